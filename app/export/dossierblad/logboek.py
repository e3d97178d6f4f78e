"""The logboek as a table to read, and the acts that were refused; entries that tell the same are one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from app.domain.basis.begrippen import AMSTERDAM, dag_van
from app.export.document import Blok, Cel, Kolom, alinea, kop, tabel
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
    plaats,
    reeks,
    van_papier,
)
from app.weergave import actie, stand, woord


def geweigerd(d: D) -> Iterator[Blok]:
    yield kop("Geweigerde handelingen")
    yield tabel(
        "Wat iemand wilde doen en niet mocht, tot en met de peildatum",
        [Kolom("regel", 0.5), Kolom("datum", 1.3), Kolom("wie", 1.5), Kolom("wat", 1.5), Kolom("reden", 3)],
        [
            [
                str(r["nr"]),
                [dag(r["datum"]), klein(f"ingevoerd {moment(r['ingevoerd_op'])}")],
                [r["wie"], klein(r["hoedanigheid"])],
                actie(r["actie"]),
                [klein("inhoud weggelaten")] if r["weggelaten"] else r["waarom"],
            ]
            for r in d["geweigerd"]
        ],
        "Er is niets geweigerd.",
    )
    if len(d["geweigerd"]) < d["geweigerd_aantal"]:
        yield alinea(let_op(_deel_van(d, "geweigerd")))


def _deel_van(d: D, wat: str) -> str:
    return f"Dit zijn de nieuwste {len(d[wat])} van {d[f'{wat}_aantal']} regels; alle staan in logboek.csv."


_ZELFDE = (
    "datum", "wie", "hoedanigheid", "namens", "actie", "uitkomst", "van", "naar", "waarom", "noodgreep", "overgenomen",
    "weggelaten", "na_peildatum",
)  # fmt: skip
"""What is the same in entries that are told in one row; they follow each other, and were made in the same minute."""


def chronologie(d: D) -> Iterator[Blok]:
    yield kop("Chronologie")
    if len(d["chronologie"]) < d["chronologie_aantal"]:
        yield alinea(let_op(_deel_van(d, "chronologie")))
    yield alinea(
        klein("Regels die op elkaar volgen en hetzelfde zeggen staan in één rij; hun nummers staan ervoor."),
        klein("In welke hoedanigheid iemand handelde staat bij zijn eerste regel, en weer als het een andere is."),
        klein("De tijden zijn die van Nederland. In headers.jsonl staan de vastgelegde regels, met tijden in UTC."),
    )
    namen = {p["pseudoniem"]: p["naam"] for p in d.get("personen", [])}
    gezegd: dict[str, str] = {}
    yield tabel(
        "Logboekregels van deze zaak, de oudste eerst",
        [Kolom("nr", 0.55), Kolom("dag", 2.4), Kolom("wie", 1.5), Kolom("wat", 3.4), Kolom("van en naar", 1.5)],
        [_rij(list(groep), namen, gezegd, d) for _, groep in groupby(d["chronologie"], key=_hetzelfde)],
        "Er zijn geen regels.",
    )


def _hetzelfde(r: D) -> tuple[object, ...]:
    return (*(r[veld] for veld in _ZELFDE), r["ingevoerd_op"][:16], (r["object"] or "").partition("/")[0])


def _rij(groep: Sequence[D], namen: dict[str, str], gezegd: dict[str, str], d: D) -> list[Cel]:
    """`gezegd` is the capacity that the rows above gave of each."""
    r = groep[0]
    nieuw = r["hoedanigheid"] not in (gezegd.get(r["wie"]), r["wie"])
    gezegd[r["wie"]] = r["hoedanigheid"]
    later = [klein("na de peildatum")] if r["na_peildatum"] == "ja" else []
    return [
        reeks([rij["nr"] for rij in groep]),
        [dag(r["datum"]), klein(_ingevoerd(r)), *later, *van_papier(r)],
        [r["wie"], *([klein(r["hoedanigheid"])] if nieuw else [])],
        _wat(groep, d),
        _beweging(groep, namen, d),
    ]


def _ingevoerd(r: D) -> str:
    """The day once: an entry made on the day itself gives only its time."""
    op = datetime.fromisoformat(r["ingevoerd_op"]).astimezone(AMSTERDAM)
    zelfde = r["datum"] == dag_van(op).isoformat()
    return f"ingevoerd om {op:%H:%M}" if zelfde else f"ingevoerd {moment(r['ingevoerd_op'])}"


def _wat(groep: Sequence[D], d: D) -> Cel:
    r = groep[0]
    onderwerpen = [plaats(d, rij["onderwerp"]) for rij in groep if rij["onderwerp"]]
    over = f": {opsomming(onderwerpen)}" if onderwerpen else ""
    namens = opsomming(plaats(d, code) for code in r["namens"].split(",")) if r["namens"] else ""
    return [
        *([let_op("Geweigerd")] if r["uitkomst"] == "geweigerd" else []),
        f"{actie(r['actie'])}{over}",
        *([let_op("noodgreep")] if r["noodgreep"] == "ja" else []),
        *extra("namens", namens),
        *extra("Waarom", r["waarom"]),
        *([klein("inhoud weggelaten")] if r["weggelaten"] else []),
    ]


def _beweging(groep: Sequence[D], namen: dict[str, str], d: D) -> Cel:
    r = groep[0]
    regels: list[Regel] = []
    if r["van"] != r["naar"]:
        van, naar = (plaats(d, stand(r[kant], r["actie"], namen)) for kant in ("van", "naar"))
        regels.append(f"{van} → {naar}")
    return regels + [klein(tekst) for tekst in _objecten(groep)] or LEEG


def _objecten(groep: Sequence[D]) -> Iterator[str]:
    """What the entries are about, by its number: mandaat 11–14."""
    objecten = [(rij["object"] or "").partition("/") for rij in groep]
    soort = woord(objecten[0][0])
    codes = [code for _, _, code in objecten if code]
    if soort and codes:
        nummers = reeks([int(code) for code in codes]) if all(c.isdecimal() for c in codes) else ", ".join(codes)
        yield f"{soort} {nummers}"
