"""Errors become pages, in one place: what is wrong, in Dutch, and a way on. Never a stack trace."""

from __future__ import annotations

from http import HTTPStatus
from math import ceil

import structlog
from flask import Flask, flash, g, redirect, render_template
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DatabaseError, InternalError, OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from app.domain.basis.fouten import DomeinFout, ReedsGedaan
from app.export.ondertekening import OnbruikbareSleutel
from app.motor.storing import is_stuk
from app.spoor import deze_route
from app.web.kern.klad import na_oude_pagina
from app.web.kern.tweemaal.waarheen import naar_het_eerste

logger = structlog.get_logger(__name__)

TITELS = {
    403: "U heeft geen toegang",
    404: "Niet gevonden",
    409: "Dat kan nu niet",
    410: "Vernietigd",
    412: "Intussen gewijzigd",
    413: "Te groot",
    422: "Dat kan zo niet",
    429: "Even wachten",
    503: "Even niet bereikbaar",
}

BERICHTEN = {
    403: "Deze pagina is niet voor u bestemd.",
    404: "Deze pagina bestaat niet, of u mag haar niet zien.",
    405: "Deze pagina kunt u zo niet openen. Ga terug en gebruik de knoppen.",
    413: "Wat u verstuurde is te groot. Een bestand mag hoogstens 25 MB zijn, een tekst 10.000 tekens.",
}


def registreer(app: Flask) -> None:
    app.register_error_handler(ReedsGedaan, _reeds_gedaan)
    app.register_error_handler(DomeinFout, _domeinfout)
    app.register_error_handler(CSRFError, _csrf)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(InternalError, _database)  # PostgreSQL that only reads, for it follows another
    app.register_error_handler(DatabaseError, _beschadigd)
    app.register_error_handler(OnbruikbareSleutel, _sleutel)
    app.register_error_handler(Exception, _onverwacht)


def pagina(status: int, bericht: str) -> tuple[str, int]:
    titel = TITELS.get(status, "Er ging iets mis")
    return render_template("errors/fout.html", titel=titel, bericht=bericht, code=status), status


def _reeds_gedaan(fout: ReedsGedaan) -> Response:
    """A double click, or a page from before it was sent: the first one counted; show what that made."""
    flash(fout.bericht, "info")
    return redirect(naar_het_eerste())


def _domeinfout(fout: DomeinFout) -> tuple[str, int]:
    return pagina(fout.status, fout.bericht)


def _csrf(_fout: CSRFError) -> tuple[str, int] | Response:
    te_oud = _("Deze pagina was te lang open of u bent uitgelogd. Open haar opnieuw en verstuur nog eens.")
    return na_oude_pagina() or pagina(400, te_oud)


def _http(fout: HTTPException) -> tuple[str, int] | tuple[str, int, dict[str, str]] | HTTPException:
    status = fout.code or 500
    if status < 400:
        return fout
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return *pagina(status, _te_vaak()), {"Retry-After": str(g.get("wacht", 60))}
    return pagina(status, BERICHTEN.get(status, _("Dit verzoek kon niet worden verwerkt.")))


def _te_vaak() -> str:
    seconden = g.get("wacht", 60)
    hoe_lang = (
        ngettext("%(num)s seconde", "%(num)s seconden", seconden)
        if seconden < 60
        else ngettext("%(num)s minuut", "%(num)s minuten", ceil(seconden / 60))
    )
    bericht = _("Er is te vaak een verkeerd wachtwoord ingevuld. Wacht %(lang)s en probeer het opnieuw.", lang=hoe_lang)
    return str(bericht)


def _database(fout: DatabaseError) -> tuple[str, int]:
    logger.error("database", exc_info=fout)
    return pagina(503, _("De gegevens zijn even niet bereikbaar. Er is niets bewaard. Probeer het zo opnieuw."))


def _beschadigd(fout: DatabaseError) -> tuple[str, int]:
    """A file that is no database any more is not there for its readers; any other one is a mistake of ours."""
    return _database(fout) if is_stuk(fout) else _onverwacht(fout)


def _sleutel(fout: OnbruikbareSleutel) -> tuple[str, int]:
    logger.error("sleutel", exc_info=fout)
    return pagina(
        503, _("De sleutel waarmee gedeelde dossiers worden ondertekend, is niet te gebruiken. Vraag de beheerder.")
    )


def _onverwacht(fout: Exception) -> tuple[str, int]:
    logger.error("onverwacht", route=deze_route(), exc_info=fout)
    return pagina(500, _("Er ging iets mis in de toepassing. Er is niets bewaard. Probeer het opnieuw."))
