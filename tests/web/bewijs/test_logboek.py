"""The logboek through the screens: readable, filtered, in pages, as a file, and whether it holds."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

from sqlalchemy import Engine, text

from app.domain.basis.begrippen import Afspraakstatus
from app.services.besluit.besluiten import neem_besluit
from app.services.zaak.toewijzing import leg_afspraak_vast
from app.weergave import veldnaam, veldwaarde
from tests.kern.opzet import VANDAAG, besluit, geweigerd, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers

PAD = "/zaken/2025-0001/logboek"


def nummers(tekst: str) -> list[int]:
    return [int(nr) for nr in re.findall(r"van regel (\d+)", tekst)]


def test_een_besluit_is_te_lezen_met_ruimte_in_euro(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.projectleider.lees(f"{PAD}?actie=neem_besluit").tekst.replace("\xa0", " ")
    assert nummers(tekst) == [94, 92]
    assert "€ 1.080.000 → € 630.000" in tekst
    assert "€ 630.000 → € 330.000" in tekst
    assert "Directeur SbJH, directeur Servicebureau Jeugdhulp Haaglanden" in tekst
    assert "namens Delft, Den Haag" in " ".join(tekst.split())
    assert "Voorschot om de lonen van maart en april te betalen." in tekst
    regel = " ".join(bezoekers.projectleider.lees(f"{PAD}/94").tekst.replace("\xa0", " ").split())
    assert "Delft: € 33.333,34" in regel
    assert "€ 630.000 → € 330.000" in regel
    assert bezoekers.projectleider.get(f"{PAD}/95").status_code == 404


def test_een_naam_staat_in_de_plaats_van_een_pseudoniem(bezoekers: Bezoekers) -> None:
    tekst = " ".join(bezoekers.directeur_sbjh.lees(f"{PAD}?actie=wijs_projectleider_aan").tekst.split())
    assert "– → Projectleider SbJH" in tekst


def test_de_nieuwste_staan_vooraan_en_elke_regel_staat_op_een_pagina(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    eerste = wie.lees(PAD)
    volgende = next(link for link in eerste.links if "voor=" in link)
    assert nummers(eerste.tekst) + nummers(wie.lees(volgende).tekst) == list(range(94, 0, -1))


def test_filteren_op_wie_op_uitkomst_en_op_periode(bezoekers: Bezoekers, spelers: Spelers) -> None:
    directeur = spelers.directeur_sbjh.op(dag(16, 6))
    with geweigerd(spelers.session, "plafond_overschreden"):
        directeur.doet(neem_besluit, "2025-0001", besluit(500_000_00, dag(16, 6)))
    wie = bezoekers.directeur_sbjh
    geweigerde = wie.lees(f"{PAD}?uitkomst=geweigerd").tekst
    assert nummers(geweigerde) == [95]
    assert "meer dan de ruimte" in geweigerde
    assert nummers(wie.lees(f"{PAD}?vanaf=2025-05-16&tot_en_met=2025-05-16").tekst) == [94, 93]
    van_delft = wie.lees(f"{PAD}?wie={spelers.delft.actor.id}").tekst
    assert nummers(van_delft)
    assert "Mandaat verleend: Delft" in van_delft


def test_een_filter_dat_niet_kan_krijgt_een_melding_en_geen_fout(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert "Dit is geen datum" in wie.lees(f"{PAD}?vanaf=ooit").fouten["vanaf"]
    for vraag in ("actie=%00", "wie=x", "uitkomst=%3Cb%3E", "voor=-1", "voor=99999999999999999999", "wie=999999"):
        assert wie.get(f"{PAD}?{vraag}").status_code == 200


def test_het_bestand_volgt_het_filter_en_opent_in_een_rekenblad(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.get(f"{PAD}.csv?actie=neem_besluit")
    assert antwoord.headers["Content-Disposition"] == "attachment; filename=logboek-2025-0001.csv"
    assert antwoord.data.startswith(b"\xef\xbb\xbf")
    rijen = list(csv.DictReader(io.StringIO(antwoord.data.decode("utf-8-sig")), delimiter=";"))
    assert [(rij["zaak_nr"], rij["naar"], json.loads(rij["inhoud"])["bedrag"]) for rij in rijen] == [
        ("92", "63000000", 45_000_000),
        ("94", "33000000", 30_000_000),
    ]
    assert rijen[0]["actor"].startswith("Directeur SbJH (p-")


def test_een_formule_wordt_tekst_in_het_bestand(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    wie.post("/zaken/2025-0001/afspraken/5", status="gedaan", toelichting='=HYPERLINK("x")', datum="2025-05-16")
    rijen = csv.DictReader(io.StringIO(wie.get(f"{PAD}.csv?actie=leg_afspraak_vast").text), delimiter=";")
    *_, rij = rijen
    assert json.loads(rij["inhoud"])["toelichting"].startswith("=HYPERLINK")
    assert not any(str(cel).startswith("=") for cel in rij.values())


def test_controleer_nu_zegt_dat_het_logboek_klopt(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    link = next(link for link in wie.lees(PAD).links if "controle=1" in link)
    assert "Het hele logboek klopt: 94 regels" in wie.lees(link).tekst


def test_controleer_nu_zegt_het_ook_als_het_niet_klopt(bezoekers: Bezoekers, engine: Engine) -> None:
    with engine.begin() as verbinding:
        verbinding.execute(text("DROP TRIGGER logboek_payload_geen_update"))
        verbinding.execute(
            text("UPDATE logboek_payload SET inhoud = (SELECT inhoud FROM logboek_payload WHERE nr = 6) WHERE nr = 5")
        )
    tekst = bezoekers.directeur_sbjh.lees(f"{PAD}?controle=1&actie=neem_besluit").tekst
    assert "Het logboek klopt niet: regel 5" in tekst


def test_iedereen_die_is_ingelogd_kan_de_sleutel_zien(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.auditor.lees("/logboek/sleutel").tekst
    pem = bezoekers.delft.get("/logboek/sleutel.pem").text
    assert pem in tekst
    assert re.search(r"\b[0-9a-f]{64}\b", tekst)


def test_een_onbruikbare_sleutel_geeft_een_pagina_die_zegt_wat_er_is(bezoekers: Bezoekers, tmp_path: Path) -> None:
    sleutel = tmp_path / "ondertekening.pem"
    sleutel.write_text("geen sleutel")
    sleutel.chmod(0o600)
    antwoord = bezoekers.projectleider.get("/logboek/sleutel")
    assert antwoord.status_code == 503
    assert "is niet te gebruiken" in antwoord.text


def test_het_logboek_van_alle_zaken_noemt_de_zaak_en_filtert(bezoekers: Bezoekers, spelers: Spelers) -> None:
    tweede = open_zaak(spelers)
    wie = bezoekers.directeur_sbjh
    alles = wie.lees("/logboek")
    assert {"2025-0001", tweede} <= set(re.findall(r"\d{4}-\d{4}", alles.tekst))
    een = wie.lees(f"/logboek?zaak={tweede}").tekst
    assert nummers(een) == [1]
    assert nummers(bezoekers.projectleider.lees("/logboek?actie=neem_besluit").tekst) == [94, 92]


def test_oud_en_nieuw_staan_naast_elkaar(bezoekers: Bezoekers, spelers: Spelers) -> None:
    for tekst in ("Eerst zo.", "Toch anders."):
        spelers.directeur_sbjh.doet(leg_afspraak_vast, "2025-0001", 1, Afspraakstatus.GEDAAN, tekst, datum=VANDAAG)
    tekst = " ".join(bezoekers.directeur_sbjh.lees(f"{PAD}?actie=leg_afspraak_vast").tekst.split())
    assert "Wat veranderde sinds regel 95" in tekst
    assert (
        tekst.index("Wat veranderde") < tekst.index("Eerst zo.") < tekst.index("Toch anders.", tekst.index("Eerst zo."))
    )


def test_een_bestand_meenemen_laat_een_regel_achter(bezoekers: Bezoekers) -> None:
    wie = bezoekers.projectleider
    for vorm in ("csv", "json", "xlsx"):
        antwoord = wie.get(f"{PAD}.{vorm}?actie=neem_besluit")
        assert (antwoord.status_code, bool(antwoord.data)) == (200, True)
    assert nummers(wie.lees(f"{PAD}?actie=download_logboek").tekst) == [97, 96, 95]
    assert json.loads(wie.get("/logboek.json?actie=neem_besluit").data)["regels"][-1]["kop"]["actie"] == "neem_besluit"


def test_de_tredepagina_telt_de_dagen_per_trede(bezoekers: Bezoekers) -> None:
    tekst = " ".join(bezoekers.delft.lees("/zaken/2025-0001/trede").tekst.split())
    deel = tekst[tekst.index("Hoe lang de zaak in elke trede was") :]
    assert "signaal3 februari 202510 februari 202575" in deel.replace(" signaal", "signaal")


def test_wat_de_klok_aangaf_staat_er_als_een_tijd() -> None:
    assert (veldnaam("klok"), veldwaarde(1_747_396_920_000_000, "klok")) == ("Wat de klok aangaf", "16 mei 2025, 14:02")
