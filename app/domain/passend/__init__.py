"""Whether the place fits, afterwards: verdicts and follow-up, the rights of the child, signals of those concerned."""
