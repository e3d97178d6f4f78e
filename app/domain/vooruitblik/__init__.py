"""vooruitblik: how long the cash lasts with and without support, scenarios by hand, and what if it stops tomorrow."""
