"""What each kind of recipient of an export gets to see."""
