"""Confirming that an account is emptied: name, address and everything else go, the pseudonym and the keys stay."""

from __future__ import annotations

import re
import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.db import Base
from app.domain.basis.begrippen import Actor
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.bewaren.vernietiging import BEVESTIG_ANONIMISERING, toets_bevestiging, toets_twee
from app.domain.gebruiker.taal import Taal
from app.domain.logboek import keten
from app.export.verify import STELSELACTIES
from app.models import (
    TABELREGELS,
    Abonnement,
    Anonimisering,
    Apitoken,
    Functievervulling,
    Gebruiker,
    LogboekPayload,
    LogboekRegel,
    Persoon,
    Toegangsvoorstel,
)
from app.services.bewaren.anonimisering import eis_weg, vind
from app.services.kern.antwoorden import vergeet_antwoorden
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.tabelregels import Lot

NAAM = "Vervallen account"
VERVALLEN = "Vervallen."
"""What stands in the place of the reason of a period."""
DOMEIN = "vervallen.invalid"
BLIJFT = frozenset({"id", "pseudoniem", "persoon_id", "organisatie_id", "aangemaakt_op", "versie"})
"""Columns of an account that stay: keys, the day it was made, how often it was put right. Every other one is emptied,
also one that is added later.
"""
WEG = tuple(naam for naam, regels in TABELREGELS.items() if regels.account is Lot.GAAT)
"""Tables whose rows belong to the account itself, by `gebruiker_id`: they go with it, and so do their own rows."""


def bevestig_anonimisering(werk: Werk, gebruiker_id: int, wachtwoord_hash: str) -> Gebruiker:
    """Empty the account that was proposed, as another person, with a password just given.

    `wachtwoord_hash` is that of a password that nobody knows. Afterwards `opruimen.ruim_op` clears the files of the
    database. What stands about him in zaken stays until they are destroyed. Raises GeenRecht, NietGevonden, VierOgen,
    VerseAanmeldingNodig, ZaakLoopt, and what `toets_bevestiging` raises.
    """
    werk.wil(BEVESTIG_ANONIMISERING)
    actor, vandaag, session = werk.verzoek.actor, werk.verzoek.vandaag, werk.session
    eis_recht(actor, Recht.ANONIMISERING_BEVESTIGEN)
    blad = vind(session, actor, gebruiker_id, vandaag)
    toets_bevestiging(blad.bewaring, vandaag)
    assert blad.voorstel is not None  # noqa: S101 - what was just judged
    _toets_twee(session, blad.voorstel, actor, vandaag, vers=werk.verzoek.vers)
    eis_weg(session, blad.gebruiker, vandaag)
    regels = regels_over(session, blad.gebruiker)
    _bevestig(werk, blad.voorstel, regels)
    session.execute(delete(LogboekPayload).where(LogboekPayload.nr.in_(regels)))
    _leeg_perioden(session, blad.gebruiker)
    _leeg_tokens(session, blad.gebruiker, werk.verzoek.nu)
    _leeg_voorstellen(session, blad.gebruiker)
    vergeet_antwoorden(session, blad.gebruiker.id)
    _leeg(werk, blad.gebruiker, wachtwoord_hash)
    werk.noteer(
        object=f"gebruiker/{blad.gebruiker.pseudoniem}",
        naar="vervallen",
        regels=regels,
        vanaf=blad.voorstel.vanaf.isoformat(),
        voorgesteld_op=blad.voorstel.voorgesteld_datum.isoformat(),
    )
    return blad.gebruiker


def beletsel(session: Session, voorstel: Anonimisering, actor: Actor, dag: date) -> str | None:
    """Why this actor cannot be the second person; None when he can, with his password."""
    try:
        _toets_twee(session, voorstel, actor, dag, vers=True)
    except DomeinFout as fout:
        return fout.bericht
    return None


def _toets_twee(session: Session, voorstel: Anonimisering, actor: Actor, dag: date, *, vers: bool) -> None:
    bezetting = lees_bezetting(session, actor.regio)
    eerste = bezetting.eerste(voorstel.voorgesteld_persoon_id, voorstel.voorgesteld_datum)
    toets_twee(eerste, bezetting.tweede(actor.persoon_id, dag), vers=vers)


