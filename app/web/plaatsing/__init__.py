"""Screens of where children are and where they go."""
