"""Screens of the region's year."""
