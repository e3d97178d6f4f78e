"""Help inside the product: the handleiding, one's first day, a tour, whom to ask, accessibility and privacy."""
