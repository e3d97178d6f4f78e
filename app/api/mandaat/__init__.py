"""mandaat."""
