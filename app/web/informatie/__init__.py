"""Screens of duties to inform and the letter to the councils."""
