"""Offers that a provider made itself are taken over: beside what it offered before, or in its place. Never both in
silence, for then the same places would count twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boekhouding import Geboekt, bezet, geboekte_weken
from app.domain.plaatsing.opgave import Eerder
from app.models import Plaatsaanbod, Zaak
from app.services.kern.toegang import Dossier
from app.services.kern.uitvoering import Werk
from app.services.plaatsing import lezen
from app.services.plaatsing.aanbod import in_woorden, schrijf_aanbod


@dataclass
class Overgenomen:
    """How many offers are new and how many were put right or struck out, and in words what each says now and said."""

    nieuw: int = 0
    gewijzigd: int = 0
    aanbod: list[str] = field(default_factory=list)
    vervangen: list[str] = field(default_factory=list)


def eerder_aanbod(session: Session, zaak: Zaak, wie: str, dag: date) -> list[Plaatsaanbod]:
    """What this provider offers in the zaak on the day or later, by number."""
    return _van(lezen.aanbod(session, zaak).values(), wie, dag)


def _van(alle: Iterable[Plaatsaanbod], wie: str, dag: date) -> list[Plaatsaanbod]:
    van_hem = (rij for rij in alle if not rij.vervallen and _zelfde(rij.aanbieder, wie))
    return sorted((rij for rij in van_hem if not rij.waarden().voorbij_op(dag)), key=lambda rij: rij.nummer)


def _zelfde(een: str, ander: str) -> bool:
    return " ".join(een.split()).casefold() == " ".join(ander.split()).casefold()


def neem_aanbod_op(
    werk: Werk, dossier: Dossier, nieuw: Sequence[Aanbod], opgave: int, wie: str, hoe: Eerder | None
) -> Overgenomen:
    """What a provider (`wie`) gave by the link of this number, for the act that takes it over.

    Raises OngeldigeInvoer when there are offers of before and nobody said what becomes of them, or when places of one
    that would go are booked.
    """
    alle, vormen = lezen.aanbod(werk.session, dossier.zaak), lezen.vormen(dossier)
    eerder = _van(alle.values(), wie, werk.verzoek.vandaag)
    if eerder and hoe is None:
        raise OngeldigeInvoer(
            f"Van {wie} staat al aanbod in deze zaak. Kies of dit erbij komt, of in de plaats.", veld="eerder"
        )
    weg = eerder if hoe is Eerder.VERVANGT else []
    geboekt = lezen.boekingen(werk.session, dossier.zaak).geboekt if weg else ()
    uit, volgend = Overgenomen(), len(alle) + 1
    for wat in nieuw:
        zelfde = [rij for rij in weg if _zelfde_plek(rij, wat)]
        oud = max(zelfde, key=lambda rij: bezet(geboekt, rij.nummer), default=None)  # who is booked keeps his place
        weg = [rij for rij in weg if rij is not oud]
        if oud:
            _toets(wat, oud, geboekt, vormen)
            uit.gewijzigd += 1
            uit.vervangen.append("; ".join(in_woorden(oud.waarden(), vormen)))
        else:
            uit.nieuw += 1
        schrijf_aanbod(werk, dossier.zaak, wat, oud, volgend, _reden(opgave) if oud else "", False, opgave)
        volgend += 0 if oud else 1
        uit.aanbod.append("; ".join(in_woorden(wat, vormen)))
    for rij in weg:
        _toets_vrij(rij, geboekt)
        schrijf_aanbod(werk, dossier.zaak, rij.waarden(), rij, volgend, _reden(opgave), True)
        uit.gewijzigd += 1
        uit.vervangen.append("; ".join(in_woorden(rij.waarden(), vormen)))
    return uit


def _reden(opgave: int) -> str:
    return f"Vervangen door opgave {opgave} van de aanbieder."


def _zelfde_plek(rij: Plaatsaanbod, wat: Aanbod) -> bool:
    return rij.zorgvorm == wat.zorgvorm and _zelfde(rij.locatie, wat.locatie)


def _toets(wat: Aanbod, oud: Plaatsaanbod, geboekt: Sequence[Geboekt], vormen: dict[str, str]) -> None:
    """Children that are booked keep their place: said at the choice, for what came cannot be changed here."""
    try:
        wat.toets(vormen, bezet(geboekt, oud.nummer))
        wat.toets_boekingen(geboekte_weken(geboekt, oud.nummer))
    except DomeinFout as fout:
        raise OngeldigeInvoer(f"{wat.naam}: {fout.bericht}", veld="eerder") from fout


def _toets_vrij(rij: Plaatsaanbod, geboekt: Sequence[Geboekt]) -> None:
    if aantal := bezet(geboekt, rij.nummer):
        raise OngeldigeInvoer(
            f"Van {rij.waarden().naam} zijn {aantal} plaatsen geboekt, en dat aanbod komt in deze opgave niet voor. "
            "Trek eerst die boekingen in, of laat het eerdere aanbod staan.",
            veld="eerder",
        )
