"""The money of a zaak in the API."""
