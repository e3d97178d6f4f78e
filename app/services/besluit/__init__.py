"""Decisions under a mandaat: taken, divided to the cent, reversed, and told to the provider."""
