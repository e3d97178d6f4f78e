"""The facts of the sources, of many zaken at once: each source costs as many queries for one zaak as for all."""
