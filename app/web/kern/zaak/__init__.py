"""What stands on every page of a zaak."""
