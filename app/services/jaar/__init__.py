"""The region's year: its calendar, what came of each moment, and what was brought in."""
