"""What leaves the team, a location that was struck out, an offer that moves, and the minutes of the sitting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from app.domain.aanbieder.onderdelen import Locatie, Verblijf
from app.domain.plaatsing.boeking import Boeksoort, Fase
from app.domain.plaatsing.zitting import Zitting
from app.domain.telling.klassen import Klasse
from app.models import Document, DocumentInhoud
from app.services.aanbieder.onderdelen import Verbetering, leg_locatie_vast
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_na
from app.services.plaatsing import lezen
from app.services.plaatsing.aanbod import leg_aanbod_vast
from app.services.plaatsing.buiten import Buitenblad, lees_buiten
from app.services.plaatsing.standen import Standbestand, importeer_standen
from app.services.plaatsing.zitting import lees_zitting, leg_zitting_vast
from tests.kern.opzet import VANDAAG, logboek, niet_aanvaard, zaak_van
from tests.kern.pdftekst import leesbare_tekst
from tests.services.plaatsing.conftest import DEZE, VORIGE, Plek
from tests.services.plaatsing.test_plaatsing import punten

KOP = "week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"


def buiten(plek: Plek, **meer: object) -> Buitenblad:
    session = plek.spelers.session
    session.rollback()
    zaak = vind_dossier(session, plek.spelers.directeur_sbjh.actor, plek.zaak).zaak
    return lees_buiten(session, zaak, **meer)  # type: ignore[arg-type]


def test_buiten_het_team_staat_van_elke_week_en_locatie_een_klasse(plek: Plek) -> None:
    plek.tel(3, locatie=2)
    plek.tel(8, week=DEZE)
    deze, vorige = buiten(plek).weken
    assert (deze.week, dict(deze.per_locatie), deze.samen) == (DEZE, {1: Klasse(5, 9)}, Klasse(5, 9))
    assert dict(vorige.per_locatie) == {1: Klasse(10, 14), 2: Klasse(1, 4)}
    assert vorige.samen == Klasse(11, 18), "from its parts, never counted apart"
    assert buiten(plek).locaties == {1: "Duinhuis", 2: "De Vliet"}
    assert [week.week for week in buiten(plek, op=VORIGE).weken] == [VORIGE]
    assert [week.week for week in buiten(plek, hoogstens=1).weken] == [DEZE]


def test_een_locatie_die_vervalt_houdt_haar_kinderen_en_haar_punten(plek: Plek) -> None:
    wat = Locatie(naam="Duinhuis", gemeente="Wassenaar", soort=Verblijf.RESIDENTIEEL, tot=DEZE + timedelta(35))
    plek.doet(leg_locatie_vast, wat, Verbetering(1, "Dubbel ingevoerd.", vervalt=True))
    assert ("locatie_zonder_plek", "plaatsing/1") in punten(plek)
    assert [rij.locatie.naam for rij in plek.bord().rijen] == ["De Vliet", "Duinhuis"]
    plek.boek(4)
    with niet_aanvaard(plek.spelers.session, "ongeldige_invoer", "locatie"):
        plek.boek(1, soort=Boeksoort.ERBIJ, fase=Fase.BINNEN)
    plek.tel(0, week=DEZE)
    assert plek.bord().rijen[1].cellen[3].aantal == 0


def test_de_dagen_van_een_aanbod_schuiven_niet_voorbij_wat_is_geboekt(plek: Plek) -> None:
    session = plek.spelers.session
    nummer = plek.boek(2)
    wat = lezen.aanbod(session, vind_dossier(session, plek.spelers.directeur_sbjh.actor, plek.zaak).zaak)[1].waarden()
    session.rollback()
    with niet_aanvaard(session, "datum_onlogisch", "vanaf"):
        plek.doet(leg_aanbod_vast, replace(wat, vanaf=DEZE + timedelta(7)), 1, "Later open.")
    with niet_aanvaard(session, "datum_onlogisch", "tot"):
        plek.doet(leg_aanbod_vast, replace(wat, tot=DEZE - timedelta(1)), 1, "Eerder dicht.")
    plek.doet(leg_aanbod_vast, replace(wat, tot=DEZE), 1, "Deze week nog.")
    plek.verder(nummer, Fase.INGETROKKEN, toelichting="Ging niet door.")
    plek.doet(leg_aanbod_vast, replace(wat, vanaf=DEZE + timedelta(7)), 1, "Later open.")


def test_twee_locaties_met_een_naam_vragen_in_een_bestand_om_het_nummer(plek: Plek) -> None:
    assert plek.locatie("Duinhuis") == 3
    bestand = Standbestand("standen.csv", (KOP + f"{DEZE};Duinhuis;;;;;9\n").encode())
    with niet_aanvaard(plek.spelers.session, "import_geweigerd", "bestand") as fout:
        plek.doet(importeer_standen, bestand)
    (mis,) = fout.value.fouten  # type: ignore[attr-defined]
    assert (mis.rij, mis.wat) == (2, "“Duinhuis”: 2 locaties heten zo")
    assert "1 of 3" in mis.herstel
    plek.doet(importeer_standen, Standbestand("standen.csv", (KOP + f"{DEZE};3;;;;;9\n").encode()))
    assert [cel.aantal for cel in plek.bord().rijen[2].cellen[3:4]] == [9]


def test_het_verslag_wordt_bewaard_zonder_boekingen_en_aantallen_kinderen(plek: Plek) -> None:
    session = plek.spelers.session
    plek.boek(3, toelichting="")
    zitting = Zitting(datum=VANDAAG, vanaf=VANDAAG - timedelta(7), aanwezig="Regievoerder en De Kade.")
    dossier = vind_dossier(session, plek.spelers.directeur_sbjh.actor, plek.zaak)
    blad = lees_zitting(session, dossier, zitting.vanaf, zitting.datum)
    session.rollback()
    assert [(r.nummer, r.van, r.naar, r.rest) for r in blad.regels] == [(1, "Duinhuis", "De Kade", 3)]
    assert blad.aanbod, "the places that were offered in these days"
    nummer = plek.doet(leg_zitting_vast, zitting).id
    plek.spelers.session.rollback()
    assert speel_na(plek.spelers.session, zaak_van(plek.spelers.session, plek.zaak))["document"] == 1
    regel = logboek(session)[-1]
    document = session.get_one(Document, nummer)
    assert (regel.kop.object, regel.inhoud["sha256"]) == (f"document/{nummer}", document.sha256)
    assert (document.mediatype, document.gedeeld) == ("application/pdf", False)
    inhoud = session.scalars(select(DocumentInhoud.inhoud).where(DocumentInhoud.document_id == nummer)).one()
    tekst = leesbare_tekst(inhoud)
    assert "De Kade" in tekst, "the places that were offered"
    for wat in ("Duinhuis", "gereserveerd", "Wat er is geboekt "):
        assert wat not in tekst
    with niet_aanvaard(session, "datum_onlogisch", "vanaf"):
        plek.doet(leg_zitting_vast, replace(zitting, vanaf=VANDAAG - timedelta(200)))
    with niet_aanvaard(session, "ongeldige_invoer", "aanwezig"):
        plek.doet(leg_zitting_vast, replace(zitting, aanwezig=" "))
