"""The facts of a provider put right, with a reason; what was known before stays, and can be asked by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.domain.basis.bedrag import euro
from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer, Verouderd
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.models import Aanbieder, Aanbiederfeiten, Aanbiederversie
from app.services.aanbieder.aanbieders import NieuweAanbieder, getoetst
from app.services.kern.toegang import eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk

FEITEN = {
    "naam": "Naam",
    "kvk_nummer": "KvK-nummer",
    "agb_code": "AGB-code",
    "rechtsvorm": "Rechtsvorm",
    "grootteklasse": "Grootte",
    "jeugdomzet": "Jeugdomzet per jaar",
    "cruciaal": "Cruciale zorg",
    "vervangbaarheid": "Vervangbaarheid",
}
"""The facts by column, with what a reader of the logboek calls them."""


def wijzig_aanbieder(
    werk: Werk, zaaknummer: str, nieuw: NieuweAanbieder, reden: str, versie: int | None = None
) -> Aanbieder:
    """Put the facts of the zaak's provider right; the entry holds the old and the new of what changed.

    `versie` is the one the user looked at. Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, MotiveringVerplicht,
    Verouderd.
    """
    werk.wil("wijzig_aanbieder", datum=werk.verzoek.vandaag, reden=reden)
    zaak = open_dossier(werk, zaaknummer, Recht.AANBIEDER_BIJWERKEN).zaak
    eis_lopend(zaak)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
    aanbieder = _vergrendel(werk.session, zaak.aanbieder_id)
    eis_versie(aanbieder.versie, versie)
    waarden = getoetst(werk.session, aanbieder.regio, nieuw, aanbieder.id)
    was = {feit: getattr(aanbieder, feit) for feit in FEITEN}
    anders = [feit for feit in FEITEN if was[feit] != waarden[feit]]
    if not anders:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    werk.session.add(
        Aanbiederversie(
            **was,
            aanbieder_id=aanbieder.id,
            zaak_id=zaak.id,
            versie=aanbieder.versie,
            vervangen_op=werk.verzoek.vandaag,
            reden=reden,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
    )
    _vervang(werk.session, aanbieder, waarden)
    werk.noteer(
        object=f"aanbieder/{aanbieder.id}",
        versie=aanbieder.versie,
        was={FEITEN[feit]: _tekst(was[feit]) for feit in anders},
        wordt={FEITEN[feit]: _tekst(waarden[feit]) for feit in anders},
    )
    return aanbieder


def _vergrendel(session: Session, aanbieder_id: int) -> Aanbieder:
    """The provider, locked: it may have other zaken, in which somebody does the same."""
    return session.get_one(Aanbieder, aanbieder_id, with_for_update={"key_share": True}, populate_existing=True)


def _vervang(session: Session, aanbieder: Aanbieder, waarden: dict[str, object]) -> None:
    for feit, waarde in waarden.items():
        setattr(aanbieder, feit, waarde)
    aanbieder.versie += 1
    try:
        session.flush()
    except IntegrityError as fout:  # somebody just took the same KvK number
        raise Verouderd("Iemand anders heeft dit KvK-nummer net vastgelegd. Bekijk de pagina opnieuw.") from fout


def _tekst(waarde: object) -> str:
    """As the logboek keeps it; the words of the program stay words of the program."""
    return euro(waarde) if isinstance(waarde, int) else str(waarde or "–")


def als_invoer(aanbieder: Aanbieder) -> NieuweAanbieder:
    """What is known, as it would be entered."""
    waarden = {feit: getattr(aanbieder, feit) for feit in FEITEN if feit != "cruciaal"}
    return NieuweAanbieder(**waarden, cruciaal=aanbieder.cruciale_zorg)


def lijst_versies(session: Session, aanbieder_id: int) -> Sequence[Aanbiederversie]:
    """What was known of the provider before each change, oldest first."""
    vraag = select(Aanbiederversie).where(Aanbiederversie.aanbieder_id == aanbieder_id)
    return session.scalars(vraag.order_by(Aanbiederversie.versie)).all()


def feiten_op(aanbieder: Aanbieder, versies: Sequence[Aanbiederversie], dag: date) -> Aanbiederfeiten:
    """What was known at the end of the day: the first that was replaced later, else what is known now."""
    return next((versie for versie in versies if versie.vervangen_op > dag), aanbieder)
