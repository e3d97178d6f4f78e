"""openstaand: the lists of what is open."""
