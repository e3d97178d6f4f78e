"""Screens of the edition a zaak runs under."""
