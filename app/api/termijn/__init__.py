"""termijn."""
