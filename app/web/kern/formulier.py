"""The base of every form, and fields that read Dutch amounts, dates and clean text."""

from __future__ import annotations

import secrets
from enum import StrEnum
from typing import Any, ClassVar

from flask import g
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, Field, FileField, HiddenField, PasswordField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its types
from wtforms.validators import InputRequired, Length, Optional, StopValidation, ValidationError

from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import DomeinFout, MogelijkBsn, OngeldigeInvoer
from app.domain.basis.invoer import MAX_TEKST, lees_bedrag, schone_regel, schone_tekst
from app.domain.basis.tekst import heeft_inhoud
from app.services.kern.hoedanigheid import hoedanigheden_van
from app.web.kern.aanmelden.bewijs import opties_om_te_bewijzen
from app.web.kern.datumveld import Datumveld
from app.web.kern.invoegen import Tekstveld
from app.web.kern.klad import genoemd_in_formulier, ingevuld
from app.web.kern.tweemaal.eenduidig import is_eenduidig
from app.web.kern.verzoek import vandaag
from app.weergave import woord

VERPLICHT = _l("Vul dit veld in.")
DATUM = _l("Datum")
BEVESTIGEN = _l("Nodig om te bevestigen, zodat vaststaat dat u het bent.")
KIES = InputRequired(_l("Maak een keuze."))
VAN_ELK = frozenset({"csrf_token", "sleutel", "geen_bsn", "hoedanigheid", "versie"})
"""Fields of the form itself, not of what is filled in."""


class Sleutelveld(HiddenField):
    """A fresh key in every page that is shown: the same key twice is the same click twice."""

    def _value(self) -> str:
        return secrets.token_urlsafe(18)


ONBEKEND = -1
"""A version that no object has: what was sent is not what a page of ours shows."""


class Versieveld(HiddenField):
    """The version the user looked at. Shown again, it carries the version of now."""

    nu: int | None = None
    data: Any

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            tekst = str(valuelist[0])
            self.data = int(tekst) if tekst.isdecimal() and len(tekst) < 10 else ONBEKEND

    def _value(self) -> str:
        return str(self.nu if self.nu is not None else "")


