"""Screens of counts of children."""
