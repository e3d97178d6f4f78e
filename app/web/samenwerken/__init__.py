"""samenwerken: notes, and who does an open point."""
