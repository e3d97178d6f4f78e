"""Signing on at the provider of one's own organisation: what it publishes, what it says, and whom that opens."""
