"""samenwerken: what colleagues say and agree beside the formal record."""
