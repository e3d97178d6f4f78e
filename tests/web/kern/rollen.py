"""Who walks over the routes: one account of every kind, in scenario S1 with one mandaat more, of another region."""

from __future__ import annotations

from dataclasses import replace

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort, Contract, Locatie, Verblijf
from app.domain.basis.begrippen import Bereik, Organisatiesoort, Rol, Toestand
from app.domain.export.aanvraag import NieuweExport
from app.domain.gebruiker.token import Tokenbereik
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng
from app.domain.overleg.standpunt import Inbreng, Standpuntsoort
from app.domain.overleg.toezichtplan import Nieuwstap
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase
from app.domain.plaatsing.stand import Cel, Stand
from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.domain.vooruitblik.scenario import Plaatsen, Scenario
from app.export.ondertekening import Ondertekenaar
from app.models import Apitoken, Besluit, Document, DocumentInhoud, Organisatie
from app.services.aanbieder import kwartalen, onderdelen
from app.services.document.documenten import NieuwDocument
from app.services.gebruiker.gebruikers import NieuweGebruiker, voeg_gebruiker_toe
from app.services.geld.boeken import NieuweBoeking, boek_geld
from app.services.geld.toezeggen import zeg_geld_toe
from app.services.informatie import raadsbrieven
from app.services.jaar import kalender as jaarkalender
from app.services.jaar.inbreng import leg_inbreng_vast
from app.services.jaar.stukken import dien_jaarstuk_in
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.verzoek.besluitstuk import voeg_besluitstuk_toe
from app.services.melding.abonnementen import NieuwAbonnement, maak_abonnement
from app.services.overleg import toezichtplan, vragen
from app.services.overleg.opschaling import open_opschaling
from app.services.overleg.standpunten import leg_standpunt_vast
from app.services.overleg.toezicht import leg_toezichtstap_vast
from app.services.overname import overnames
from app.services.passend import signalen
from app.services.plaatsing import aanbod, boekingen, standen
from app.services.regio import betrokken as bovenregionaal
from app.services.regio.stuurgroepen import leg_stuurgroepplek_vast
from app.services.samenwerken.notities import NieuweNotitie, plaats_notitie
from app.services.telling import tellingen
from app.services.vergadering import agendering, kalender, stukken
from app.services.vooruitblik.scenarios import leg_scenario_vast
from app.services.zaak import zaken
from tests.kern.ontvanger import OPEN
from tests.kern.opzet import bepaling, nieuw_mandaat, stel_voor
from tests.kern.opzetgegevens import kwartaal, telling
from tests.kern.overnamevoorbeeld import als_bestand
from tests.kern.overnamevoorbeeld import zaak as papieren_zaak
from tests.kern.spelers import EERSTE, Spelers, dag
from tests.services.export.bundels import exporteer

ROLLEN: dict[str, str | None] = {
    "anoniem": None,
    "sbjh": "directeur@sbjh.example",
    "denhaag": "directeur@denhaag.example",
    "projectleider": "projectleider@sbjh.example",
    "wethouder": "wethouder@denhaag.example",
    "delft": "delft@h10.example",
    "gever": "regio@rijnmond.example",
    "vreemd": "regio@verweg.example",
    "auditor": "audit@toezicht.example",
    "beheerder": "beheer@sbjh.example",
    "los": "ander@sbjh.example",
    "elders": "directeur@verweg.example",
}
"""`gever`: another region with a mandaat in the zaak, `vreemd`: one without; `los`: a projectleider who is not
appointed; `elders`: the Regievoerder of another region."""

ZAAK = "2025-0001"
SCENARIO = Scenario(
    naam="Twee groepen dicht", vanaf=dag(1, 9), uitstroom_maand=90_000_00, plaatsen=(Plaatsen("daghulp", 4),),
    fte_nodig=40_00, fte_aanwezig=31_50, bron="Gesprek met de bank", bron_datum=dag(2, 6),
)  # fmt: skip


