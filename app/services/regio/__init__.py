"""The region: who fills its offices, and which other regions a zaak concerns."""
