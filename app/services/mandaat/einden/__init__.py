"""Ends of mandaten beside those of one: many at once, and what stands after an end."""
