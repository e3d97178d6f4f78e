"""gebruiker."""
