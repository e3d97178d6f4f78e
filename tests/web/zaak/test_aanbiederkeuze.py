"""Choosing a provider for a new zaak when there are many: the page offers a part, and searches the rest."""

from __future__ import annotations

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Aanbieder, Zaak
from app.services.aanbieder.aanbieders import KEUZES
from tests.kern.opzet import zaak_van
from tests.kern.veel import veel_zaken
from tests.web.bezoeker import Bezoekers
from tests.web.zaak.test_zaken import NIEUW

PAD = "/zaken/nieuw"


def keuzes(tekst: str) -> int:
    return tekst.count("(KvK ")


def test_met_weinig_aanbieders_is_er_geen_zoekvak(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.directeur_sbjh.lees(PAD).tekst
    assert "Zoek een aanbieder" not in tekst
    assert keuzes(tekst) == 1


def test_met_veel_aanbieders_toont_het_blad_een_deel_en_zoekt_de_rest(bezoekers: Bezoekers, session: Session) -> None:
    veel_zaken(session, zaak_van(session, "2025-0001"), 80)
    wie = bezoekers.directeur_sbjh
    tekst = wie.lees(PAD).tekst
    assert "Zoek een aanbieder op naam of KvK-nummer" in tekst
    assert keuzes(tekst) == KEUZES
    laatste = session.scalars(select(Aanbieder).order_by(Aanbieder.id.desc())).first()
    assert laatste
    assert f"(KvK {laatste.kvk_nummer})" not in tekst
    gevonden = wie.lees(f"{PAD}?zoek={laatste.kvk_nummer[:4]}+{laatste.kvk_nummer[4:]}").tekst
    assert keuzes(gevonden) == 1
    assert f"(KvK {laatste.kvk_nummer})" in gevonden


def test_een_gekozen_aanbieder_geldt_waar_hij_ook_staat(bezoekers: Bezoekers, session: Session) -> None:
    veel_zaken(session, zaak_van(session, "2025-0001"), 80)
    laatste = session.scalars(select(Aanbieder.id).order_by(Aanbieder.id.desc())).first()
    velden = NIEUW | {"aanbieder_id": str(laatste), "naam": "", "kvk_nummer": ""}
    assert bezoekers.directeur_sbjh.post(PAD, **velden).status_code == 302
    for vreemd in ("999999", "x", "-1", "9" * 30):
        antwoord = bezoekers.directeur_sbjh.post(PAD, **velden | {"aanbieder_id": vreemd})
        assert antwoord.status_code == 422, vreemd


def test_na_9999_zaken_in_een_jaar_staat_de_nieuwste_nog_vooraan(bezoekers: Bezoekers, session: Session) -> None:
    nummers = ["2025-9998", "2025-9999", "2025-10000"]
    for nummer in nummers:
        veel_zaken(session, zaak_van(session, "2025-0001"), 1, zaaknummer=nummer)
    links = bezoekers.directeur_sbjh.lees("/zaken").links
    rijen = [link for link in links if re.fullmatch("/zaken/[0-9-]+", link)]
    assert list(dict.fromkeys(rijen))[:4] == [f"/zaken/{n}" for n in (*reversed(nummers), "2025-0001")]
    assert session.scalars(select(Zaak.zaaknummer).order_by(Zaak.volgorde)).all() == ["2025-0001", *nummers]
