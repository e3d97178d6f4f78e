"""After the storm: what was said to be kept is there once, and everything that can be verified is verified."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.models import Correspondentie, Zaak
from app.services.naspel.logboektoets import toets_alles
from app.services.openstaand.bijwerken import vergelijk
from tests.kern.databanken import maak_engine
from tests.storm.klant import Klanten


def verloren(session: Session, wie: Klanten) -> dict[str, str]:
    """Per caller what he was told and is not there, or is there twice, or out of order. At most his last letter, of
    which he heard nothing, may be there beside it.
    """
    mis = {}
    for klant in wie.allen:
        vraag = select(Correspondentie.onderwerp).join(Zaak, Zaak.id == Correspondentie.zaak_id)
        er = list(session.scalars(vraag.where(Zaak.zaaknummer == klant.zaak).order_by(Correspondentie.id)))
        verwacht = [f"{klant.naam} {nr}" for nr in klant.zeker]
        if er[: len(verwacht)] != verwacht or len(er) > len(verwacht) + 1:
            mis[klant.naam] = f"{len(verwacht)} zeker, {len(er)} er; dubbel: {Counter(er) - Counter(set(er))}"
    return mis


def reken_na(url: str, wie: Klanten) -> int:
    """Everything; returns how many entries the logboek has."""
    engine = maak_engine(url)
    with Session(engine) as session:
        assert verloren(session, wie) == {}
        aantal = toets_alles(session).keten.aantal
        assert not vergelijk(session, session.scalars(select(Zaak.id)).all())
        if engine.dialect.name == "sqlite":
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    engine.dispose()
    assert wie.vreemd() == []
    return aantal
