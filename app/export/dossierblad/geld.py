"""Chapters on mandaten with their balances, how each came about, and the decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from app.domain.mandaat.houderschap import in_functie
from app.domain.mandaat.inhoud import VELDEN, Veldsoort
from app.export.document import Blok, Cel, Kolom, inleiding, kop, tabel
from app.export.dossierblad.taal import (
    LEEG,
    D,
    Regel,
    dag,
    extra,
    klein,
    let_op,
    moment,
    opsomming,
    reeks,
    samen,
    van_papier,
)
from app.export.dossierblad.toezeggingen import onder_besluit
from app.weergave import bedrag, mandaatnaam, woord

MOMENTEN = (
    ("voorgesteld_op", "voorgesteld"),
    ("goedgekeurd_op", "goedgekeurd"),
    ("verleend_op", "verleend"),
    ("instemming_houder_op", "instemming houder"),
    ("instemming_werkgever_op", "instemming werkgever"),
    ("actief_vanaf", "actief"),
    ("afgewezen_op", "geweigerd"),
    ("vervangen_per", "vervangen"),
    ("ingetrokken_per", "ingetrokken"),
)
BEDRAGEN = [Kolom("plafond", 1.1, True), Kolom("besteed", 1.1, True), Kolom("over", 1.1, True)]
_WOORDEN = (Veldsoort.TEKST, Veldsoort.DAG)
_ZELFDE = ("soort", "bereik", *(veld.dossier for veld in VELDEN if veld.soort in _WOORDEN))
"""What makes two mandaten one of the same words."""


def mandaten(d: D) -> Iterator[Blok]:
    """Mandaten with the same words as one table: the words once, a row for each that gives it."""
    yield kop("Mandaten")
    for groep in samen(d["mandaten"], lambda m: tuple(m.get(veld) for veld in _ZELFDE)):
        yield from _met_dezelfde_woorden(groep)
    if geweigerd := [m for m in d["mandaten"] if m["afgewezen_op"]]:
        yield kop("Geweigerde mandaten", 2)
        yield tabel(
            "Mandaten die tot en met de peildatum zijn geweigerd",
            [Kolom("nr", 0.4), Kolom("van", 1.4), Kolom("geweigerd op", 1.2), Kolom("reden", 3)],
            [
                [str(m["id"]), m["mandaatgever"]["naam"], dag(m["afgewezen_op"]), m["afwijzing"] or LEEG]
                for m in geweigerd
            ],
            "",
        )


def _met_dezelfde_woorden(groep: list[D]) -> Iterator[Blok]:
    """What is the same for all of them stands above the table: the words, the holder, what happened on one day."""
    m = groep[0]
    samen_gebeurd = [op for op in _momenten(m) if len(groep) > 1 and all(op in _momenten(g) for g in groep)]
    houders = dict.fromkeys(g["houder"] for g in groep)
    yield kop(f"{mandaatnaam(m['soort'])}, {woord(m['bereik'])}, {dag(m['van'])} tot en met {dag(m['tot_en_met'])}", 2)
    houder_van_alle = m["houder"] if len(houders) == 1 else ""
    yield inleiding(*_inhoud(m), *extra("Houder", houder_van_alle), *extra("Alle", "; ".join(samen_gebeurd)))
    kolommen = [Kolom("nr", 0.4), Kolom("van", 2), Kolom("stand", 1.2)]
    erbij: list[tuple[bool, list[Kolom], Callable[[D], list[Cel]]]] = [
        (any(_eigen(g, samen_gebeurd) for g in groep), [Kolom("wanneer", 2.4)], partial(_wanneer, samen_gebeurd)),
        (len(houders) > 1, [Kolom("houder", 1.5)], lambda g: [g["houder"]]),
        (any(g["plafond"] is not None for g in groep), BEDRAGEN, _bedragen),
    ]
    mee = [(titels, cellen) for is_mee, titels, cellen in erbij if is_mee]
    yield tabel(
        f"Mandaat {reeks([g['id'] for g in groep])}: de stand op de peildatum",
        [*kolommen, *(kolom for titels, _ in mee for kolom in titels)],
        [[*_stand(g), *(cel for _, cellen in mee for cel in cellen(g))] for g in groep],
        "",
    )


def _momenten(m: D) -> list[str]:
    """What happened to it, day by day."""
    gebeurd = [(m[veld], label) for veld, label in MOMENTEN if m[veld]]
    per_dag = groupby(sorted(gebeurd, key=itemgetter(0)), key=itemgetter(0))
    return [f"{dag(op)}: {', '.join(label for _, label in samen)}" for op, samen in per_dag]


def _eigen(m: D, samen_gebeurd: list[str]) -> list[str]:
    """What happened to it, without what happened on the same day to all of them: that was said above the table."""
    return [moment for moment in _momenten(m) if moment not in samen_gebeurd]


def _wanneer(samen_gebeurd: list[str], m: D) -> list[Cel]:
    return [[klein(moment) for moment in _eigen(m, samen_gebeurd)] or LEEG]


def _stand(m: D) -> list[Cel]:
    """Who gave it and where it stands."""
    besluit = extra("besluit", m["besluitnummer"])
    versie = [klein(f"versie {m['versienr']} van mandaat {m['eerste_versie']}")] if m["versienr"] > 1 else []
    onder = [klein(f"ondermandaat onder mandaat {m['onder_mandaat']}")] if m["onder_mandaat"] else []
    papier = [klein("verlening vastgelegd van papier")] if m.get("verlening_van_papier") == "ja" else []
    geweigerd = m["status"] == "afgewezen"
    if m.get("einde_van_papier") == "ja":
        papier.append(klein(f"{'weigering' if geweigerd else 'intrekking'} vastgelegd van papier"))
    return [
        str(m["id"]),
        [m["mandaatgever"]["naam"], *besluit, *versie, *onder, *papier, *van_papier(m)],
        [let_op("geweigerd")] if geweigerd else woord(m["status"]),
    ]


def _bedragen(m: D) -> list[Cel]:
    """Of one that was never active nothing is left: its ceiling never counted."""
    return [bedrag(m["plafond"]), bedrag(m["besteed"]), bedrag(m["over"]) if m["actief_vanaf"] else LEEG]


def _inhoud(m: D) -> list[Regel]:
    """Its texts; the bevoegdheden bear no label, they stand first."""
    teksten = [veld for veld in VELDEN if veld.soort is Veldsoort.TEKST and veld.naam != "bevoegdheden"]
    return [m["bevoegdheden"], *(regel for veld in teksten for regel in extra(veld.label, m.get(veld.dossier)))]


def besluiten(d: D) -> Iterator[Blok]:
    yield kop("Besluiten")
    yield tabel(
        "Besluiten onder mandaat tot en met de peildatum",
        [
            Kolom("nr", 0.4),
            Kolom("datum", 1.5),
            Kolom("besluit", 3.6),
            Kolom("ten laste van", 3),
            Kolom("bedrag", 1.3, True),
        ],
        [_besluit(d, b) for b in d["besluiten"]],
        "",
    )


def _besluit(d: D, b: D) -> list[Cel]:
    """Parts of the same amount stand together, with the mandaat and its version of each."""
    laat = [let_op("later ingevoerd")] if b["laat_ingevoerd"] == "ja" else []
    delen: list[Regel] = []
    for groep in samen(b["verdeling"], lambda deel: deel["bedrag"]):
        som = groep[0]["bedrag"]
        wie = opsomming(_ten_laste_van(deel) for deel in groep)
        delen.append(f"{bedrag(som)}{' elk' if len(groep) > 1 else ''}: {wie}" if som is not None else wie)
    return [
        str(b["volgnr"]),
        [dag(b["datum"]), *laat, *van_papier(b), klein(f"ingevoerd {moment(b['ingevoerd_op'])}")],
        [
            b["omschrijving"],
            klein(f"{b['namens']}, door {b['genomen_door']}{_in_functie(b)}"),
            *extra("meegetekend als", b.get("ondertekend_als")),
            *extra("verdeeld", _verdeeld(b)),
            *extra("draait terug besluit", b["tegenboeking_van"]),
            *onder_besluit(d, b),
        ],
        delen,
        bedrag(b["bedrag"]),
    ]


def _in_functie(b: D) -> str:
    """The office in which it was taken, with whether by a deputy; a dossier of before it was kept has none."""
    return f", {in_functie(b['functie'], waarnemend=b['waarnemend'] == 'ja')}" if b.get("functie") else ""


def _ten_laste_van(deel: D) -> str:
    return f"{deel['mandaatgever']} (mandaat {deel['mandaat']}, versie {deel['mandaat_versie']})"


def _verdeeld(b: D) -> str:
    jaar = b.get("peiljaar") or b.get("teldatum")
    return f"{woord(b['verdeelsleutel'])} ({jaar})" if jaar else woord(b["verdeelsleutel"])
