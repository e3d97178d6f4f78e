"""What is open about the money of a zaak."""
