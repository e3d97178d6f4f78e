"""The region's year through the API."""
