"""Providers: pick one that is known, or add it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.aanbieder.onderdelen import Vervangbaarheid
from app.domain.basis.begrippen import Actor, Cruciaal, Grootteklasse
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst, toets_agb, toets_bedrag, toets_kvk, toets_lengte
from app.domain.basis.rechten import Recht
from app.models import Aanbieder
from app.services.kern.tellen import tel_tot
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.kern.zoeken import past_bij_aanbieder

GEEN_KVK = "-"
"""The number of the one that stands in the place of providers that were destroyed: nobody can choose it."""


@dataclass(frozen=True)
class NieuweAanbieder:
    """A provider as it is entered; `jeugdomzet` in euro cents a year."""

    naam: str
    kvk_nummer: str
    grootteklasse: Grootteklasse | None = None
    jeugdomzet: int | None = None
    agb_code: str = ""
    rechtsvorm: str = ""
    cruciaal: Sequence[Cruciaal] = ()
    vervangbaarheid: Vervangbaarheid | None = None


KEUZES = 50
"""How many providers a page offers at once; who looks for another one searches."""


def lijst_aanbieders(
    session: Session, actor: Actor, zoek: str = "", *, grootte: int = KEUZES, sla_over: int = 0
) -> tuple[Sequence[Aanbieder], bool]:
    """Providers known in the actor's region by name, as many as asked, and whether there are more."""
    vraag = _bekend(actor).order_by(Aanbieder.zoekvorm, Aanbieder.naam, Aanbieder.id).offset(sla_over or None)
    if zoek:
        vraag = vraag.where(past_bij_aanbieder(zoek))
    rijen = session.scalars(vraag.limit(grootte + 1)).all()
    return rijen[:grootte], len(rijen) > grootte


def aantal_aanbieders(session: Session, actor: Actor) -> int:
    """How many there are, up to TELGRENS."""
    return tel_tot(session, _bekend(actor).with_only_columns(Aanbieder.id))


def _bekend(actor: Actor) -> Select[Aanbieder]:
    return select(Aanbieder).where(Aanbieder.regio == actor.regio, Aanbieder.kvk_nummer != GEEN_KVK)


def kies_aanbieder(werk: Werk, keuze: int | NieuweAanbieder) -> Aanbieder:
    """The known provider of that id, or a new one. Raises NietGevonden, OngeldigeInvoer."""
    if isinstance(keuze, NieuweAanbieder):
        return _voeg_toe(werk, keuze)
    return vind_aanbieder(werk.session, werk.verzoek.actor, keuze)


def vind_aanbieder(session: Session, actor: Actor, aanbieder_id: int) -> Aanbieder:
    """A provider of the actor's region. Raises NietGevonden."""
    aanbieder = session.get(Aanbieder, aanbieder_id)
    if aanbieder is None or aanbieder.regio != actor.regio or aanbieder.kvk_nummer == GEEN_KVK:
        raise NietGevonden("Deze aanbieder bestaat niet. Kies een aanbieder uit de lijst.", veld="aanbieder_id")
    return aanbieder


def voeg_aanbieder_toe(werk: Werk, nieuw: NieuweAanbieder) -> Aanbieder:
    """Add a provider before there is a zaak. Raises GeenRecht, OngeldigeInvoer.

    The entry names it by its number alone: it stands outside any zaak, and stays when the provider is destroyed.
    """
    werk.wil("voeg_aanbieder_toe")
    eis_recht(werk.verzoek.actor, Recht.ZAAK_OPENEN)
    aanbieder = _voeg_toe(werk, nieuw)
    werk.noteer(object=f"aanbieder/{aanbieder.id}")
    return aanbieder


def _voeg_toe(werk: Werk, nieuw: NieuweAanbieder) -> Aanbieder:
    actor = werk.verzoek.actor
    aanbieder = Aanbieder(
        **getoetst(werk.session, actor.regio, nieuw),
        regio=actor.regio,
        aangemaakt_op=werk.verzoek.nu,
        aangemaakt_door_id=actor.id,
    )
    werk.session.add(aanbieder)
    werk.session.flush()
    return aanbieder


def getoetst(session: Session, regio: str, nieuw: NieuweAanbieder, eigen: int = 0) -> dict[str, Any]:
    """The facts by column, in the form in which they are kept; `eigen` is the provider that may have the number.

    Raises OngeldigeInvoer.
    """
    kvk = toets_kvk(nieuw.kvk_nummer)
    bestaand = session.scalar(
        select(Aanbieder.naam).where(Aanbieder.regio == regio, Aanbieder.kvk_nummer == kvk, Aanbieder.id != eigen)
    )
    if bestaand:
        raad = "" if eigen else " Kies die aanbieder uit de lijst."
        raise OngeldigeInvoer(f"Dit KvK-nummer is al bekend als {bestaand}.{raad}", veld="kvk_nummer")
    return {
        "naam": _naam(nieuw.naam),
        "kvk_nummer": kvk,
        "agb_code": toets_agb(nieuw.agb_code),
        "rechtsvorm": _rechtsvorm(nieuw.rechtsvorm),
        "grootteklasse": nieuw.grootteklasse,
        "jeugdomzet": toets_bedrag(nieuw.jeugdomzet, "jeugdomzet") if nieuw.jeugdomzet is not None else None,
        "vervangbaarheid": nieuw.vervangbaarheid,
        "cruciaal": ",".join(sorted({soort.value for soort in nieuw.cruciaal})),
    }


def _rechtsvorm(waarde: str) -> str:
    rechtsvorm = schone_tekst(waarde, "rechtsvorm")
    toets_lengte(rechtsvorm, "rechtsvorm", 80)
    return rechtsvorm


def _naam(waarde: str) -> str:
    naam = schone_tekst(waarde, "naam")
    toets_lengte(naam, "naam", 200)
    if not naam:
        raise OngeldigeInvoer("Vul de naam van de aanbieder in.", veld="naam")
    return naam
