"""Steps, events and terms of a zaak, and the days that count as holidays."""
