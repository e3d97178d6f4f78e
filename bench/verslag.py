"""Put what was measured into docs/prestaties.md: its tables and plots are made from the JSON, by this command alone.

python -m bench.verslag        reads bench/uit (BENCH_UIT), writes docs/prestaties.md and docs/prestaties/*.svg
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.grafiek import lijngrafiek
from bench.servers import WORTEL
from bench.uitvoer import getal, tabel
from bench.verzoeken import LEZEN, NAAST, SCHRIJVEN

BLAD = WORTEL / "docs" / "prestaties.md"
PLATEN = WORTEL / "docs" / "prestaties"
_BLOK = re.compile(r"(<!-- bench: ([a-z-]+) -->\n).*?(<!-- /bench -->)", re.DOTALL)
DOELEN = {
    "lijst": (0.6, 4, 1.1), "zaak": (0.6, 8, 1.1), "logboek": (0.5, 6, 1.1), "start": (0.5, 12, 1.2),
    "zoek": (0.5, 4, 1.5), "trede": (0.6, 10, 1.1), "besluit": (0.5, 12, 1.1), "nieuw": (0.6, 12, 1.1),
    "register": (0.4, 8, 1.2), "logboek_alle": (0.4, 8, 1.2), "termijnen": (0.4, 8, 1.2), "export": (0.5, 40, 1.1),
}  # fmt: skip
"""Per work what was aimed at: at least this part of the limit, at most so many queries, and growth from 1,000 zaken."""

Meting = dict[str, Any]


def metingen(uit: Path) -> dict[str, list[Meting]]:
    """By database, the sizes in order."""
    gevonden: dict[str, list[Meting]] = {}
    for databank in ("sqlite", "postgres"):
        rij = [json.loads(pad.read_text()) for pad in uit.glob(f"{databank}-*.json")]
        gevonden[databank] = sorted(rij, key=lambda meting: int(meting["n"]))
    return gevonden


def _rondes(per: dict[str, list[Meting]]) -> Iterator[str]:
    for databank, rij in per.items():
        for meting in rij:
            hoe = meting["opstelling"]
            yield f"**{databank}, {meting['n']:,} zaken** ({hoe['dag']}, {hoe['lader']}, {hoe['rondes']} rounds of "
            yield f"{hoe['duur_s']:g} s, load {hoe['load']}, {hoe['cores']} cores; two workers "
            yield f"{meting['pss_mb']['begin']:.0f} MB at the start, {meting['pss_mb']['eind']:.0f} MB at the end)\n\n"
            yield tabel(meting) + "\n"


def _groei(rij: list[Meting], werk: str) -> str:
    """CPU per request of the largest size against that of the smallest."""
    cpu = [m["werk"][werk]["cpu_ms"]["app"] for m in rij if werk in m["werk"]]
    return f"{cpu[-1] / cpu[0]:.2f}" if len(cpu) > 1 and cpu[0] else ""


def _doelen(per: dict[str, list[Meting]]) -> Iterator[str]:
    """Goal and figure; what is missed is bold. Of the smallest size, where there is one."""
    yield "| work | database | of the limit, goal | c1 | c8 | queries, goal | queries | growth, goal | growth |\n"
    yield "|--|--|--:|--:|--:|--:|--:|--:|--:|\n"
    for werk, (deel, vragen, groei) in DOELEN.items():
        for databank, rij in per.items():
            m = next((m["werk"][werk] for m in rij if werk in m["werk"]), None)
            if m is not None:
                c1, c8, q = m["van_limiet_c1"], m["van_limiet_c8"], m.get("queries", 0)
                gegroeid = _groei(rij, werk)
                yield f"| {werk} | {databank} | {deel} "
                yield f"| {_let(f'{c1:.2f}', c1 < deel)} | {_let(f'{c8:.2f}', c8 < deel)} "
                yield f"| {vragen} | {_let(str(q), q > vragen)} | {groei} "
                yield f"| {_let(gegroeid, bool(gegroeid) and float(gegroeid) > groei)} |\n"


def _let(tekst: str, mis: bool) -> str:
    return f"**{tekst}**" if mis else tekst


def _grootte(per: dict[str, list[Meting]]) -> Iterator[str]:
    """CPU per request by size, on SQLite, as a table; the plots show the same."""
    rij = per["sqlite"] or per["postgres"]
    yield "| work | " + " | ".join(f"{m['n']:,}" for m in rij) + " |\n|--|" + "--:|" * len(rij) + "\n"
    for werk in DOELEN:
        cellen = [getal(m["werk"][werk]["cpu_ms"]["app"]) if werk in m["werk"] else "" for m in rij]
        yield f"| {werk} | " + " | ".join(cellen) + " |\n"
    if len(rij) > 1:
        yield "\nAs plots: " + ", ".join(f"[{naam}](prestaties/{naam}.svg)" for naam in _teken(rij)) + ".\n"


def _proeven(uit: Path) -> Iterator[str]:
    """Every trial, as it was written down."""
    for pad in sorted(uit.glob("proef-*.json")):
        yield f"`{pad.stem.removeprefix('proef-')}`:\n\n| what | figure |\n|--|--|\n"
        for naam, waarde in json.loads(pad.read_text()).items():
            yield f"| {naam} | {json.dumps(waarde, ensure_ascii=False)} |\n"
        yield "\n"


def _naast(per: dict[str, list[Meting]]) -> Iterator[str]:
    yield "| database | zaken | p50 alone ms | p50 beside an export ms | times |\n|--|--:|--:|--:|--:|\n"
    for databank, rij in per.items():
        for m in rij:
            if NAAST in m["werk"]:
                alleen, naast = (m["werk"][NAAST][k]["app"] for k in ("p50_alleen", "p50_c1"))
                keer = naast / max(alleen, 0.01)
                yield f"| {databank} | {m['n']:,} | {getal(alleen)} | {getal(naast)} | {keer:.2f} |\n"


def _teken(rij: list[Meting]) -> Iterator[str]:
    """The plots; gives the name of each that was drawn."""
    PLATEN.mkdir(exist_ok=True)
    for naam, werken in (("lezen", LEZEN), ("schrijven", SCHRIJVEN)):
        lijnen = {w: [(m["n"], m["werk"][w]["cpu_ms"]["app"]) for m in rij if w in m["werk"]] for w in werken}
        lijnen = {werk: punten for werk, punten in lijnen.items() if punten}
        if lijnen:
            titel = f"CPU per request ({naam}) against the number of zaken"
            einden = "; ".join(f"{w} from {p[0][1]:g} to {p[-1][1]:g} ms" for w, p in lijnen.items())
            woorden = f"From {rij[0]['n']:,} to {rij[-1]['n']:,} zaken: {einden}."
            (PLATEN / f"{naam}.svg").write_text(lijngrafiek(titel, woorden, "zaken", "ms", lijnen))
            yield naam


def schrijf(uit: Path, blad: Path = BLAD) -> None:
    """Fill the blocks of the page. A block of which nothing was measured stays as it is."""
    per = metingen(uit)
    gemeten = any(per.values())
    delen = {"proeven": "".join(_proeven(uit))}
    if gemeten:
        maken = {"rondes": _rondes, "doelen": _doelen, "grootte": _grootte, "naast-export": _naast}
        delen |= {naam: "".join(maak(per)) for naam, maak in maken.items()}
    heel = blad.read_text()
    blad.write_text(_BLOK.sub(lambda m: f"{m[1]}\n{delen[m[2]].rstrip()}\n\n{m[3]}" if delen.get(m[2]) else m[0], heel))


def main() -> int:
    schrijf(Path(os.environ.get("BENCH_UIT") or WORTEL / "bench" / "uit"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
