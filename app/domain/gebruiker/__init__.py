"""Tokens of accounts: how long they work and what for."""
