"""Mail: reports that it did not arrive."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from flask.cli import AppGroup

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.installatie import kantoor
from app.services.post.retour import lees_rapport

post = AppGroup("post", help="Mail die de toepassing verstuurt.")


@post.command("retour")
@met_uitslag
def retour() -> Uitslag:
    """Lees van de invoer een bericht dat mail niet aankwam, zoals de mailserver het stuurt."""
    aantal = lees_rapport(db.session, kantoor(), sys.stdin.buffer.read(), datetime.now(UTC))
    return Uitslag({"teruggekomen": aantal}, bericht=f"Mails die terugkwamen: {aantal}.")
