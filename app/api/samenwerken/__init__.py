"""samenwerken."""
