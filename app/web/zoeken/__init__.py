"""The screen on which one searches in all that one may see."""
