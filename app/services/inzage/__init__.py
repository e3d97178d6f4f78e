"""inzage."""
