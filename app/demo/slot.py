"""The end of scenario S1: from June 2025 until Stichting Duinpoort has recovered and its zaak is closed, in November.

Apart from `scenario.py`, which leaves the zaak as it is on 16 May: tests take it up from there.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.lopendspeler import Lopend
from app.demo.speler import Speler
from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.basis.begrippen import AMSTERDAM, Mandaatsoort, Uitkomst, Voorwaardeoordeel
from app.domain.basis.fouten import BuitenLooptijd, PlafondOverschreden
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.export.aanvraag import NieuweExport
from app.domain.regio.regio import Regioprofiel
from app.domain.telling.telling import Telling
from app.models import Informatieplicht, LogboekRegel, Zaak
from app.regios import profiel
from app.services.aanbieder import kwartalen
from app.services.besluit import besluiten
from app.services.document import documenten
from app.services.export import exports
from app.services.export.afmaken import maak_af
from app.services.informatie import plichten, raadsbrieven
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import voorwaarden
from app.services.overleg import afwijkingen
from app.services.telling import tellingen
from app.services.zaak import zaken

SLOT = date(2025, 11, 13)
_GELD = Mandaatsoort.FINANCIEN


def staat_er(session: Session, regio: Regioprofiel) -> bool:
    """Whether S1 was played here before: then its end is played only when that was begun too."""
    reeks = Speler(session, regio).reeks
    begonnen = [f"{reeks}-001", f"{reeks.split('-s1')[0]}-s1-001"]
    return session.scalar(select(LogboekRegel.nr).where(LogboekRegel.verzoek.in_(begonnen)).limit(1)) is not None


def sluit_s1(session: Session, regio: Regioprofiel | None = None, *ondertekend: Any, verder: bool = True) -> None:
    """Play on from May until the zaak is closed. With what an export is signed with, the supervisor gets the dossier.

    Without `verder` it only goes on with what was begun: who worked on in S1 keeps it as it is.
    """
    begin = Speler(session, regio or profiel("haaglanden"))
    speler = Lopend(session, begin.regio, reeks=f"{begin.reeks}-afloop", vandaag=SLOT)
    if not verder and f"{speler.reeks}-001" not in speler.gedaan:
        return
    zaak = speler.zaaknummer()
    _zomer(speler, zaak)
    _na_de_mandaten(speler, zaak)
    _raadsbrief(speler, zaak)
    _slot(speler, zaak)
    if ondertekend:
        _deel(speler, zaak, ondertekend)


def _zomer(speler: Lopend, zaak: str) -> None:
    """The first count; a refusal; half a million that does not fit; the figures of a provider that mends."""
    _tel(speler, zaak, date(2025, 6, 2), te_plaatsen=1)
    _weigering(speler, zaak)
    dag = date(2025, 6, 16)
    _besluit(speler, zaak, dag, NieuwBesluit(_GELD, "Derde voorschot, voor de zomermaanden.", dag, 500_000_00))
    _cijfers(speler, zaak, date(2025, 7, 31), 2, liquiditeit=94, solvabiliteit=7_80, resultaat=-120_000_00)


def _weigering(speler: Lopend, zaak: str) -> None:
    """Westland, which was silent in March, says no after all; without it there is enough."""
    nee, af = date(2025, 6, 10), date(2025, 6, 12)
    for mandaat_id, code, account in speler.mandaten():
        if code == speler.zwijgt:
            waarom = "Het college heeft bijna geen kinderen bij deze aanbieder."
            speler.doe(account, nee, 10, mandaten.wijs_af, mandaat_id, nee, waarom)
            waarom = "De ruimte van de andere colleges is genoeg voor wat er nog moet gebeuren."
            wat = f"mandaat-{mandaat_id}"
            speler.doe(speler.voorsteller, af, 11, afwijkingen.zie_af_van_opschaling, zaak, wat, af, waarom)


def _na_de_mandaten(speler: Lopend, zaak: str) -> None:
    """The mandaten ended on 30 September: one decision comes too late, one of that day is entered two days later."""
    te_laat, laatste = date(2025, 10, 1), date(2025, 9, 30)
    klein = NieuwBesluit(_GELD, "Bijdrage aan de kosten van de begeleiding van het herstel.", te_laat, 50_000_00)
    _besluit(speler, zaak, te_laat, klein)
    slot = NieuwBesluit(_GELD, "Laatste voorschot, voor de lonen van september.", laatste, 30_000_00)
    _besluit(speler, zaak, date(2025, 10, 2), slot)
    dag = date(2025, 10, 7)
    naam = "verslagen-aan-de-colleges.txt"
    _bewaar(speler, zaak, dag, naam, "Verslagen van april tot en met september, aan negen colleges")
    bevinding = "Het college kreeg elke maand een verslag, het laatste over september."
    for mandaat_id, code, _ in speler.mandaten():
        if code != speler.zwijgt:
            speler.doe(speler.projectleider, dag, 16, voorwaarden.ga_na, mandaat_id, 1, Voorwaardeoordeel.VOLDAAN, dag,
                       bevinding)  # fmt: skip


def _raadsbrief(speler: Lopend, zaak: str) -> None:
    """Every municipality of the region tells its council how it ended."""
    tekst = (
        "Stichting Duinpoort had begin dit jaar geld tekort. De gemeenten gaven samen voorschotten, en de stichting "
        "voerde haar herstelplan uit. Alle kinderen hielden hun zorg.\n\nDe stichting kan nu weer zelf verder."
    )
    nieuw = raadsbrieven.NieuweRomptekst("Stichting Duinpoort is hersteld", tekst, date(2025, 10, 20))
    speler.doe(speler.projectleider, nieuw.datum, 10, raadsbrieven.schrijf_romptekst, zaak, nieuw)
    wie, dag = speler.leden(nieuw.datum), date(2025, 10, 21)
    speler.doe(speler.projectleider, dag, 11, raadsbrieven.bied_raadsbrief_aan, zaak, wie, dag)
    for nr, code in enumerate(wie):
        dag = date(2025, 10, 23 + nr // 5)
        speler.doe(speler.adres(code), dag, 11, raadsbrieven.verzend_raadsbrief, zaak, speler.brief(code), dag)


def _slot(speler: Lopend, zaak: str) -> None:
    """What closing asks: figures, a count with nobody to place, the report of the end, and everybody told."""
    _cijfers(speler, zaak, date(2025, 10, 31), 3, liquiditeit=1_25, solvabiliteit=12_40, resultaat=210_000_00)
    dag = date(2025, 11, 10)
    _tel(speler, zaak, dag, te_plaatsen=0)
    naam = "eindverslag-herstelplan.txt"
    _bewaar(speler, zaak, dag, naam, "Eindverslag over het herstelplan van de aanbieder")
    _informeer_de_anderen(speler, zaak, speler.document(naam))
    waarom = (
        "Het herstelplan is uitgevoerd en de aanbieder maakt weer winst. Geen kind is overgedragen. "
        f"{speler.ambtelijk} en {speler.bestuurlijk} zijn akkoord."
    )
    speler.doe(speler.voorsteller, SLOT, 16, zaken.sluit_af, zaak, Uitkomst.HERSTELD, waarom, SLOT)


def _informeer_de_anderen(speler: Lopend, zaak: str, verslag: int) -> None:
    """Who was not told before that day gets the report of the end, in the order of the rows."""
    rijen = select(Informatieplicht).join(Zaak, Zaak.id == Informatieplicht.zaak_id).where(Zaak.zaaknummer == zaak)
    for plicht in speler.session.scalars(rijen.order_by(Informatieplicht.id)).all():
        if plicht.vervallen_datum is None and (plicht.verzonden_datum or SLOT) >= SLOT:
            wat = plichten.Verzending(SLOT, plicht.brief or Middel.BRIEF, document_id=verslag)
            speler.doe(speler.voorsteller, SLOT, 14, plichten.meld_verzonden, zaak, plicht.id, wat)


def _deel(speler: Lopend, zaak: str, ondertekend: tuple[Any, ...]) -> None:
    nieuw = NieuweExport(exports.TOEZICHTHOUDER, "Toezicht op de continuïteit: de zaak is gesloten.", SLOT)
    dag = date(2025, 11, 14)
    speler.doe(speler.projectleider, dag, 10, exports.exporteer, zaak, nieuw, ondertekend[0])
    moment = datetime.combine(dag, time(11), AMSTERDAM)
    maak_af(speler.session, exports.vind_volgnr(speler.session, zaak, 1), moment, *ondertekend)


def _besluit(speler: Lopend, zaak: str, dag: date, nieuw: NieuwBesluit) -> None:
    """Entered on a day; one that is refused stands in the logboek once, under an id that begins with its own."""
    if any(eerder.startswith(f"{speler.reeks}-{speler.stap + 1:03d}/") for eerder in speler.gedaan):
        speler.stap += 1
        return
    with suppress(PlafondOverschreden, BuitenLooptijd):
        speler.doe(speler.voorsteller, dag, 10, besluiten.neem_besluit, zaak, nieuw)


def _bewaar(speler: Lopend, zaak: str, dag: date, naam: str, tekst: str) -> None:
    nieuw = documenten.NieuwDocument(naam, f"{tekst} (voorbeeld).\n".encode(), dag, gedeeld=True)
    speler.doe(speler.projectleider, dag, 15, documenten.voeg_document_toe, zaak, nieuw)


def _cijfers(speler: Lopend, zaak: str, dag: date, nummer: int, **getallen: int) -> None:
    """The figures of a quarter; the numbers are made up."""
    bron = "Kwartaalrapportage (voorbeeld)."
    kwartaal = Kwartaal(jaar=2025, kwartaal=nummer, bron_datum=dag, bron=bron, productie=3_500_000_00, **getallen)
    speler.doe(speler.projectleider, dag, 14, kwartalen.leg_kwartaal_vast, zaak, kwartaal)


def _tel(speler: Lopend, zaak: str, dag: date, te_plaatsen: int) -> None:
    """Of every municipality of the region, in the two forms of care of the provider; the numbers are made up."""
    nieuw = [
        Telling(gemeente=gemeente.code, zorgvorm=zorgvorm, peildatum=dag, in_zorg=8 + 5 * (nr % 4),
                wachtend=nr % 3 * te_plaatsen, overgedragen=0, nog_te_plaatsen=nr % 2 * te_plaatsen)
        for nr, gemeente in enumerate(speler.regio.gemeenten_op(dag))
        for zorgvorm in ("ambulant", "pleegzorg")
    ]  # fmt: skip
    speler.doe(speler.projectleider, dag, 13, tellingen.leg_tellingen_vast, zaak, nieuw)
