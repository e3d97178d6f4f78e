"""A ceiling per grantor by a key: kept with the request, told in the logboek, explained, and nothing half done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.basis.begrippen import Bereik, Mandaatsoort
from app.domain.besluit.plafonds import Plafondwens
from app.domain.besluit.verdeling import Verdeelsleutel
from app.services.aanbieder.omzetaandelen import leg_omzet_vast
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import opstelling
from app.services.mandaat.verzoeken import verzoekblad
from app.services.naspel import speel_na
from app.services.telling.tellingen import leg_tellingen_vast
from tests.kern.opzet import VANDAAG, inhoud, logboek, mandaattekst, niet_aanvaard, open_zaak, zaak_van
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers, dag

DRIE = ("GM0503", "GM0518", "GM1842")
DAG = dag(14, 3)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def verdeeld(sleutel: Verdeelsleutel, totaal: int | None = 700_000_01, **per_gever: int) -> opstelling.NieuwMandaat:
    return opstelling.NieuwMandaat(
        Mandaatsoort.FINANCIEN,
        Bereik.BINNEN_REGIO,
        DRIE,
        "directeur@sbjh.example",
        mandaattekst(None),
        plafonds=Plafondwens(sleutel=sleutel, totaal=totaal, per_gever=per_gever),
    )


def test_een_verzoek_naar_inwoners_geeft_elk_college_een_eigen_plafond(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh.op(DAG)
    mandaten = wie.doet(opstelling.stel_op_en_voor, zaak, verdeeld(Verdeelsleutel.INWONERS), DAG)
    plafonds = {m.mandaatgever.code: m.plafond or 0 for m in mandaten}
    assert sum(plafonds.values()) == 700_000_01
    assert plafonds["GM1842"] < plafonds["GM0503"] < plafonds["GM0518"]
    regel = next(r for r in logboek(spelers.session) if r.kop.actie == "stel_op")
    assert regel.inhoud.items() >= {"sleutel": "inwoners", "totaal": 700_000_01, "peiljaar": 2026}.items()
    assert (regel.inhoud["plafond"], regel.inhoud["gewicht"]) == (plafonds["GM0503"], 110_089)
    blad = verzoekblad(wie.session, vind_dossier(wie.session, wie.actor, zaak), 1, VANDAAG)
    assert blad.uitleg
    assert "naar inwoners op 1 januari 2026" in blad.uitleg.zin
    assert {d.mandaatgever: d.bedrag for d in blad.uitleg.delen}["Delft"] == plafonds["GM0503"]
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["mandaat"] == 3


def test_een_verzoek_naar_kinderen_houdt_de_dag_en_de_gewichten_van_klassen(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    tel = [telling(gever, in_zorg=n) for gever, n in zip(DRIE, (41, 88, 13), strict=True)]
    wie.doet(leg_tellingen_vast, zaak, tel)
    nieuw = verdeeld(Verdeelsleutel.KINDEREN, 141_00)
    mandaten = wie.doet(opstelling.stel_op_en_voor, zaak, nieuw, DAG)
    assert {m.mandaatgever.code: m.plafond for m in mandaten} == {"GM0503": 42_00, "GM0518": 87_00, "GM1842": 12_00}
    regel = next(r for r in logboek(spelers.session) if r.kop.actie == "stel_op")
    assert regel.inhoud.items() >= {"sleutel": "kinderen", "teldatum": "2025-05-01", "gewicht": 42}.items()
    blad = verzoekblad(wie.session, vind_dossier(wie.session, wie.actor, zaak), 1, VANDAAG)
    assert blad.uitleg
    assert ("op 1 mei 2025" in blad.uitleg.zin, "het midden van zijn klasse" in blad.uitleg.noot) == (True, True)
    assert speel_na(spelers.session, zaak_van(spelers.session, zaak))["mandaat"] == 3


def test_met_de_hand_en_naar_omzet(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh.op(DAG)
    zelf = {"GM0503": 1_00, "GM0518": 2_00, "GM1842": 3_00}
    mandaten = wie.doet(opstelling.stel_op, zaak, verdeeld(Verdeelsleutel.HAND, None, **zelf))
    assert {m.mandaatgever.code: m.plafond for m in mandaten} == zelf
    with niet_aanvaard(spelers.session, "verdeling_klopt_niet", "verdeling"):
        wie.doet(opstelling.stel_op, zaak, verdeeld(Verdeelsleutel.OMZET))
    wie.doet(leg_omzet_vast, zaak, 2024, {"GM0503": 1_00, "GM0518": 2_00, "GM1842": 1_00})
    mandaten = wie.doet(opstelling.stel_op, zaak, verdeeld(Verdeelsleutel.OMZET, 400_00))
    assert [m.plafond for m in mandaten] == [100_00, 200_00, 100_00]


def test_wat_niet_klopt_laat_niets_achter(spelers: Spelers, zaak: str) -> None:
    wie, voor = spelers.directeur_sbjh.op(DAG), inhoud(spelers.session)
    te_veel = verdeeld(Verdeelsleutel.GELIJK)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "plafond"):
        wie.doet(opstelling.stel_op, zaak, replace(te_veel, inhoud=mandaattekst(5_00)))
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "verdeling"):
        wie.doet(opstelling.stel_op, zaak, replace(te_veel, soort=Mandaatsoort.INHOUD))
    assert inhoud(spelers.session) == voor


def test_vooraf_bekijken_bewaart_niets(spelers: Spelers, zaak: str) -> None:
    voor, wie = inhoud(spelers.session), spelers.directeur_sbjh
    dossier = vind_dossier(wie.session, wie.actor, zaak)
    uitleg = opstelling.voorbeeld_plafonds(wie.session, dossier, verdeeld(Verdeelsleutel.GELIJK))
    assert uitleg
    assert "gelijk verdeeld over 3 mandaatgevers" in uitleg.zin
    assert (
        opstelling.voorbeeld_plafonds(
            wie.session, dossier, verdeeld(Verdeelsleutel.HAND, None, GM0503=1, GM0518=1, GM1842=1)
        )
        is None
    )
    assert inhoud(spelers.session) == voor


def test_volmacht_en_machtiging_staan_in_het_mandaat_en_in_het_logboek(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh.op(DAG)
    nieuw = replace(verdeeld(Verdeelsleutel.GELIJK), inhoud=mandaattekst(None, volmacht=True))
    mandaat = wie.doet(opstelling.stel_op, zaak, nieuw)[0]
    assert (mandaat.volmacht, mandaat.machtiging) == (True, False)
    inhoud_ = logboek(spelers.session)[-1].inhoud
    assert ("machtiging" in inhoud_, inhoud_["volmacht"]) == (False, "ja")
