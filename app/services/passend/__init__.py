"""Whether the place fits: verdicts, the check on the rights of the child, signals, and what closing asks of them."""
