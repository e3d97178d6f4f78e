"""kern."""
