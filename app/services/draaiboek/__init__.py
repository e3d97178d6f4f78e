"""The edition a zaak runs under, and the rows in which its treden are determined."""
