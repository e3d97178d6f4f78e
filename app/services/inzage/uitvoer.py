"""Taking the logboek along as a file. It is an act: an entry says who took which part, in which form."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from sqlalchemy import select

from app.domain.basis.fouten import GeenRecht
from app.domain.basis.rechten import Recht
from app.models import Zaak
from app.services.kern.toegang import open_dossier, teamzaken
from app.services.kern.uitvoering import Werk
from app.services.logboek.lezen import Logboekfilter

DOWNLOAD_LOGBOEK = "download_logboek"


def noteer_download(werk: Werk, wens: Logboekfilter, vorm: str, zaaknummer: str | None = None) -> None:
    """Note that the entries that fit this filter go out as `vorm` (csv, xlsx, json); of all his cases without a zaak.

    Raises GeenRecht, NietGevonden.
    """
    gevraagd = {naam: _tekst(waarde) for naam, waarde in asdict(wens).items() if waarde and naam != "voor"}
    werk.wil(DOWNLOAD_LOGBOEK, vorm=vorm, filter=gevraagd)
    if zaaknummer:
        open_dossier(werk, zaaknummer, Recht.LOGBOEK_INZIEN)
    elif not werk.session.scalar(select(Zaak.id).where(teamzaken(werk.verzoek.actor)).limit(1)):
        raise GeenRecht("U hebt geen zaken waarvan u het logboek leest.")
    werk.noteer(object="logboek")


def _tekst(waarde: object) -> str:
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)
