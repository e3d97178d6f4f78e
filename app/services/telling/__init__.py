"""Counts of clients by municipality and kind of care."""
