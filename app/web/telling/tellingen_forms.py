from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired
from wtforms import HiddenField

from app.domain.basis.datums import Datumsoort
from app.domain.regio.regio import Regioprofiel
from app.domain.telling.telling import MATEN, Telling
from app.models import Telling as Tellingrij
from app.services.telling.gebieden import Telgebieden
from app.services.telling.schrift import Sleutel
from app.services.telling.tellingen import Tellingbestand
from app.web.kern.formulier import Formulier, Versieveld, datum, tekst
from app.web.kern.getallen import aantal
from app.web.kern.velden import Bestandveld, keuzelijst, kies_uit


class TellingForm(Formulier):
    """One municipality and form of care on a date. `versie` guards a correction of what the user looked at."""

    gemeente = keuzelijst(_l("Gemeente"))
    zorgvorm = keuzelijst(_l("Zorgvorm"))
    peildatum = datum(_l("Peildatum"), soort=Datumsoort.GEBEURD, description=_l("De dag waarop deze aantallen golden."))
    in_zorg = aantal("in_zorg")
    verblijf = aantal("verblijf")
    ambulant = aantal("ambulant")
    wachtend = aantal("wachtend")
    overgedragen = aantal("overgedragen")
    nog_te_plaatsen = aantal("nog_te_plaatsen")
    reden = tekst(
        _l("Reden van de correctie"),
        als=_l("verplicht als u aantallen verandert die er al staan"),
        description=_l("Komt in het logboek."),
    )
    versie = Versieveld()
    vast: Sleutel | None = None

    def met_keuzes(self, gebieden: Telgebieden, regio: Regioprofiel) -> TellingForm:
        leeg = _("Maak een keuze")
        self.gemeente.choices = kies_uit(leeg, gebieden.labels.items())
        self.zorgvorm.choices = kies_uit(leeg, ((vorm.code, vorm.titel) for vorm in regio.aangeboden_zorgvormen))
        return self

    def corrigeer(self, rij: Tellingrij) -> None:
        """What stands there, to be corrected: its date, municipality and form of care stay."""
        self.vast = (rij.peildatum, rij.gemeente, rij.zorgvorm)
        del self.peildatum, self.gemeente, self.zorgvorm
        if not self.begonnen:
            for maat in MATEN:
                self[maat].zet(getattr(rij, maat))

    def van_wat(self) -> Sleutel:
        return self.vast or (self.peildatum.data, self.gemeente.data, self.zorgvorm.data)

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden() | dict(zip(("peildatum", "gemeente", "zorgvorm"), self.van_wat(), strict=True))
        return {"reden": waarden.pop("reden"), "tellingen": [Telling(**waarden)]}


class ImportForm(Formulier):
    bestand = Bestandveld(
        _l("Bestand met aantallen"),
        [FileRequired(_l("Kies een bestand."))],
        description=_l("xlsx of csv, hoogstens 5.000 rijen. Alleen aantallen: geen namen, geen BSN."),
        render_kw={"accept": ".xlsx,.csv"},
    )

    def invoer(self) -> Tellingbestand:
        return Tellingbestand(self.bestand.data.filename or "", self.bestand.data.read())


class BevestigForm(Formulier):
    """The counts of a file that was looked at, carried along as csv, and read and judged again."""

    inhoud = HiddenField()
    naam = HiddenField()
    reden = tekst(
        _l("Reden van de correcties"),
        als=_l("verplicht als het bestand aantallen verandert die er al staan"),
        description=_l("Komt in het logboek."),
    )

    def bestand(self) -> Tellingbestand:
        oorsprong = (self.naam.data or "")[:150]
        return Tellingbestand("tellingen.csv", (self.inhoud.data or "").encode("utf-8", "replace"), oorsprong)

    def invoer(self) -> dict[str, Any]:
        return {"bestand": self.bestand(), "reden": self.reden.data or ""}
