"""The profile of a region: its offices by period, routes, rungs."""
