"""Several mandaten of one request at once: each its own act by the rules of that act, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.afwijkdomein import Domeinen
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.mandaat.behandeling import Verzoekhandeling
from app.domain.mandaat.instemming import GEEN, Gegeven
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.models import Mandaat, Mandaatverzoek
from app.services.document.documenten import NieuwDocument
from app.services.kern.toegang import Dossier, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.kern.velen import Deel, Uitslag, doe_velen
from app.services.mandaat import handelingen
from app.services.mandaat.reactiedatum import ONBEKEND, zoek_verzoek
from app.services.mandaat.toegang import mag_zien
from app.services.mandaat.verzoek.herinnering import herinner

_V = Verzoekhandeling


@dataclass(frozen=True)
class Keuze:
    """One mandaat of the request, what is done with it, and the version that was looked at."""

    mandaat_id: int
    handeling: Verzoekhandeling
    versie: int | None = None


@dataclass(frozen=True, kw_only=True)
class Behandeling:
    """What was chosen, and what these acts have in common; each takes of it what it asks.

    With `alles` nothing is kept when one of them cannot be done; without it the others are.
    """

    keuzes: Sequence[Keuze]
    datum: date
    toelichting: str = ""
    besluitnummer: str = ""
    stuk: NieuwDocument | None = None
    gegeven: Gegeven = GEEN
    domeinen: Domeinen = ()
    alles: bool = True


def behandel_verzoek(werk: Werk, zaaknummer: str, volgnr: int, wat: Behandeling) -> Uitslag[Mandaat]:
    """Run what was chosen, each by its own act with its own entry and refusal.

    Who may do what the acts say, one by one. Raises NietAlles when nothing is kept, NietGevonden for what is no
    mandaat of this request, OngeldigeInvoer.
    """
    dossier = open_dossier(werk, zaaknummer, Recht.MANDATEN_INZIEN)
    verzoek = zoek_verzoek(werk.session, dossier.zaak, volgnr)
    namen = _namen(werk.session, dossier, verzoek) if verzoek else {}
    gekozen = [keuze.mandaat_id for keuze in wat.keuzes]
    if not namen or set(gekozen) - namen.keys():
        raise NietGevonden(ONBEKEND)
    if len(set(gekozen)) < len(gekozen):
        raise OngeldigeInvoer("Hetzelfde mandaat staat er twee keer.", veld="kies")
    delen = [Deel(k.mandaat_id, namen[k.mandaat_id], partial(_doe, keuze=k, wat=wat)) for k in wat.keuzes]
    return doe_velen(werk, delen, alles=wat.alles)


def _namen(session: Session, dossier: Dossier, verzoek: Mandaatverzoek) -> dict[int, str]:
    """How each mandaat of the request is called: by its grantor, and its holder when there are several.

    One that he may not see has no name; its act refuses it, and notes that.
    """
    vraag = select(Mandaat).where(Mandaat.verzoek_id == verzoek.id)
    mandaten = session.scalars(vraag.options(joinedload(Mandaat.mandaatgever), joinedload(Mandaat.houder))).all()
    meer = len({mandaat.houdernaam for mandaat in mandaten}) > 1
    namen = {m.id: f"{m.mandaatgever.naam} ({m.houdernaam})" if meer else m.mandaatgever.naam for m in mandaten}
    return {m.id: namen[m.id] if mag_zien(dossier, dossier.actor, m) else f"mandaat {m.id}" for m in mandaten}


def _doe(werk: Werk, keuze: Keuze, wat: Behandeling) -> Mandaat:
    return _DOE[keuze.handeling](werk, keuze, wat)


def _wijs_af(werk: Werk, k: Keuze, b: Behandeling) -> Mandaat:
    return handelingen.wijs_af(werk, k.mandaat_id, b.datum, b.toelichting, b.domeinen, k.versie)


def _verleen(werk: Werk, k: Keuze, b: Behandeling) -> Mandaat:
    return handelingen.verleen(werk, k.mandaat_id, b.datum, b.besluitnummer, b.toelichting, k.versie, b.stuk)


def _stem_in_als_houder(werk: Werk, k: Keuze, b: Behandeling) -> Mandaat:
    return handelingen.stem_in(werk, k.mandaat_id, b.datum, HOUDER, b.toelichting, versie=k.versie)


def _stem_in_namens_werkgever(werk: Werk, k: Keuze, b: Behandeling) -> Mandaat:
    return handelingen.stem_in(werk, k.mandaat_id, b.datum, WERKGEVER, b.toelichting, b.gegeven, k.versie)


_DOE: Mapping[Verzoekhandeling, Callable[[Werk, Keuze, Behandeling], Mandaat]] = {
    _V.VOORSTELLEN: lambda w, k, b: handelingen.stel_voor(w, k.mandaat_id, b.datum, b.toelichting, k.versie),
    _V.GOEDKEUREN: lambda w, k, b: handelingen.keur_goed(w, k.mandaat_id, b.datum, b.toelichting, k.versie),
    _V.AFWIJZEN: _wijs_af,
    _V.VERLENEN: _verleen,
    _V.INSTEMMEN_HOUDER: _stem_in_als_houder,
    _V.INSTEMMEN_WERKGEVER: _stem_in_namens_werkgever,
    _V.HERINNEREN: lambda w, k, b: herinner(w, k.mandaat_id, b.toelichting, k.versie),
}
