"""The rights follow the office on the day of the request: a deputy acts as such, and stays the person he is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Mandaatstatus, Toestand
from app.models import Rolvervulling
from app.services.kern.bezetting import lees_bezetting
from app.services.mandaat import handelingen as mandaten
from app.services.regio import functies
from app.services.regio.functies import Benoeming
from app.services.zaak import zaken
from tests.kern.opzet import geweigerd, logboek, mandaat_van, nieuwe_zaak, open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.gebruiker.tweede import met_tweede
from tests.services.regio.functies import DEN_HAAG, VOORSTEL, WEG, maak_plv, periode, waarneming


@pytest.fixture
def plv(spelers: Spelers) -> Speler:
    return maak_plv(spelers)


@pytest.fixture
def neemt_waar(spelers: Spelers, plv: Speler) -> Speler:
    met_tweede(spelers, spelers.beheerder.op(WEG), functies.wijs_waarnemer_aan, waarneming(spelers))
    return plv


def keur_goed(wie: Speler, mandaat_id: int, op: date) -> None:
    wie.op(op).doet(mandaten.keur_goed, mandaat_id, op)


def test_een_waarnemer_keurt_een_mandaat_goed_zolang_de_directeur_weg_is(spelers: Spelers, neemt_waar: Speler) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, open_zaak(spelers))
    keur_goed(neemt_waar, mandaat_id, VOORSTEL)
    assert mandaat_van(spelers.session, mandaat_id).status is Mandaatstatus.GOEDGEKEURD
    kop = logboek(spelers.session)[-1].kop
    titel = "directeur Jeugd, WMO en Regionale Inkoop Jeugd H10"
    assert (kop.actie, kop.hoedanigheid) == ("keur_goed", f"waarnemend {titel}, voor de houder")
    assert kop.rol == "gemeente+regievoerder"


@pytest.mark.parametrize("op", [dag(22, 3), dag(1, 6)])
def test_na_de_waarneming_niet_meer(spelers: Spelers, neemt_waar: Speler, op: date) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, open_zaak(spelers))
    with geweigerd(spelers.session, "geen_recht"):
        keur_goed(neemt_waar, mandaat_id, op)


def test_voor_de_waarneming_nog_niet(spelers: Spelers, plv: Speler) -> None:
    met_tweede(spelers, spelers.beheerder.op(WEG), functies.wijs_waarnemer_aan, waarneming(spelers, dag(15, 3)))
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, open_zaak(spelers))
    with geweigerd(spelers.session, "geen_recht"):
        keur_goed(plv, mandaat_id, VOORSTEL)


def test_een_waarnemer_die_voorstelde_keurt_niet_goed_en_de_directeur_zelf_ook_niet(
    spelers: Spelers, neemt_waar: Speler
) -> None:
    """Den Haag proposed: the other Regievoerder judges."""
    (mandaat_id,) = stel_voor(neemt_waar, open_zaak(spelers))
    with geweigerd(spelers.session, "vier_ogen"):
        keur_goed(neemt_waar, mandaat_id, VOORSTEL)
    with geweigerd(spelers.session, "geen_recht"):
        keur_goed(spelers.directeur_denhaag, mandaat_id, VOORSTEL)
    keur_goed(spelers.directeur_sbjh, mandaat_id, VOORSTEL)


def test_wie_eerst_voorstelde_en_daarna_waarneemt_keurt_het_niet_goed(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    wens = replace(waarneming(spelers, dag(15, 3)), email=spelers.directeur_sbjh.email)
    met_tweede(spelers, spelers.beheerder.op(VOORSTEL), functies.wijs_waarnemer_aan, wens)
    with geweigerd(spelers.session, "vier_ogen"):
        keur_goed(spelers.directeur_sbjh, mandaat_id, dag(15, 3))


def test_twee_waarnemers_handelen_elk_als_waarnemer(spelers: Spelers, neemt_waar: Speler) -> None:
    tweede = maak_plv(spelers, "tweede@denhaag.example")
    wens = replace(waarneming(spelers), email=tweede.email)
    met_tweede(spelers, spelers.beheerder.op(WEG), functies.wijs_waarnemer_aan, wens)
    zaak = open_zaak(spelers)
    for wie in (neemt_waar, tweede):
        (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
        keur_goed(wie, mandaat_id, VOORSTEL)
    wachtend = lees_bezetting(spelers.session, "haaglanden").waarnemers_op(DEN_HAAG, VOORSTEL)
    assert [p.naam for p in wachtend] == ["plv", "tweede"]


def test_een_lege_functie_keurt_niets_goed_tot_iemand_haar_waarneemt(spelers: Spelers, plv: Speler) -> None:
    spelers.beheerder.op(WEG).doet(functies.beeindig, periode(spelers, DEN_HAAG), WEG, "Hij vertrok.")
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, open_zaak(spelers))
    with geweigerd(spelers.session, "niet_gevonden"):
        keur_goed(spelers.directeur_denhaag, mandaat_id, VOORSTEL)
    wens = Benoeming(DEN_HAAG, plv.email, dag(11, 3), None, "Er is nog geen opvolger.")
    met_tweede(spelers, spelers.beheerder.op(VOORSTEL), functies.wijs_waarnemer_aan, wens)
    keur_goed(plv, mandaat_id, VOORSTEL)
    assert logboek(spelers.session)[-1].kop.hoedanigheid.startswith("waarnemend directeur Jeugd")


def test_een_zaak_begint_met_wie_de_functie_heeft_op_de_dag_van_het_verzoek(spelers: Spelers, plv: Speler) -> None:
    spelers.beheerder.op(WEG).doet(functies.beeindig, periode(spelers, DEN_HAAG), WEG, "Hij vertrok.")
    met_tweede(spelers, spelers.beheerder.op(WEG), functies.benoem, Benoeming(DEN_HAAG, plv.email, dag(20, 3)))
    leiders = {}
    for op in (WEG, dag(15, 3), dag(20, 3)):
        zaak = spelers.directeur_sbjh.op(op).doet(zaken.open_zaak, nieuwe_zaak(Toestand.SIGNAAL, WEG))
        vraag = select(Rolvervulling.gebruiker_id, Rolvervulling.van).where(Rolvervulling.zaak_id == zaak.id)
        leiders[op] = {tuple(rij) for rij in spelers.session.execute(vraag)}
    sbjh, oud = spelers.directeur_sbjh.actor.id, spelers.directeur_denhaag.actor.id
    assert leiders == {
        WEG: {(sbjh, WEG), (oud, WEG)},
        dag(15, 3): {(sbjh, WEG)},
        dag(20, 3): {(sbjh, WEG), (plv.actor.id, dag(20, 3))},
    }
