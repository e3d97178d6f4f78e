"""Screens of a zaak and its course."""
