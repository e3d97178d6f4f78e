"""openstaand."""
