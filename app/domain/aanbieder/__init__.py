"""Quarterly figures and subsidies of a provider: what they must hold, and what follows from them."""
