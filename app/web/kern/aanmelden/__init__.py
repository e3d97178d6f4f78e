"""Proving who one is: at the door, and again with an act."""
