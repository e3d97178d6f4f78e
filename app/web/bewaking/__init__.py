"""The status page of the administrator, and what a monitor asks."""
