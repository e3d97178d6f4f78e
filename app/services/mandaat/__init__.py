"""The life of a mandaat, from its concept to its end, and how the mandaten of a zaak stand on a day."""
