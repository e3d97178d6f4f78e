"""Editions of the draaiboek: read, compared, and the guards that they hold."""
