"""Many parties told, and many council letters sent, on one page each."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.models import Zaak
from app.services.zaak import zaken
from tests.kern.opzet import acties, nieuwe_zaak, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.services.informatie.raadsbrieven import bied_aan, open_partijen, schrijf
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.mandaat.test_behandeling import Bladerend, vakjes

ZAAK = "2025-0002"
PAD = f"/zaken/{ZAAK}"
NU = {"datum": "2025-06-02", "alles": "niets"}


def test_alle_plichten_van_een_trede_in_drie_paginas(bezoekers: Bezoekers, spelers: Spelers, session: Session) -> None:
    """All that come with problematisch in a region of ten; it was three clicks for each."""
    nieuw = nieuwe_zaak(Toestand.PROBLEMATISCH, dag(1, 11, 2023))  # when the region had ten municipalities
    spelers.directeur_sbjh.doet(zaken.open_zaak, nieuw)
    zaak = spelers.session.scalars(select(Zaak.zaaknummer).order_by(Zaak.id.desc())).first() or ""
    aantal, pad, voor = len(open_partijen(spelers, zaak)), f"/zaken/{zaak}", acties(session).count("meld_verzonden")
    assert aantal >= 26
    wie = Bladerend(bezoekers.directeur_sbjh)
    wie.open(f"{pad}/informatie")
    adres = next(link for link in Pagina(wie.html).links if link.endswith("/informatie/verzendingen"))
    wie.open(adres)
    assert len(vakjes(wie.html)) == aantal
    assert "Zoals bij elke partij staat" in Pagina(wie.html).tekst
    na = wie.stuur(adres, **NU)
    assert "Iedereen is geïnformeerd." in Pagina(na).tekst
    assert len(wie.gezien) <= 3
    assert acties(session).count("meld_verzonden") == voor + aantal
    assert open_partijen(spelers, zaak) == []


def test_zonder_vinkje_wordt_er_niets_vastgelegd(bezoekers: Bezoekers, spelers: Spelers, session: Session) -> None:
    open_zaak(spelers, Toestand.PROBLEMATISCH)
    wie, pad, voor = bezoekers.directeur_sbjh, f"{PAD}/informatie/verzendingen", acties(session)
    leeg = wie.post(pad, **NU)
    assert leeg.status_code == 422
    assert "Vink minstens één regel aan." in Pagina(leeg.text).tekst
    vreemd = wie.post(pad, **NU, kies=["9999"])
    assert vreemd.status_code in (404, 422)
    assert acties(session) == voor


def test_brieven_van_de_gemeenten_zijn_in_een_keer_verzonden(
    bezoekers: Bezoekers, spelers: Spelers, session: Session
) -> None:
    zaak = open_zaak(spelers, Toestand.PROBLEMATISCH)
    schrijf(spelers.directeur_sbjh, zaak)
    bied_aan(spelers.directeur_sbjh, zaak)
    wie = Bladerend(bezoekers.directeur_sbjh)
    wie.open(f"{PAD}/raadsbrief")
    adres = next(link for link in Pagina(wie.html).links if link.endswith("/raadsbrief/verzendingen"))
    wie.open(adres)
    wie.stuur(adres, **NU)
    assert acties(session).count("verzend_raadsbrief") == 9
    assert len(vakjes(bezoekers.delft.get(adres).text)) == 0, "its own is sent"
