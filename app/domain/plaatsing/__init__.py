"""Where children are, where they go, and whether the two agree: counts by week, offered places, bookings. No names."""
