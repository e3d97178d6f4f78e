"""Nothing is recorded twice unnoticed: what was sent a moment ago is known, and what was made of it is found again."""
