"""What people and administrators do with accounts and sign-ins: permission, rule, history."""