def voeg_rollen_toe(engine: Engine) -> None:
    """To S1: the other accounts, and one of each thing that an address can name."""
    with Session(engine, expire_on_commit=False) as session:
        with transaction(session):
            session.add(Organisatie(code="verweg", naam="Verweg", soort=Organisatiesoort.REGIO, regio="verweg"))
            session.add(_token_van_delft())
        spelers = Spelers(session)
        spelers.nieuw("regio@verweg.example", "verweg", Rol.ANDERE_REGIO)
        spelers.nieuw("directeur@verweg.example", "verweg", Rol.REGIEVOERDER)
        spelers.nieuw("ander@sbjh.example", "sbjh", Rol.PROJECTLEIDER)
        wens = nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO)
        (mandaat_id,) = stel_voor(spelers.directeur_sbjh, ZAAK, wens)
        spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
        nood = replace(bepaling(Toestand.ZORGELIJK, onderbouwing=""), noodgreep="Er is haast bij.")
        for naar in (bepaling(Toestand.ZEER_PROBLEMATISCH), nood, bepaling(Toestand.PROBLEMATISCH)):
            spelers.directeur_sbjh.doet(zaken.bepaal_trede, ZAAK, naar)
        _voeg_stuk_toe(spelers)
        spelers.directeur_sbjh.doet(tellingen.leg_tellingen_vast, ZAAK, [telling(in_zorg=12)])
        spelers.directeur_sbjh.doet(kwartalen.leg_kwartaal_vast, ZAAK, kwartaal(2025, 1, dag(31, 3)))
        _voeg_onderdelen_toe(spelers)
        _voeg_plaatsing_toe(spelers)
        _voeg_geld_toe(spelers)
        _voeg_overleg_toe(spelers)
        _voeg_toezicht_toe(spelers)
        _voeg_raadsbrief_toe(spelers)
        _voeg_besluitstuk_toe(spelers)
        betrek = (ZAAK, "rijnmond", "Directeur", dag(1, 4), "Kinderen uit Rijnmond.")
        spelers.directeur_sbjh.doet(bovenregionaal.betrek_regio, *betrek)
        webhook = NieuwAbonnement("Zaaksysteem", "https://ontvanger.example/haak")
        spelers.delft.doet(maak_abonnement, webhook, OPEN)
        wens_export = NieuweExport("nza", "Toezicht.", dag(2, 6))
        exporteer(spelers.directeur_sbjh, ZAAK, wens_export, Ondertekenaar(Ed25519PrivateKey.generate()))
        _begin_bij_nul(session)
        spelers.directeur_sbjh.doet(overnames.stel_import_voor, als_bestand({"Zaken": [papieren_zaak()]}))
        account = NieuweGebruiker("wacht@sbjh.example", "Wacht", "adviseur", "sbjh", [Rol.PROJECTLEIDER], "-")
        spelers.beheerder.doet(voeg_gebruiker_toe, account)
        spelers.delft.doet(plaats_notitie, ZAAK, NieuweNotitie("Wij bellen de bank.", noem=["directeur@sbjh.example"]))


def _begin_bij_nul(session: Session) -> None:
    """Looking at a file takes a number that PostgreSQL does not take back; so the import is number 1 there too."""
    if session.get_bind().dialect.name == "postgresql":
        with transaction(session):
            reeks = session.scalar(text("SELECT pg_get_serial_sequence('inlezing', 'id')"))
            session.execute(text(f"ALTER SEQUENCE {reeks} MINVALUE 0 RESTART WITH 0"))


def _voeg_overleg_toe(spelers: Spelers) -> None:
    """Question 1 with an answer, and opschaling 1."""
    wie = spelers.directeur_sbjh
    wie.doet(vragen.stel_vraag, ZAAK, vragen.NieuweVraag("Akkoord met het plan?", dag(2, 6), dag(16, 6)))
    wie.doet(open_opschaling, ZAAK, "Geen overeenstemming.", dag(2, 6))
    nee = Inbreng(Standpuntsoort.NIET_AKKOORD, dag(2, 6), bron="Brief.")
    wie.doet(leg_standpunt_vast, ZAAK, 1, "GM0503", nee)


def _voeg_onderdelen_toe(spelers: Spelers) -> None:
    """Contract 1, location 1 and certificate 1 of the provider."""
    wie, begin = spelers.directeur_sbjh, dag(1, 1)
    wie.doet(onderdelen.leg_contract_vast, ZAAK, Contract(partij="GM0503", van=begin))
    wie.doet(onderdelen.leg_locatie_vast, ZAAK, Locatie(naam="De Duinen", gemeente="Delft", soort=Verblijf.AMBULANT))
    certificaat = Certificaat(soort=Certificaatsoort.CERTIFICAAT, geldig_tot=begin.replace(year=2035))
    wie.doet(onderdelen.leg_certificaat_vast, ZAAK, certificaat)


def _voeg_plaatsing_toe(spelers: Spelers) -> None:
    """Location 1 was counted; offer 1, booking 1 to it, booking 2 that was placed, and signal 1."""
    wie, week = spelers.directeur_sbjh, dag(26, 5)
    wie.doet(standen.leg_standen_vast, ZAAK, [Stand(week=week, locatie=1, kinderen=12, cellen=(Cel("daghulp", 12),))])
    wie.doet(aanbod.leg_aanbod_vast, ZAAK, Aanbod(aanbieder="De Kade", zorgvorm="daghulp", plaatsen=8, vanaf=week))
    wat = Boeking(
        soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="daghulp", gemeente="GM0503", aantal=5, week=week, aanbod=1
    )
    wie.doet(boekingen.boek_plaatsing, ZAAK, wat, Fase.GERESERVEERD)
    wie.doet(leg_scenario_vast, ZAAK, SCENARIO)
    wie.doet(boekingen.boek_plaatsing, ZAAK, replace(wat, aantal=2), Fase.GEPLAATST, dag(2, 6))
    signaal = Signaal(dag=dag(1, 6), van=Van.OUDERS, kanaal=Kanaal.GEMEENTE, onderwerp=Onderwerp.WACHTEN, aantal=2)
    wie.doet(signalen.leg_signaal_vast, ZAAK, signaal)
    plek = Stuurplek(
        stuurgroep="JeugdhulpPlus", rol=Stuurrol.ACCOUNTHOUDER, partij="Rotterdam", wie="wethouder", vanaf=dag(1, 4)
    )
    wie.doet(leg_stuurgroepplek_vast, ZAAK, plek)