class Formulier(FlaskForm):
    """CSRF, the key against double clicks, the confirmation that a number is no BSN, and errors at their field."""

    class Meta(FlaskForm.Meta):
        locales = ("nl",)

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """What was sent; or what was kept of it, when the page is opened to go on with that."""
            gegeven = super().wrap_formdata(form, formdata)
            return ingevuld(list(form._fields)) if gegeven is None and formdata is not None else gegeven

    sleutel = Sleutelveld()
    geen_bsn = BooleanField(_l("Dit is geen burgerservicenummer"))
    hoedanigheid = SelectField(
        _l("U doet dit als"),
        [InputRequired(_l("Kies in welke hoedanigheid u dit doet."))],
        description=_l("Het logboek bewaart in welke hoedanigheid u handelt."),
    )

    maakt: ClassVar[type[Any] | None] = None
    """What the fields make together, when the service is given one thing."""
    legt_vast = True
    """Whether something is recorded when it is sent: then a refusal says that it was not."""
    mogelijk_bsn = False
    http_status = 200

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = hoedanigheden_van(g.actor) if "actor" in g else ()
        if keuzes:
            self.hoedanigheid.choices = [keuze("", _("Maak een keuze")), *(keuze(k, k) for k in keuzes)]
        else:
            del self.hoedanigheid

    @property
    def begonnen(self) -> bool:
        """Whether somebody filled it in, now or in a kladversie: what it would begin with no longer counts."""
        return bool(self.is_submitted()) or ingevuld(list(self._fields)) is not None

    @property
    def klad(self) -> int | None:
        """The kladversie that it was filled with, or goes on with."""
        return genoemd_in_formulier() if self.begonnen else None

    @property
    def is_lang(self) -> bool:
        """Whether it takes so long to fill in that one may want to go on another time."""
        return len(self.eigen) > 5 or any(isinstance(veld, TextAreaField) for veld in self.eigen)

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate_on_submit(extra_validators)) and is_eenduidig(self.bladen)
        if self.errors:
            self.http_status, g.fout_in_formulier = 422, True
        return goed

    def toon(self, fout: DomeinFout) -> None:
        """Put the message of a broken rule at its field, or above the form when it has none here."""
        self.mogelijk_bsn = self.mogelijk_bsn or isinstance(fout, MogelijkBsn)
        veld = self._fields.get(fout.veld or "")
        # what was typed in a field and does not exist is bad input: the page itself is there
        self.http_status = 422 if veld is not None and fout.status == 404 else fout.status
        g.fout_in_formulier = True
        if veld is None:
            self.form_errors.append(fout.bericht)
        else:
            veld.errors = [*veld.errors, fout.bericht]

    def met_versie(self, versie: int) -> None:
        """Tell the hidden version field what stands now. A kladversie keeps what was looked at when it was typed."""
        veld = self._fields.get("versie")
        if isinstance(veld, Versieveld):
            typte = veld.data if self.begonnen and not self.is_submitted() else None
            veld.nu = versie if typte is None else typte

    @property
    def eigen(self) -> list[Field]:
        """What somebody fills in, in its order."""
        return [veld for veld in self if veld.short_name not in VAN_ELK]

    @property
    def bladen(self) -> list[Field]:
        """Every field, those inside a list too."""
        return [blad for veld in self for blad in (getattr(veld, "bladen", None) or [veld])]

    @property
    def met_knoppen(self) -> bool:
        """Whether a field has buttons of its own, which Enter must not press: texts to insert, ticks for all."""
        return any(getattr(veld, "teksten", ()) or getattr(veld, "alles", False) for veld in self)

    @property
    def met_bestand(self) -> bool:
        return any(isinstance(veld, FileField) for veld in self)

    def waarden(self) -> dict[str, Any]:
        """What was filled in, by the name of its field, as services take it."""
        return {veld.short_name: _waarde(veld) for veld in self.eigen if not isinstance(veld, Wachtwoordveld)}

    def invoer(self) -> Any:
        """What the service is given: a dict is its arguments by name, anything else is its one argument."""
        return self.maakt(**self.waarden()) if self.maakt else self.waarden()


def _waarde(veld: Field) -> Any:
    """A field that knows better has a `waarde`; text that was left out is empty text."""
    if hasattr(veld, "waarde"):
        return veld.waarde
    return veld.data or "" if isinstance(veld, StringField) else veld.data


class Wachtwoordveld(PasswordField):
    """The password of who is logged in, asked again: he proves with this request who he is. Who logged in with a
    passkey may show that instead (`passkey` is what the page tells his browser; empty for others); for who signed on at
    a provider see `aanmelden/dienst.py`.
    """

    @property
    def passkey(self) -> str:
        return opties_om_te_bewijzen()


def wachtwoord(uitleg: Any = BEVESTIGEN, *, als: Any = None) -> Any:
    """His password. With `als`, when it is needed, that it is missing is a rule of the domain, with its own message."""
    eisen = [Als(als)] if als is not None else [InputRequired(_l("Typ uw wachtwoord."))]
    toetsen = {"autocomplete": "current-password"}
    return Wachtwoordveld(_l("Uw wachtwoord"), eisen, description=uitleg, render_kw=toetsen)


class Schoon:
    """Validator: cleans the text in place; refuses characters that cannot be stored. `regel`: it holds one line."""

    def __init__(self, *, regel: bool = False) -> None:
        self.schoon = schone_regel if regel else schone_tekst

    def __call__(self, form: Any, field: Any) -> None:
        try:
            field.data = self.schoon(field.data or "")
        except OngeldigeInvoer as fout:
            raise StopValidation(fout.bericht) from fout


