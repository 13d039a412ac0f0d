"""Cycles, milestones and windows of the Compact as they are shown."""