def _voeg_geld_toe(spelers: Spelers) -> None:
    """Commitment 1 under the first decision, with booking 1 and 2."""
    wie = spelers.directeur_sbjh
    vraag = select(Besluit.id).where(Besluit.bedrag > 0).order_by(Besluit.volgnr).limit(1)
    wat = NieuweToezegging(
        soort=Toezegsoort.LENING, omschrijving="Overbrugging.", wederpartij="Stichting Duinpoort", datum=dag(2, 6),
        bedrag=100_000_00, besluit_id=wie.session.scalar(vraag), gemeenten=["GM0503", "GM0518"],
    )  # fmt: skip
    wie.doet(zeg_geld_toe, ZAAK, wat)
    betaald = NieuweBoeking(soort=Geldsoort.BETALING, datum=dag(2, 6), bedrag=40_000_00)
    wie.doet(boek_geld, ZAAK, 1, betaald)


def _token_van_delft() -> Apitoken:
    """Of account 5, and one that works whenever the pages are looked at."""
    token = {"naam": "Rekenblad", "sha256": "0" * 64, "kenmerk": "q7Zk2A", "bereik": Tokenbereik.SCHRIJVEN}
    jaren = {"gemaakt_op": EERSTE, "verloopt_op": EERSTE.replace(year=2035)}
    return Apitoken(gebruiker_id=5, aan_opdrachtregel=True, **token, **jaren)


def _voeg_stuk_toe(spelers: Spelers) -> None:
    """Paper 1 on the agenda of meeting 1; and the year of the region."""
    wie = spelers.directeur_sbjh
    do = wie.doet(kalender.plan_vergadering, kalender.NieuweVergadering("DO", dag(26, 2)))
    wie.doet(stukken.dien_stuk_in, ZAAK, stukken.NieuwStuk("Continuïteitsplan", "college", dag(10, 2)))
    wie.doet(agendering.agendeer, ZAAK, 1, "DO", agendering.Agendering(do.id))
    _voeg_jaar_toe(spelers)


def _voeg_jaar_toe(spelers: Spelers) -> None:
    """Moment 1 of the year is of the director, with paper 1; inbreng 1 is of Delft."""
    spelers.directeur_sbjh.doet(jaarkalender.stel_jaarkalender_vast, 2025, ["begroting"])
    vraag = NieuweInbreng(Inbrengsoort.ZIENSWIJZE, "GM0503", dag(2, 6), "Kan het goedkoper?", "begroting")
    spelers.delft.doet(leg_inbreng_vast, 2025, vraag)
    stuk = NieuwDocument("begroting.txt", b"Wat het kost.\n", dag(2, 6))
    spelers.directeur_sbjh.doet(dien_jaarstuk_in, 1, "Begroting 2026", stuk)


def _voeg_toezicht_toe(spelers: Spelers) -> None:
    """With a plan that runs, and a step of it."""
    wie, op = spelers.directeur_sbjh, dag(2, 6)
    wie.doet(leg_toezichtstap_vast, ZAAK, "beoordeling", op, "Brief van VWS.")
    wie.doet(toezichtplan.stel_toezichtplan_op, ZAAK, op, dag(1, 9), "De toekomst.")
    wie.doet(toezichtplan.voeg_planstap_toe, ZAAK, 1, Nieuwstap("Contouren", "het bureau", dag(1, 8)), op)


def _voeg_besluitstuk_toe(spelers: Spelers) -> None:
    """Document 1 is the decision with mandaat 1, of Delft: the same file is kept once."""
    with Session(spelers.session.get_bind()) as lezer:
        document = lezer.get_one(Document, 1)
        naam, inhoud = document.naam, lezer.get_one(DocumentInhoud, 1).inhoud
    spelers.delft.doet(voeg_besluitstuk_toe, 1, NieuwDocument(naam, inhoud, dag(2, 6)))


def _voeg_raadsbrief_toe(spelers: Spelers) -> None:
    """Letter 1 is that of Delft, letter 2 that of Den Haag; both were put to their municipality."""
    romptekst = raadsbrieven.NieuweRomptekst("Stichting Duinpoort", "De zorg gaat door.", dag(2, 6))
    spelers.directeur_sbjh.doet(raadsbrieven.schrijf_romptekst, ZAAK, romptekst)
    spelers.directeur_sbjh.doet(raadsbrieven.bied_raadsbrief_aan, ZAAK, ["GM0503", "GM0518"], dag(2, 6))
