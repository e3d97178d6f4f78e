from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired
from wtforms import BooleanField
from wtforms.validators import InputRequired

from app.domain.basis.bestand import opsomming
from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import BestandVersleuteld, DomeinFout
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng, Wegingsuitkomst
from app.domain.jaar.kalender import Momentuitkomst
from app.domain.vergadering.routes import Behandeluitkomst, Stationsuitslag
from app.services.document.documenten import NieuwDocument
from app.services.jaar.inbreng import NieuweWeging
from app.services.jaar.kalender import MAX_KENMERK, Jaaruitslag
from app.services.jaar.stukken import MAX_TITEL
from app.web.kern.formulier import KIES, Formulier, Versieveld, datum, datum_nu, keuze, regel, tekst
from app.web.kern.velden import Bestandveld, Vinkjes, keuzelijst, kies_uit, radio

SOORTEN = {
    Inbrengsoort.INPUT: _l("Input van een raad, vooraf"),
    Inbrengsoort.MOTIE: _l("Motie van een raad"),
    Inbrengsoort.ZIENSWIJZE: _l("Zienswijze van een raad"),
    Inbrengsoort.SIGNAAL: _l("Signaal van een procesbewaker"),
}


class JaarkalenderForm(Formulier):
    """The procedures of the year that are not on its calendar, to choose from."""

    procedures = Vinkjes(
        _l("Procedures"),
        [InputRequired(_l("Kies minstens één procedure."))],
        description=_l("Haal het vinkje weg bij een procedure die dit jaar niet speelt. U kunt haar later toevoegen."),
        alles=True,
    )

    def met_procedures(self, titels: Mapping[str, str]) -> None:
        self.procedures.choices = kies_uit(None, titels.items())
        if not self.begonnen:
            self.procedures.data = list(titels)

    def invoer(self) -> dict[str, Any]:
        return {"procedures": self.procedures.waarde}


class MomentForm(Formulier):
    maakt = Jaaruitslag
    uitkomst = radio(
        _l("Wat is ermee gebeurd?"),
        Momentuitkomst,
        choices=[
            keuze(Momentuitkomst.GEDAAN.value, _l("Gedaan")),
            keuze(Momentuitkomst.NIET_NODIG.value, _l("Niet nodig")),
        ],
    )
    datum = datum_nu(_l("Op welke dag?"))
    kenmerk = regel(
        _l("Nummer van het besluit of de brief"),
        verplicht=False,
        hoogstens=MAX_KENMERK,
        description=_l("Zodat een ander het stuk terugvindt."),
    )
    toelichting = tekst(
        _l("Toelichting"),
        rijen=4,
        als=_l("verplicht als het niet nodig is, of als u een uitkomst verbetert"),
        description=_l("Dit komt in het logboek."),
    )
    versie = Versieveld()


class InbrengForm(Formulier):
    maakt = NieuweInbreng
    soort = radio(_l("Wat wordt ingebracht?"), Inbrengsoort, choices=[])
    van = keuzelijst(_l("Van wie?"))
    procedure = keuzelijst(
        _l("Over welke procedure?"),
        verplicht=False,
        default="",
        description=_l("Alleen een signaal mag over de samenwerking als geheel gaan."),
    )
    datum = datum_nu(_l("Datum"))
    tekst = tekst(
        _l("Wat wordt gevraagd of opgemerkt?"),
        rijen=6,
        description=_l("Alleen de inhoud, geen namen van kinderen of ouders."),
    )

    def met_keuzes(self, gemeenten: Mapping[str, str], bewakers: Mapping[str, str], titels: Mapping[str, str]) -> None:
        soorten = [soort for soort in SOORTEN if bewakers or soort is not Inbrengsoort.SIGNAAL]
        self.soort.choices = [keuze(soort.value, SOORTEN[soort]) for soort in soorten]
        self.van.choices = kies_uit(_("Kies wie het inbrengt"), [*gemeenten.items(), *bewakers.items()])
        if len(gemeenten) + len(bewakers) == 1 and not self.begonnen:
            self.van.data = next(iter([*gemeenten, *bewakers]))
        self.procedure.choices = kies_uit(_("De samenwerking als geheel"), titels.items())
        if not bewakers:
            self._altijd_een_procedure(titels)

    def _altijd_een_procedure(self, titels: Mapping[str, str]) -> None:
        """A council always speaks about one."""
        self.procedure.choices = kies_uit(_("Kies een procedure"), titels.items())
        self.procedure.validators, self.procedure.description = [KIES], ""
        self.procedure.flags.required, self.procedure.flags.optional = True, False

    def waarden(self) -> dict[str, Any]:
        return super().waarden() | {"procedure": self.procedure.data or ""}


