"""Benchmarks: scripts that print ratios against a bare Flask view on the same machine, never timed tests."""
