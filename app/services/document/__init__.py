"""Documents with a zaak."""
