"""Backups, the way back, and the way to another database."""
