"""The first page: what waits for whom."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from app.db import db
from app.demo.accounts import demo_accounts
from app.domain.basis.begrippen import AMSTERDAM, Bereik, Mandaatsoort, Toestand
from app.domain.mandaat.inhoud import Inhoud
from app.models import Openpunt, Zaak
from app.regios import profiel
from app.services.jaar.kalender import stel_jaarkalender_vast
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.opstelling import NieuwMandaat, stel_op_en_voor
from app.weergave import datum
from tests.kern.opzet import open_zaak, tel_vragen
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers

pytestmark = pytest.mark.traag

ZAAK = "2025-0001"
ACCOUNTS = [account.email for account in demo_accounts(profiel("haaglanden"))]
NU = datetime.now(UTC)
VANDAAG = NU.astimezone(AMSTERDAM).date()


@pytest.mark.parametrize("email", ACCOUNTS)
def test_voor_elk_account_gaan_de_startpagina_en_al_haar_links_open(email: str, app: Flask) -> None:
    wie = Bezoeker(app, email)
    pagina = wie.lees("/")
    assert "Wat wacht op u" in pagina.tekst
    for link in pagina.links:
        assert link.startswith("#") or wie.get(link).status_code == 200, link


def test_na_de_laatste_pagina_staat_niet_dat_er_niets_wacht(bezoekers: Bezoekers) -> None:
    pagina = bezoekers.directeur_sbjh.lees("/openstaand?pagina=9")
    assert "Op deze pagina staat niets." in pagina.tekst
    assert "/openstaand" in pagina.links
    assert "Er wacht nu niets op u." not in pagina.tekst


def test_wat_van_een_taak_wordt_gezegd_staat_per_stuk_zodat_geen_punt_aan_het_eind_van_een_regel_blijft(
    bezoekers: Bezoekers,
) -> None:
    """The stylesheet puts the dots, and leaves out that at the begin of a line; one in the text hangs at its end."""
    paden = ("/", "/openstaand", "/termijnen", f"/zaken/{ZAAK}/openstaand")
    teksten = [bezoekers.projectleider.get(pad).text for pad in paden]
    onder = re.findall(
        r'<span class="lijst__onder">(.*?)</span>\s*<span class="taak__dag">', "".join(teksten), re.DOTALL
    )
    assert onder
    assert [deel for deel in onder if "·" in deel] == []


def test_boven_de_startpagina_staat_hoeveel_bij_mij_ligt_en_niet_wat_anderen_doen(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.projectleider.lees("/openstaand").tekst
    boven = re.search(r"·\s(\d+ (?:taak|taken)(?:, waarvan \d+ te laat)?)", tekst)
    bij_mij = re.search(r"Voor u\s+(\d+ (?:taak|taken)(?:, waarvan \d+ te laat)?)", tekst)
    assert boven
    assert bij_mij
    assert boven[1] == bij_mij[1]


def stel_voor(spelers: Spelers, *gevers: str) -> int:
    """A proposal of the directeur SbJH that is still running today, to Delft or to these; the id of the first."""
    nieuw = NieuwMandaat(
        Mandaatsoort.FINANCIEN,
        Bereik.BINNEN_REGIO,
        gevers or ("GM0503",),
        "directeur@sbjh.example",
        Inhoud(bevoegdheden="Voorschotten.", van=VANDAAG, tot=VANDAAG + timedelta(days=90), plafond=120_000_00),
    )
    return spelers.directeur_sbjh.op(NU).doet(stel_op_en_voor, ZAAK, nieuw, VANDAAG)[0].id


def test_een_voorstel_wacht_op_de_directeur_van_den_haag_en_het_team_ziet_dat(
    bezoekers: Bezoekers, spelers: Spelers
) -> None:
    link = f"/zaken/{ZAAK}/mandaten/{stel_voor(spelers)}"
    wachtend = {
        naam: link in getattr(bezoekers, naam).lees("/openstaand").links
        for naam in ("directeur_sbjh", "directeur_denhaag", "projectleider", "delft", "rijnmond")
    }
    assert "Voor u" in bezoekers.directeur_denhaag.lees("/").tekst
    assert [naam for naam, wacht in wachtend.items() if wacht] == [
        "directeur_sbjh",
        "directeur_denhaag",
        "projectleider",
    ]
    assert "ligt bij directeur Jeugd, WMO en Regionale Inkoop Jeugd H10" in bezoekers.projectleider.lees("/").tekst


def test_wat_goedgekeurd_is_wacht_op_het_college(bezoekers: Bezoekers, spelers: Spelers) -> None:
    mandaat_id = stel_voor(spelers)
    spelers.directeur_denhaag.op(NU).doet(mandaten.keur_goed, mandaat_id, VANDAAG)
    link = f"/zaken/{ZAAK}/mandaten/{mandaat_id}"
    assert link in bezoekers.delft.lees("/").links
    assert link not in bezoekers.van("westland@h10.example").lees("/").links
    assert "ligt bij Delft" in bezoekers.directeur_denhaag.lees("/openstaand").tekst


def test_wat_verleend_is_wacht_op_de_houder_en_zijn_werkgever(bezoekers: Bezoekers, spelers: Spelers) -> None:
    mandaat_id = stel_voor(spelers)
    spelers.directeur_denhaag.op(NU).doet(mandaten.keur_goed, mandaat_id, VANDAAG)
    spelers.delft.op(NU).doet(mandaten.verleen, mandaat_id, VANDAAG, "B-9")
    assert "Stem als houder in met het financieel mandaat van Delft" in bezoekers.directeur_sbjh.lees("/").tekst
    assert "Stem als werkgever van de houder in" in bezoekers.projectleider.lees("/openstaand").tekst
    assert "Er wacht nu niets op u." in bezoekers.delft.lees("/").tekst


def test_stappen_die_te_laat_zijn_vallen_op_bij_het_team(bezoekers: Bezoekers, spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    tekst = bezoekers.directeur_denhaag.lees("/openstaand").tekst
    assert "te laat" in tekst
    assert "dagen te laat" in tekst
    assert zaak in tekst
    assert zaak not in bezoekers.projectleider.lees("/openstaand").tekst, "not his case"


def test_wat_van_geen_zaak_is_staat_op_zijn_dag_tussen_de_rest(bezoekers: Bezoekers, spelers: Spelers) -> None:
    """What is late the longest comes first, whether it is of a zaak or of the year of the region."""
    spelers.directeur_sbjh.doet(stel_jaarkalender_vast, 2025, ["begroting"])
    open_zaak(spelers, Toestand.PROBLEMATISCH, dag(25, 3))
    tekst = bezoekers.directeur_sbjh.lees("/openstaand").tekst
    van_hem = tekst.partition("Voor u")[2].partition("Van uw team")[0]
    dag_van = {datum(een): een for een in (dag(1, 1) + timedelta(days=nr) for nr in range(365))}
    dagen = [dag_van[een] for een in re.findall(r"uiterlijk (\d+ [a-z]+ 2025)", van_hem)]
    assert dagen == sorted(dagen)
    assert dag(31, 3) in dagen[1:], "the moment of the year, behind what was due before it"


def test_wie_geen_zaken_ziet_krijgt_uitleg(bezoekers: Bezoekers) -> None:
    assert "Zaken ziet u niet" in bezoekers.beheerder.lees("/").tekst
    assert "Duinpoort" not in bezoekers.beheerder.lees("/").tekst
    assert "Gedeelde dossiers" in bezoekers.auditor.lees("/").tekst
    assert "Duinpoort" not in bezoekers.auditor.lees("/").tekst


def vermenigvuldig(spelers: Spelers, zaak: str, keer: int) -> None:
    """As many zaken more as asked, with what is open in this one: rows, for playing a thousand takes too long."""
    session = spelers.session
    rij = dict(session.execute(select(Zaak.__table__).where(Zaak.zaaknummer == zaak)).mappings().one())
    punten = session.execute(select(Openpunt.__table__).where(Openpunt.zaak_id == rij["id"])).mappings().all()
    eerste = session.scalars(select(func.max(Zaak.id))).one() + 1
    nieuw = [rij | {"id": eerste + nr, "zaaknummer": f"2024-{nr:04}"} for nr in range(keer)]
    session.execute(insert(Zaak), nieuw)
    kopie = [
        {naam: waarde for naam, waarde in punt.items() if naam != "id"} | {"zaak_id": zaak["id"]}
        for zaak in nieuw
        for punt in punten
    ]
    session.execute(insert(Openpunt), kopie)
    session.commit()


def test_lijsten_kosten_even_veel_vragen_bij_een_als_bij_duizend_zaken(
    app: Flask, bezoekers: Bezoekers, spelers: Spelers
) -> None:
    with app.app_context():
        engine = db.engine
    zaak, wie = open_zaak(spelers), bezoekers.directeur_sbjh
    hoogstens = {"/": 12, "/openstaand": 12, "/termijnen": 8, "/zaken": 9}
    kosten: list[dict[str, int]] = []
    wie.lees("/")
    for keer in (0, 1000):
        if keer:
            vermenigvuldig(spelers, zaak, keer)
        kosten.append({})
        for pad in hoogstens:
            with tel_vragen(engine) as teller:
                wie.lees(pad)
            kosten[-1][pad] = len(teller)
    assert kosten[0] == kosten[1]
    assert {pad: n for pad, n in kosten[1].items() if n > hoogstens[pad]} == {}
    assert len(wie.get("/termijnen").data) < 150_000


def test_drie_voorstellen_van_een_verzoek_zijn_een_regel_naar_dat_verzoek(
    bezoekers: Bezoekers, spelers: Spelers
) -> None:
    stel_voor(spelers, "GM0503", "GM1783", "GM0637")
    pagina = bezoekers.directeur_denhaag.lees("/")
    assert "Beoordeel 3 mandaten" in pagina.tekst
    (naar,) = {link for link in pagina.links if link.startswith(f"/zaken/{ZAAK}/mandaatverzoeken/")}
    assert "Westland" in bezoekers.directeur_denhaag.lees(naar).tekst
    assert "Beoordeel het financieel mandaat van Westland" in pagina.tekst, "behind Welke"
    bij_sbjh = bezoekers.directeur_sbjh.lees("/openstaand")
    assert "Beoordeel 3 mandaten" in bij_sbjh.tekst
    assert "Bekijken Beoordeel 3 mandaten" in " ".join(bij_sbjh.tekst.split())
    te_beoordelen = bezoekers.directeur_denhaag.lees("/mandaten/te-beoordelen")
    assert "3 mandaten van verzoek" in te_beoordelen.tekst
    assert [link for link in te_beoordelen.links if "/mandaatverzoeken/" in link]


def test_partijen_van_een_zaak_worden_in_een_keer_geinformeerd(bezoekers: Bezoekers, spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    pagina = bezoekers.directeur_sbjh.lees("/openstaand")
    assert f"/zaken/{zaak}/informatie/verzendingen" in pagina.links
    assert "Informeer: directeurenoverleg" in pagina.tekst


def test_wat_een_besluit_vraagt_staat_boven_wat_te_laat_is(bezoekers: Bezoekers, spelers: Spelers) -> None:
    """Others wait for it, and it may have no last day: however much else there is, it is in sight."""
    stel_voor(spelers, "GM0503", "GM1783", "GM0637")
    tekst = bezoekers.directeur_denhaag.lees("/").tekst
    assert tekst.index("Wacht op uw besluit") < tekst.index("Beoordeel 3 mandaten")
    assert "Voor u" not in tekst, "nothing else waits"
    assert "Wacht op uw besluit" not in bezoekers.directeur_sbjh.lees("/").tekst, "it lies with the other"


def test_wie_honderden_taken_te_laat_is_ziet_elk_besluit_bovenaan(bezoekers: Bezoekers, spelers: Spelers) -> None:
    """A consent has no last day, so it is the last of all that waits: of the holder, and of the employer, which the
    team records. It is found all the same, by both directors, and is counted there and not among the rest.
    """
    mandaat_id = stel_voor(spelers)
    spelers.directeur_denhaag.op(NU).doet(mandaten.keur_goed, mandaat_id, VANDAAG)
    spelers.delft.op(NU).doet(mandaten.verleen, mandaat_id, VANDAAG, "B-9")
    vermenigvuldig(spelers, open_zaak(spelers, Toestand.PROBLEMATISCH), 150)
    houder, werkgever = (
        "Stem als houder in met het financieel",
        "Stem als werkgever van de houder in met het financieel",
    )
    for wie, zijn in ((bezoekers.directeur_sbjh, houder), (bezoekers.directeur_denhaag, werkgever)):
        tekst = wie.lees("/").tekst
        besluiten, _voor_u, rest = tekst.partition("Wacht op uw besluit")[2].partition("Voor u")
        assert zijn in besluiten
        assert zijn not in rest
        assert "meer dan 100 taken" in rest
