"""Who of those with whom an open point lies does it: assigned, given to another, taken back (ADR 033)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietZichtbaar, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import mailvorm
from app.domain.openstaand.punt import Wie
from app.domain.samenwerken.behandelaar import Collega, kan_hebben, kies, toets_aanwijzer
from app.models import Behandelaar, Gebruiker, LogboekRegel
from app.services.kern.toegang import Dossier, open_dossier
from app.services.kern.uitvoering import MAX_OBJECT, Werk
from app.services.openstaand.lijst import Openstaand, van_zaak
from app.services.samenwerken.mensen import collegas

ONZICHTBAAR = "Deze taak staat niet open, of u mag haar niet zien."


@dataclass(frozen=True)
class Taak:
    """An open point with who can do it, and who was assigned."""

    punt: Openstaand
    kandidaten: Sequence[Collega]
    ik: Collega | None


def vind_taak(session: Session, dossier: Dossier, soort: str, object_: str, dag: date) -> Taak:
    """An open point as this actor sees it, with who can do it. Raises NietZichtbaar."""
    punten = van_zaak(session, dossier, dag)
    punt = next((rij for rij in punten if (rij.punt.soort, rij.punt.object) == (soort, object_)), None)
    if punt is None:
        raise NietZichtbaar(ONZICHTBAAR)
    bij = punt.punt.ligt_bij
    alle = collegas(session, dossier, dag, [bij.code] if bij.wie is Wie.ORGANISATIE else [])
    ik = next((collega for collega in alle if collega.id == dossier.actor.id), None)
    return Taak(punt, [collega for collega in alle if kan_hebben(collega, bij)], ik)


def wijs_behandelaar_aan(werk: Werk, zaaknummer: str, soort: str, object_: str, gebruiker: str) -> Behandelaar:
    """Say who does an open point, of those with whom it lies; he takes the place of who did it before.

    Raises GeenRecht, OngeldigeInvoer; NietZichtbaar when nothing is open there for the actor.
    """
    werk.wil("wijs_behandelaar_aan", object=_naam(object_), taak=soort, bij=object_)
    dossier = open_dossier(werk, zaaknummer, Recht.TAAK_TOEWIJZEN)
    taak = _van_mij(werk, dossier, soort, object_)
    gekozen = kies(list(taak.kandidaten), mailvorm(gebruiker))
    rij = _rij(werk.session, dossier, soort, object_)
    vorige = rij.gebruiker_id if rij else None
    if vorige == gekozen.id:
        raise OngeldigeInvoer(f"{gekozen.naam} heeft deze taak al.", veld="gebruiker")
    if rij is None:
        rij = Behandelaar(zaak_id=dossier.zaak.id, soort=soort, object=object_)
        werk.session.add(rij)
    rij.gebruiker_id, rij.door_id, rij.sinds = gekozen.id, werk.verzoek.actor.id, werk.verzoek.nu
    was = _pseudoniem(werk.session, vorige)
    werk.session.flush()
    werk.noteer(gebruiker=gekozen.pseudoniem, vorige=was)
    return rij


def haal_behandelaar_weg(werk: Werk, zaaknummer: str, soort: str, object_: str) -> LogboekRegel:
    """The point lies with all of its office again; gives its entry. Raises as `wijs_behandelaar_aan`."""
    werk.wil("haal_behandelaar_weg", object=_naam(object_), taak=soort, bij=object_)
    dossier = open_dossier(werk, zaaknummer, Recht.TAAK_TOEWIJZEN)
    _van_mij(werk, dossier, soort, object_)
    rij = _rij(werk.session, dossier, soort, object_)
    if rij is None:
        raise OngeldigeInvoer("Niemand is voor deze taak aangewezen.")
    was = _pseudoniem(werk.session, rij.gebruiker_id)
    werk.session.delete(rij)
    werk.session.flush()
    return werk.noteer(gebruiker=was)


def _van_mij(werk: Werk, dossier: Dossier, soort: str, object_: str) -> Taak:
    """The point, which this actor may divide. Raises GeenRecht, NietZichtbaar."""
    taak = vind_taak(werk.session, dossier, soort, object_, werk.verzoek.vandaag)
    if taak.ik is None:
        raise NietZichtbaar(ONZICHTBAAR)
    toets_aanwijzer(taak.ik, taak.punt.punt.ligt_bij)
    return taak


def _rij(session: Session, dossier: Dossier, soort: str, object_: str) -> Behandelaar | None:
    eisen = (Behandelaar.zaak_id == dossier.zaak.id, Behandelaar.soort == soort, Behandelaar.object == object_)
    return session.scalars(select(Behandelaar).where(*eisen)).one_or_none()


def _pseudoniem(session: Session, gebruiker_id: int | None) -> str | None:
    return session.scalar(select(Gebruiker.pseudoniem).where(Gebruiker.id == gebruiker_id)) if gebruiker_id else None


def _naam(object_: str) -> str:
    """What the entry is about: an object of the logboek has at most so many characters."""
    return object_[:MAX_OBJECT]
