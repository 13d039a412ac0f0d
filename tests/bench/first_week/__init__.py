"""What people typed, pasted and uploaded in a first week, tried over HTTP."""
