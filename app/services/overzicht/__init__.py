"""overzicht."""
