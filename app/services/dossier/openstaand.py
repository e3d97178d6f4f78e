"""What was open in a zaak at the end of a day, from the one source of what is open, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Stapstatus, Toestand
from app.domain.basis.handelingen import Soort, soort_van
from app.domain.mandaat.sluiten import na_sluiten
from app.domain.openstaand import cijfers, stappen
from app.domain.openstaand.kader import Bepaald, Kader
from app.domain.openstaand.mandaatfeit import Mandaatfeit, Mandaatkern
from app.domain.openstaand.punt import LigtBij, Punt, Wie
from app.domain.openstaand.register import SOORTEN
from app.domain.openstaand.toezicht import nagelaten
from app.domain.regio.regio import Regioprofiel
from app.services.dossier.beeld import lees_beeld
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst
from app.services.kern.toegang import Dossier
from app.services.openstaand.bronnen import BRONNEN, Bron
from app.services.openstaand.feiten.kaders import Zaakfeit, lees_zaken
from app.services.openstaand.feiten.mandaten import mandaten
from app.services.openstaand.feiten.toezicht import toezicht

BETROKKENEN = LigtBij(Wie.PARTIJ, "", "wie erover gaat")
_ZONDER_HANDELING = {stappen.VERVALLEN: Soort.STAPPEN, cijfers.REGIO: Soort.TELLINGEN}


@dataclass(frozen=True)
class Bronfeiten:
    """What the sources know of one zaak; `mandaten` is also of use by itself."""

    kader: Kader
    per_bron: Sequence[tuple[Bron, Sequence[Any]]]

    @property
    def mandaten(self) -> Sequence[Mandaatfeit]:
        return self._van(mandaten)

    def toezicht_nagelaten(self, dag: date) -> list[str]:
        """What was undone when toezicht ended, by that day."""
        return list(nagelaten(self.kader, self._van(toezicht), dag))

    def _van(self, lees: object) -> Sequence[Any]:
        return next(feiten for bron, feiten in self.per_bron if bron.lees is lees)

    def open_op(self, dag: date) -> list[Punt]:
        """The points that were open at the end of that day: what is late first, what has no last day last."""
        alle = (punt for bron, feiten in self.per_bron for punt in bron.punten(self.kader, feiten))
        return sorted((p for p in alle if p.open_op(dag)), key=lambda p: (p.uiterlijk_op or date.max, p.sinds))

    def na_sluiten(self, dag: date) -> Bronfeiten:
        """As they would be when the zaak were closed on that day: steps that are open lapse."""
        laatste = self.kader.verloop[-1]
        slot = Bepaald(laatste.volgnr + 1, laatste.periode, Toestand.AFGESLOTEN, dag)
        verloop = [*self.kader.verloop, slot]
        kader = replace(self.kader, verloop=verloop, toestand=slot.naar, toestand_sinds=dag)
        return Bronfeiten(
            kader, [(bron, [_na_sluiten(feit, dag) for feit in feiten]) for bron, feiten in self.per_bron]
        )


def _na_sluiten(feit: Any, dag: date) -> Any:
    if isinstance(feit, Mandaatkern):
        return replace(feit, feiten=na_sluiten(feit.feiten, dag))
    open_stap = isinstance(feit, stappen.Stapfeit) and feit.status is Stapstatus.OPEN
    return replace(feit, status=Stapstatus.VERVALLEN) if open_stap else feit


def lees_bronfeiten(session: Session, dossier: Dossier) -> Bronfeiten:
    """Everything that the sources ask of this zaak."""
    return bronfeiten(lees_beeld(session, dossier.zaak.id))


def bronfeiten(zaak: Zaakfeit) -> Bronfeiten:
    """The same, from rows that were read."""
    return Bronfeiten(zaak.kader, [(bron, bron.lees(zaak)) for bron in BRONNEN])


def lees_toezicht_nagelaten(session: Session, zaak_id: int, dag: date) -> list[str]:
    """The same of a zaak of which nothing else is read."""
    (bron,) = (bron for bron in BRONNEN if bron.lees is toezicht)
    zaak = lees_zaken(session, [zaak_id], bron.rijen)[zaak_id]
    return list(nagelaten(zaak.kader, toezicht(zaak), dag))


_PER_BOEKING = "boeking/"


def voor_dossier(punten: Iterable[Punt]) -> list[Punt]:
    """The points as a dossier tells them: those of bookings that ask the same are one, without number and without whose
    children they are. How many bookings wait, and whose, would pin a number down beside the bands of the stock.
    """
    gevonden: dict[str, Punt] = {}
    for punt in punten:
        if not punt.object.startswith(_PER_BOEKING):
            gevonden[f"{punt.soort} {punt.object} {len(gevonden)}"] = punt
        elif punt.soort not in gevonden:
            titel = SOORTEN[punt.soort].titel
            gevonden[punt.soort] = replace(punt, onderwerp=titel, object="boekingen", ligt_bij=BETROKKENEN)
    return list(gevonden.values())


def onderdeel(soort: str) -> Soort:
    """Which part of the zaak a point is of: the part of the act that closes it. Who gets that part hears of it."""
    handeling = next(iter(SOORTEN[soort].handelingen), "")
    return soort_van(handeling) or _ZONDER_HANDELING[soort]


def rij(punt: Punt, profiel: Regioprofiel, dag: date) -> Deel:
    """A point as it stands in the dossier; `mandaat` says which one it is of."""
    return {
        "soort": punt.soort,
        "titel": SOORTEN[punt.soort].titel,
        "onderdeel": onderdeel(punt.soort).value,
        "onderwerp": punt.onderwerp,
        "ligtBij": _ligt_bij(punt.ligt_bij, profiel),
        "object": punt.object,
        "mandaat": punt.gegevens.get("mandaat_id"),
        "sinds": dag_tekst(punt.sinds),
        "uiterlijkOp": dag_tekst(punt.uiterlijk_op),
        "teLaat": ja_tekst(punt.te_laat(dag)),
        "weegt": punt.weegt.value,
    }


def _ligt_bij(bij: LigtBij, profiel: Regioprofiel) -> Deel:
    """Its name, with the code of the office, role, municipality or region; a person or party has a name alone."""
    organisatie = "gemeente" if profiel.gemeente(bij.code) else "regio"
    veld = {Wie.FUNCTIE: "functie", Wie.ROL: "rol", Wie.ORGANISATIE: organisatie}.get(bij.wie)
    gevonden: Deel = {"naam": bij.naam}
    return gevonden | ({veld: bij.code} if veld else {})
