"""Fields of more than one subject: a choice from an enum, a document of the case, a whole number, an amount."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import FieldList, Form, FormField, HiddenField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.meta import DefaultMeta
from wtforms.validators import Optional, StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.db import db
from app.domain.basis.afwijkdomein import NAMEN, Afwijkdomein
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.tekst import getypt, heeft_inhoud
from app.installatie import virusscanner
from app.services.document.documenten import lijst_documenten
from app.web.kern.formulier import KIES, Als, Formulier, Versieveld, bedrag, datum, keuze, keuzes
from app.web.kern.taal.gekozen import in_het_engels, vertaald
from app.web.kern.toegang import dossier
from app.weergave import datum_kort

DOCUMENT = _l("Document")
UIT_DE_ZAAK = _l("Kies uit de documenten van deze zaak. Voeg een nieuw document eerst toe.")
BEDRAG_KW = {"inputmode": "decimal", "autocomplete": "off"}
GETAL_KW = {"inputmode": "numeric", "autocomplete": "off"}


class Keuze(SelectField):
    """A choice from a list; with `soort` its value is a member of that, or None when nothing was chosen."""

    def __init__(self, *args: Any, soort: type[StrEnum] | None = None, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.soort = soort

    def iter_choices(self) -> Any:
        """WTForms writes the labels of a list itself, so they are put into the language of the page here."""
        alle: list[Any] = [*super().iter_choices()]
        return [keuze_._replace(label=vertaald(str(keuze_.label))) for keuze_ in alle] if in_het_engels() else alle

    @property
    def waarde(self) -> Any:
        return (self.soort(self.data) if self.data else None) if self.soort else self.data


class Radio(Keuze, RadioField):
    """The same as buttons."""


class Vinkjes(SelectMultipleField):
    """Several of a list, as boxes to tick; `alles`: often all of them, so that there is a button for that."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, *args: Any, soort: type[StrEnum] | None = None, alles: bool = False, **opties: Any) -> None:
        super().__init__(*args, **opties)
        self.soort, self.alles = soort, alles

    def vink(self, welke: Collection[str], *, aan: bool) -> None:
        """All of its choices, for `welke` names no part of them."""
        alle: list[Any] = [*self.iter_choices()]
        self.data = [deel.value for deel in alle] if aan else []

    @property
    def waarde(self) -> list[Any]:
        return [self.soort(deel) if self.soort else deel for deel in self.data or []]


def domeinvinkjes(als: Any = None) -> Any:
    """What a deviation touches; whether one must be ticked, the form says, and when it must in its label."""
    return Vinkjes(
        _l("Wat raakt de afwijking?"),
        [Optional()] if als is None else [Optional(), Als(als)],
        soort=Afwijkdomein,
        choices=[keuze(domein.value, naam.capitalize()) for domein, naam in NAMEN.items()],
        description=_l("Een of meer, of “geen van deze”."),
    )


def radio(label: Any, soort: type[StrEnum] | None = None, **opties: Any) -> Any:
    """Buttons of which one must be chosen: the members of `soort` unless `choices` says which; else given later."""
    if soort:
        opties.setdefault("choices", keuzes(soort))
    return Radio(label, [KIES], soort=soort, **opties)


def keuzelijst(
    label: Any, soort: type[StrEnum] | None = None, *, leeg: Any = None, verplicht: bool = True, **opties: Any
) -> Any:
    """A list to choose from: the members of `soort`, or what is given later. `leeg` is its first line, no choice."""
    if soort:
        opties["choices"] = keuzes(soort, leeg=leeg)
    return Keuze(label, [KIES if verplicht else Optional()], soort=soort, **opties)


def kies_uit(leeg: str | None, bekend: Iterable[tuple[str, str]]) -> list[Any]:
    """What can be chosen, after a line that is no choice."""
    begin = [] if leeg is None else [keuze("", leeg)]
    return [*begin, *(keuze(waarde, label) for waarde, label in bekend)]


class Bestandveld(FileField):  # type: ignore[misc]  # its types are not there
    """A file that is kept: the virus scanner of the installation, when there is one, sees it before anything does."""

    def pre_validate(self, form: Any) -> None:
        scanner = virusscanner()
        if scanner is None or not self.data:
            return
        try:
            scanner.keur(self.data.stream)
        except DomeinFout as fout:
            raise ValidationError(fout.bericht) from fout


