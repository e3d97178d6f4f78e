"""How long the placement board takes when it is full: 40 locations, 12 forms, 60 municipalities, 26 weeks; and a file.

    python -m scripts.bench_plaatsing [locations forms municipalities weeks]

Everything stands in a temporary folder (TMPDIR), some 200 MB. The pages are asked of the application itself, without a
network. Prints milliseconds and the number of statements; judges nothing.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from flask.testing import FlaskClient
from flask_security import hash_password
from sqlalchemy import Engine, event, insert, select
from sqlalchemy.orm import Session

from app import create_app, demo
from app.db import db, transaction
from app.demo.accounts import WACHTWOORD
from app.demo.afbouw import KVK
from app.domain.basis.begrippen import dag_van
from app.domain.plaatsing.standrijen import KOLOMMEN
from app.domain.plaatsing.weken import WEEK, maandag
from app.domain.telling.zorgvormen import STANDAARD
from app.models import Aanbieder, Aanbiederlocatie, Gebruiker, Plaatsstand, Plaatsstandcel, Zaak
from app.naslag import naslag
from app.regios import profiel
from config import Config

MAAT = (40, 12, 60, 26)
RIJEN = 20_000
KEREN = 15
DIRECTEUR, DELFT = "directeur@sbjh.example", "delft@h10.example"


def main() -> int:
    maat = tuple(map(int, sys.argv[1:5])) if len(sys.argv) == 5 else MAAT
    with tempfile.TemporaryDirectory() as map_:
        app = _open(Path(map_))
        with app.app_context():
            zaak = _vul(*maat)
        team, gemeente = _inloggen(app, DIRECTEUR), _inloggen(app, DELFT)
        pad = f"/zaken/{zaak}/plaatsing"
        for naam, client, adres in (
            ("bord", team, pad),
            ("eigen gemeente", gemeente, pad),
            ("raster", team, f"{pad}/standen"),
            ("boekingen", team, f"{pad}/boekingen"),
        ):
            _meet(app, naam, lambda client=client, adres=adres: client.get(adres))  # type: ignore[misc]
        _lees_in(app, team, pad)
    return 0


def _open(map_: Path) -> Flask:
    url = f"sqlite:///{map_ / 'bench.sqlite3'}"
    return create_app(Config(map_, url, "b" * 40, map_ / "sleutel.pem", snelle_wachtwoorden=True))


def _vul(locaties: int, vormen: int, gemeenten: int, weken: int) -> str:
    """The wind-down of the demo, and above it so many cells that every list is full."""
    current_app.extensions["alembic"].upgrade()
    vandaag = dag_van(datetime.now(UTC))
    with transaction(db.session) as sessie:
        demo.maak_accounts(sessie, profiel("haaglanden"), hash_password, datetime.now(UTC))
    zaaknummer = demo.speel_afbouw(db.session, vandaag)
    with transaction(db.session) as sessie:
        zaak, wie = _zaak(sessie)
        nummers = _locaties(sessie, zaak, wie, locaties)
        codes = [v.code for v in STANDAARD][:vormen]
        plekken = [*[g.code for g in naslag().gemeenten_op(vandaag)][: gemeenten - 1], "GM0503"]
        for week in (maandag(vandaag) - nr * WEEK for nr in range(weken)):
            for nummer in nummers:
                _stand(sessie, zaak.id, wie, (week, nummer), [(v, g) for v in codes for g in plekken])
    return zaaknummer


def _zaak(sessie: Session) -> tuple[Zaak, int]:
    vraag = select(Zaak).join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id).where(Aanbieder.kvk_nummer == KVK)
    wie = sessie.scalars(select(Gebruiker.id).where(Gebruiker.email == DIRECTEUR)).one()
    return sessie.scalars(vraag).one(), wie


def _locaties(sessie: Session, zaak: Zaak, wie: int, hoeveel: int) -> list[int]:
    """The numbers of the locations, those that were added to the ones of the demo too."""
    eerste = sessie.scalars(select(Aanbiederlocatie)).all()[0]
    velden = {
        kolom.key: getattr(eerste, kolom.key) for kolom in Aanbiederlocatie.__table__.columns if kolom.key != "id"
    }
    er_zijn = len({rij.nummer for rij in sessie.scalars(select(Aanbiederlocatie))})
    for nummer in range(er_zijn + 1, hoeveel + 1):
        sessie.add(Aanbiederlocatie(**velden | {"nummer": nummer, "naam": f"Locatie {nummer}", "tot": None}))
    sessie.flush()
    return list(range(er_zijn + 1, hoeveel + 1))


def _stand(sessie: Session, zaak: int, wie: int, sleutel: tuple[date, int], cellen: list[tuple[str, str]]) -> None:
    week, locatie = sleutel
    nu = datetime.now(UTC)
    rij = Plaatsstand(zaak_id=zaak, week=week, locatie=locatie, versie=1, kinderen=2 * len(cellen), zout="0" * 32,
                      ingevoerd_op=nu, ingevoerd_door_id=wie)  # fmt: skip
    sessie.add(rij)
    sessie.flush()
    delen = [{"zaak_id": zaak, "stand_id": rij.id, "zorgvorm": v, "gemeente": g, "titel": "vrijwillig", "maand": "",
              "aantal": 2} for v, g in cellen]  # fmt: skip
    sessie.execute(insert(Plaatsstandcel), delen)


def _inloggen(app: Flask, email: str) -> FlaskClient:
    client = app.test_client()
    velden = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', client.get("/inloggen").text))
    antwoord = client.post("/inloggen", data=velden | {"email": email, "password": WACHTWOORD})
    assert antwoord.status_code == 302, antwoord.status_code  # noqa: S101
    return client


@contextmanager
def _geteld(engine: Engine) -> Iterator[list[str]]:
    vragen: list[str] = []

    def noteer(_verbinding: object, _cursor: object, vraag: str, *_rest: object) -> None:
        vragen.append(vraag)

    event.listen(engine, "before_cursor_execute", noteer)
    yield vragen
    event.remove(engine, "before_cursor_execute", noteer)


def _meet(app: Flask, naam: str, doe: Callable[[], Any]) -> None:
    with app.app_context():
        engine = db.engine
    tijden: list[float] = []
    with _geteld(engine) as vragen:
        for nr in range(KEREN + 2):
            vragen.clear()
            begin = time.perf_counter()
            antwoord = doe()
            duur = (time.perf_counter() - begin) * 1000
            assert antwoord.status_code == 200, (naam, antwoord.status_code)  # noqa: S101
            tijden += [duur] if nr > 1 else []
    sys.stdout.write(
        f"{naam:<28} mediaan {statistics.median(tijden):7.1f} ms  hoogste {max(tijden):7.1f} ms  {len(vragen)} vragen\n"
    )


def _lees_in(app: Flask, client: FlaskClient, pad: str) -> None:
    """A file of as many rows as it may have, with every row right; and one with a wrong cell in every tenth."""
    velden = dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', client.get(f"{pad}/standen/import").text))
    velden.pop("bewaar_klad", None)
    for naam, fout in (("20.000 rijen met fouten", True), ("20.000 rijen goed", False)):
        inhoud = "\n".join([";".join(KOLOMMEN), *_rijen(fout=fout)]).encode()
        begin = time.perf_counter()
        antwoord = client.post(f"{pad}/standen/import", data=velden | {"bestand": (BytesIO(inhoud), "standen.csv")})
        duur = time.perf_counter() - begin
        sys.stdout.write(f"{naam:<28} {duur:7.2f} s  antwoord {antwoord.status_code}, {len(antwoord.data)} bytes\n")


def _rijen(*, fout: bool) -> Iterator[str]:
    """Every location in one week before all others, until there are enough rows."""
    gemeenten = [g.code for g in naslag().gemeenten_op(date(2020, 6, 1))]
    week, geschreven = date(2020, 6, 1), 0
    while geschreven < RIJEN:
        for locatie in range(1, 7):
            cellen = gemeenten[: min(300, max(0, RIJEN - geschreven - 1))]
            yield f"{week.isoformat()};{locatie};;;;;{len(cellen) or 1}"
            for nr, gemeente in enumerate(cellen):
                aantal = "veel" if fout and nr % 10 == 0 else "1"
                yield f"{week.isoformat()};{locatie};gesloten;{gemeente};vrijwillig;;{aantal}"
            geschreven += 1 + len(cellen)
            if geschreven >= RIJEN:
                return
        week += timedelta(days=7)


if __name__ == "__main__":
    sys.exit(main())
