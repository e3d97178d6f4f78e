"""The pieces by which each college decides on a mandaat: made of what was asked, from the templates of the region."""
