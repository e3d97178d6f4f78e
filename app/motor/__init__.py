"""The two engines: what is particular to each, and how it says that it fails."""
