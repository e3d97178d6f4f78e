"""A simulator: one seed makes a region-year of lawful and unlawful acts, with faults, and holds what must always hold.

Nothing of the product depends on it. It works on a database of its own (`flask simulatie`, `make simulatie`).
"""

from app.simulatie.krimp import krimp, val_van
from app.simulatie.loop import Gevallen, Uitslag
from app.simulatie.plek import Plek

__all__ = ["Gevallen", "Plek", "Uitslag", "krimp", "val_van"]
