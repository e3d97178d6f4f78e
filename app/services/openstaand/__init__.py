"""openstaand: gather the facts, keep what is open beside them, and list it."""
