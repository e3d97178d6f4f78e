"""The money of a zaak: commitments, what is booked on them, and who bears which part."""
