"""Where children are and where they go: counts by week, offered places, bookings, and the board of all that."""
