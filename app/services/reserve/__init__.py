"""Backups of everything, the way back, and the way to another database."""
