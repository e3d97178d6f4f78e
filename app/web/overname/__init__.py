"""Screens of what is taken over from paper."""
