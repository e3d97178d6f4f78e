"""Who grants: what each weighs and is asked for, and who cannot grant here himself."""
