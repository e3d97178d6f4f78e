"""Tables of the money of a zaak."""
