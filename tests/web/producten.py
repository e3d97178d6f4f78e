"""The product with screens and API: made once per worker, and lent to one test at a time with a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from werkzeug.routing import Rule

from app import create_app, draaiboeken, regios
from app.db import db
from config import Config
from tests.kern.databanken import deel_vertaling, maak_engine


class Vertaald(BytecodeCache):
    """Templates are compiled once per worker, not once per test."""

    def __init__(self) -> None:
        self._bekend: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._bekend:
            bucket.bytecode_from_string(self._bekend[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._bekend[bucket.key] = bucket.bytecode_to_string()


VERTAALD = Vertaald()
VERTAALDE_REGELS: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}
_vertaal = Rule._compile_builder


def vertaal_regel(regel: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    """So are the addresses: what the library makes of the words of a rule, which it otherwise compiles for each app."""
    woorden = (tuple(regel._trace), repr(regel.defaults), append_unknown)
    if woorden not in VERTAALDE_REGELS:
        VERTAALDE_REGELS[woorden] = _vertaal(regel, append_unknown)
    return VERTAALDE_REGELS[woorden]


def _config(url: str, map_: Path, **anders: Any) -> Config:
    return Config(
        data_dir=map_,
        database_url=url,
        secret_key="geheim van de test, lang genoeg",
        signing_key_file=map_ / "ondertekening.pem",
        checkpoint_dir=map_ / "checkpoints",
        snelle_wachtwoorden=True,
        **anders,
    )


def maak_app(url: str, map_: Path, **anders: Any) -> Flask:
    """A product of its own on this database; `anders` are settings that differ from those of most tests."""
    with patch.object(Rule, "_compile_builder", vertaal_regel):
        app = create_app(_config(url, map_, **anders))
    with app.app_context():
        deel_vertaling(db.engine)
    app.jinja_env.bytecode_cache = VERTAALD
    return app


@dataclass(frozen=True)
class Product:
    """One that can be lent, with what its settings were."""

    app: Flask
    config: dict[str, Any]
    extensions: dict[str, Any]

    def zet_over(self, url: str, map_: Path) -> None:
        """On another database and folder, as if it had just started: nothing of an earlier test is remembered."""
        app, config = self.app, _config(url, map_)
        for nu, begin in ((app.config, self.config), (app.extensions, self.extensions)):
            nu.clear()
            nu.update(begin)
        app.extensions["draaiboek"] = config
        app.extensions["draaiboek_limiter"].reset()
        draaiboeken.BESTANDEN.zet_eigen_map(config.draaiboeken_map)
        regios.BESTANDEN.zet_eigen_map(config.regios_map)
        with app.app_context():
            db.engines["default"] = maak_engine(url)
            db.sessionmaker.configure(bind=db.engine)


VRIJ: list[Product] = []


def draai(url: str, map_: Path, **anders: Any) -> Iterator[Flask]:
    """The product for one test; a new one when none is free, or when it has other settings than most."""
    if VRIJ and not anders:
        product = VRIJ.pop()
        product.zet_over(url, map_)
    else:
        app = maak_app(url, map_, **anders)
        product = Product(app, dict(app.config), dict(app.extensions))
    yield product.app
    with product.app.app_context():
        db.engine.dispose()
    if not anders:
        VRIJ.append(product)
