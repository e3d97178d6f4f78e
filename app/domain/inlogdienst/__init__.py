"""Signing on at the provider of one's own organisation (OpenID Connect)."""
