"""What people type when they draw up a mandaat or act on one: every wrong field says so, nothing is half saved."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.db import db
from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.mandaatfeiten import status_op
from app.services.kern.toegang import vind_dossier
from app.services.mandaat.oordeel import blik_op
from app.services.mandaat.register import lezen as mandaatregister
from app.services.mandaat.stand import feiten_op, lijst_mandaten
from tests.kern.opzet import (
    VANDAAG,
    actief_mandaat,
    inhoud,
    logboek,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    tel_vragen,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.mandaat.test_mandaten import OPSTELLING, S1, doe

pytestmark = pytest.mark.traag


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        *(("soort", s) for s in ("", "onzin")),
        *(("bereik", b) for b in ("", "onzin")),
        *(("mandaatgevers", g) for g in ("", "GM9999", "sbjh", "rijnmond", ["GM0503", "rijnmond"])),
        *(("houder", h) for h in ("", "projectleider@sbjh.example", "niemand@x")),
        *(("bevoegdheden", t) for t in ("", " ", "x" * 10_001, "x" * 1_000_000, "a\0b", "111222333")),
        *(("voorwaarden", t) for t in ("x" * 10_001, "a\x1bb")),
        *(("plafond", p) for p in ("", "0", "-5", "450.00", "1e12", "1000000000000", "1.000.000.001", "=1")),
        *(("van", d) for d in ("", "2025-01-01", "30 februari")),
        *(("tot", d) for d in ("", "2025-03-16", "2025-02-30")),
        *(("datum", d) for d in ("", "2999-01-01", "2025-01-01", "0001-01-01")),
    ],
)
def test_een_verkeerd_veld_krijgt_een_melding_en_er_wordt_niets_bewaard(
    bezoekers: Bezoekers, session: Session, spelers: Spelers, veld: str, waarde: str
) -> None:
    pad = f"/zaken/{open_zaak(spelers)}/mandaten/nieuw"
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    namens = {"organen": "het college van Rotterdam"}
    antwoord = wie.post(pad, **OPSTELLING | namens | {veld: waarde})
    assert (antwoord.status_code, list(Pagina(antwoord.text).fouten)) == (422, [veld])
    assert inhoud(session) == voor


def test_een_mandaat_op_inhoud_heeft_geen_plafond(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{S1}/nieuw", **OPSTELLING | {"soort": "inhoud"})
    assert "heeft geen plafond" in Pagina(antwoord.text).fouten["plafond"]


def test_een_leeg_formulier_noemt_elk_veld(bezoekers: Bezoekers) -> None:
    antwoord = bezoekers.directeur_sbjh.post(f"{S1}/nieuw")
    verplicht = set(OPSTELLING) - {"plafond"}
    assert set(Pagina(antwoord.text).fouten) == verplicht


@pytest.mark.parametrize("versie", ["1", "99", "999999999"])
def test_wie_een_oude_bladzijde_verstuurt_ziet_de_stand_van_nu(
    bezoekers: Bezoekers, session: Session, spelers: Spelers, versie: str
) -> None:
    pad = f"/zaken/{open_zaak(spelers)}/mandaten"
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, pad.split("/")[2])
    status, pagina = doe(bezoekers.directeur_denhaag, f"{pad}/{mandaat_id}", "goedkeuring", versie=versie)
    assert status == 412
    assert "Iemand anders heeft deze gegevens gewijzigd" in pagina.tekst
    assert pagina.velden["versie"] == "2"


def test_twee_keer_klikken_telt_een_keer(bezoekers: Bezoekers, session: Session, spelers: Spelers) -> None:
    pad = f"/zaken/{open_zaak(spelers)}/mandaten"
    wie = bezoekers.directeur_sbjh
    velden = wie.verborgen(f"{pad}/nieuw") | OPSTELLING
    assert wie.stuur(f"{pad}/nieuw", velden).status_code == 302
    regels = len(logboek(session))
    assert wie.stuur(f"{pad}/nieuw", velden).status_code == 302
    assert len(logboek(session)) == regels


def test_een_nummer_dat_op_een_bsn_lijkt_kan_na_bevestiging(bezoekers: Bezoekers, spelers: Spelers) -> None:
    pad = f"/zaken/{open_zaak(spelers)}/mandaten/nieuw"
    velden = OPSTELLING | {"bevoegdheden": "Krediet 111222333."}
    assert "Dit is geen burgerservicenummer" in bezoekers.directeur_sbjh.post(pad, **velden).text
    assert bezoekers.directeur_sbjh.post(pad, **velden, geen_bsn="y").status_code == 302


def test_een_verzonnen_instemmer_wordt_niet_aanvaard(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    velden = {"csrf_token": wie.csrf(), "datum": "2025-03-17", "door": "iemand anders"}
    assert wie.stuur(f"{S1}/1/instemming", velden).status_code == 422


def test_het_register_en_de_regel_van_het_domein_geven_dezelfde_status(session: Session, spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    actief_mandaat(spelers, zaak, "GM0603", None)
    stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0518"]))
    actor = spelers.directeur_sbjh.actor
    for peildag in (dag(1, 1), dag(17, 3), dag(16, 5), dag(30, 9), dag(1, 10)):
        verwacht: dict[int, Mandaatstatus] = {}
        for nummer in ("2025-0001", zaak):
            stand = feiten_op(session, zaak_van(session, nummer), peildag)
            verwacht |= {feiten.id: status_op(feiten, peildag) for feiten in stand}
        regels = mandaatregister.register(session, actor, peildag, mandaatregister.Registerfilter()).regels
        assert {r.mandaat.id: r.status for r in regels} == verwacht


def test_wat_het_blad_aanbiedt_is_wat_de_dienst_aanvaardt(session: Session, spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    stel_voor(spelers.directeur_sbjh, zaak)
    (mandaat,) = lijst_mandaten(session, zaak_van(session, zaak).id)
    kan = {}
    for wie in (spelers.directeur_sbjh, spelers.directeur_denhaag):
        dossier = vind_dossier(session, wie.actor, zaak)
        blik = blik_op(session, dossier, [mandaat], VANDAAG)
        kan[wie.email] = [naam for naam, reden in blik.handelingen(mandaat, mandaat.status).items() if not reden]
    assert kan == {"directeur@sbjh.example": [], "directeur@denhaag.example": ["keur_goed", "wijs_af"]}


@pytest.mark.parametrize(
    ("pad", "hoogstens"),
    [("/mandaten", 8), (S1, 12), (f"{S1}/1", 17), ("/zaken/2025-0001/besluiten", 10), ("/zaken/2025-0001/stappen", 10)],
)
def test_het_aantal_vragen_blijft_klein(bezoekers: Bezoekers, pad: str, hoogstens: int) -> None:
    """Of the 17 one counts the notes at the mandaat; two keep that it was opened, the second one once."""
    wie = bezoekers.directeur_sbjh
    with wie.app.app_context():
        motor = db.engine
    with tel_vragen(motor) as teller:
        wie.lees(pad)
    assert len(teller) <= hoogstens, teller.vragen
