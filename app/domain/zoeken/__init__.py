"""Searching in what was recorded: words as they are compared, what is asked, what of an act is found by whom."""
