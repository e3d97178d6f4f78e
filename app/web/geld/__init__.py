"""Screens of the money of a zaak."""
