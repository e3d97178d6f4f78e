"""bewijs."""
