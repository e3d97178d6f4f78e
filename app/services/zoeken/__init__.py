"""Searching: the index of words that follows every act, and what somebody may find in it."""
