"""Who asks to come in by the provider of his organisation."""
