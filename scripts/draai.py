"""`make run`: tables, demo region, jobs and web server out of one process, so that the application is loaded once.

The jobs run in a child, which ends with the server. What follows the name of this file is for gunicorn.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from contextlib import suppress
from typing import Any

import click
from flask import Flask
from flask.cli import ScriptInfo
from gunicorn.app.wsgiapp import WSGIApplication

from app import create_app
from app.db import db
from app.motor.sqlite import journaal, sqlite_module
from app.services.openstaand.nazien import vul


class Server(WSGIApplication):
    """gunicorn, with gunicorn.conf.py and what the command line says, for an application that is loaded already."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        super().__init__()

    def load(self) -> Any:
        return self._app


def doe(app: Flask, *opdracht: str) -> None:
    """One command of `flask`, in this process."""
    with app.app_context():
        app.cli.main(list(opdracht), obj=ScriptInfo(create_app=lambda: app), standalone_mode=False)


def begin_jobs(app: Flask) -> None:
    """A connection is not shared by two processes, so none is open when the child is made."""
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()
    ouder, kind = os.getpid(), os.fork()
    if kind == 0:
        with suppress(KeyboardInterrupt):
            doe(app, "jobs", "run")
        os._exit(0)
    atexit.register(_beeindig, ouder, kind)


def _beeindig(ouder: int, kind: int) -> None:
    """The workers of gunicorn end with this function too, and leave the jobs alone."""
    if os.getpid() == ouder:
        with suppress(ProcessLookupError):
            os.kill(kind, signal.SIGTERM)


def main() -> None:
    app = create_app()
    doe(app, "db", "upgrade")
    with app.app_context():
        vul(db.session)  # as the first start after the migration does
    doe(app, "demo")
    click.echo(f"SQLite {sqlite_module().sqlite_version} met journaal {journaal()}")
    begin_jobs(app)
    sys.argv.append("app:create_app()")
    Server(app).run()


if __name__ == "__main__":
    main()
