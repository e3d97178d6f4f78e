"""Duties to inform, and the letter to the municipal councils."""
