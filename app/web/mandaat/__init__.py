"""Screens of the mandaat, from concept to end."""
