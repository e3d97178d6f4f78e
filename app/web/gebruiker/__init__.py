"""Screens of accounts, roles and tokens."""