class WegingForm(Formulier):
    maakt = NieuweWeging
    uitkomst = radio(
        _l("Wat doet de regio ermee?"),
        Wegingsuitkomst,
        choices=[
            keuze(Wegingsuitkomst.OVERGENOMEN.value, _l("Overgenomen")),
            keuze(Wegingsuitkomst.DEELS.value, _l("Voor een deel overgenomen")),
            keuze(Wegingsuitkomst.NIET.value, _l("Niet overgenomen")),
        ],
    )
    datum = datum_nu(_l("Afgewogen op"))
    toelichting = tekst(
        _l("Waarom?"), rijen=6, description=_l("Wie het inbracht, leest dit. Het komt ook in het logboek.")
    )


class JaarstukForm(Formulier):
    titel = regel(_l("Titel"), hoogstens=MAX_TITEL)
    bestand = Bestandveld(_l("Bestand"), [FileRequired(_l("Kies een bestand."))])
    datum = datum_nu(_l("Datum van het stuk"), soort=Datumsoort.STUK)
    versleuteld_goed = BooleanField(
        _l("Het bestand moet zo worden bewaard, ook al is het zonder wachtwoord niet te openen")
    )
    vraagt_versleuteld = False

    def met_soorten(self, soorten: Sequence[str]) -> None:
        wat = _("%(soorten)s, hoogstens 25\u00a0MB. Geen namen of BSN van kinderen.", soorten=opsomming(soorten))
        self.bestand.description = wat
        self.bestand.render_kw = {"accept": ",".join(f".{soort}" for soort in soorten)}

    def toon(self, fout: DomeinFout) -> None:
        self.vraagt_versleuteld = self.vraagt_versleuteld or isinstance(fout, BestandVersleuteld)
        super().toon(fout)

    def invoer(self) -> dict[str, Any]:
        bestand = NieuwDocument(
            naam=self.bestand.data.filename or "",
            inhoud=self.bestand.data.read(),
            datum=self.datum.data,
            versleuteld_goed=self.versleuteld_goed.data,
        )
        return {"titel": self.titel.data or "", "bestand": bestand}


class JaarstukstapForm(Formulier):
    maakt = Stationsuitslag
    gemeenten = Vinkjes(
        _l("Gemeenten"),
        [InputRequired(_l("Kies minstens één gemeente."))],
        description=_l("Kies de gemeenten met dezelfde uitkomst en datum."),
        validate_choice=False,
        alles=True,
    )
    uitkomst = radio(_l("Uitkomst"), Behandeluitkomst)
    datum = datum(_l("Datum"), soort=Datumsoort.GEBEURD, description=_l("De dag waarop het stuk is behandeld."))
    toelichting = tekst(
        _l("Toelichting"),
        rijen=4,
        als=_l("verplicht bij aangehouden en terugverwezen"),
        description=_l("Komt in het logboek."),
    )

    def met_plekken(self, gemeenten: Mapping[str, str]) -> None:
        """At a station of the region there is nothing to choose."""
        if gemeenten:
            self.gemeenten.choices = kies_uit(None, gemeenten.items())
        else:
            del self.gemeenten
