"""How this installation fares: what can be read of it, and which tasks of the background ran."""
