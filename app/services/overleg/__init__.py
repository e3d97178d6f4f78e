"""overleg."""
