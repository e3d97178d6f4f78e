"""overzicht: the zaken that run in one list, with their figures."""
