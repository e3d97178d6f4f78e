"""Screens of the logboek as its readers see it, and what to do when it is not what it was."""
