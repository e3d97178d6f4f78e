"""Counts: their cells, and what small ones are suppressed to."""
