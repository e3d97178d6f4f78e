"""The register: every mandaat that somebody sees, over all zaken, and what he can choose in it."""
