"""Of which entries and documents the content goes along: as the profile of the recipient says, and within the period.

The same rule holds for the content itself and for the chronology of the dossier, which tells it in other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from app.domain.basis.begrippen import dag_van
from app.models import Export
from app.services.dossier.tekst import Deel
from app.services.export.keuze import Minimaal
from app.services.logboek.noteren import EPOCH
from app.weergave import datum

BUITEN_PERIODE = "buiten de gevraagde periode"
_VERTELD = ("chronologie", "geweigerd")
"""Parts of the dossier that tell what entries hold."""


class Inhoudkeuze:
    """What one export leaves out. `eigen_nr` is the number in the zaak of its own entry, which always goes along."""

    def __init__(self, export: Export, keuze: Minimaal, eigen_nr: int | None) -> None:
        self._export, self._keuze, self._eigen_nr = export, keuze, eigen_nr

    def dossier(self, heel: Deel) -> Deel:
        """The dossier as this recipient gets it, without the words of entries whose content stays out."""
        d = self._keuze.dossier(heel)
        return d | {deel: [self._verteld(rij) for rij in _rijen(d[deel])] for deel in _VERTELD if deel in d}

    def _verteld(self, rij: dict[str, Any]) -> dict[str, Any]:
        eigen = rij["nr"] == self._eigen_nr
        reden = None if eigen else self._reden(rij, datetime.fromisoformat(rij["ingevoerd_op"]))
        return rij | ({"onderwerp": "", "waarom": "", "weggelaten": reden} if reden else {"weggelaten": ""})

    def regel(self, kop: Mapping[str, Any]) -> str | None:
        """Why the content of the entry with this line stays out; None when it goes along."""
        if kop["zaak_nr"] == self._eigen_nr:
            return None
        return self._reden(kop, EPOCH + timedelta(microseconds=kop["tijd"]))

    def document(self, gedeeld: bool, toegevoegd_op: datetime) -> str | None:
        """Why a document stays out that was shared with municipalities, or not, and was added at this moment."""
        return self._buiten(toegevoegd_op) or self._keuze.document_weg(gedeeld)

    def redacties(self) -> list[tuple[str, str]]:
        """What was left out, for the cover and the manifest."""
        van, tot = self._export.vanaf, self._export.tot_en_met
        if not van and not tot:
            return self._keuze.redacties()
        delen = [f"voor {datum(van)}"] * bool(van) + [f"na {datum(tot)}"] * bool(tot)
        wat = f"inhoud van regels en documenten die zijn ingevoerd {' of '.join(delen)}"
        return [(wat, f"{BUITEN_PERIODE}; de registers tonen de stand op de peildatum"), *self._keuze.redacties()]

    def _reden(self, kop: Mapping[str, Any], op: datetime) -> str | None:
        return self._buiten(op) or self._keuze.laat_weg(kop)

    def _buiten(self, op: datetime) -> str | None:
        """It was entered on a day outside the period (Amsterdam)."""
        dag = dag_van(op)
        te_vroeg = self._export.vanaf is not None and dag < self._export.vanaf
        te_laat = self._export.tot_en_met is not None and dag > self._export.tot_en_met
        return BUITEN_PERIODE if te_vroeg or te_laat else None


def _rijen(waarde: object) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", waarde)
