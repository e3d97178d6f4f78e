"""A zaak as it was known on a reference date, as plain data."""
