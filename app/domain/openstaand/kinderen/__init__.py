"""What is open about where children are and where they go."""
