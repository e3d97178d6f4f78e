"""Tables of where children are and where they go: numbers only."""
