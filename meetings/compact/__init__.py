"""The Global Compact for Migration: its themes, principles and objectives, and the cycles in which it is reviewed."""