def regels_over(session: Session, gebruiker: Gebruiker) -> list[int]:
    """The entries outside any zaak that are about this account, or whose content names him or his address.

    Not declarations, nor what every reader of a bundle needs: that the log was resumed, or its key changed.
    """
    eigen = f"gebruiker/{gebruiker.pseudoniem}"
    objecten = {eigen}
    perioden = select(Functievervulling.id).where(Functievervulling.gebruiker_id == gebruiker.id)
    objecten |= {f"functieperiode/{nr}" for nr in session.scalars(perioden)}
    tokens = select(Apitoken.id).where(Apitoken.gebruiker_id == gebruiker.id)
    objecten |= {f"token/{nr}" for nr in session.scalars(tokens)}
    abonnementen = select(Abonnement.id).where(Abonnement.gebruiker_id == gebruiker.id)
    objecten |= {f"abonnement/{nr}" for nr in session.scalars(abonnementen)}
    rijen = session.execute(
        select(LogboekRegel.nr, LogboekRegel.object, LogboekPayload.inhoud)
        .join(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .where(LogboekRegel.zaak_id.is_(None), LogboekRegel.actie.not_in((BEVESTIG_ANONIMISERING, *STELSELACTIES)))
        .order_by(LogboekRegel.nr)
    ).all()
    wie = {gebruiker.naam, gebruiker.email}.union(*(_eerder(inhoud) for _nr, wat, inhoud in rijen if wat == eigen))
    genoemd = re.compile("|".join(rf"\b{re.escape(w)}\b" for w in sorted(wie)), re.IGNORECASE)
    return [nr for nr, wat, inhoud in rijen if wat in objecten or genoemd.search(_tekst(inhoud))]


def _eerder(inhoud: bytes) -> set[str]:
    """The name and address that an account had before they were put right."""
    was = keten.ontzegel(inhoud).get("was")
    return {str(waarde) for waarde in was.values()} if isinstance(was, dict) else set()


def _tekst(inhoud: bytes) -> str:
    """What a payload says, as one text."""
    return "\n".join(str(waarde) for waarde in keten.ontzegel(inhoud).values())


def _bevestig(werk: Werk, voorstel: Anonimisering, regels: list[int]) -> None:
    """First on record that two persons decided it: only then does the database let anything go."""
    actor = werk.verzoek.actor
    voorstel.bevestigd_datum, voorstel.bevestigd_op = werk.verzoek.vandaag, werk.verzoek.nu
    voorstel.bevestigd_door_id, voorstel.bevestigd_persoon_id = actor.id, actor.persoon_id
    voorstel.regels = ",".join(str(nr) for nr in regels)
    werk.session.flush()


def _leeg_perioden(session: Session, gebruiker: Gebruiker) -> None:
    """The reasons of his periods, and of who deputised for him: they may name him."""
    eigen = select(Functievervulling.id).where(Functievervulling.gebruiker_id == gebruiker.id)
    session.execute(
        update(Functievervulling)
        .where(Functievervulling.reden != "")
        .where(Functievervulling.id.in_(eigen) | Functievervulling.waarvoor_id.in_(eigen))
        .values(reden=VERVALLEN)
        .execution_options(synchronize_session=False)
    )


def _leeg_tokens(session: Session, gebruiker: Gebruiker, nu: datetime) -> None:
    """The names that he gave his tokens; none of them works any more."""
    session.execute(
        update(Apitoken)
        .where(Apitoken.gebruiker_id == gebruiker.id)
        .values(naam=VERVALLEN, ingetrokken_op=func.coalesce(Apitoken.ingetrokken_op, nu))
    )


def _leeg_voorstellen(session: Session, gebruiker: Gebruiker) -> None:
    """How he was called in what was decided about his access; what was wanted went when it was decided."""
    session.execute(
        update(Toegangsvoorstel)
        .where(Toegangsvoorstel.gebruiker_id == gebruiker.id)
        .values(naam=VERVALLEN)
        .execution_options(synchronize_session=False)
    )


def _leeg(werk: Werk, gebruiker: Gebruiker, wachtwoord_hash: str) -> None:
    session, tabel = werk.session, Gebruiker.__table__
    for naam in WEG:
        eigen = Base.metadata.tables[naam]
        session.execute(delete(eigen).where(eigen.c.gebruiker_id == gebruiker.id))
    vast: dict[str, Any] = {
        "email": f"{gebruiker.pseudoniem}@{DOMEIN}",
        "naam": NAAM,
        "functie": NAAM,
        "password": wachtwoord_hash,
        "active": False,
        "fs_uniquifier": secrets.token_hex(16),
        "vervallen_op": werk.verzoek.nu,
        "taal": Taal.NEDERLANDS,
    }
    leeg = {k.name: None for k in tabel.columns if k.name not in BLIJFT and k.name not in vast}
    session.execute(
        update(Gebruiker)
        .where(Gebruiker.id == gebruiker.id)
        .values(**leeg, **vast)
        .execution_options(synchronize_session=False)
    )
    session.expire(gebruiker)
    ander = select(Gebruiker.id).where(Gebruiker.persoon_id == gebruiker.persoon_id, Gebruiker.vervallen_op.is_(None))
    if session.scalar(ander.limit(1)) is None:
        persoon = session.get_one(Persoon, gebruiker.persoon_id)
        persoon.naam = NAAM
    session.flush()
    session.refresh(gebruiker)
