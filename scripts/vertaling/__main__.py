"""`python -m scripts.vertaling` rewrites app/vertaling/en.po from the source, and says what has no translation yet.

With files (JSON: the Dutch to the English, or to one and more) it takes their translations in. `--werk FILE` writes
what lacks as such a file, to fill in.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from config import WORTEL
from scripts.vertaling.po import Vertaling, berichten, fout_in, lees, schrijf

PO = WORTEL / "app/vertaling/en.po"


def main(argumenten: list[str] | None = None) -> int:
    lezer = argparse.ArgumentParser(prog="python -m scripts.vertaling", description=__doc__)
    lezer.add_argument("bestanden", nargs="*", type=Path)
    lezer.add_argument("--werk", type=Path)
    vraag = lezer.parse_args(argumenten)
    alle, vertaald = berichten(WORTEL), lees(PO)
    for bestand in vraag.bestanden:
        vertaald |= _uit(bestand)
    goed: dict[str, Vertaling] = {}
    for bericht in alle:
        if bericht.id in vertaald:
            fout = fout_in(bericht, vertaald[bericht.id])
            if fout:
                sys.stdout.write(f"{bericht.waar}: {bericht.id!r}: {fout}\n")
            else:
                goed[bericht.id] = vertaald[bericht.id]
    schrijf(PO, alle, goed)
    ontbreekt = [bericht for bericht in alle if bericht.id not in goed]
    if vraag.werk:
        vraag.werk.write_text(json.dumps({b.id: "" for b in ontbreekt}, ensure_ascii=False, indent=1), "utf-8")
    sys.stdout.write(f"{len(goed)} of {len(alle)} messages are translated.\n")
    for bericht in ontbreekt[:20]:
        sys.stdout.write(f"  {bericht.waar}: {bericht.id!r}\n")
    return bool(ontbreekt)


def _uit(bestand: Path) -> dict[str, Vertaling]:
    gelezen: dict[str, str | list[str]] = json.loads(bestand.read_text("utf-8"))
    return {een: tekst if isinstance(tekst, str) else (tekst[0], tekst[1]) for een, tekst in gelezen.items() if tekst}


if __name__ == "__main__":
    sys.exit(main())
