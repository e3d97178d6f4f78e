"""The list of cases, one case on one screen, and opening a new one."""

from __future__ import annotations

import re

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.models import Aanbieder, Zaak
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.zaak import zaken
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

NIEUW = {
    "aanbieder_id": "nieuw",
    "naam": "Stichting Zeezicht",
    "kvk_nummer": "87654321",
    "agb_code": "12345678",
    "rechtsvorm": "stichting",
    "grootteklasse": "middelgroot",
    "jeugdomzet": "14.200.000",
    "cruciaal": ["pleegzorg"],
    "trede": "zorgelijk",
    "datum": "2025-06-02",
    "motivering": "De kas reikt tot augustus.",
}


def test_de_directeur_opent_een_zaak_met_een_nieuwe_aanbieder(bezoekers: Bezoekers, session: Session) -> None:
    wie = bezoekers.directeur_sbjh
    antwoord = wie.post("/zaken/nieuw", **NIEUW)
    assert (antwoord.status_code, antwoord.location) == (302, "/zaken/2025-0002")
    pagina = wie.lees("/zaken/2025-0002")
    for tekst in ("Zaak 2025-0002 is geopend.", "Stichting Zeezicht", "KvK 87654321", "zorgelijk", "pleegzorg"):
        assert tekst in pagina.tekst
    aanbieder = session.scalars(select(Aanbieder).where(Aanbieder.kvk_nummer == "87654321")).one()
    assert (aanbieder.jeugdomzet, aanbieder.agb_code) == (14_200_000_00, "12345678")


def test_een_bekende_aanbieder_kiest_men_uit_de_lijst(bezoekers: Bezoekers, session: Session) -> None:
    bekend = session.scalars(select(Aanbieder)).one()
    antwoord = bezoekers.directeur_denhaag.post("/zaken/nieuw", **NIEUW | {"aanbieder_id": str(bekend.id), "naam": ""})
    assert antwoord.status_code == 302
    session.rollback()
    assert set(session.scalars(select(Zaak.aanbieder_id))) == {bekend.id}


def test_elke_begintoestand_kan(bezoekers: Bezoekers) -> None:
    for nummer, toestand in enumerate(zaken.STARTTOESTANDEN):
        velden = NIEUW | {"trede": toestand.value, "kvk_nummer": f"8000000{nummer}"}
        assert bezoekers.directeur_sbjh.post("/zaken/nieuw", **velden).status_code == 302


def test_de_datum_mag_ook_zoals_men_hem_schrijft(bezoekers: Bezoekers, session: Session) -> None:
    for nummer, datum in enumerate(("02-06-2025", "2/6/2025", "2-6-2025")):
        velden = NIEUW | {"datum": datum, "kvk_nummer": f"8000000{nummer}"}
        assert bezoekers.directeur_sbjh.post("/zaken/nieuw", **velden).status_code == 302, datum
    assert session.scalars(select(Zaak.geopend_datum)).all()[1:] == [dag(2, 6)] * 3


