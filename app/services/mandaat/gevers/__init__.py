"""Who grants: from here or from elsewhere, what each weighs and is asked for, and who cannot grant here himself."""
