"""overzicht: the management view over zaken, and a provider over its zaken."""
