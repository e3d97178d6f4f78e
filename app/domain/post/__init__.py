"""Mail about what waits for somebody: when it goes, to whom, and what each chose of it."""
