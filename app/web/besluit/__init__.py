"""besluit."""
