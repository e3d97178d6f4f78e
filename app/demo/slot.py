"""The end of scenario S1: on 13 November 2025 Stichting Duinpoort has recovered, and its zaak is closed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.speler import Speler
from app.domain.basis.begrippen import Uitkomst, Voorwaardeoordeel
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.regio.regio import Regioprofiel
from app.domain.telling.telling import Telling
from app.models import Informatieplicht, LogboekRegel, Mandaat, Zaak
from app.regios import profiel
from app.services.informatie import plichten
from app.services.mandaat import voorwaarden
from app.services.telling import tellingen
from app.services.zaak import zaken

NAGEGAAN, SLOT = date(2025, 9, 30), date(2025, 11, 13)


def staat_er(session: Session, regio: Regioprofiel) -> bool:
    """Whether S1 was played here before: then its end is played only when that was begun too."""
    reeks = Speler(session, regio).reeks
    begonnen = [f"{reeks}-001", f"{reeks.split('-s1')[0]}-s1-001"]
    return session.scalar(select(LogboekRegel.nr).where(LogboekRegel.verzoek.in_(begonnen)).limit(1)) is not None


def sluit_s1(session: Session, regio: Regioprofiel | None = None, *, verder: bool = True) -> None:
    """Check the conditions, count the children, tell who was not told yet, and close; without `verder` go on only
    with what was begun. Who worked on in S1 keeps it as it is.
    """
    speler = Speler(session, regio or profiel("haaglanden"))
    speler.reeks += "-slot"
    eerste = select(LogboekRegel.nr).where(LogboekRegel.verzoek == f"{speler.reeks}-001")
    if not verder and session.scalar(eerste) is None:
        return
    zaak = speler.zaaknummer()
    _ga_voorwaarden_na(speler, zaak)
    _tel(speler, zaak)
    _informeer_de_anderen(speler, zaak)
    waarom = "De aanbieder heeft weer geld voor een jaar en voert het herstelplan uit. De zorg liep steeds door."
    speler.doe(speler.voorsteller, SLOT, 16, zaken.sluit_af, zaak, Uitkomst.HERSTELD, waarom, SLOT)


def _ga_voorwaarden_na(speler: Speler, zaak: str) -> None:
    gebruikt = (
        select(Mandaat.id)
        .join(Zaak, Zaak.id == Mandaat.zaak_id)
        .where(Zaak.zaaknummer == zaak, Mandaat.verleend_datum.is_not(None))
        .order_by(Mandaat.id)
    )
    wat = "Het college kreeg elke maand een verslag."
    for mandaat_id in speler.session.scalars(gebruikt).all():
        speler.doe(speler.projectleider, NAGEGAAN, 15, voorwaarden.ga_na, mandaat_id, 1, Voorwaardeoordeel.VOLDAAN,
                   NAGEGAAN, wat)  # fmt: skip


def _tel(speler: Speler, zaak: str) -> None:
    """Nobody had to be placed elsewhere. The numbers are made up."""
    geteld = [
        Telling(gemeente=g.code, zorgvorm="pleegzorg", peildatum=NAGEGAAN, in_zorg=8 + 3 * (nr % 5), nog_te_plaatsen=0)
        for nr, g in enumerate(speler.regio.gemeenten_op(NAGEGAAN))
    ]
    speler.doe(speler.projectleider, NAGEGAAN, 16, tellingen.leg_tellingen_vast, zaak, geteld)


def _informeer_de_anderen(speler: Speler, zaak: str) -> None:
    """Who was not told before that day, in the order of the rows."""
    rijen = select(Informatieplicht).join(Zaak, Zaak.id == Informatieplicht.zaak_id).where(Zaak.zaaknummer == zaak)
    for plicht in speler.session.scalars(rijen.order_by(Informatieplicht.id)).all():
        if plicht.vervallen_datum is None and (plicht.verzonden_datum or SLOT) >= SLOT:
            wat = plichten.Verzending(SLOT, plicht.brief or Middel.BRIEF)
            speler.doe(speler.voorsteller, SLOT, 14, plichten.meld_verzonden, zaak, plicht.id, wat)
