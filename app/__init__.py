"""draaiboek: the application factory. Nothing happens at import; everything starts in `create_app`."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from threading import RLock
from typing import TYPE_CHECKING, Any

import click
from flask import Flask, Request, has_request_context, request
from werkzeug.routing import Map

from app.opdrachten import OPDRACHTEN, Later
from config import WORTEL

if TYPE_CHECKING:
    from config import Config


def _is_nummer(naam: str, waarde: object) -> bool:
    """Whether it can stand in an address as it is: a number of ours, or that of a zaak."""
    if type(waarde) is int:
        return waarde >= 0
    return naam == "zaaknummer" and type(waarde) is str and waarde.isascii() and waarde.replace("-", "").isdecimal()


def _van(verzoek: Request) -> tuple[str, ...]:
    """All of a request that an address may depend on, put together once for each."""
    bewaard: tuple[str, ...] | None = verzoek.__dict__.get("_van")
    if bewaard is None:
        bewaard = verzoek.__dict__["_van"] = (verzoek.script_root, verzoek.host_url, verzoek.method)
    return bewaard


@contextmanager
def _wat_blijft() -> Iterator[None]:
    """What is read stays until the process ends, so that the collector need not walk over it again and again, nor at
    the end: that is half of the time of a command.
    """
    stond_aan = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if stond_aan:
            gc.enable()


class Toepassing(Flask):
    """An application that is put together when its routes are asked, or the first command is run.

    That takes a second or so: `flask --help` names the commands without it.
    """

    _klaar = True
    _bezig = False
    _slot: AbstractContextManager[object]
    config_van_buiten: Config | None = None

    @property
    def url_map(self) -> Map:
        self.maak_af()
        return self._url_map

    @url_map.setter
    def url_map(self, waarde: Map) -> None:
        self._url_map = waarde

    def url_for(self, endpoint: str, /, **waarden: Any) -> str:  # type: ignore[override]  # all of its keywords
        """As Flask does, and kept: a page asks the same addresses over and over, but for the numbers in them."""
        if not has_request_context():
            return super().url_for(endpoint, **waarden)
        verzoek = request._get_current_object()  # type: ignore[attr-defined]  # of the proxy
        if endpoint[0] == "." and verzoek.blueprint:
            endpoint = f"{verzoek.blueprint}{endpoint}"
        nummers, vast = [], {}
        for naam, waarde in waarden.items():
            if _is_nummer(naam, waarde):
                nummers.append(naam)
            else:
                vast[naam] = waarde
        vorm = self._vorm(_van(verzoek), endpoint, tuple(nummers), **vast)
        return vorm % waarden if vorm else super().url_for(endpoint, **waarden)

    @lru_cache(maxsize=2048, typed=True)  # noqa: B019  # one application in a process
    def _vorm(self, _van_verzoek: tuple[str, ...], endpoint: str, nummers: tuple[str, ...], /, **waarden: Any) -> str:
        """The address with the name of each number in its place, by all of the request that it may depend on; empty
        when a number does not come out as it goes in.
        """
        plekken: dict[str, Any] = {naam: 7_000_000_000 + nr for nr, naam in enumerate(nummers)}
        vorm = super().url_for(endpoint, **waarden, **plekken).replace("%", "%%")
        for naam, plek in plekken.items():
            if vorm.count(str(plek)) != 1:
                return ""
            vorm = vorm.replace(str(plek), f"%({naam})s")
        return vorm

    def make_shell_context(self) -> dict[str, Any]:
        self.maak_af()
        return super().make_shell_context()

    def maak_af(self) -> None:
        """Put together what is not yet; who asks for it meanwhile waits. Raises what `app.opbouw.bouw` raises."""
        if self._klaar:
            return
        with self._slot:
            if not self._klaar and not self._bezig:  # it is asked by what is being put together too
                self._bezig = True
                self._bouw()
                self._klaar = True

    def _bouw(self) -> None:
        with _wat_blijft() if self.config_van_buiten is None else nullcontext():  # else it may not be the only one
            from app.opbouw import bouw

            bouw(self, self.config_van_buiten)


def create_app(config: Config | None = None) -> Flask:
    """Build the application. Raises OngeldigeInstelling, OngeldigDraaiboek, OngeldigProfiel: it does not start on
    settings or data that are wrong. For the command line it is built once a command is chosen.
    """
    # style sheets have a server of their own: see web/kern/statisch.py
    app = Toepassing(__name__, template_folder=str(WORTEL / "templates"), static_folder=None)
    app.config_van_buiten = config
    app._klaar, app._slot = False, RLock()
    if config is None and click.get_current_context(silent=True):
        for naam in OPDRACHTEN:
            app.cli.add_command(Later(naam, app.maak_af, app.cli))
    else:
        app.maak_af()
    return app
