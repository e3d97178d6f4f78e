"""Meetings from the rhythm of a region, and where a paper is."""
