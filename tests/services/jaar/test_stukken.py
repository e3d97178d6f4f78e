"""A paper of a moment of the year has its file and goes along the route of its procedure."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.models import Jaarmoment
from app.services.document.documenten import NieuwDocument
from app.services.jaar.blad import jaarblad
from app.services.jaar.kalender import stel_jaarkalender_vast
from app.services.jaar.stukken import (
    Jaarstukblad,
    dien_jaarstuk_in,
    lees_bestand,
    leg_jaarstukstap_vast,
    vind_jaarstuk,
)
from tests.kern.opzet import geweigerd, logboek, niet_aanvaard
from tests.kern.spelers import Speler, Spelers, dag

U = Behandeluitkomst
BESTAND = NieuwDocument("begroting.txt", b"Wat het kost.\n", dag(10, 3))


@pytest.fixture
def rijen(spelers: Spelers) -> dict[str, int]:
    """The moments of the begroting by code, of a municipality by its code."""
    gemaakt = spelers.directeur_sbjh.op(dag(6, 1)).doet(stel_jaarkalender_vast, 2025, ["begroting"])
    return {rij.gemeente or rij.code: rij.id for rij in gemaakt}


def blad(wie: Speler, stuk: int) -> Jaarstukblad:
    wie.session.rollback()
    return vind_jaarstuk(wie.session, wie.actor_nu(), stuk)


@pytest.mark.beide
def test_een_stuk_gaat_langs_de_stations_van_zijn_procedure(spelers: Spelers, rijen: dict[str, int]) -> None:
    wie = spelers.directeur_sbjh.op(dag(12, 3))
    stuk = wie.doet(dien_jaarstuk_in, rijen["voorlopig"], "Begroting 2026", BESTAND)
    nr, inhoud = stuk.id, logboek(wie.session)[-1].inhoud
    assert (inhoud["titel"], inhoud["naam"], inhoud["jaar"]) == ("Begroting 2026", "begroting.txt", 2025)
    eerste, *rest = blad(wie, nr).stand.stations
    assert blad(wie, nr).stand.nu == (eerste,)
    with geweigerd(wie.session, "niet_aan_de_beurt"):
        wie.doet(leg_jaarstukstap_vast, nr, rest[-1], Stationsuitslag(U.BESLOTEN, dag(12, 3), gemeenten=["GM0503"]))
    wie.doet(leg_jaarstukstap_vast, nr, eerste, Stationsuitslag(U.DOORGELEID, dag(12, 3)))
    assert blad(wie, nr).stand.nu == (rest[0],)
    vroeg = Stationsuitslag(U.BESPROKEN, dag(11, 3), gemeenten=_gemeenten(rest[0]))
    with niet_aanvaard(wie.session, "datum_onlogisch", "datum"):
        wie.doet(leg_jaarstukstap_vast, nr, rest[0], vroeg)
    with pytest.raises(DBAPIError):
        wie.session.execute(text("UPDATE jaarstuk SET titel = 'Anders'"))
    wie.session.rollback()
    with pytest.raises(DBAPIError):
        wie.session.execute(text("DELETE FROM jaarstukstap"))
    wie.session.rollback()


def _gemeenten(station: str) -> list[str]:
    return ["GM0503"] if station in ("portefeuillehouder", "college", "gemeenteraad") else []


def test_een_gemeente_legt_alleen_voor_zichzelf_vast_en_ziet_alleen_zichzelf(
    spelers: Spelers, rijen: dict[str, int]
) -> None:
    wie = spelers.directeur_sbjh.op(dag(12, 3))
    nr = wie.doet(dien_jaarstuk_in, rijen["voorlopig"], "Begroting 2026", BESTAND).id
    for station in [*blad(wie, nr).stand.stations]:
        if _gemeenten(station):
            break
        wie.doet(leg_jaarstukstap_vast, nr, station, Stationsuitslag(U.DOORGELEID, dag(12, 3)))
    delft = spelers.delft.op(dag(13, 3))
    with geweigerd(wie.session, "geen_recht"):
        delft.doet(leg_jaarstukstap_vast, nr, station, Stationsuitslag(U.BESPROKEN, dag(13, 3), gemeenten=["GM0518"]))
    assert blad(delft, nr).plekken(station) == ["GM0503"]
    delft.doet(leg_jaarstukstap_vast, nr, station, Stationsuitslag(U.BESPROKEN, dag(13, 3), gemeenten=["GM0503"]))
    assert [stap.gemeente for stap in blad(delft, nr).stappen if stap.gemeente] == ["GM0503"]
    assert [stap.gemeente for stap in blad(spelers.westland, nr).stappen if stap.gemeente] == []


def test_wie_het_moment_doet_dient_in_en_een_ander_niet(spelers: Spelers, rijen: dict[str, int]) -> None:
    delft = spelers.delft.op(dag(12, 3))
    with geweigerd(delft.session, "geen_recht"):
        delft.doet(dien_jaarstuk_in, rijen["voorlopig"], "Begroting", BESTAND)
    with niet_aanvaard(delft.session, "ongeldige_invoer", "titel"):
        delft.doet(dien_jaarstuk_in, rijen["GM0503"], " ", BESTAND)
    nr = delft.doet(dien_jaarstuk_in, rijen["GM0503"], "Zienswijze van Delft", BESTAND).id
    assert not blad(delft, nr).reist, "the paper of one municipality goes along no station"
    with niet_aanvaard(delft.session, "niet_gevonden"):
        spelers.westland.op(dag(12, 3)).doet(leg_jaarstukstap_vast, nr, "BOJ", Stationsuitslag(U.BESPROKEN, dag(12, 3)))
    delft.session.rollback()
    assert lees_bestand(delft.session, delft.actor_nu(), nr).inhoud == BESTAND.inhoud
    delft.session.rollback()


def test_het_jaar_toont_de_stukken_bij_hun_moment(spelers: Spelers, rijen: dict[str, int]) -> None:
    wie = spelers.directeur_sbjh.op(dag(12, 3))
    for titel in ("Concept", "Begroting 2026"):
        wie.doet(dien_jaarstuk_in, rijen["voorlopig"], titel, BESTAND)
    wie.session.rollback()
    gezien = jaarblad(wie.session, wie.actor_nu(), 2025, dag(12, 3))
    (regel,) = [r for r in gezien.momenten if r.moment.id == rijen["voorlopig"]]
    assert [(s.stuk.titel, s.vervangen) for s in regel.stukken] == [("Begroting 2026", False), ("Concept", True)]
    assert wie.session.query(Jaarmoment).count() == len(rijen)
    wie.session.rollback()


def test_alleen_het_nieuwste_stuk_van_een_moment_gaat_verder(spelers: Spelers, rijen: dict[str, int]) -> None:
    """Else two papers of one moment go round, and what was done with the older one is nowhere."""
    wie = spelers.directeur_sbjh.op(dag(12, 3))
    oud, nieuw = (wie.doet(dien_jaarstuk_in, rijen["voorlopig"], titel, BESTAND).id for titel in ("Concept", "Nieuw"))
    eerste = blad(wie, oud).stand.stations[0]
    assert [(blad(wie, nr).vervangen, blad(wie, nr).te_doen) for nr in (oud, nieuw)] == [(True, []), (False, [eerste])]
    with geweigerd(wie.session, "niet_aan_de_beurt"):
        wie.doet(leg_jaarstukstap_vast, oud, eerste, Stationsuitslag(U.DOORGELEID, dag(12, 3)))
    wie.doet(leg_jaarstukstap_vast, nieuw, eerste, Stationsuitslag(U.DOORGELEID, dag(12, 3)))
