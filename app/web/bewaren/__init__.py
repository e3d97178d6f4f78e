"""Screens of keeping longer, destroying and anonymising."""
