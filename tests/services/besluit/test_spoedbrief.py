"""The letter of a spoedbesluit: what each college is asked, what came of it, and who signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.besluit.spoed import Spoedeinde
from app.export.brief import lees_brief
from app.services.besluit.spoedbrief import spoedbrief
from app.services.besluit.spoedlijst import lijst_spoedbesluiten
from app.services.kern.toegang import vind_dossier
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers, dag
from tests.services.besluit.test_spoed import LAATSTE, TOESTAAN, B, beslis, neem, teken
from tests.services.besluit.twee import met_profiel


@pytest.fixture(autouse=True)
def regio(tmp_path: Path) -> Iterator[None]:
    """Two sign."""
    with met_profiel(tmp_path, TOESTAAN.format(een_mag="false")):
        yield


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def test_de_brief_vraagt_de_colleges_alleen_iets_als_er_iets_te_bekrachtigen_is_of_komt(
    spelers: Spelers, zaak: str
) -> None:
    """Before the second signature and while it counts; not when it lapsed unsigned."""
    neem(spelers, zaak)

    def koppen(op: date) -> list[str]:
        wie = spelers.directeur_sbjh.op(op)
        dossier = vind_dossier(wie.session, wie.actor_nu(), zaak)
        (gezien,) = lijst_spoedbesluiten(wie.session, dossier, op)
        return [deel.tekst for deel in lees_brief(spoedbrief(dossier, gezien)) if deel.soort == "kop"]

    assert "Wat wij de colleges vragen" in koppen(dag(10, 3))
    assert koppen(LAATSTE + timedelta(days=1))[-1] == "De delen van de colleges"


def test_de_brief_noemt_elk_college_en_wie_tekende(spelers: Spelers, zaak: str) -> None:
    neem(spelers, zaak)
    teken(spelers.directeur_denhaag, zaak)
    beslis(spelers.delft, zaak, B, dag(10, 3))
    wie = spelers.directeur_sbjh.op(dag(10, 3))
    dossier = vind_dossier(wie.session, wie.actor_nu(), zaak)
    (gezien,) = lijst_spoedbesluiten(wie.session, dossier, dag(10, 3))
    delen = list(lees_brief(spoedbrief(dossier, gezien)))
    (tabel,) = (deel for deel in delen if deel.rijen)
    assert [rij[0] for rij in tabel.rijen][1:] == sorted(rij[0] for rij in tabel.rijen[1:])
    rijen = [[cel.replace("\N{NO-BREAK SPACE}", " ") for cel in rij] for rij in tabel.rijen]
    assert ["Delft", "€ 10", "bekrachtigd, B-9, 10 maart 2025"] in rijen
    tekst = "\n".join(deel.tekst for deel in delen)
    assert spelers.directeur_denhaag.actor.naam in tekst
    assert LAATSTE.strftime("%-d maart %Y") in tekst
    assert Spoedeinde.GEWEIGERD.value not in tekst
