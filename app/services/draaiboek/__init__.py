"""draaiboek."""
