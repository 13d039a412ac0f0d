"""What every capability stands on: no HTTP, nothing of the domain."""
