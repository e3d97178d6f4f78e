"""What is told of an installation: what is in order, what asks attention, and what is wrong."""
