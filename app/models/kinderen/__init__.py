"""Tables of where children are, where they go and where they could stay: numbers only."""
