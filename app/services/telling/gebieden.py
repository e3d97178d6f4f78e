"""For whom children can be counted in a zaak: the municipalities of the region on the day, and other regions in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.regio.regio import Regioprofiel
from app.models import Telling, Zaakregio
from app.regios import alle_profielen
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Telgebieden:
    """Who is counted: the region of the zaak, the regions that take or took part, and what was counted before."""

    regio: Regioprofiel
    erbij: Mapping[str, str]
    geteld: frozenset[str] = frozenset()

    def op(self, dag: date) -> dict[str, str]:
        """Names by code of who can be counted on this day.

        Of a region with a profile its municipalities of that day, of another its own code. What stands there already
        can be corrected, also when it would not be counted so now.
        """
        gevonden = {g.code: g.naam for g in self.regio.gemeenten_op(dag)}
        for profiel in self._profielen():
            gevonden |= {g.code: g.naam for g in profiel.gemeenten_op(dag)}
        altijd = self.geteld | self._los().keys()
        return gevonden | {code: naam for code, naam in self.namen.items() if code in altijd}

    @property
    def namen(self) -> dict[str, str]:
        """Names by code of everybody who can be counted on some day."""
        namen = dict(self.regio.gemeentenamen)
        for profiel in self._profielen():
            namen |= profiel.gemeentenamen
        return namen | self._los()

    @property
    def labels(self) -> dict[str, str]:
        """The same to choose from, with the days of who was not always in the region, and the region of the others."""
        labels = self.regio.gemeentelabels
        for profiel in self._profielen():
            labels |= {code: f"{naam} ({profiel.naam})" for code, naam in profiel.gemeentenamen.items()}
        return labels | self._los()

    @property
    def aliassen(self) -> dict[str, str]:
        """Codes of municipalities by other names."""
        alle = (self.regio, *self._profielen())
        return {naam: code for profiel in reversed(alle) for naam, code in profiel.gemeentealiassen.items()}

    def _profielen(self) -> list[Regioprofiel]:
        return [alle_profielen()[code] for code in self.erbij if code in alle_profielen()]

    def _los(self) -> dict[str, str]:
        """Regions that no profile describes."""
        return {code: naam for code, naam in self.erbij.items() if code not in alle_profielen()}


def lees_gebieden(session: Session, dossier: Dossier) -> Telgebieden:
    """Two queries, however many counts there are."""
    zaak, profiel = dossier.zaak, dossier.profiel
    regios = session.scalars(select(Zaakregio.regio_code).where(Zaakregio.zaak_id == zaak.id).distinct())
    erbij = {code: profiel.naam_van(code) for code in sorted(regios) if code != zaak.regio}
    geteld = session.scalars(select(Telling.gemeente).where(Telling.zaak_id == zaak.id).distinct())
    return Telgebieden(profiel, erbij, frozenset(geteld))
