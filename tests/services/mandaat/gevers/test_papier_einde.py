"""The refusal and the withdrawal of a college without an account, from paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.afwijkdomein import Afwijkdomein
from app.domain.basis.begrippen import Mandaatstatus
from app.services.kern.toegang import vind_dossier
from app.services.mandaat.gevers.papier import leg_intrekking_vast, leg_verlening_vast, leg_weigering_vast
from app.services.mandaat.oordeel import blik_op
from app.services.mandaat.toegang import vind_mandaat
from app.services.mandaat.verzoek.besluitstuk import besluitstukken
from app.services.mandaat.verzoeken import afwijzingen
from app.services.naspel import speel_alles_na
from app.services.overleg.afwijkingen import afwijkingen
from app.services.zaak import toewijzing
from tests.kern.opzet import VAN, acties, geweigerd, mandaat_van, niet_aanvaard, open_zaak, stem_in, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.services.mandaat.gevers.test_papier import STUK, zonder_account

S = Mandaatstatus
NEE = replace(STUK, naam="weigering.txt", inhoud=b"Het college weigert.\n")
KLAAR = replace(STUK, naam="intrekking.txt", inhoud=b"Het college trekt in.\n")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    nummer = open_zaak(spelers)
    wie, op = spelers.projectleider.email, dag(3, 3)
    spelers.directeur_sbjh.op(op).doet(toewijzing.wijs_projectleider_aan, nummer, wie, op)
    return nummer


def test_een_weigering_van_papier_is_een_weigering_met_haar_reden(
    spelers: Spelers, zaak: str, goedgekeurd: int
) -> None:
    zonder_account(spelers.session)
    wie, geld = spelers.projectleider.op(VAN), (next(iter(Afwijkdomein)),)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "toelichting"):
        wie.doet(leg_weigering_vast, goedgekeurd, VAN, "", NEE, geld)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "stuk"):
        wie.doet(leg_weigering_vast, goedgekeurd, VAN, "Te duur.", None, geld)
    gedaan = wie.doet(leg_weigering_vast, goedgekeurd, VAN, "Te duur.", NEE, geld)
    assert (gedaan.status, gedaan.afgewezen_vastgelegd_door_id) == (S.AFGEWEZEN, wie.actor.id)
    assert acties(spelers.session)[-2:] == ["leg_weigering_vast", "voeg_besluitstuk_toe"]
    van_zaak = zaak_van(spelers.session, zaak)
    assert [r.waarom for r in afwijzingen(spelers.session, van_zaak, [goedgekeurd]).values()] == ["Te duur."]
    assert len(afwijkingen(spelers.session, van_zaak, VAN)) == 1
    assert [d.naam for d in besluitstukken(spelers.session, [goedgekeurd])[goedgekeurd]] == ["weigering.txt"]
    speel_alles_na(spelers.session)


def actief(spelers: Spelers, goedgekeurd: int) -> None:
    spelers.projectleider.op(VAN).doet(leg_verlening_vast, goedgekeurd, VAN, "D-1", STUK)
    stem_in(spelers, spelers.directeur_sbjh.op(VAN), goedgekeurd, VAN)


def test_een_intrekking_van_papier_kan_vooruit_en_blijft_gemerkt(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    zonder_account(spelers.session)
    actief(spelers, goedgekeurd)
    wie, per = spelers.projectleider.op(VAN), VAN + timedelta(days=20)
    gedaan = wie.doet(leg_intrekking_vast, goedgekeurd, per, "De raad wil het niet.", KLAAR)
    assert (gedaan.ingetrokken_per, gedaan.ingetrokken_vastgelegd_door_id) == (per, wie.actor.id)
    stukken = besluitstukken(spelers.session, [goedgekeurd])[goedgekeurd]
    assert {d.naam: d.datum for d in stukken}["intrekking.txt"] == VAN
    speel_alles_na(spelers.session)


def test_wie_een_account_heeft_of_houder_is_doet_het_niet_zo(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.projectleider.op(VAN).doet(leg_weigering_vast, goedgekeurd, VAN, "Nee.", NEE)
    zonder_account(spelers.session)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.directeur_denhaag.op(VAN).doet(leg_weigering_vast, goedgekeurd, VAN, "Nee.", NEE)


def test_de_pagina_biedt_het_de_projectleider_aan(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    def aangeboden() -> set[str]:
        wie = spelers.projectleider
        dossier = vind_dossier(wie.session, wie.actor, zaak)
        mandaat = vind_mandaat(wie.session, dossier, goedgekeurd)
        blik = blik_op(wie.session, dossier, [mandaat], VAN)
        return {naam for naam, reden in blik.handelingen(mandaat, mandaat.status).items() if reden is None}

    assert not aangeboden() & {"leg_weigering_vast", "leg_intrekking_vast"}
    zonder_account(spelers.session)
    assert {"leg_verlening_vast", "leg_weigering_vast"} <= aangeboden()
    actief(spelers, goedgekeurd)
    assert "leg_intrekking_vast" in aangeboden()


@pytest.mark.beide
def test_de_database_houdt_wie_het_vastlegde(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    zonder_account(spelers.session)
    actief(spelers, goedgekeurd)
    houder = mandaat_van(spelers.session, goedgekeurd).houder_id
    zet = f"status = 'ingetrokken', ingetrokken_per = '{VAN}', ingetrokken_vastgelegd_door_id = {houder}"
    for wat in (zet, f"afgewezen_vastgelegd_door_id = {spelers.projectleider.actor.id}"):
        with pytest.raises(DBAPIError, match="niet de houder"):
            spelers.session.execute(text(f"UPDATE mandaat SET {wat} WHERE id = :nr"), {"nr": goedgekeurd})  # noqa: S608
        spelers.session.rollback()
