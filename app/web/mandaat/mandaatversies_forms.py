from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional

from app.domain.basis.begrippen import Voorwaardeoordeel
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import lees_bedrag
from app.domain.mandaat.inhoud import VELDEN, Veldsoort
from app.domain.naslag.zoek import zoek_gemeenten
from app.models import Mandaat
from app.naslag import naslag
from app.web.kern.formulier import Bedragveld, Formulier, Versieveld, datum, datum_nu, regel, tekst
from app.web.kern.velden import BEDRAG_KW, GETAL_KW, Bedragen, Bedragregel, radio
from app.web.kern.verzoek import vandaag
from app.web.mandaat.mandaten_forms import Inhoudvelden
from app.weergave import bedrag as in_euro

EEN_JAAR = _l("Vul een jaar in, zoals 2024.")


class Versieform(Inhoudvelden):
    """The next version of a mandaat, which begins with what the last one says."""

    plafond = Bedragveld(
        _l("Plafond, in euro"), description=_l("Het hele plafond, dus met wat al besteed is."), render_kw=BEDRAG_KW
    )
    datum = datum_nu(_l("Datum van het concept"))
    versie = Versieveld()

    def begin_met(self, mandaat: Mandaat) -> None:
        """Fill in what the mandaat says now."""
        for veld in (v for v in VELDEN if v.naam in self):
            waarde = getattr(mandaat, veld.naam)
            if veld.soort is Veldsoort.BEDRAG:
                waarde = in_euro(waarde).removeprefix("€\N{NO-BREAK SPACE}") if waarde else ""
            self[veld.naam].data = waarde

    def invoer(self) -> dict[str, Any]:
        return {"inhoud": self.inhoud(), "datum": self.datum.data}


class Ondermandaatform(Versieform):
    """An ondermandaat, which begins with what the mandaat above it says."""

    plafond = Bedragveld(
        _l("Plafond, in euro"), description=_l("Hoogstens het plafond van het mandaat zelf."), render_kw=BEDRAG_KW
    )
    ondermandaat_mag = None  # type: ignore[assignment]  # WTForms: no such field; there is no third layer


class Voorwaardeform(Formulier):
    oordeel = radio(_l("Wat heeft u vastgesteld?"), Voorwaardeoordeel)
    datum = datum_nu()
    toelichting = tekst(
        _l("Toelichting"), als=_l("verplicht als niet is voldaan"), description=_l("Komt in het logboek.")
    )


class Omzetveld(Bedragveld):
    """An amount that may be nought: nothing is spent there."""

    def pre_validate(self, form: Any) -> None:
        if (self.data or "").strip() == "0":
            self.cent = 0
        else:
            super().pre_validate(form)


class Omzetregel(Bedragregel):
    bedrag = Omzetveld("", [Optional()], render_kw=BEDRAG_KW)


class Reactieform(Formulier):
    reactie_voor_datum = datum(
        _l("Antwoord gevraagd uiterlijk op"), verplicht=False, description=_l("Laat leeg als er geen dag is gevraagd.")
    )
    reden = tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))
    versie = Versieveld()


class Omzetform(Formulier):
    jaar = IntegerField(_l("Jaar"), [InputRequired(EEN_JAAR), NumberRange(2000, 2100, EEN_JAAR)], render_kw=GETAL_KW)
    bedragen = Bedragen(_l("Omzet per mandaatgever, in euro. Vul in wat u weet; nul is ook een bedrag."), Omzetregel)
    andere = tekst(
        _l("Omzet van andere gemeenten"),
        verplicht=False,
        description=_l("Van gemeenten buiten deze lijst. Eén per regel: naam en bedrag, zoals Gouda 120.000."),
    )
    bron = regel(
        _l("Bron van de bedragen"),
        als=_l("nodig bij andere gemeenten"),
        hoogstens=200,
        description=_l("Waar ze vandaan komen, zoals de naam en de datum van een opgave."),
    )
    reden = tekst(
        _l("Reden van de correctie"),
        als=_l("verplicht als u bedragen van dat jaar verandert"),
        description=_l("Komt in het logboek."),
    )
    _elders: Mapping[str, int] = {}

    def validate(self, extra_validators: Any = None) -> bool:
        """The lines of other municipalities are read here: what is wrong with one is said at the field."""
        super().validate(extra_validators)
        if not self.andere.errors:
            try:
                self._elders = lees_omzetregels((self.andere.data or "").splitlines(), vandaag(), self._lijst())
            except OngeldigeInvoer as fout:
                self.andere.errors = [fout.bericht]
        return not self.errors

    def _lijst(self) -> set[str]:
        return {rij.code.data for rij in self.bedragen}

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        del waarden["andere"]
        return waarden | {"bedragen": {**waarden["bedragen"], **self._elders}}


def lees_omzetregels(regels: Iterable[str], dag: date, al_genoemd: Collection[str]) -> dict[str, int]:
    """Euro cents by code, of lines with a municipality and its amount. Raises OngeldigeInvoer with the line."""
    gelezen: dict[str, int] = {}
    for los in filter(None, map(str.strip, regels)):
        naam, _wit, bedrag = los.rpartition(" ")
        gevonden = zoek_gemeenten(naslag(), [naam.rstrip(" :;\t")], dag, "andere")
        if len(gevonden) != 1:
            raise OngeldigeInvoer(f"Schrijf op elke regel één gemeente en haar bedrag, niet “{los}”.", veld="andere")
        (gemeente,) = gevonden
        if gemeente.code in gelezen or gemeente.code in al_genoemd:
            raise OngeldigeInvoer(f"{gemeente.naam} staat er al. Vul haar bedrag één keer in.", veld="andere")
        gelezen[gemeente.code] = 0 if bedrag == "0" else lees_bedrag(bedrag, "andere")
    return gelezen
