"""The end of scenario S1: on 13 November 2025 Stichting Duinpoort has recovered, and its zaak is closed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.speler import Speler
from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.basis.begrippen import Uitkomst, Voorwaardeoordeel
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.regio.regio import Regioprofiel
from app.domain.telling.telling import Telling
from app.models import Informatieplicht, LogboekRegel, Mandaat, Zaak
from app.regios import profiel
from app.services.aanbieder import kwartalen
from app.services.informatie import plichten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import voorwaarden
from app.services.overleg import afwijkingen
from app.services.telling import tellingen
from app.services.zaak import zaken

NAGEGAAN, GETELD, SLOT = date(2025, 9, 30), date(2025, 11, 10), date(2025, 11, 13)


def staat_er(session: Session, regio: Regioprofiel) -> bool:
    """Whether S1 was played here before: then its end is played only when that was begun too."""
    reeks = Speler(session, regio).reeks
    begonnen = [f"{reeks}-001", f"{reeks.split('-s1')[0]}-s1-001"]
    return session.scalar(select(LogboekRegel.nr).where(LogboekRegel.verzoek.in_(begonnen)).limit(1)) is not None


def sluit_s1(session: Session, regio: Regioprofiel | None = None, *, verder: bool = True) -> None:
    """Check the conditions, say what follows on a refusal, count, tell who was not told yet, and close.

    Without `verder` it only goes on with what was begun: who worked on in S1 keeps it as it is.
    """
    speler = Speler(session, regio or profiel("haaglanden"))
    speler.reeks += "-slot"
    eerste = select(LogboekRegel.nr).where(LogboekRegel.verzoek == f"{speler.reeks}-001")
    if not verder and session.scalar(eerste) is None:
        return
    zaak = speler.zaaknummer()
    _weigering(speler, zaak)
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


def _weigering(speler: Speler, zaak: str) -> None:
    """Westland, which was silent in March, says no after all; without it there is enough."""
    nee, af = date(2025, 6, 10), date(2025, 6, 12)
    for mandaat_id, code, account in speler.mandaten():
        if code == speler.zwijgt:
            waarom = "Het college heeft bijna geen kinderen bij deze aanbieder."
            speler.doe(account, nee, 10, mandaten.wijs_af, mandaat_id, nee, waarom)
            waarom = "De ruimte van de andere colleges is genoeg voor wat er nog moet gebeuren."
            wat = f"mandaat-{mandaat_id}"
            speler.doe(speler.voorsteller, af, 11, afwijkingen.zie_af_van_opschaling, zaak, wat, af, waarom)


def _tel(speler: Speler, zaak: str) -> None:
    """Nobody had to be placed elsewhere, and there is cash for a year. The numbers are made up."""
    kwartaal = Kwartaal(
        jaar=2025,
        kwartaal=3,
        bron_datum=NAGEGAAN,
        bron="Kwartaalrapportage van de aanbieder (voorbeeld).",
        solvabiliteit=18_00,
        liquiditeit=1_30,
        resultaat=210_000_00,
        productie=3_600_000_00,
        vacatures=9,
        niet_in_loondienst=11_00,
        liquide_middelen=3_400_000_00,
        uitstroom_maand=280_000_00,
    )
    speler.doe(speler.projectleider, GETELD, 14, kwartalen.leg_kwartaal_vast, zaak, kwartaal)
    geteld = [
        Telling(gemeente=g.code, zorgvorm="pleegzorg", peildatum=GETELD, in_zorg=8 + 3 * (nr % 5), nog_te_plaatsen=0)
        for nr, g in enumerate(speler.regio.gemeenten_op(GETELD))
    ]
    speler.doe(speler.projectleider, GETELD, 16, tellingen.leg_tellingen_vast, zaak, geteld)


def _informeer_de_anderen(speler: Speler, zaak: str) -> None:
    """Who was not told before that day, in the order of the rows."""
    rijen = select(Informatieplicht).join(Zaak, Zaak.id == Informatieplicht.zaak_id).where(Zaak.zaaknummer == zaak)
    for plicht in speler.session.scalars(rijen.order_by(Informatieplicht.id)).all():
        if plicht.vervallen_datum is None and (plicht.verzonden_datum or SLOT) >= SLOT:
            wat = plichten.Verzending(SLOT, plicht.brief or Middel.BRIEF)
            speler.doe(speler.voorsteller, SLOT, 14, plichten.meld_verzonden, zaak, plicht.id, wat)
