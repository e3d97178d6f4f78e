"""Who has to act on a mandaat is reminded: an act with its entry, and what waits is told again."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatstatus
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.verzoek.herinnering import herinner
from app.services.naspel import speel_alles_na
from app.services.openstaand.lijst import Groep, voor
from tests.kern.opzet import VAN, acties, geweigerd, logboek, mandaat_van, open_zaak
from tests.kern.spelers import Speler, Spelers, dag

MAART = dag(20, 3)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def taken(session: Session, wie: Speler, op: object) -> list[str]:
    session.rollback()
    punten = voor(session, wie.actor, op, Groep.U)  # type: ignore[arg-type]
    return [p.punt.onderwerp for p in punten if "andaat" in p.punt.onderwerp]


@pytest.mark.beide
def test_wie_aan_zet_is_ziet_bij_zijn_taak_dat_hij_is_herinnerd(spelers: Spelers, goedgekeurd: int) -> None:
    versie = mandaat_van(spelers.session, goedgekeurd).versie
    spelers.directeur_sbjh.op(MAART).doet(herinner, goedgekeurd, "Het BOJ is donderdag.")
    (taak,) = taken(spelers.session, spelers.delft, MAART)
    assert taak == "Verleen het financieel mandaat van Delft, of wijs het af (herinnerd op 20 maart 2025)"
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.inhoud["stap"], regel.inhoud["keer"]) == ("herinner", "goedgekeurd", 1)
    mandaat = mandaat_van(spelers.session, goedgekeurd)
    assert (mandaat.versie, mandaat.status) == (versie, Mandaatstatus.GOEDGEKEURD), "nothing of it changed"


def test_een_keer_per_dag_en_alleen_zolang_het_wacht(spelers: Spelers, goedgekeurd: int) -> None:
    team = spelers.directeur_denhaag
    team.op(MAART).doet(herinner, goedgekeurd)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.op(MAART).doet(herinner, goedgekeurd)
    spelers.directeur_sbjh.op(dag(21, 3)).doet(herinner, goedgekeurd)
    assert logboek(spelers.session)[-1].inhoud["keer"] == 2
    spelers.delft.op(dag(21, 3)).doet(mandaten.verleen, goedgekeurd, dag(21, 3), "B-1")
    spelers.directeur_sbjh.op(dag(21, 3)).doet(herinner, goedgekeurd)
    assert logboek(spelers.session)[-1].inhoud["keer"] == 1, "another step counts anew"
    assert speel_alles_na(spelers.session)["herinnering"] == 3, "the logboek gives the same"


def test_een_gemeente_herinnert_niemand(spelers: Spelers, goedgekeurd: int) -> None:
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.op(VAN).doet(herinner, goedgekeurd)
    assert "herinner" not in acties(spelers.session)
