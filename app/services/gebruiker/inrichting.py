"""Setting up an installation: the organisations of its region, and accounts before anybody may make them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Organisatiesoort
from app.domain.regio.regio import Regioprofiel
from app.models import Gebruiker, Organisatie
from app.regios import lidmaatschappen
from app.services.gebruiker.gebruikers import NieuweGebruiker, maak_en_noteer
from app.services.kern.uitvoering import Werk


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


def voeg_toe_op_server(werk: Werk, regio: Regioprofiel, nieuw: NieuweGebruiker) -> Gebruiker:
    """Make an account, and the organisations of the region, by command: there may be nobody yet with the right to.

    Noted like any other. Raises OngeldigeInvoer, NietGevonden.
    """
    werk.wil("voeg_gebruiker_toe", rollen=[rol.value for rol in nieuw.rollen], organisatie=nieuw.organisatie)
    richt_organisaties_in(werk.session, regio)
    return maak_en_noteer(werk, nieuw)
