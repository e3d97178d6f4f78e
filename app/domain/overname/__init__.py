"""Workbooks with what was on paper: read, checked, reported on."""
