"""Whoever lays any views of the counts side by side, of any dates, works out no count of 1 to 4 and no such change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.telling.klassen import KLEIN, LEEG, TOTAAL, Cel, Klasse, klasse, samen, toonbaar
from app.domain.telling.weging import weeg_kinderen
from tests.kern.omvang import keren

DAGEN = ("mei", "juni")
GEMEENTEN = ("GM0503", "GM0518", "GM0637")
VORMEN = ("daghulp", "pleegzorg")
Vak = tuple[str, Cel]
Werkelijk = Mapping[Vak, int]
"""By reference date, and by municipality and form of care."""

aantallen = st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 10, 14])
werkelijk = st.fixed_dictionaries(dict.fromkeys(product(DAGEN, product(GEMEENTEN, VORMEN)), aantallen))
bondgenoten = st.sampled_from([GEMEENTEN[:1], GEMEENTEN[:2], (GEMEENTEN[0], GEMEENTEN[2]), GEMEENTEN[1:2]])


def van(echt: Werkelijk, dag: str) -> dict[Cel, int]:
    return {cel: aantal for (op, cel), aantal in echt.items() if op == dag}


def gezien(echt: Werkelijk, wie: tuple[str, ...]) -> list[object]:
    """Everything that leaves the team: tables of each date as everybody sees them (a letter, a dossier, a plan) and as
    each of these municipalities does, their totals, and what each municipality weighs in a division.
    """
    per_dag = [van(echt, dag) for dag in DAGEN]
    return [[toonbaar(cellen, ik) for ik in (None, *wie)] + [weeg_kinderen(cellen)] for cellen in per_dag]


def werelden(echt: Werkelijk, wie: tuple[str, ...]) -> Iterator[dict[Vak, int]]:
    """What may have been counted, by who knows the rows of these municipalities: every world that looks the same."""
    van_anderen = [vak for vak in echt if vak[1][0] not in wie]
    beeld = gezien(echt, wie)
    # one cell at a time beside what is so, and the corners: enough to see what is tied to what
    keuzes = {vak: range(max(0, echt[vak] - 5), echt[vak] + 6) for vak in van_anderen}
    pogingen = [{vak: n} for vak in van_anderen for n in keuzes[vak]]
    pogingen += [
        {a: n, b: m}
        for a, b in product(van_anderen, repeat=2)
        if a < b
        for n, m in ((echt[a] + 1, echt[b] - 1), (echt[a] - 1, echt[b] + 1), (echt[a] + 1, echt[b] + 1))
        if min(n, m) >= 0
    ]
    for poging in pogingen:
        wereld = dict(echt) | poging
        if gezien(wereld, wie) == beeld:
            yield wereld


def sommen(wereld: Werkelijk, wie: tuple[str, ...]) -> dict[tuple[str, Cel], int]:
    """Every count and every total of others, by date, and the change of each from the first date to the second."""
    per: dict[tuple[str, Cel], int] = {}
    for (dag, (gemeente, vorm)), aantal in wereld.items():
        if gemeente in wie:
            continue
        for cel in ((gemeente, vorm), (gemeente, TOTAAL), (TOTAAL, vorm), (TOTAAL, TOTAAL)):
            per[dag, cel] = per.get((dag, cel), 0) + aantal
    return per | {("verschil", cel): per[DAGEN[1], cel] - per[DAGEN[0], cel] for (dag, cel) in per if dag == DAGEN[0]}


@settings(max_examples=keren(30, 200), deadline=None)
@given(werkelijk, bondgenoten)
def test_geen_klein_aantal_en_geen_klein_verschil_volgt_uit_alles_wat_te_zien_is(
    echt: Werkelijk, wie: tuple[str, ...]
) -> None:
    toets(echt, wie)


def toets(echt: Werkelijk, wie: tuple[str, ...]) -> None:
    """Every number and every change that can be only one thing is not a small one."""
    mogelijk: dict[tuple[str, Cel], set[int]] = {}
    for wereld in [dict(echt), *werelden(echt, wie)]:
        for wat, aantal in sommen(wereld, wie).items():
            mogelijk.setdefault(wat, set()).add(aantal)
    for wat, kan in mogelijk.items():
        assert len(kan) > 1 or not {abs(aantal) for aantal in kan} & set(KLEIN), f"{wat} can only be {kan}"


@given(werkelijk)
def test_wat_gelijke_klassen_heeft_ziet_er_gelijk_uit(echt: Werkelijk) -> None:
    """The one thing on which all the rest stands: nothing but the band of each number counts."""
    anders = {vak: klasse(aantal).laag for vak, aantal in echt.items()}
    assert gezien(anders, ()) == gezien(echt, ())


def test_de_aanvaller_van_deze_test_vindt_wat_te_vinden_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A total that is told by itself beside the bands gives it away: then the harness sees one possibility."""
    heel = toonbaar
    monkeypatch.setitem(globals(), "toonbaar", lambda cellen, ik: (heel(cellen, ik), sum(cellen.values())))
    echt = dict.fromkeys(product(DAGEN, product(GEMEENTEN, VORMEN)), 0) | {("juni", ("GM0637", "daghulp")): 3}
    with pytest.raises(AssertionError, match="can only be"):
        toets(echt, GEMEENTEN[:1])


def test_de_klassen_sluiten_aan_en_zijn_voor_elk_aantal_dezelfde() -> None:
    assert [klasse(n).woord for n in (0, 1, 4, 5, 9, 10, 42)] == ["0", "1-4", "1-4", "5-9", "5-9", "10-14", "40-44"]
    assert all(klasse(n).laag <= n <= klasse(n).hoog for n in range(300))
    assert all(klasse(m) == klasse(n) for n in range(300) for m in range(klasse(n).laag, klasse(n).hoog + 1))


def test_een_totaal_zegt_niet_meer_dan_zijn_delen() -> None:
    assert samen([klasse(4)] * 5) == Klasse(5, 20)
    assert samen([]) == LEEG
    assert samen([klasse(0), klasse(7)]).woord == "5-9"


def test_de_eigen_rij_staat_er_precies_en_de_rest_in_klassen() -> None:
    beeld = toonbaar({("Delft", "pleegzorg"): 3, ("Delft", "daghulp"): 12, ("Westland", "pleegzorg"): 8}, "Delft")
    assert {cel: vak.woord for cel, vak in beeld.items()} == {
        ("Delft", "pleegzorg"): "3", ("Delft", "daghulp"): "12", ("Delft", TOTAAL): "15",
        ("Westland", "pleegzorg"): "5-9", ("Westland", TOTAAL): "5-9",
        (TOTAAL, "pleegzorg"): "8-12", (TOTAAL, "daghulp"): "12", (TOTAAL, TOTAAL): "20-24",
    }  # fmt: skip
