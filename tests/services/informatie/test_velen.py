"""Several parties told, and several council letters sent, in one go: each with its own entry."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.basis.begrippen import Toestand
from app.domain.draaiboek.draaiboekdelen import Middel
from app.services.informatie.velen import Verzendingen, meld_velen_verzonden, verzend_raadsbrieven
from app.services.kern.velen import NietAlles
from tests.kern.opzet import VANDAAG, inhoud, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Spelers, dag
from tests.services.informatie.raadsbrieven import GEMEENTEN, bied_aan, brief_id, open_partijen, plichten, schrijf


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers, Toestand.PROBLEMATISCH)


def open_nummers(spelers: Spelers, zaak: str) -> list[int]:
    return [r.plicht.id for r in plichten(spelers, zaak) if r.is_open]


@pytest.mark.beide
def test_alle_partijen_in_een_keer_elk_met_een_eigen_regel(spelers: Spelers, zaak: str) -> None:
    nummers, voor = open_nummers(spelers, zaak), len(logboek(spelers.session))
    assert len(nummers) > 20
    spelers.directeur_sbjh.doet(meld_velen_verzonden, zaak, Verzendingen(plichten=nummers, datum=VANDAAG))
    assert open_partijen(spelers, zaak) == []
    erbij = logboek(spelers.session)[voor:]
    assert [r.kop.object for r in erbij if r.kop.actie == "meld_verzonden"] == [
        f"informatieplicht/{n}" for n in nummers
    ]
    met = {r.plicht.brief: r.plicht.middel for r in plichten(spelers, zaak)}
    assert all(middel == brief for brief, middel in met.items() if brief), "each by what the edition names"


def test_een_partij_die_al_is_geinformeerd_houdt_de_rest_tegen_of_niet(spelers: Spelers, zaak: str) -> None:
    eerste, *rest = open_nummers(spelers, zaak)
    wat: dict[str, Any] = {"datum": VANDAAG, "middel": Middel.BRIEF}
    spelers.directeur_sbjh.doet(meld_velen_verzonden, zaak, Verzendingen(plichten=[eerste], **wat))
    voor = inhoud(spelers.session)
    with pytest.raises(NietAlles) as fout:
        spelers.directeur_sbjh.doet(meld_velen_verzonden, zaak, Verzendingen(plichten=[eerste, *rest], **wat))
    assert [(n.sleutel, n.fout.code) for n in fout.value.niet] == [(eerste, "ongeldige_overgang")]
    assert inhoud(spelers.session) == voor
    rest_wel = Verzendingen(plichten=[eerste, *rest], alles=False, **wat)
    assert [*spelers.directeur_sbjh.doet(meld_velen_verzonden, zaak, rest_wel).gedaan] == rest
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(meld_velen_verzonden, zaak, Verzendingen(plichten=[9999], **wat))


def test_brieven_aan_de_raden_gaan_samen_en_vervullen_elk_hun_plicht(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    schrijf(wie, zaak)
    bied_aan(wie, zaak)
    nummers = [brief_id(wie, gemeente) for gemeente in GEMEENTEN]
    with pytest.raises(NietAlles):
        wie.doet(verzend_raadsbrieven, zaak, nummers, dag(1, 6))
    wie.doet(verzend_raadsbrieven, zaak, nummers, VANDAAG, "Griffie.")
    assert not [partij for partij in open_partijen(spelers, zaak) if "gemeenteraad" in partij]
    regels = [r for r in logboek(spelers.session) if r.kop.actie == "verzend_raadsbrief"]
    assert [r.kop.uitkomst for r in regels].count("gedaan") == len(GEMEENTEN)
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.delft.doet(verzend_raadsbrieven, zaak, nummers[:2], VANDAAG)
