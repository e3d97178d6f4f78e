"""Files, counts, figures of the provider, notes: what stands beside the course of a zaak."""

from __future__ import annotations

from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort, Contract
from app.domain.samenwerken.notitie import Intrekreden
from app.domain.telling.telling import Telling
from app.domain.vooruitblik.scenario import Plaatsen, Scenario
from app.models import Document, Notitie
from app.services.aanbieder import aanbieders, kwartalen, omzetaandelen, onderdelen, subsidies, wijzigen
from app.services.bewaren import vernietigen, vernietiging
from app.services.document import documenten, intrekken
from app.services.samenwerken import notities
from app.services.telling import tellingen
from app.services.vooruitblik import scenarios
from app.simulatie.daden.daad import GEVER, LOPEND, PROJECT, REGIE, Daad, Trek
from app.simulatie.daden.zaak import STIL_OP, aanbieder
from app.simulatie.greep import Greep


def _document(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    if g.ja(0.7):
        naam = "brief.txt" if g.ja(0.9) else g.tekst()
        nieuw = documenten.NieuwDocument(naam, f"{g.kans.random()}\n".encode(), g.dag(), g.tekst(), gedeeld=g.ja())
        return documenten.voeg_document_toe, zaak, nieuw
    nr, ander = (g.rij(Document.id, Document.zaak_id == g.zaak_id) for _ in range(2))
    if g.ja():
        return intrekken.vervang_document, zaak, nr, ander, g.tekst()
    return intrekken.trek_document_in, zaak, nr, g.tekst()


def _telling(g: Greep) -> Trek:
    vorm = g.een(g.profiel.aangeboden_zorgvormen).code
    rijen = [
        Telling(
            gemeente=code,
            zorgvorm=vorm,
            peildatum=g.dag(),
            in_zorg=g.kans.randrange(0, 40),
            nog_te_plaatsen=g.een((0, 0, 0, 2)),
        )
        for code in g.gemeenten()
    ]
    return tellingen.leg_tellingen_vast, g.zaak(*LOPEND), rijen, g.tekst() if g.ja(0.7) else ""


def _tel_uit_bestand(g: Greep) -> Trek:
    regels = [
        f"{code};{g.een(g.profiel.aangeboden_zorgvormen).code};{g.dag()};{g.kans.randrange(40)};0"
        for code in g.gemeenten()
    ]
    inhoud = "\n".join(["gemeente;zorgvorm;peildatum;in_zorg;wachtend", *regels]) if g.ja(0.9) else "geen tabel"
    bestand = tellingen.Tellingbestand("tellingen.csv", inhoud.encode())
    return tellingen.importeer_tellingen, g.zaak(*LOPEND), bestand, g.tekst() if g.ja(0.7) else ""


def _cijfers(g: Greep) -> Trek:
    zaak, worp = g.zaak(*LOPEND), g.kans.random()
    if worp < 0.2:
        return wijzigen.wijzig_aanbieder, zaak, aanbieder(g), g.tekst()
    if worp < 0.4:
        return omzetaandelen.leg_omzet_vast, zaak, 2024, {code: g.bedrag() for code in g.gemeenten()}, g.tekst()
    if worp > 0.9:
        return _scenario(g, zaak)
    kas = {"liquide_middelen": g.bedrag(), "uitstroom_maand": g.bedrag(), "solvabiliteit": g.een((None, 9_50, -400))}
    nieuw = Kwartaal(
        jaar=g.een((2024, 2025)), kwartaal=g.een((1, 2, 3, 4, 5)), bron_datum=g.dag(), bron="Rapportage.", **kas
    )
    return kwartalen.leg_kwartaal_vast, zaak, nieuw, g.tekst()


def _van_aanbieder(g: Greep) -> Trek:
    zaak, worp = g.zaak(*LOPEND), g.kans.random()
    if worp < 0.3:
        tot = g.dag(365) if g.ja() else None
        return onderdelen.leg_contract_vast, zaak, Contract(partij=g.gemeente(), van=g.dag(), tot=tot)
    if worp < 0.6:
        nieuw = Certificaat(soort=g.een(tuple(Certificaatsoort)), geldig_tot=g.dag(200))
        return onderdelen.leg_certificaat_vast, zaak, nieuw
    if worp < 0.9:
        omzet = g.bedrag() if g.ja() else None
        return subsidies.toets_subsidie, zaak, subsidies.Subsidievraag(g.dag(), g.bedrag(), omzet, g.dag(300))
    return aanbieders.voeg_aanbieder_toe, aanbieder(g)


def _scenario(g: Greep, zaak: str) -> Trek:
    plaatsen = tuple(Plaatsen(vorm.code, g.kans.randrange(0, 9)) for vorm in g.profiel.aangeboden_zorgvormen[:2])
    wat = Scenario(
        naam=g.tekst()[:80], vanaf=g.dag(), bron="Gesprek.", bron_datum=g.dag(), eenmalig=g.bedrag(), plaatsen=plaatsen
    )
    if g.ja(0.6):
        return scenarios.leg_scenario_vast, zaak, wat
    return scenarios.leg_scenario_vast, zaak, wat, g.een((1, 2)), g.tekst(), g.ja(0.3)


def _notitie(g: Greep) -> Trek:
    if g.ja(0.6):
        noem = [g.email()] if g.ja(0.4) else []
        return notities.plaats_notitie, g.zaak(*LOPEND), notities.NieuweNotitie(g.tekst(), noem=noem)
    nr = g.van_zaak(Notitie, Notitie.volgnr)
    if g.ja():
        return notities.zie_notitie, g.nummer, nr
    return notities.trek_notitie_in, g.nummer, nr, g.een(tuple(Intrekreden))


def _bewaren(g: Greep) -> Trek:
    zaak, worp = g.zaak(*STIL_OP), g.kans.random()
    if worp < 0.3:
        return vernietiging.stel_vernietiging_voor, zaak
    if worp < 0.5:
        return vernietigen.bevestig_vernietiging, zaak
    return (vernietiging.bewaar_langer if worp < 0.8 else vernietiging.hef_bewaring_op), zaak, g.tekst()


DOSSIER = (
    Daad("document", REGIE, _document, 4),
    Daad("document als projectleider", PROJECT, _document, 1),
    Daad("tel", REGIE, _telling, 3, stil=True),
    Daad("tel als gemeente", GEVER, _telling, 1, stil=True),
    Daad("tel uit een bestand", REGIE, _tel_uit_bestand, 1, stil=True),
    Daad("cijfers", REGIE, _cijfers, 4, stil=True),
    Daad("contract, certificaat of subsidie", REGIE, _van_aanbieder, 2),
    Daad("notitie", REGIE, _notitie, 3, stil=True),
    Daad("bewaar of vernietig", REGIE, _bewaren, 1),
)
