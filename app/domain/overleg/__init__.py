"""Positions of municipalities, the rungs of opschaling, the phases of toezicht."""
