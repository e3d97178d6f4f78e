"""The operation that searches in all that one may see."""
