"""Signing on at the provider of one's own organisation, logging out there, and who asks to come in."""
