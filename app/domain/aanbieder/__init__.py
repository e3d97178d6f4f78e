"""aanbieder."""
