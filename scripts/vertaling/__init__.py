"""The catalogue of translations: what there is to say, taken from the source, and what of it lacks a translation."""
