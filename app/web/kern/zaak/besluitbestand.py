"""The decision of a grantor as a file: with the grant, or after it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired
from wtforms.validators import Optional

from app.domain.basis.bestand import opsomming
from app.domain.basis.datums import Datumsoort
from app.services.document.documenten import NieuwDocument
from app.web.kern.formulier import Formulier, datum_nu
from app.web.kern.toegang import dossier
from app.web.kern.velden import Bestandveld


def besluitbestand(*, verplicht: bool = False) -> Any:
    """The decision of a grantor as a file; nothing else of it is asked."""
    eis = FileRequired(_l("Kies een bestand.")) if verplicht else Optional()
    return Bestandveld(_l("Het besluit zelf"), [eis])


def zet_soorten(veld: Any, *, later: bool = True) -> None:
    """Say which files the region keeps, and whether it can be added `later`."""
    soorten = dossier().profiel.documentsoorten
    veld.render_kw = {"accept": ",".join(f".{soort}" for soort in soorten)}
    if later and not dossier().profiel.collegestukken.besluit_verplicht:
        wat = _("%(soorten)s, hoogstens 25\u00a0MB. U kunt het ook later toevoegen.", soorten=opsomming(soorten))
    else:
        wat = _("%(soorten)s, hoogstens 25\u00a0MB.", soorten=opsomming(soorten))
    veld.description = wat


def als_stuk(veld: Any, dag: date | None) -> NieuwDocument | None:
    """The file that was chosen, as the decision of that day."""
    bestand = veld.data
    return NieuwDocument(bestand.filename or "", bestand.read(), dag) if bestand and dag else None


class Besluitstukform(Formulier):
    bestand = besluitbestand(verplicht=True)
    datum = datum_nu(_l("Datum van het besluit"), soort=Datumsoort.STUK)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zet_soorten(self.bestand, later=False)  # this is that later

    def invoer(self) -> NieuwDocument | None:
        return als_stuk(self.bestand, self.datum.data)
