"""Forms: the shape of what comes in. Rules of the domain are asked in the services."""
