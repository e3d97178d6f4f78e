"""Sources under a table: each once, with the number that stands in the rows."""

from __future__ import annotations

from collections.abc import Iterator

from app.export.document import Blok, Cel, alinea
from app.export.dossierblad.taal import klein

MERKEN = (
    "[S] document van de regio, [P] openbare bron, [I] afgeleid: een voorstel van ons. "
    "Wat is afgeleid is geen tekst uit het landelijke draaiboek."
)


class Bronlijst:
    """The sources of one table, in the order in which its rows name them."""

    def __init__(self) -> None:
        self._nummers: dict[str, int] = {}

    def nr(self, bron: str, merk: str = "") -> Cel:
        """What stands in the row; the mark, when there is one, stands there too."""
        tekst = f"{bron} [{merk}]" if merk else bron
        nummer = self._nummers.setdefault(tekst, len(self._nummers) + 1)
        return [klein(f"bron {nummer}" + (f" [{merk}]" if merk else ""))]

    def onder(self) -> Iterator[Blok]:
        """The lines under the table."""
        if self._nummers:
            yield alinea(*(klein(f"Bron {nr}: {tekst}") for tekst, nr in self._nummers.items()))
            if any(tekst.endswith(("[S]", "[P]", "[I]")) for tekst in self._nummers):
                yield alinea(klein(MERKEN))
