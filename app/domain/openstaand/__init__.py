"""openstaand: one source of what is open, with whom it lies and which act closes it."""
