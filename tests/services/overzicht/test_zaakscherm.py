"""What the first page of a zaak tells on a day, and to whom: unknown is not nought, nobody sees more than is his."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.basis.begrippen import Toestand
from app.domain.telling.klassen import Klasse
from app.domain.telling.telling import Geteld, Telling
from app.services.aanbieder.kwartalen import leg_kwartaal_vast
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling
from app.services.overleg.opschaling import open_opschaling, stap_op
from app.services.overleg.toezicht import leg_toezichtstap_vast
from app.services.overzicht.mandaatstand import ZWIJGT
from app.services.overzicht.zaakscherm import Zaakscherm, zaakscherm
from app.services.regio import functies
from app.services.telling.tellingen import leg_tellingen_vast, nog_te_plaatsen
from app.services.termijn.gebeurtenissen import leg_gebeurtenis_vast
from tests.kern.opzet import TOT, VANDAAG, actief_mandaat, nieuw_mandaat, open_zaak, stel_voor, tel_vragen, zaak_van
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.gebruiker.tweede import met_tweede
from tests.services.regio.functies import WEG, maak_plv, waarneming


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def scherm(wie: Speler, zaak: str, op: date = VANDAAG) -> Zaakscherm:
    wie = wie.op(op)
    return zaakscherm(wie.session, vind_dossier(wie.session, wie.actor_nu(), zaak), op)


def telling(gemeente: str, peildatum: date, zorgvorm: str = "pleegzorg", **aantallen: int) -> Telling:
    return Telling(gemeente=gemeente, zorgvorm=zorgvorm, peildatum=peildatum, **aantallen)


def tel(spelers: Spelers, zaak: str, *tellingen: Telling) -> None:
    spelers.directeur_sbjh.op(VANDAAG).doet(leg_tellingen_vast, zaak, tellingen)


def kas(spelers: Spelers, zaak: str, **cijfers: int) -> None:
    kwartaal = Kwartaal(jaar=2025, kwartaal=1, bron_datum=dag(31, 3), bron="Kwartaalrapportage", **cijfers)
    spelers.directeur_sbjh.op(VANDAAG).doet(leg_kwartaal_vast, zaak, kwartaal)


def test_nooit_geteld_is_geen_nul(spelers: Spelers, zaak: str) -> None:
    assert set(scherm(spelers.directeur_sbjh, zaak).aantallen.values()) == {Geteld()}
    assert nog_te_plaatsen(spelers.session, zaak_van(spelers.session, zaak)) == 0, "what the guard asks stays as it was"


def test_elke_maat_telt_van_elke_gemeente_de_laatste_telling_met_haar_peildata(spelers: Spelers, zaak: str) -> None:
    tel(
        spelers,
        zaak,
        telling("GM0503", dag(1, 4), in_zorg=20, nog_te_plaatsen=9),
        telling("GM0503", dag(1, 5), in_zorg=15),
        telling("GM0518", dag(1, 4), in_zorg=30, nog_te_plaatsen=0),
    )
    aantallen = scherm(spelers.directeur_sbjh, zaak).aantallen
    assert aantallen["in_zorg"] == Geteld(45, dag(1, 4), dag(1, 5), 2)
    assert aantallen["nog_te_plaatsen"] == Geteld(9, dag(1, 4), dag(1, 4), 2)
    assert aantallen["overgedragen"] == Geteld()


def test_een_gemeente_ziet_het_totaal_van_de_telpagina_met_van_anderen_klassen(spelers: Spelers, zaak: str) -> None:
    tel(
        spelers,
        zaak,
        telling("GM0503", dag(1, 4), in_zorg=20, nog_te_plaatsen=1),
        telling("GM0518", dag(1, 4), in_zorg=30, nog_te_plaatsen=2),
    )
    aantallen = scherm(spelers.delft, zaak).aantallen
    assert aantallen["in_zorg"] == Geteld(None, dag(1, 4), dag(1, 4), 2, Klasse(50, 54))
    assert aantallen["nog_te_plaatsen"].klasse == Klasse(2, 5), "her own one, and the band of the other"
    assert aantallen["overgedragen"] == Geteld()


def test_een_kind_zonder_plek_is_er_als_de_zorg_is_gestopt(spelers: Spelers, zaak: str) -> None:
    tel(spelers, zaak, telling("GM0503", dag(1, 5), nog_te_plaatsen=3))
    assert not scherm(spelers.directeur_sbjh, zaak).zonder_plek
    spelers.directeur_sbjh.doet(leg_gebeurtenis_vast, zaak, "zorg_stopt", dag(1, 6))
    assert scherm(spelers.directeur_sbjh, zaak).zonder_plek


@pytest.mark.parametrize(("op", "dagen"), [(dag(1, 4), 29), (dag(29, 4), 1), (dag(30, 4), 0), (dag(2, 6), 0)])
def test_de_kas_telt_in_dagen_vanaf_vandaag(spelers: Spelers, zaak: str, op: date, dagen: int) -> None:
    kas(spelers, zaak, liquide_middelen=300_000_00, uitstroom_maand=300_000_00)
    horizon = scherm(spelers.directeur_sbjh, zaak, op).horizon
    assert horizon
    assert (horizon.dagen_op(op), horizon.op, horizon.tot) == (dagen, dag(31, 3), dag(30, 4))


def test_cijfers_zonder_kas_zeggen_niet_hoe_lang_het_geld_reikt(spelers: Spelers, zaak: str) -> None:
    assert scherm(spelers.directeur_sbjh, zaak).kas is None
    kas(spelers, zaak, solvabiliteit=12_00)
    gezien = scherm(spelers.directeur_sbjh, zaak)
    assert gezien.kas
    assert gezien.horizon is None


def test_opschaling_en_toezicht_die_lopen_staan_er_met_waar_zij_nu_zijn(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(open_opschaling, zaak, "Geen overeenstemming.", dag(1, 5))
    wie.doet(stap_op, zaak, 1, "directeuren", dag(8, 5), "Nog steeds niet.")
    wie.doet(leg_toezichtstap_vast, zaak, "signalering", dag(2, 5), "Brief van de provincie.")
    wie.doet(leg_toezichtstap_vast, zaak, "afspraken", dag(9, 5), "Plan gevraagd.")
    wie.doet(leg_gebeurtenis_vast, zaak, "faillissement", dag(20, 5), "Vonnis.")
    feiten = scherm(wie, zaak).feiten
    opschaling, toezicht = feiten.lopend
    assert (opschaling.begin, opschaling.sinds, opschaling.nummer) == (dag(1, 5), dag(8, 5), 1)
    assert (toezicht.nu, toezicht.begin, toezicht.sinds) == ("afspraken", dag(2, 5), dag(9, 5))
    wie.doet(leg_toezichtstap_vast, zaak, "beeindigd", dag(12, 5), "Klaar.")
    wie.doet(leg_gebeurtenis_vast, zaak, "faillissement", dag(21, 5), "Verbeterd.")
    feiten = scherm(wie, zaak).feiten
    assert (len(feiten.lopend), feiten.toezicht[0].einde) == (1, dag(12, 5))
    assert [g.datum for g in feiten.gebeurtenissen] == [dag(21, 5)], "the last record of an event counts"


def test_weigeraars_en_zwijgers_staan_er_met_hun_naam_tot_zij_opnieuw_gevraagd_zijn(
    spelers: Spelers, zaak: str
) -> None:
    wie = spelers.directeur_sbjh.op(dag(14, 3))
    (delft,) = stel_voor(wie, zaak)
    (westland,) = stel_voor(wie, zaak, nieuw_mandaat(["GM1783"]))
    actief_mandaat(spelers, zaak, "GM0518")
    for nr in (delft, westland):
        spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, nr, dag(14, 3))
    spelers.delft.op(dag(17, 3)).doet(mandaten.wijs_af, delft, dag(17, 3), "De raad wil eerst meer weten.")
    stand = scherm(wie, zaak, VANDAAG).mandaten
    assert {g.stand: list(g.gevers) for g in stand.groepen} == {
        "actief": ["Den Haag"],
        "afgewezen": ["Delft"],
        "goedgekeurd": ["Westland"],
    }
    assert (stand.ontbreekt, stand.eindigt, stand.actief) == ("", TOT, 1)
    na_afloop = scherm(wie, zaak, dag(1, 10)).mandaten
    assert na_afloop.groep(ZWIJGT)
    assert na_afloop.ontbreekt == "De mandaten zijn afgelopen. Vraag een nieuw mandaat."


@pytest.mark.parametrize(
    ("station", "zin"),
    [
        ("niets", "Er is nog geen mandaat gevraagd."),
        ("concept", "Stel het voor."),
        ("voorgesteld", "De andere directeur moet het nog beoordelen."),
        ("goedgekeurd", "De colleges hebben nog niet beslist"),
        ("verleend", "De instemming van de houder of van de werkgever ontbreekt nog."),
    ],
)
def test_zonder_ruimte_staat_er_wat_ontbreekt(spelers: Spelers, zaak: str, station: str, zin: str) -> None:
    _tot(spelers, zaak, station)
    assert zin in scherm(spelers.directeur_sbjh, zaak).mandaten.ontbreekt


def _tot(spelers: Spelers, zaak: str, station: str) -> None:
    """A mandaat of Delft up to a station of its life."""
    wie, op = spelers.directeur_sbjh.op(dag(14, 3)), dag(14, 3)
    if station == "niets":
        return
    if station == "concept":
        wie.doet(opstelling.stel_op, zaak, nieuw_mandaat())
        return
    (nr,) = stel_voor(wie, zaak)
    if station in ("goedgekeurd", "verleend"):
        spelers.directeur_denhaag.op(op).doet(mandaten.keur_goed, nr, op)
    if station == "verleend":
        spelers.delft.op(op).doet(mandaten.verleen, nr, op, "B-1")


def test_wie_vandaag_leidt_staat_er_met_zijn_waarnemer(spelers: Spelers) -> None:
    maak_plv(spelers)
    zaak = open_zaak(spelers)
    met_tweede(spelers, spelers.beheerder.op(WEG), functies.wijs_waarnemer_aan, waarneming(spelers))
    leiding = scherm(spelers.directeur_sbjh, zaak, dag(14, 3)).leiding
    assert leiding
    waargenomen = {leider.naam: [w.naam for w in leider.waarnemers] for leider in leiding.regie}
    assert waargenomen["Directeur SbJH"] == []
    assert len(waargenomen["Directeur Den Haag"]) == 1
    assert not leiding.leeg
    later = scherm(spelers.directeur_sbjh, zaak, dag(1, 6)).leiding
    assert later
    assert not any(leider.waarnemers for leider in later.regie), "a deputy of then is none of today"


def test_wat_te_laat_is_staat_vooraan_en_wat_gelijk_is_samen(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.PROBLEMATISCH)
    gezien = scherm(spelers.directeur_sbjh, zaak, dag(20, 2))
    dagen = [taak.eerste.punt.uiterlijk_op or date.max for taak in gezien.taken]
    assert dagen == sorted(dagen)
    assert gezien.te_laat == sum(p.te_laat for p in gezien.punten if p.soort.te_doen(rust=False)) > 0
    assert max(len(taak.punten) for taak in gezien.taken) >= 10, "ten colleges to inform by one day are one line"


def test_gelijke_regels_van_een_dag_zijn_een_regel(spelers: Spelers, zaak: str) -> None:
    for gever in ("GM0503", "GM0518", "GM1783"):
        actief_mandaat(spelers, zaak, gever)
    groepen = scherm(spelers.directeur_sbjh, zaak).logboek
    stemmen = [g for g in groepen if g.nieuwste.kop.actie == "stem_in"]
    assert len({g.nieuwste.naam for g in stemmen}) == 2, "the holder, and who tells of the employer"
    assert [(len(g.regels), len(g.objecten)) for g in stemmen] == [(3, 3), (3, 3)]


def test_een_andere_regio_ziet_haar_eigen_mandaat_en_geen_totaal(spelers: Spelers, zaak: str) -> None:
    actief_mandaat(spelers, zaak, "GM0503", 100_000_00)
    actief_mandaat(spelers, zaak, "rijnmond", 40_000_00)
    tel(spelers, zaak, telling("GM0503", dag(1, 5), in_zorg=20))
    gezien = scherm(spelers.rijnmond, zaak)
    assert gezien.overzicht.ruimte.plafond == 40_000_00
    assert (gezien.leiding, gezien.kas, gezien.aantallen, gezien.logboek) == (None, None, {}, ())
    assert [r.mandaat.mandaatgever.code for r in gezien.overzicht.mandaten] == ["rijnmond"]
    assert scherm(spelers.delft, zaak).overzicht.ruimte.plafond == 140_000_00, "a municipality sees the total"


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft", "rijnmond"])
@pytest.mark.beide
def test_het_scherm_kost_even_veel_hoe_vol_de_zaak_ook_is(spelers: Spelers, zaak: str, wie: str) -> None:
    actief_mandaat(spelers, zaak, "rijnmond")
    speler: Speler = getattr(spelers, wie)

    def kosten() -> int:
        with tel_vragen(spelers.session.get_bind()) as teller:  # type: ignore[arg-type]
            scherm(speler, zaak)
        return len(teller)

    leeg = kosten()
    tel(spelers, zaak, telling("GM1783", dag(2, 5), in_zorg=9))
    kas(spelers, zaak, liquide_middelen=1_00)
    eerst = kosten()
    for gever in ("GM0503", "GM0518", "GM1783"):
        actief_mandaat(spelers, zaak, gever)
    tel(spelers, zaak, *(telling(g, dag(n, 5), in_zorg=9) for g in ("GM0503", "GM0518") for n in range(1, 8)))
    assert kosten() == eerst <= leeg + 2, "the counts and the figures are read where there are any"
