"""Screens of questions, positions, opschaling and toezicht."""
