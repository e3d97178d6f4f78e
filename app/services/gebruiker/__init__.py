"""Accounts, their roles and tokens, and the first set-up of an installation."""
