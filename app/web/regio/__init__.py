"""Screens of offices and other regions."""
