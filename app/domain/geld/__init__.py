"""The money of a crisis: what was promised under a decision, what was paid and comes back, and who bears which part."""
