"""Screens of steps, events and terms."""
