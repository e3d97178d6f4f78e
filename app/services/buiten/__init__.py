"""buiten."""
