"""The life of a zaak: opened, through the treden, closed; and who leads it."""
