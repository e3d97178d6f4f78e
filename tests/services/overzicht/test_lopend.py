"""The overview: what it says of a zaak is what its own pages say, and nobody sees by a total what he may not open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Bereik, Toestand
from app.domain.basis.fouten import NietGevonden
from app.models import Zaak
from app.services.aanbieder.kwartalen import kas_per_aanbieder, leg_kwartaal_vast, lijst_kwartalen
from app.services.besluit.besluiten import neem_besluit
from app.services.kern.bezetting import lees_bezettingen
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.stand import ruimte
from app.services.openstaand.bladeren import per_zaak
from app.services.overzicht.lopend.beelden import duur_per_trede, maandeinden, per_maand
from app.services.overzicht.lopend.blad import Blad, lees_blad
from app.services.overzicht.lopend.rij import WAARDE, Rij
from app.services.overzicht.lopend.ruimte import ruimte_per_zaak
from app.services.overzicht.lopend.wens import Blik, Kolom, Let, Wens, blikken, lees_wens
from app.services.regio import functies
from app.services.telling.tellingen import laatste_aantallen, leg_tellingen_vast
from app.services.telling.telverloop import laatste_per_zaak, standen, telstappen
from tests.kern.opzet import VANDAAG, actief_mandaat, besluit, nieuw_mandaat, open_zaak, stel_voor, zaak_van
from tests.kern.opzetgegevens import kwartaal, telling
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.gebruiker.tweede import met_tweede
from tests.services.regio.functies import WEG, maak_plv, waarneming

MATEN = ("in_zorg", "nog_te_plaatsen", "overgedragen")


def blad(wie: Speler, wens: Wens | None = None, op: date = VANDAAG, grootte: int = 50) -> Blad:
    wie = wie.op(op)
    actor = wie.actor_nu()
    return lees_blad(wie.session, actor, op, wens or Wens(blik=blikken(actor)[0]), {}, grootte)


def rij(wie: Speler, zaaknummer: str, wens: Wens | None = None) -> Rij:
    return next(r for r in blad(wie, wens).rijen if r.zaak.zaaknummer == zaaknummer)


@pytest.fixture
def vol(s1: Spelers) -> Spelers:
    """S1, with a second zaak in which two municipalities granted, counts on several dates and a signaal."""
    zaak, wie = open_zaak(s1, Toestand.PROBLEMATISCH), s1.directeur_sbjh
    for gever in ("GM0503", "GM1783"):
        actief_mandaat(s1, zaak, gever)
    wie.doet(neem_besluit, zaak, besluit(30_000_01))
    for nummer, aantal in ((zaak, 20), ("2025-0001", 7)):
        wie.doet(leg_tellingen_vast, nummer, [telling(peildatum=dag(1, 4), in_zorg=aantal, nog_te_plaatsen=3)])
        anders = [telling(in_zorg=aantal - 5), telling("GM1783", in_zorg=2, overgedragen=1)]
        wie.doet(leg_tellingen_vast, nummer, anders)
    wie.doet(leg_kwartaal_vast, zaak, kwartaal(2025, 1, dag(31, 3), liquide_middelen=90_000_00))
    open_zaak(s1, Toestand.SIGNAAL)
    return s1


def test_de_ruimte_is_op_elke_dag_die_van_de_zaak_zelf(vol: Spelers) -> None:
    zaken = vol.session.scalars(select(Zaak)).all()
    gezien = 0
    for nr in range(0, 500, 9):
        op = dag(1, 1) + timedelta(days=nr)
        per = ruimte_per_zaak(vol.session, [zaak.id for zaak in zaken], op)
        for zaak in zaken:
            zelf, hier = ruimte(vol.session, zaak, op), per.get(zaak.id)
            assert ((hier.plafond, hier.besteed) if hier else (0, 0)) == (zelf.plafond, zelf.besteed), (op, zaak.id)
            gezien += bool(hier)
            if hier and hier.tot:
                daarna = ruimte(vol.session, zaak, hier.tot + timedelta(days=1))
                assert daarna.plafond < zelf.plafond
    assert gezien > 20


def test_de_aantallen_zijn_die_van_de_zaak_zelf(vol: Spelers) -> None:
    zaken = vol.session.scalars(select(Zaak)).all()
    per = laatste_per_zaak(telstappen(vol.session, [zaak.id for zaak in zaken], MATEN))
    for zaak in zaken:
        zelf = laatste_aantallen(vol.session, zaak, MATEN)
        for maat in MATEN:
            hier = per.get(zaak.id, {}).get(maat)
            assert (hier and hier.aantal) == zelf[maat].aantal
            assert (hier and hier.laatste) == zelf[maat].laatste


def test_een_correctie_telt_eenmaal_en_wat_een_dag_niet_noemt_blijft_staan(spelers: Spelers) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    wie.doet(leg_tellingen_vast, zaak, [telling(peildatum=dag(1, 4), in_zorg=20, nog_te_plaatsen=9)])
    wie.doet(leg_tellingen_vast, zaak, [telling(peildatum=dag(1, 4), in_zorg=18)], reden="Dubbel geteld.", versie=1)
    wie.doet(leg_tellingen_vast, zaak, [telling(in_zorg=15)])
    stappen = telstappen(spelers.session, [zaak_van(spelers.session, zaak).id], MATEN)
    assert [(stand.dag, dict(stand.aantallen), stand.zaken) for stand in standen(stappen)] == [
        (dag(1, 4), {"in_zorg": 18}, 1),
        (dag(1, 5), {"in_zorg": 15}, 1),
    ]


def test_de_kas_is_die_van_de_zaak_zelf(vol: Spelers) -> None:
    for zaak in vol.session.scalars(select(Zaak)):
        met = [regel.horizon for regel in lijst_kwartalen(vol.session, zaak) if regel.horizon]
        assert kas_per_aanbieder(vol.session, [zaak.aanbieder_id]).get(zaak.aanbieder_id) == (met[-1] if met else None)


def test_wat_te_laat_is_en_het_totaal_zijn_de_som_van_de_zaken(vol: Spelers) -> None:
    wie = vol.directeur_sbjh
    gezien = blad(wie)
    per = per_zaak(vol.session, wie.actor_nu(), VANDAAG, [r.zaak.id for r in gezien.rijen])
    assert gezien.totaal.zaken == len(gezien.rijen) == 3
    assert gezien.totaal.te_laat == sum(stand.aantal.te_laat for stand in per.values())
    assert gezien.totaal.over == sum(r.ruimte.over for r in gezien.rijen if r.ruimte) > 0
    assert gezien.totaal.in_zorg == sum(r.in_zorg.aantal or 0 for r in gezien.rijen) == 17 + 4
    assert gezien.totaal.niet_geteld == 1, "of the signaal nobody counted"


def test_een_gemeente_ziet_van_elke_zaak_haar_eigen_deel(vol: Spelers) -> None:
    zaak = blad(vol.directeur_sbjh).rijen[0].zaak.zaaknummer
    delft, westland = rij(vol.delft, zaak), rij(vol.westland, zaak)
    assert (delft.in_zorg.aantal, delft.te_plaatsen.aantal) == (15, 3)
    assert (westland.in_zorg.aantal, westland.te_plaatsen.aantal) == (2, None), "its own children, however few"
    assert delft.ruimte
    assert westland.ruimte
    heel = rij(vol.directeur_sbjh, zaak).ruimte
    assert heel
    assert delft.ruimte.besteed + westland.ruimte.besteed == heel.besteed == 30_000_01
    assert delft.mandaten.actief == 1
    assert (delft.kas, westland.kas) == (None, None), "figures of the provider are for the team"


def test_een_gemeente_merkt_niets_van_wat_zij_niet_mag_zien(vol: Spelers) -> None:
    """A signaal, a decision about others and children of others change nothing on her page, totals included."""

    def gezien() -> tuple[object, ...]:
        b = blad(vol.delft)
        maanden = per_maand(vol.session, vol.delft.actor_nu(), Wens(blik=Blik.AANDEEL), VANDAAG)
        return b.rijen, b.totaal, b.stappen, maanden

    voor = gezien()
    verborgen = open_zaak(vol, Toestand.SIGNAAL)
    vol.directeur_sbjh.doet(leg_tellingen_vast, verborgen, [telling(in_zorg=40, nog_te_plaatsen=40)])
    vol.directeur_sbjh.doet(leg_tellingen_vast, "2025-0001", [telling("GM0518", in_zorg=99)])
    assert gezien() == voor
    assert rij(vol.directeur_sbjh, verborgen).in_zorg.aantal == 40


def test_niemand_ziet_een_zaak_die_hij_niet_mag_openen(vol: Spelers) -> None:
    for naam in ("directeur_sbjh", "projectleider", "wethouder", "delft", "rijnmond", "beheerder"):
        speler: Speler = getattr(vol, naam)
        for blik in Blik:
            gezien = {r.zaak.zaaknummer: bool(r.zaak.heel) for r in blad(speler, Wens(blik=blik)).rijen}
            for zaak in vol.session.scalars(select(Zaak)).all():
                try:
                    heel = vind_dossier(vol.session, speler.actor_nu(), zaak.zaaknummer).volledig
                except NietGevonden:
                    assert zaak.zaaknummer not in gezien, (naam, blik)
                else:
                    te_zien = heel or blik is Blik.AANDEEL
                    assert gezien.get(zaak.zaaknummer) == (heel if te_zien else None), (naam, blik)


def test_een_andere_regio_ziet_haar_mandaat_en_geen_kinderen_of_leiding(s1: Spelers) -> None:
    wens = nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO)
    (mandaat_id,) = stel_voor(s1.directeur_sbjh, "2025-0001", wens)
    assert blad(s1.rijnmond).rijen == []
    s1.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    s1.directeur_sbjh.doet(leg_tellingen_vast, "2025-0001", [telling(in_zorg=12)])
    (haar,) = blad(s1.rijnmond).rijen
    assert haar.mandaten.gevraagd == 1
    assert (haar.in_zorg.aantal, haar.leiding, haar.ruimte) == (None, None, None)
    assert blad(s1.rijnmond).totaal.niet_geteld == 0, "what is not hers is not said to be missing"


def test_wie_leidt_staat_er_met_wie_vandaag_waarneemt(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    maak_plv(spelers)
    met_tweede(spelers, spelers.beheerder.op(WEG), functies.wijs_waarnemer_aan, waarneming(spelers))
    wie = spelers.directeur_sbjh
    actor = wie.op(WEG).actor_nu()
    (gezien,) = lees_blad(spelers.session, actor, WEG, Wens(), lees_bezettingen(spelers.session, {"haaglanden"})).rijen
    assert gezien.leiding
    assert gezien.leiding.project == []
    assert any(leider.waarnemers for leider in gezien.leiding.regie)
    assert not any(leider.waarnemers for leider in (rij(wie, zaak).leiding or gezien.leiding).regie), "not on 2 June"


def test_elke_kolom_sorteert_beide_kanten_op_en_onbekend_komt_laatst(vol: Spelers) -> None:
    for kolom in Kolom:
        for af in (True, False):
            waarden = [WAARDE[kolom](r) for r in blad(vol.directeur_sbjh, Wens(kolom=kolom, af=af)).rijen]
            bekend = [w for w in waarden if w is not None]
            assert bekend == sorted(bekend, reverse=af), kolom
            assert waarden == [*bekend, *(w for w in waarden if w is None)], kolom


def test_een_bladzijde_is_een_deel_en_het_totaal_van_alles(vol: Spelers) -> None:
    eerste, tweede = (blad(vol.directeur_sbjh, Wens(pagina=nr), grootte=2) for nr in (1, 2))
    assert (len(eerste.rijen), eerste.later, len(tweede.rijen), tweede.later) == (2, True, 1, False)
    assert eerste.totaal == tweede.totaal
    alles = blad(vol.directeur_sbjh)
    assert [*eerste.rijen, *tweede.rijen] == list(alles.rijen)


def test_wat_aandacht_vraagt_is_te_kiezen(vol: Spelers) -> None:
    wie = vol.directeur_sbjh
    alles = blad(wie).rijen
    for let, eis in (
        (Let.LAAT, lambda r: r.te_laat > 0),
        (Let.PLAATSEN, lambda r: bool(r.te_plaatsen.aantal)),
        (Let.KRAP, lambda r: r.ruimte_krap(blad(wie).grenzen) or r.kas_krap(blad(wie).grenzen)),
    ):
        gekozen = [r.zaak.zaaknummer for r in blad(wie, Wens(let=let)).rijen]
        assert gekozen == [r.zaak.zaaknummer for r in alles if eis(r)], let
    assert [r.zaak.toestand for r in blad(wie, Wens(toestand=Toestand.SIGNAAL)).rijen] == [Toestand.SIGNAAL]
    assert blad(wie, Wens(regio="elders")).rijen == []
    assert {r.zaak.zaaknummer for r in blad(wie, Wens(gemeente="GM1783")).rijen} == {
        r.zaak.zaaknummer for r in alles if r.zaak.toestand is not Toestand.SIGNAAL
    }


def test_het_adres_zegt_alles_en_wat_niet_kan_telt_niet() -> None:
    wens = Wens(Blik.AANDEEL, Toestand.ZORGELIJK, "haaglanden", "GM0503", Let.LAAT, Kolom.KAS, af=False)
    assert lees_wens(wens.vragen(), Blik.TEAM) == wens
    vreemd = {"blik": "x", "toestand": "afgesloten", "let": "\0", "sorteer": "-x", "regio": "a" * 99}
    assert lees_wens(vreemd, Blik.TEAM) == Wens(regio="a" * 40)
    assert lees_wens({}, Blik.AANDEEL) == Wens(blik=Blik.AANDEEL)
    om = Wens(kolom=Kolom.ZAAK, af=False).bij_kop(Kolom.ZAAK)
    assert (om.af, om.bij_kop(Kolom.LAAT).af, om.bij_kop(Kolom.TOT).af) == (True, True, False)


def test_zaken_per_trede_zijn_die_aan_het_eind_van_de_maand(spelers: Spelers) -> None:
    assert maandeinden(dag(2, 6), 3) == [dag(31, 3), dag(30, 4), dag(31, 5)]
    open_zaak(spelers, Toestand.ZORGELIJK, dag(10, 3))
    standen_ = per_maand(spelers.session, spelers.directeur_sbjh.actor_nu(), Wens(), VANDAAG)
    per = {stand.dag: stand.aantallen[Toestand.ZORGELIJK] for stand in standen_}
    assert per[dag(28, 2)] == 0
    assert per[dag(31, 3)] == per[VANDAAG] == 1


def test_de_tijd_in_een_trede_staat_naast_de_langste_termijn_van_een_verplichte_stap(vol: Spelers) -> None:
    rijen = blad(vol.directeur_sbjh).rijen
    for duur in duur_per_trede(rijen, VANDAAG):
        dagen = [r.dagen for r in rijen if r.zaak.toestand is duur.toestand]
        assert (duur.zaken, duur.langst) == (len(dagen), max(dagen))
        assert duur.termijn is None or duur.termijn > 0
