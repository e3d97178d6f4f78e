"""How gunicorn serves draaiboek: loaded once, before the workers are made, so that they share what does not change.

gunicorn reads this file from the folder in which it is started; what the command line says goes before it.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from datetime import date
from typing import Any

# what the workers count is added up from files of theirs; the folder is there already when the server is reloaded
if os.environ.get("DRAAIBOEK_METINGEN_TOKEN_FILE") and "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="draaiboek-metingen-")

preload_app = True
timeout = 120
worker_class = "app.opvang.Opvang"
"""Slow clients wait in it, and cost nothing else (ADR 030)."""
threads = 1
worker_connections = 400
"""Clients of one worker at once, most of them waiting; each may need two open files, of which a system allows 1,024."""


def when_ready(server: Any) -> None:
    """Loaded, and no worker yet. A connection must not be shared by two processes, so none is left open; what is in
    memory now is never garbage: a collection need not look at it, and so does not copy it.
    """
    _laad_vooraf()
    _laat_los(server)
    gc.collect()
    gc.freeze()


def post_fork(server: Any, _worker: Any) -> None:
    """A worker opens connections of its own, whatever the process before it did since."""
    _laat_los(server, close=False)


def child_exit(_server: Any, worker: Any) -> None:
    """What a worker that ended counted stays counted."""
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        from prometheus_client.multiprocess import mark_process_dead

        mark_process_dead(worker.pid)


def on_exit(_server: Any) -> None:
    if map_ := os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        shutil.rmtree(map_, ignore_errors=True)


def _laad_vooraf() -> None:
    """What each worker would load by itself at its first page or export, so that they share that too."""
    import xlsxwriter  # noqa: F401 - kept in memory
    from babel.dates import format_date
    from sqlalchemy.orm import configure_mappers

    configure_mappers()
    format_date(date(2025, 1, 1), "d MMMM yyyy", locale="nl")


def _laat_los(server: Any, *, close: bool = True) -> None:
    from app.db import db

    app = server.app.wsgi()
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose(close=close)
