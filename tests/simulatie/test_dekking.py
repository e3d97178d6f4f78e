"""Which acts of the register the simulator can try: all of them, but for those that are named here with why not."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache, partial
from random import Random
from types import ModuleType
from typing import Any

import pytest

from app.domain.basis.handelingen import HANDELINGEN
from app.simulatie import Plek
from app.simulatie.daden import DADEN
from app.simulatie.greep import Greep

pytestmark = pytest.mark.traag
DIEP = 4
"""So many calls away from what is drawn an act may be named."""
GREPEN = 80


@cache
def handelingen_van(functie: Callable[..., Any], diep: int = DIEP) -> frozenset[str]:
    """The acts that a service names, itself or through what it calls."""
    gevonden = set[str]()
    for waarde in _genoemd(functie):
        code = waarde.value if isinstance(waarde, Enum) else waarde
        if isinstance(code, str):
            gevonden |= {code} & HANDELINGEN.keys()
        elif inspect.isfunction(waarde) and diep and waarde.__module__.startswith("app.services"):
            gevonden |= handelingen_van(waarde, diep - 1)
    return frozenset(gevonden)


def _genoemd(functie: Callable[..., Any]) -> Iterator[object]:
    """Constants in its text, and what its names stand for."""
    hier = inspect.unwrap(functie)
    for knoop in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(hier)))):
        if isinstance(knoop, ast.Constant):
            yield knoop.value
        elif isinstance(knoop, ast.Name):
            yield hier.__globals__.get(knoop.id)
        elif isinstance(knoop, ast.Attribute) and isinstance(knoop.value, ast.Name):
            waar = hier.__globals__.get(knoop.value.id)
            if isinstance(waar, ModuleType | type):
                yield getattr(waar, knoop.attr, None)


NIET: dict[str, tuple[str, ...]] = {
    "leest of maakt een bestand van buiten, met werk daarna": (
        "exporteer",
        "maak_export_af",
        "lees_export",
        "download_logboek",
        "stel_import_voor",
        "trek_import_in",
        "bevestig_import",
        "neem_mandaat_over",
        "neem_besluit_over",
    ),
    "vraagt een sleutel in een browser, een dienst of een ander systeem": (
        "voeg_passkey_toe",
        "verwijder_passkey",
        "koppel_inlogdienst",
        "ontkoppel_inlogdienst",
        "weiger_inlogverzoek",
        "deel_met_zgw",
    ),
    "kan alleen met een link uit een mail": ("kies_wachtwoord",),
    "doet de beheerder van de machine, met haar sleutels": ("wissel_sleutel", "hervat_logboek"),
    "doen de taken van de achtergrond": ("verloopt",),
}
"""Acts that the simulator does not try, by why: each of them has tests of its own."""


@pytest.fixture(scope="module")
def gegrepen(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The acts of everything that is drawn in the world as it begins, each kind many times."""
    plek, gevonden = Plek(tmp_path_factory.mktemp("dekking")), set[str]()
    with plek.wereld() as wereld, wereld.session() as session:
        for daad in DADEN:
            for keer in range(GREPEN):
                greep = Greep.begin(wereld, session, Random(f"{daad.naam}/{keer}"))  # noqa: S311 - played again
                handeling = daad.trek(greep)[0]
                functie = handeling.func if isinstance(handeling, partial) else handeling
                gevonden |= handelingen_van(functie)
    return gevonden


def test_elke_handeling_van_het_register_wordt_geprobeerd_of_er_staat_waarom_niet(gegrepen: set[str]) -> None:
    niet = [code for codes in NIET.values() for code in codes]
    assert HANDELINGEN.keys() - gegrepen == set(niet)
    assert len(niet) == len(set(niet))
