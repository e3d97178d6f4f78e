"""Who finds what on his list: with himself, with his team, with others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import Engine

from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.onderdelen import Onderdeel
from app.models import Aanbieder
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.register.lezen import Registerfilter, register
from app.services.openstaand.bladeren import met_dag
from app.services.openstaand.lijst import Groep, Openstaand, per_groep, som, tel, tel_tot_grens, van_zaak, voor
from app.services.openstaand.wens import Puntwens, gericht
from app.services.zaak import toewijzing
from tests.kern.opzet import (
    TOT,
    VAN,
    VANDAAG,
    actief_mandaat,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    tel_vragen,
    zaak_van,
)
from tests.kern.spelers import Speler, Spelers, dag

pytestmark = pytest.mark.beide

VOORSTEL = dag(14, 3)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def wat(wie: Speler, op: object = VANDAAG, groep: Groep | None = None) -> list[str]:
    return [o.soort.code for o in voor(wie.session, wie.actor, op, groep, grootte=100)]  # type: ignore[arg-type]


def van(wie: Speler, soort: str) -> list[Openstaand]:
    return [o for o in voor(wie.session, wie.actor, VANDAAG, grootte=100) if o.soort.code == soort]


def test_een_nieuwe_zaak_vraagt_een_projectleider_van_de_regievoerder(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    assert "projectleider" in wat(spelers.directeur_sbjh, groep=Groep.U)
    assert "projectleider" in wat(spelers.directeur_denhaag, groep=Groep.U)
    spelers.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, "projectleider@sbjh.example", VANDAAG)
    assert "projectleider" not in wat(spelers.directeur_sbjh)
    assert "afspraak" in wat(spelers.projectleider, groep=Groep.U), "the projectleider is there for this zaak"
    assert "afspraak" in wat(spelers.directeur_sbjh, groep=Groep.TEAM)


def test_een_stap_van_de_woordvoerder_is_niet_van_iedereen(spelers: Spelers) -> None:
    open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)
    eigen = [o for o in van(spelers.wethouder, "stap") if o.groep is Groep.U]
    assert len(eigen) == 1
    (zelfde,) = [o for o in van(spelers.directeur_sbjh, "stap") if o.punt.object == eigen[0].punt.object]
    assert zelfde.groep is Groep.ANDEREN
    assert zelfde.punt.ligt_bij.naam == "wethouder jeugdhulp, jeugdbescherming en jeugdreclassering van Den Haag"


def test_een_mandaat_gaat_van_wie_het_beoordeelt_naar_wie_het_verleent_en_wie_instemt(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    assert "mandaat_voorgesteld" in wat(spelers.directeur_denhaag, groep=Groep.U)
    assert "mandaat_voorgesteld" in wat(spelers.directeur_sbjh, groep=Groep.ANDEREN)
    assert wat(spelers.delft) == []
    spelers.directeur_denhaag.op(VOORSTEL).doet(mandaten.keur_goed, mandaat_id, VOORSTEL)
    assert wat(spelers.delft) == ["mandaat_goedgekeurd"]
    assert wat(spelers.westland) == []
    spelers.delft.op(VAN).doet(mandaten.verleen, mandaat_id, VAN, "B-1")
    assert wat(spelers.delft) == []
    assert "mandaat_instemming_houder" in wat(spelers.directeur_sbjh, groep=Groep.U)
    assert "mandaat_instemming_werkgever" in wat(spelers.directeur_denhaag, groep=Groep.TEAM)


def test_wie_zelf_beoordeelt_en_voorstelt_laat_de_ander_oordelen(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    stel_voor(spelers.directeur_denhaag, zaak)
    assert "mandaat_voorgesteld" in wat(spelers.directeur_sbjh, groep=Groep.U)
    assert "mandaat_voorgesteld" not in wat(spelers.directeur_denhaag, groep=Groep.U)


def test_een_weigering_blijft_staan_tot_er_iets_op_volgt(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.op(VOORSTEL).doet(mandaten.keur_goed, mandaat_id, VOORSTEL)
    spelers.delft.op(VAN).doet(mandaten.wijs_af, mandaat_id, VAN, "De raad wil het niet.")
    (weigering,) = van(spelers.directeur_sbjh, "mandaat_afgewezen")
    assert (weigering.groep, weigering.punt.sinds) == (Groep.U, VAN)
    stel_voor(spelers.directeur_sbjh, zaak)
    assert not van(spelers.directeur_sbjh, "mandaat_afgewezen")


def test_een_mandaat_dat_afloopt_valt_dertig_dagen_eerder_op(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    directeur = spelers.directeur_sbjh
    assert "mandaat_loopt_af" not in wat(directeur, TOT - timedelta(days=31))
    assert "mandaat_loopt_af" in wat(directeur, TOT - timedelta(days=30))
    assert "mandaat_loopt_af" in wat(directeur, TOT)
    assert "mandaat_loopt_af" not in wat(directeur, TOT + timedelta(days=1))


def test_wat_te_laat_is_staat_vooraan_en_de_telling_klopt(spelers: Spelers) -> None:
    for _ in range(3):
        open_zaak(spelers)
    wie = spelers.directeur_sbjh
    lijsten, aantallen = per_groep(wie.session, wie.actor, VANDAAG, 100)
    assert som(aantallen.values()).totaal == tel(wie.session, wie.actor, VANDAAG)
    for groep, lijnen in lijsten.items():
        vooraan = [lijn[0].te_laat for lijn in lijnen]
        assert vooraan == sorted(vooraan, reverse=True)
        laat = [o.te_laat for lijn in lijnen for o in lijn]
        assert (len(laat), sum(laat)) == (aantallen[groep].totaal, aantallen[groep].te_laat)
    alle = [o.punt.object for o in voor(wie.session, wie.actor, VANDAAG, Groep.TEAM, grootte=100)]
    assert sorted(o.punt.object for lijn in lijsten[Groep.TEAM] for o in lijn) == sorted(alle)
    assert [o.punt.object for o in voor(wie.session, wie.actor, VANDAAG, Groep.TEAM, grootte=2, sla_over=1)] == alle[
        1:3
    ]


def test_wat_samen_gedaan_wordt_staat_op_een_regel_per_verzoek_en_per_zaak(spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    for zaak in (een, een, twee):
        stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503", "GM1783", "GM0637"]))
    wie = spelers.directeur_denhaag
    lijsten, aantallen = per_groep(wie.session, wie.actor, VANDAAG, 100)
    regels = [
        (lijn[0].zaaknummer, len(lijn)) for lijn in lijsten[Groep.U] if lijn[0].soort.code == "mandaat_voorgesteld"
    ]
    assert sorted(regels) == sorted([(een, 3), (een, 3), (twee, 3)])
    plichten = [lijn for lijnen in lijsten.values() for lijn in lijnen if lijn[0].soort.code == "informatieplicht"]
    for lijn in plichten:
        assert len({(o.zaaknummer, o.punt.ligt_bij.code) for o in lijn}) == 1
    assert any(len(lijn) > 2 for lijn in plichten)
    assert sum(len(lijn) for lijn in lijsten[Groep.TEAM]) == aantallen[Groep.TEAM].totaal


def test_een_gemeente_ziet_in_een_zaak_alleen_wat_bij_haar_ligt(spelers: Spelers, zaak: str) -> None:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.op(VOORSTEL).doet(mandaten.keur_goed, mandaat_id, VOORSTEL)
    for wie, hoeveel in ((spelers.delft, 1), (spelers.westland, 0)):
        dossier = vind_dossier(wie.session, wie.actor, zaak)
        assert len(van_zaak(wie.session, dossier, VANDAAG)) == hoeveel
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    assert len(van_zaak(spelers.session, dossier, VANDAAG)) > 5


def test_een_lijst_is_een_vraag_of_twee_hoeveel_zaken_er_ook_zijn(spelers: Spelers, engine: Engine) -> None:
    wie = spelers.directeur_sbjh
    for _ in range(3):
        open_zaak(spelers)
        for lees, hoeveel in ((voor, 1), (per_groep, 2), (tel, 1)):
            with tel_vragen(engine) as teller:
                lees(wie.session, wie.actor, VANDAAG)
            assert len(teller) == hoeveel


def test_waar_een_lijst_begint_verandert_niet_wat_er_staat(s1: Spelers) -> None:
    """Of somebody with many zaken what is his is looked for among all; he finds what anybody with few finds."""
    s1.directeur_sbjh.doet(toewijzing.wijs_projectleider_aan, open_zaak(s1), "projectleider@sbjh.example", VANDAAG)
    open_zaak(s1)
    session = s1.session
    for speler in (s1.projectleider, s1.delft, s1.directeur_sbjh, s1.rijnmond):
        weinig = speler.actor
        veel = replace(weinig, veel_zaken=True)
        for dag_ in (VANDAAG, dag(20, 6)):
            assert per_groep(session, veel, dag_, 100) == per_groep(session, weinig, dag_, 100)
            assert tel(session, veel, dag_) == tel(session, weinig, dag_)
            assert voor(session, veel, dag_, grootte=200) == voor(session, weinig, dag_, grootte=200)
            assert met_dag(session, veel, dag_, Puntwens()) == met_dag(session, weinig, dag_, Puntwens())
            assert register(session, veel, dag_, Registerfilter()) == register(session, weinig, dag_, Registerfilter())


def test_wat_van_een_zaak_openstaat_wordt_van_die_zaak_uit_gevonden(s1: Spelers) -> None:
    """A text that means few zaken is looked up first: the same points, by name and by number."""
    ander, wie = open_zaak(s1), s1.directeur_sbjh
    aanbieder = zaak_van(s1.session, "2025-0001").aanbieder_id
    naam = s1.session.get_one(Aanbieder, aanbieder).naam
    for tekst in ("2025-0001", naam[3:], "niemand", ander):
        wens = Puntwens(zaak=tekst)
        gevonden = gericht(s1.session, VANDAAG, wens)
        assert gevonden.zaken is not None
        assert voor(s1.session, wie.actor, VANDAAG, wens=gevonden) == voor(s1.session, wie.actor, VANDAAG, wens=wens)
    assert gericht(s1.session, VANDAAG, Puntwens()) == Puntwens()


def test_wat_er_van_een_onderdeel_weinig_is_wordt_eerst_gevonden(s1: Spelers) -> None:
    """A part of the zaken of which there are few points is looked up by itself: the same points, on every list."""
    open_zaak(s1)
    session, actor = s1.session, s1.directeur_sbjh.actor
    for onderdeel, groep in product(Onderdeel, (None, *Groep)):
        wens = Puntwens(onderdeel=onderdeel, groep=groep)
        gevonden = gericht(session, VANDAAG, wens)
        assert gevonden.punten is not None
        assert voor(session, actor, VANDAAG, wens=gevonden, grootte=100) == voor(
            session, actor, VANDAAG, wens=wens, grootte=100
        )
        assert met_dag(session, actor, VANDAAG, gevonden) == met_dag(session, actor, VANDAAG, wens)
        assert tel(session, actor, VANDAAG, gevonden) == tel(session, actor, VANDAAG, wens)
        assert tel_tot_grens(session, actor, VANDAAG, gevonden) == tel_tot_grens(session, actor, VANDAAG, wens)


def test_een_bladzijde_is_een_stuk_van_de_hele_lijst(s1: Spelers) -> None:
    """In each group what was given to him, then what is late: cut anywhere, the pieces are the whole."""
    open_zaak(s1)
    session, dag_ = s1.session, dag(20, 6)
    for speler in (s1.directeur_sbjh, s1.projectleider, s1.delft):
        for groep in (None, *Groep):
            heel = voor(session, speler.actor, dag_, groep, grootte=500)
            delen = [voor(session, speler.actor, dag_, groep, grootte=7, sla_over=begin) for begin in range(0, 84, 7)]
            assert [punt for deel in delen for punt in deel] == heel[:84]
            assert len(heel) == tel(session, speler.actor, dag_, Puntwens(groep=groep))
