"""logboek."""
