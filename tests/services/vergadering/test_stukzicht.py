"""What a reader sees of a paper: the team all of it, a municipality the region's stations and its own places."""

from __future__ import annotations

import pytest

from app.services.kern.toegang import vind_dossier
from app.services.vergadering import stukken
from app.services.vergadering.stukzicht import Stukzicht, zicht
from app.services.zaak import toewijzing
from tests.kern.opzet import BEGIN, VANDAAG, open_zaak
from tests.kern.spelers import Speler, Spelers
from tests.services.vergadering.stukken import (
    AANGEHOUDEN,
    ALLEN,
    BESLOTEN,
    DELFT,
    DEN_HAAG,
    DO,
    WESTLAND,
    agendeer,
    blad,
    dien_in,
    door_het_do,
    plan,
    uitkomst,
)

PORTEFEUILLE = "portefeuillehouder"


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """A zaak with paper 1, past the DO; Delft and Westland are done with their portefeuillehouder."""
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    dien_in(wie, zaak)
    door_het_do(wie, zaak)
    uitkomst(wie, zaak, PORTEFEUILLE, DELFT, WESTLAND)
    return zaak


def ziet(wie: Speler, zaak: str) -> Stukzicht:
    blad_ = blad(wie, zaak)
    return zicht(vind_dossier(wie.session, wie.actor, zaak), blad_)


def gemeenten(stuk: Stukzicht) -> set[str]:
    """Every municipality that can be read off."""
    plekken = {plek.gemeente for deel in stuk.stations for plek in deel.plekken}
    return {code for code in plekken | {punt.gemeente for punt in stuk.punten} if code}


def test_het_team_ziet_elke_gemeente(spelers: Spelers, zaak: str) -> None:
    stuk = ziet(spelers.directeur_sbjh, zaak)
    assert gemeenten(stuk) == set(ALLEN)
    assert [deel.code for deel in stuk.nu] == [PORTEFEUILLE, "college"]
    assert [len(deel.klaar) for deel in stuk.stations] == [1, 2, 0]


@pytest.mark.parametrize(("naam", "code"), [("delft", DELFT), ("westland", WESTLAND), ("wethouder", DEN_HAAG)])
def test_een_gemeente_ziet_van_de_gemeenten_alleen_zichzelf(spelers: Spelers, zaak: str, naam: str, code: str) -> None:
    stuk = ziet(getattr(spelers, naam), zaak)
    assert gemeenten(stuk) == {code}
    assert stuk.punten[0].station == "DO"
    assert [deel.code for deel in stuk.nu] == [PORTEFEUILLE if code == DEN_HAAG else "college"]


def test_een_gemeente_die_klaar_is_hoeft_niets_meer_terwijl_anderen_nog_moeten(spelers: Spelers, zaak: str) -> None:
    uitkomst(spelers.directeur_sbjh, zaak, "college", DELFT, wat=BESLOTEN)
    assert not ziet(spelers.delft, zaak).onderweg
    assert ziet(spelers.directeur_sbjh, zaak).onderweg


def test_een_regievoerder_erbij_hoort_bij_het_team(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, zaak, spelers.delft.email, BEGIN, "Groot belang.")
    assert gemeenten(ziet(spelers.delft, zaak)) == set(ALLEN)


def test_een_overleg_behandelt_pas_na_agenderen_en_een_gemeente_ook_zonder(spelers: Spelers) -> None:
    wie, zaak = spelers.directeur_sbjh, open_zaak(spelers)
    dien_in(wie, zaak)
    (do,) = ziet(wie, zaak).nu
    assert (do.te_agenderen, do.te_behandelen) == (True, False)
    agendeer(wie, zaak, "DO", op=plan(wie, "DO", DO))
    (do,) = ziet(wie, zaak).nu
    assert (do.te_agenderen, do.te_behandelen) == (False, True)
    uitkomst(wie, zaak, "DO", datum=DO)
    (portefeuille,) = ziet(wie, zaak).nu
    assert (portefeuille.te_agenderen, portefeuille.te_behandelen) == (True, True)


def test_de_laatste_behandeling_telt_niet_de_eerste(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    uitkomst(wie, zaak, "college", DELFT, wat=AANGEHOUDEN, waarom="Nog niet af.")
    uitkomst(wie, zaak, "college", DELFT, wat=BESLOTEN, datum=VANDAAG)
    (college,) = [deel for deel in ziet(spelers.delft, zaak).stations if deel.code == "college"]
    laatste = college.plekken[0].laatste
    assert laatste
    assert laatste.behandeling
    assert (laatste.behandeling.uitkomst, college.plekken[0].klaar_op) == (BESLOTEN, VANDAAG)


def test_een_ingetrokken_stuk_is_nergens(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(stukken.trek_stuk_in, zaak, 1, VANDAAG, "Niet meer nodig.")
    for wie in (spelers.directeur_sbjh, spelers.delft):
        stuk = ziet(wie, zaak)
        assert (stuk.nu, stuk.onderweg, stuk.stuk.ingetrokken_reden) == ([], False, "Niet meer nodig.")
