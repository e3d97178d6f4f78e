"""Setting up an installation: the organisations of its region, and accounts before anybody may make them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Organisatiesoort
from app.domain.gebruiker.toegang import geeft_macht
from app.domain.regio.regio import Regioprofiel
from app.models import Gebruiker, Organisatie, Toegangsvoorstel
from app.regios import alle_profielen, lidmaatschappen
from app.services.gebruiker.gebruikers import NieuweGebruiker, maak_en_noteer, stel_account_voor
from app.services.kern.uitvoering import Werk
from app.services.regio.tweede import is_in_oprichting


def richt_organisaties_in(session: Session, profiel: Regioprofiel) -> None:
    """Make the organisations of a region's profile that are not there yet. Idempotent.

    A municipality that another region set up here and that came to this one later is managed here from now on.
    """
    wil = [(g.code, g.naam, Organisatiesoort.GEMEENTE, profiel.code) for g in profiel.gemeenten_ooit]
    wil.append((profiel.servicebureau.code, profiel.servicebureau.naam, Organisatiesoort.SERVICEBUREAU, profiel.code))
    wil += [(r.code, r.naam, Organisatiesoort.REGIO, r.code) for r in profiel.andere_regios]
    wil += [(t.code, t.naam, Organisatiesoort.TOEZICHTHOUDER, "landelijk") for t in profiel.toezichthouders]
    bekend = {organisatie.code: organisatie for organisatie in session.scalars(select(Organisatie))}
    for gemeente in profiel.gemeenten_ooit:
        if gemeente.code in bekend and lidmaatschappen(gemeente.code)[-1].regio == profiel.code:
            bekend[gemeente.code].regio = profiel.code
    session.add_all(
        Organisatie(code=code, naam=naam, soort=soort, regio=regio)
        for code, naam, soort, regio in wil
        if code not in bekend
    )
    session.flush()


EERSTE_INRICHTING = "eerste_inrichting"
"""Why an account that decides was made without a second person: there were not two yet who could confirm it."""


def voeg_toe_op_server(werk: Werk, regio: Regioprofiel, nieuw: NieuweGebruiker) -> Gebruiker | Toegangsvoorstel:
    """Make an account, and the organisations of the region, by command: there may be nobody yet with the right to.

    Noted like any other. Once two persons of the region can confirm, a role that decides is proposed here too; before
    that its entry says that nobody confirmed it. Raises OngeldigeInvoer, NietGevonden, TweedePersoonOntbreekt.
    """
    werk.wil("voeg_gebruiker_toe", rollen=[rol.value for rol in nieuw.rollen], organisatie=nieuw.organisatie)
    richt_organisaties_in(werk.session, regio)
    if not geeft_macht(nieuw.rollen):
        return maak_en_noteer(werk, nieuw)
    waar = _regio_van(werk.session, nieuw, regio)
    if is_in_oprichting(werk.session, waar, werk.verzoek.vandaag):
        return maak_en_noteer(werk, nieuw, zonder_tweede=EERSTE_INRICHTING)
    return stel_account_voor(werk, waar, nieuw)


def _regio_van(session: Session, nieuw: NieuweGebruiker, regio: Regioprofiel) -> str:
    """Where it is confirmed: in the region of its own organisation, when that is set up here as one."""
    eigen = session.scalar(select(Organisatie.regio).where(Organisatie.code == nieuw.organisatie))
    return eigen if eigen and eigen in alle_profielen() else regio.code
