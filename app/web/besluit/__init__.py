"""Screens of decisions under mandaat."""