class Documentveld(SelectField):
    """A document of the zaak, or none; its value is the id. The page offers to add one."""

    @property
    def waarde(self) -> int | None:
        return int(self.data) if self.data else None

    @property
    def erna(self) -> tuple[str, str]:
        """A link below the field: what it says, and where it goes."""
        return _("Document toevoegen"), url_for("documenten.lijst", zaaknummer=dossier().zaak.zaaknummer)


def documentveld(label: Any = DOCUMENT, uitleg: Any = UIT_DE_ZAAK) -> Any:
    return Documentveld(label, [Optional()], choices=tellende_documenten, description=uitleg)


def tellende_documenten() -> list[Any]:
    """Those of the zaak that can be chosen: what was withdrawn is no evidence of anything new."""
    bekend = [d for d in lijst_documenten(db.session, dossier()) if not d.ingetrokken]
    return kies_uit(_("Geen document"), ((str(d.id), f"{d.naam} ({datum_kort(d.datum)})") for d in bekend))


class Zaakversie(Versieveld):
    """The version of the zaak itself."""

    def _value(self) -> str:
        return str(dossier().zaak.versie)


class Bedragregel(Form):
    """An amount of one of several. What `code` names, the page knows."""

    class Meta(DefaultMeta):
        locales = ("nl",)

    code = HiddenField()
    bedrag = bedrag("", verplicht=False)


class Bedragen(FieldList):  # type: ignore[type-arg]  # no generic when it runs
    """Amounts of several, each by its code; its value are those that were filled in, in euro cents."""

    def __init__(self, label: Any, regel: type[Bedragregel] = Bedragregel, **opties: Any) -> None:
        super().__init__(FormField(regel), label, **opties)

    def voor(self, wie: Iterable[tuple[str, str, str]]) -> None:
        """One line for each (code, label and explanation), with what was sent in for it; for nobody else."""
        gezonden = {regel.code.data: regel for regel in self.entries}
        self.entries = []
        for code, label, uitleg in wie:
            if code in gezonden:
                self.entries.append(gezonden[code])
            else:
                self.append_entry({"code": code})
            bedrag_ = self.entries[-1].bedrag
            bedrag_.label.text, bedrag_.description = label, uitleg

    def vergeet_fouten(self) -> None:
        self.errors = []
        for blad in self.bladen:
            blad.errors = []

    @property
    def bladen(self) -> list[Any]:
        return [regel.bedrag for regel in self.entries]

    @property
    def waarde(self) -> dict[str, int]:
        gevuld = {regel.code.data: regel.bedrag.waarde for regel in self.entries}
        return {code: cent for code, cent in gevuld.items() if cent is not None}


class Aantalveld(StringField):
    """A whole number; `data` is the typed text, `aantal` the number or None."""

    aantal: int | None = None
    anders = _l("Vul een heel aantal werkdagen in, zoals 5.")

    def pre_validate(self, form: Any) -> None:
        self.aantal = None
        kaal = getypt(self.data or "")
        if not kaal:
            return
        if not re.fullmatch(r"-?[0-9]{1,6}", kaal, re.ASCII):
            raise ValidationError(str(self.anders))
        self.aantal = int(kaal)

    @property
    def waarde(self) -> int | None:
        return self.aantal


class BijFinancien:
    """Validator of an amount: needed when it is about money, which the choice `soort` tells."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it from the class

    def __call__(self, form: Any, field: Any) -> None:
        if form.soort.data == Mandaatsoort.FINANCIEN and not heeft_inhoud(field.data or ""):
            raise StopValidation(_("Vul een bedrag in, zoals 450.000."))


class PeildatumForm(Formulier):
    """A day to look at; in the address, so without CSRF."""

    legt_vast = False

    class Meta(Formulier.Meta):
        csrf = False

    datum = datum(_l("Ruimte en status op"))

    def dag(self, vandaag: date) -> date:
        """The day that was asked for; today when none was, or what was asked is no day."""
        if "datum" not in request.values:
            self.datum.data = vandaag
        elif self.validate():
            gevraagd: date = self.datum.data
            return gevraagd
        return vandaag