class Gevuld:
    """Validator: something that a reader sees. Marks the field as required."""

    field_flags = {"required": True}  # noqa: RUF012 - WTForms reads it from the class

    def __init__(self, bericht: Any = VERPLICHT) -> None:
        self.bericht = bericht

    def __call__(self, form: Any, field: Any) -> None:
        if not heeft_inhoud(field.data or ""):
            raise StopValidation(str(self.bericht))


class Als:
    """Validator that asks nothing: it says in the label when the field counts, where that depends on another."""

    def __init__(self, wanneer: Any) -> None:
        self.field_flags = {"als": wanneer}

    def __call__(self, form: Any, field: Any) -> None: ...


def _wanneer(verplicht: bool, als: Any, bericht: Any) -> list[Any]:
    if verplicht and als is None:
        return [Gevuld(bericht)]
    return [Optional()] if als is None else [Optional(), Als(als)]


def _lengte(hoogstens: int) -> Length:
    return Length(max=hoogstens, message=_l("Deze tekst is te lang: hoogstens %(max)d tekens."))


def regel(
    label: Any,
    *,
    verplicht: bool = True,
    als: Any = None,
    hoogstens: int = 200,
    bericht: Any = VERPLICHT,
    **opties: Any,
) -> Any:
    """A line of text; `als` says in the label when one that need not always be filled in counts."""
    eisen = [*_wanneer(verplicht, als, bericht), Schoon(regel=True), _lengte(hoogstens)]
    return StringField(label, eisen, **opties)


def tekst(label: Any, *, verplicht: bool = True, als: Any = None, bericht: Any = VERPLICHT, **opties: Any) -> Any:
    """A longer text; `als` as in a line. `rijen` and `voor` are those of Tekstveld."""
    return Tekstveld(label, [*_wanneer(verplicht, als, bericht), Schoon(), _lengte(MAX_TEKST)], **opties)


def datum(label: Any, *, verplicht: bool = True, **opties: Any) -> Any:
    """A date; `default` may be a callable, `soort` says between which days it lies (by default: also to come)."""
    eis = InputRequired(_l("Vul een datum in, zoals 16-05-2025.")) if verplicht else Optional()
    return Datumveld(label, [eis], **opties)


def datum_nu(label: Any = DATUM, **opties: Any) -> Any:
    """The day of an act: today, until somebody says another. Of something that was done, unless `soort` says more."""
    return datum(label, default=vandaag, **{"soort": Datumsoort.GEBEURD} | opties)


class Bedragveld(StringField):
    """An amount in Dutch notation; `data` is the typed text, `cent` the amount in euro cents or None."""

    cent: int | None = None

    def pre_validate(self, form: Any) -> None:
        self.cent = None
        if not heeft_inhoud(self.data or ""):
            return
        try:
            self.cent = lees_bedrag(self.data or "")
        except OngeldigeInvoer as fout:
            raise ValidationError(fout.bericht) from fout

    @property
    def waarde(self) -> int | None:
        return self.cent


def bedrag(label: Any, *, verplicht: bool = True, **opties: Any) -> Any:
    """An amount in euro."""
    opties.setdefault("render_kw", {"inputmode": "decimal", "autocomplete": "off"})
    eis = Gevuld(_l("Vul een bedrag in, zoals 450.000.")) if verplicht else Optional()
    return Bedragveld(label, [eis], **opties)


def keuze(waarde: str, label: Any) -> Any:
    """One choice of a list or of radio buttons; a bare tuple is on its way out of WTForms."""
    return SelectChoice(waarde, label)


def keuzes(soort: type[StrEnum], *, leeg: str | None = None) -> list[Any]:
    """Choices of an enum in words, capital first."""
    begin = [keuze("", leeg)] if leeg is not None else []
    return begin + [keuze(deel.value, woord(deel.value).capitalize()) for deel in soort]
