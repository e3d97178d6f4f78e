"""informatie."""
