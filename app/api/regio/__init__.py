"""regio."""
