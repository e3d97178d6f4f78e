"""Screens of what somebody sees first: what waits for him, and the list of cases."""
