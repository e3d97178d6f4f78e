"""bewaren."""
