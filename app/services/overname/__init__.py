"""Taking over what was recorded on paper before, from workbooks."""
