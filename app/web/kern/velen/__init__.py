"""Screens of many acts at once."""
