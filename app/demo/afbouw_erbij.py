"""What goes with the wind-down: money under a decision, verdicts on places, checks, signals, an opgave that came in.

Played after its twelve weeks, on the days on which each was done.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from app.demo.lopendspeler import Lopend
from app.domain.basis.begrippen import AMSTERDAM, Bereik, Mandaatsoort
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging, Termijn
from app.domain.mandaat.inhoud import Inhoud
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import Oordeelmoment
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.plaatsing.opgave import NieuweVraag, Opgavesoort, schrijf_aanbod
from app.models import Besluit, Boeking, Boekingstap, Zaak
from app.services.besluit.besluiten import neem_besluit
from app.services.geld.boeken import NieuweBoeking, boek_geld
from app.services.geld.toezeggen import zeg_geld_toe
from app.services.kern.uitvoering import Werk, voer_uit
from app.services.mandaat import opstelling
from app.services.passend.kinderrechten import leg_kinderrechtentoets_vast
from app.services.passend.oordelen import leg_plekoordeel_vast
from app.services.passend.signalen import leg_signaal_vast
from app.services.plaatsing.opgaven import GegevenLink, maak_opgavelink
from app.services.plaatsing.opgeven import doe_opgave, verzoek_met_link
from app.services.zaak.toewijzing import wijs_projectleider_aan

COLLEGES = ("GM0518", "GM0503", "GM0637")
"""Den Haag, Delft and Zoetermeer: those of the region that leads."""
OORDELEN = 4
"""So many placings of Delft are judged; about the others it still says."""


def speel_erbij(speler: Lopend, zaak: str, begin: date) -> None:
    speler.doe(speler.beoordelaar, begin, 12, wijs_projectleider_aan, zaak, speler.projectleider, begin)
    _mandaat_en_besluit(speler, zaak, begin + timedelta(days=1))
    _geld(speler, zaak, begin + timedelta(days=8))
    _van_het_rijk(speler, zaak, begin + timedelta(days=15))
    _oordelen(speler, zaak)
    _kinderrechten(speler, zaak, begin + timedelta(days=22))
    _signalen(speler, zaak)
    _opgave(speler, zaak)


def _mandaat_en_besluit(speler: Lopend, zaak: str, dag: date) -> None:
    nieuw = opstelling.NieuwMandaat(
        soort=Mandaatsoort.FINANCIEN,
        bereik=Bereik.BINNEN_REGIO,
        mandaatgevers=COLLEGES,
        houder=speler.voorsteller,
        inhoud=Inhoud(
            bevoegdheden="Besluiten over geld voor de overdracht van kinderen, tot het plafond.",
            voorwaarden="Elke maand verslag aan het college.",
            plafond=300_000_00,
            einde_bij_sluiten=True,
            van=dag,
            tot=speler.vandaag + timedelta(days=90),
        ),
    )
    speler.stel_mandaat_voor(zaak, dag, nieuw)
    speler.keur_goed(1, dag, COLLEGES)
    speler.verleen(1, dag + timedelta(days=1), COLLEGES)
    speler.stem_in(1, dag + timedelta(days=2), COLLEGES)
    besluit = NieuwBesluit(
        Mandaatsoort.FINANCIEN,
        "Overbrugging en overdracht van Stichting Oeverzorg.",
        dag + timedelta(days=3),
        600_000_00,
    )
    speler.doe(speler.voorsteller, besluit.datum, 18, neem_besluit, zaak, besluit)


def _geld(speler: Lopend, zaak: str, dag: date) -> None:
    """A loan of which a term is late."""
    vraag = select(Besluit.id).join(Zaak, Zaak.id == Besluit.zaak_id).where(Zaak.zaaknummer == zaak)
    besluit = speler.session.scalars(vraag.order_by(Besluit.id).limit(1)).one()
    lening = NieuweToezegging(
        soort=Toezegsoort.LENING,
        omschrijving="Lening voor lonen en huur tot de laatste locatie dicht is.",
        wederpartij="Stichting Oeverzorg",
        datum=dag,
        bedrag=450_000_00,
        besluit_id=besluit,
        voorwaarden="Alleen voor lonen en huur. Elke week een overzicht van de kas.",
        zekerheid="Pandrecht op vorderingen op de gemeenten.",
        sleutel=Draagsleutel.INWONERS,
        gemeenten=list(COLLEGES),
        plan=[
            Termijn(Geldsoort.BETALING, dag + timedelta(days=3), 250_000_00),
            Termijn(Geldsoort.BETALING, dag + timedelta(days=31), 200_000_00),
            Termijn(Geldsoort.TERUGBETALING, speler.vandaag - timedelta(days=6), 150_000_00),
            Termijn(Geldsoort.TERUGBETALING, speler.vandaag + timedelta(days=80), 300_000_00),
        ],
    )
    speler.doe(speler.projectleider, dag, 11, zeg_geld_toe, zaak, lening)
    for nr, bedrag in ((0, 250_000_00), (1, 200_000_00)):
        _boek(speler, zaak, 1, NieuweBoeking(soort=Geldsoort.BETALING, datum=lening.plan[nr].datum, bedrag=bedrag))


def _van_het_rijk(speler: Lopend, zaak: str, dag: date) -> None:
    """Granted in part, which came in; about the rest the Rijk has not decided."""
    subsidie = NieuweToezegging(
        soort=Toezegsoort.RIJKSSUBSIDIE,
        omschrijving="Bijdrage in de kosten van de overdracht van kinderen.",
        wederpartij="Ministerie van VWS",
        datum=dag,
        bedrag=120_000_00,
        beslissing_voor=speler.vandaag + timedelta(days=17),
        sleutel=Draagsleutel.INWONERS,
        gemeenten=list(COLLEGES),
        plan=[Termijn(Geldsoort.BETALING, speler.vandaag - timedelta(days=14), 60_000_00)],
    )
    speler.doe(speler.projectleider, subsidie.datum, 11, zeg_geld_toe, zaak, subsidie)
    toegekend = NieuweBoeking(
        soort=Geldsoort.TOEKENNING,
        datum=speler.vandaag - timedelta(days=21),
        bedrag=60_000_00,
        grondslag="Beschikking VWS-voorbeeld-2",
    )
    _boek(speler, zaak, 2, toegekend)
    ontvangen = NieuweBoeking(soort=Geldsoort.BETALING, datum=speler.vandaag - timedelta(days=13), bedrag=60_000_00)
    _boek(speler, zaak, 2, ontvangen)


def _boek(speler: Lopend, zaak: str, toezegging: int, wat: NieuweBoeking) -> None:
    speler.doe(speler.projectleider, wat.datum, 16, boek_geld, zaak, toezegging, wat)


def _oordelen(speler: Lopend, zaak: str) -> None:
    """The first placings of Delft, the second of which does not fit for all; the rest is late."""
    rijen = speler.session.execute(
        select(Boeking.nummer, Boeking.aantal, Boekingstap.dag)
        .join(Boekingstap, Boekingstap.boeking_id == Boeking.id)
        .join(Zaak, Zaak.id == Boeking.zaak_id)
        .where(Zaak.zaaknummer == zaak, Boeking.gemeente == "GM0503", Boeking.soort == Boeksoort.PLAATSING)
        .where(Boekingstap.fase == Fase.GEPLAATST)
        .order_by(Boeking.nummer)
        .limit(OORDELEN)
    )
    for plaats, (nummer, aantal, geplaatst) in enumerate(rijen.all()):
        niet = 1 if plaats == 1 else 0
        oordeel = Oordeel(
            boeking=nummer,
            moment=Oordeelmoment.BIJ_PLAATSING,
            oordelaar=Oordelaar.GEMEENTE,
            dag=geplaatst + timedelta(days=5),
            past=aantal - niet,
            past_niet=niet,
            toelichting="De reis naar school is te lang. Er komt een plek dichterbij." if niet else "",
        )
        speler.doe(speler.adres("GM0503"), oordeel.dag, 12, leg_plekoordeel_vast, zaak, oordeel)


def _kinderrechten(speler: Lopend, zaak: str, dag: date) -> None:
    """Of the two locations that close first; those of the others are late."""
    for locatie in (5, 4):
        wat = Toets(
            locatie=locatie,
            dag=dag,
            besluit="Besluit van het bestuur van Stichting Oeverzorg om te stoppen (voorbeeld).",
            belang="Kinderen blijven bij hun broers en zussen en op hun school.",
            gehoord="Elk kind sprak met een vertrouwenspersoon.",
            alternatieven="De locatie overdragen kon niet voor de sluitingsdag.",
            uitkomst=Toetsuitkomst.MET_MAATREGELEN,
            maatregelen="De vaste begeleider gaat de eerste maand mee.",
        )
        speler.doe(speler.projectleider, dag, 12, leg_kinderrechtentoets_vast, zaak, wat)


def _signalen(speler: Lopend, zaak: str) -> None:
    """One was followed up, one was not yet."""
    for wat in (
        Signaal(
            dag=speler.dag(30),
            van=Van.JONGEREN,
            kanaal=Kanaal.VERTROUWENSPERSOON,
            onderwerp=Onderwerp.CONTACT,
            aantal=12,
            opvolging="De nieuwe aanbieders regelen vervoer naar familie, in het weekend.",
        ),
        Signaal(dag=speler.dag(6), van=Van.OUDERS, kanaal=Kanaal.GEMEENTE, onderwerp=Onderwerp.INFORMATIE, aantal=9),
    ):
        speler.doe(speler.projectleider, wat.dag, 13, leg_signaal_vast, zaak, wat)


def _opgave(speler: Lopend, zaak: str) -> None:
    """A receiving provider said by its link which places it has for the late location; the team has not looked yet.

    Who made the link alone knows its key: a link of before that nobody used stays without an answer.
    """
    links: list[GegevenLink] = []

    def maak(werk: Werk, *wat: Any) -> GegevenLink:
        links.append(maak_opgavelink(werk, *wat))
        return links[-1]

    dag, wie = speler.dag(3), "De Schans"
    speler.doe(speler.projectleider, dag, 9, maak, zaak, NieuweVraag(soort=Opgavesoort.AANBOD, wie=wie))
    for link in links:
        aanbod = Aanbod(aanbieder=wie, zorgvorm="gesloten", plaatsen=9, vanaf=speler.vandaag)
        verzoek = verzoek_met_link(datetime.combine(dag, time(14), AMSTERDAM))
        voer_uit(speler.session, verzoek, doe_opgave, link.sleutel, "Teamleider", schrijf_aanbod([aanbod]))
