"""Screens that look ahead."""
