"""What the region knows of a provider: who it is, its quarterly figures, its subsidies, and who it earns from."""
