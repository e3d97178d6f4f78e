"""zaak."""
