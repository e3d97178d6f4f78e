"""Screens of meetings and the papers on their way along them."""
