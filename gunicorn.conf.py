"""How gunicorn serves draaiboek: loaded once, before the workers are made, so that they share what does not change.

gunicorn reads this file from the folder in which it is started; what the command line says goes before it.
"""

from __future__ import annotations

import gc
from typing import Any

preload_app = True
timeout = 120


def when_ready(server: Any) -> None:
    """Loaded, and no worker yet. A connection must not be shared by two processes, so none is left open; what is in
    memory now is never garbage: a collection need not look at it, and so does not copy it.
    """
    _laat_los(server)
    gc.collect()
    gc.freeze()


def post_fork(server: Any, _worker: Any) -> None:
    """A worker opens connections of its own, whatever the process before it did since."""
    _laat_los(server, close=False)


def _laat_los(server: Any, *, close: bool = True) -> None:
    from app.db import db

    app = server.app.wsgi()
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose(close=close)
