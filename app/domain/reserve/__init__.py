"""Backups: what they say of themselves, and which older ones may go."""
