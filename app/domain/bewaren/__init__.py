"""How long what was recorded is kept, and when it may be destroyed."""
