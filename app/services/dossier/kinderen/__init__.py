"""Children in the dossier: counts and placement, never a small number."""
