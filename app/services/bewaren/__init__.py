"""How long what was recorded stays, and who may destroy or change it: destroying, anonymising, clearing up."""
