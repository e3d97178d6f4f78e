"""One trial from the command line."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.__main__ import Instelling, gezaaid
from bench.proeven import gemengd, klein, schrijvers
from bench.servers import Bezoek, Server, begin_app, maak_kopie
from bench.verzoeken import Verzoeken, zaken_uit
from bench.zaai import BESTAND

Stand = dict[str, Any]


@contextmanager
def kopie(instelling: Instelling) -> Iterator[tuple[Path, str]]:
    """The folder and the address of a copy of the seeded database."""
    bron = gezaaid(instelling.map, instelling.aantal)
    map_ = Path(tempfile.mkdtemp(dir=instelling.map))
    try:
        yield map_ / "app", maak_kopie(bron, map_ / "app", triggers=True)
    finally:
        shutil.rmtree(map_, ignore_errors=True)


def acht_schrijvers(instelling: Instelling, aantal: str = "8", duur: str = "60") -> Stand:
    with kopie(instelling) as (map_, url):
        return schrijvers.meet(map_, url, int(aantal), float(duur))


@contextmanager
def draaiend(instelling: Instelling) -> Iterator[Server]:
    """The product on a copy, under gunicorn."""
    with kopie(instelling) as (map_, url):
        server = begin_app(map_, url)
        try:
            server.wacht()
            yield server
        finally:
            server.stop()


def gemengd_(instelling: Instelling, per_seconde: str = "50", duur: str = "900") -> Stand:
    with draaiend(instelling) as server:
        bezoek = Bezoek(server.poort)
        verzoeken = Verzoeken(zaken_uit(instelling.map / str(instelling.aantal) / BESTAND), bezoek.velden)
        return gemengd.meet(server.poort, bezoek.koekje, verzoeken, float(per_seconde), float(duur))


def aantekening(instelling: Instelling, duur: str = "20") -> Stand:
    with kopie(instelling) as (map_, url):
        return klein.aantekening(map_, url, float(duur))


def verify(instelling: Instelling, regels: str = "1000000") -> Stand:
    return klein.verify(instelling.map / f"verify-{regels}", int(regels))


def opstart(instelling: Instelling) -> Stand:
    with draaiend(instelling) as server:
        return {**klein.opstart(), "eerste_bezoek": klein.eerste_bezoek(server.poort)}


PROEVEN: dict[str, Callable[..., Stand]] = {
    "schrijvers": acht_schrijvers,
    "gemengd": gemengd_,
    "aantekening": aantekening,
    "verify": verify,
    "opstart": opstart,
}


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1] not in PROEVEN:
        sys.stderr.write(f"Kies een proef: {', '.join(PROEVEN)}\n")
        return 2
    instelling = Instelling.uit_omgeving()
    instelling.map.mkdir(parents=True, exist_ok=True)
    instelling.uit.mkdir(parents=True, exist_ok=True)
    hoe = dict(deel.split("=", 1) for deel in sys.argv[2:])
    naam = hoe.pop("naam", sys.argv[1])
    uit = PROEVEN[sys.argv[1]](instelling, **hoe) | {"n": instelling.aantal, "load": round(os.getloadavg()[0], 1)}
    (instelling.uit / f"proef-{naam}.json").write_text(json.dumps(uit, indent=1) + "\n")
    sys.stdout.write(json.dumps(uit, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
