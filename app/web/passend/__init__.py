"""Screens of whether the place fits, the rights of the child, and signals."""