def test_het_zaakscherm_laat_zien_wat_ontwerp_vraagt(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.directeur_sbjh.lees("/zaken/2025-0001").tekst
    for deel in ("Stichting Duinpoort", "zorgelijk", "Regievoerder", "Projectleider SbJH", "Directeur Den Haag"):
        assert deel in tekst
    for bedrag in ("€\xa0330.000", "€\xa01.080.000 verleend", "€\xa0750.000 besteed"):
        assert bedrag in tekst, bedrag
    assert "Geen antwoord: Westland" in tekst


def test_een_gemeente_ziet_de_samenvatting_en_haar_eigen_mandaat(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.delft.lees("/zaken/2025-0001").tekst
    assert "Mandaten van u" in tekst
    assert "€\xa0330.000" in tekst
    for verborgen in (
        "Laatste uit het logboek",
        "Afspraken in deze zaak",
        "Trede bepalen",
        "Besluit nemen",
        "Westland",
    ):
        assert verborgen not in tekst, verborgen


def test_een_signaal_is_alleen_van_de_regievoerder(bezoekers: Bezoekers, spelers: Spelers) -> None:
    nummer = open_zaak(spelers, Toestand.SIGNAAL)
    assert bezoekers.directeur_denhaag.get(f"/zaken/{nummer}").status_code == 200
    for wie in (bezoekers.delft, bezoekers.projectleider, bezoekers.van("wethouder@denhaag.example")):
        assert wie.get(f"/zaken/{nummer}").status_code == 404
        assert nummer not in wie.lees("/zaken").tekst


def test_wat_men_niet_mag_zien_is_niet_te_onderscheiden_van_wat_er_niet_is(
    bezoekers: Bezoekers, spelers: Spelers
) -> None:
    nummer = open_zaak(spelers, Toestand.SIGNAAL)
    verboden, afwezig = (bezoekers.delft.get(f"/zaken/{n}") for n in (nummer, "2099-9999"))
    assert (verboden.status_code, verboden.text) == (afwezig.status_code, afwezig.text)


def test_de_lijst_zoekt_op_naam_nummer_en_kvk(bezoekers: Bezoekers, spelers: Spelers) -> None:
    nieuw = zaken.NieuweZaak(NieuweAanbieder("Ümit & Zn", "11111111"), Toestand.PROBLEMATISCH, "Omdat.", dag(1, 4))
    spelers.directeur_sbjh.doet(zaken.open_zaak, nieuw)
    wie = bezoekers.directeur_sbjh
    for vraag, gevonden in (
        ("duin", ["2025-0001"]),
        ("UMIT", ["2025-0002"]),
        ("umit zn", ["2025-0002"]),
        ("1111 1111", ["2025-0002"]),
        ("Ümit", ["2025-0002"]),
        ("0002", ["2025-0002"]),
        ("11111111", ["2025-0002"]),
        ("%", []),
        ("_", []),
        ("'; drop table zaak --", []),
    ):
        tekst = wie.lees(f"/zaken?q={vraag}".replace("%", "%25").replace(" ", "+")).tekst
        assert [n for n in ("2025-0001", "2025-0002") if n in tekst] == gevonden, vraag


def test_de_lijst_kiest_op_toestand_en_bladert(bezoekers: Bezoekers, spelers: Spelers) -> None:
    for _ in range(30):
        open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)
    wie = bezoekers.directeur_sbjh
    assert "2025-0001" not in wie.lees("/zaken?toestand=zeer_problematisch").tekst
    eerste = wie.lees("/zaken")
    (volgende,) = [link for link in eerste.links if "na=" in link]
    tweede = wie.lees(volgende)
    nummers = [link for pagina in (eerste, tweede) for link in pagina.links if re.fullmatch("/zaken/2025-[0-9]+", link)]
    assert len(nummers) == len(set(nummers)) == 31


def test_rare_vragen_aan_de_lijst_geven_gewoon_een_lijst(bezoekers: Bezoekers) -> None:
    for vraag in ("q=%00", "q=" + "x" * 5000, "toestand=bestaat_niet", "na=%00", "na=zzz", "q=%ff%fe", "q[]=1"):
        assert bezoekers.directeur_sbjh.get(f"/zaken?{vraag}").status_code == 200, vraag


def test_alleen_wie_mag_openen_ziet_de_knop(bezoekers: Bezoekers) -> None:
    assert "/zaken/nieuw" in bezoekers.directeur_sbjh.lees("/zaken").links
    for wie in (bezoekers.projectleider, bezoekers.delft):
        assert "/zaken/nieuw" not in wie.lees("/zaken").links


def test_zonder_zaken_is_de_lijst_leeg_en_zegt_dat(lege_app: Flask) -> None:
    assert "Geen zaken gevonden." in Bezoeker(lege_app, "directeur@sbjh.example").lees("/zaken").tekst


def test_bij_een_fout_blijft_staan_wat_er_was_ingevuld(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post("/zaken/nieuw", **NIEUW | {"kvk_nummer": "123"})
    assert antwoord.status_code == 422
    pagina = Pagina(antwoord.text)
    assert pagina.velden["naam"] == "Stichting Zeezicht"
    assert pagina.velden["datum"] == "2025-06-02"
    assert "De kas reikt tot augustus." in pagina.tekst


def test_een_gemeente_ziet_op_de_tijdlijn_alleen_haar_eigen_deel(bezoekers: Bezoekers) -> None:
    heel, deel = "€\N{NO-BREAK SPACE}450.000", "€\N{NO-BREAK SPACE}50.000"
    team = bezoekers.directeur_sbjh.get("/zaken/2025-0001").text
    delft = bezoekers.delft.get("/zaken/2025-0001").text
    assert (heel in team, deel in team) == (True, False)
    assert (heel in delft, deel in delft) == (False, True)
