from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange, Optional

from app.domain.basis.begrippen import Mandaatsoort, Voorwaardeoordeel
from app.models import Mandaat, Organisatie
from app.web.kern.formulier import (
    Bedragveld,
    Formulier,
    Versieveld,
    datum,
    keuzes,
    tekst,
)
from app.web.mandaat.mandaten_forms import BEDRAG_KW, Inhoudvelden
from app.web.zaak.forms import KIES
from app.weergave import bedrag as in_euro

_OMZET = "omzet_"
EEN_JAAR = _l("Vul een jaar in, zoals 2024.")


class Versieform(Inhoudvelden):
    """The next version of a mandaat, which begins with what the last one says."""

    plafond = Bedragveld(
        _l("Plafond, in euro"), description=_l("Het hele plafond, dus met wat al besteed is."), render_kw=BEDRAG_KW
    )
    datum = datum(_l("Datum"))
    versie = Versieveld()

    def begin_met(self, mandaat: Mandaat) -> None:
        """Fill in what the mandaat says now."""
        for veld in ("bevoegdheden", "voorwaarden", "van", "tot", "ondermandaat_mag"):
            if veld in self:
                self[veld].data = getattr(mandaat, veld)
        self.plafond.data = in_euro(mandaat.plafond).removeprefix("€\N{NO-BREAK SPACE}") if mandaat.plafond else ""

    def voor(self, mandaat: Mandaat) -> Versieform:
        """Without the fields that this mandaat does not have."""
        self.met_versie(mandaat.versie)
        if mandaat.soort is Mandaatsoort.INHOUD:
            self.plafond.description = _("Laat het leeg: dit mandaat gaat over inhoud.")
        return self


class Ondermandaatform(Versieform):
    """An ondermandaat, which begins with what the mandaat above it says."""

    plafond = Bedragveld(
        _l("Plafond, in euro"), description=_l("Hoogstens het plafond van het mandaat zelf."), render_kw=BEDRAG_KW
    )
    ondermandaat_mag = None  # type: ignore[assignment]  # WTForms: no such field; there is no third layer


class Voorwaardeform(Formulier):
    oordeel = RadioField(_l("Wat heeft u vastgesteld?"), [KIES], choices=keuzes(Voorwaardeoordeel))
    toelichting = tekst(
        _l("Toelichting"), verplicht=False, description=_l("Verplicht als niet is voldaan. Komt in het logboek.")
    )
    datum = datum(_l("Datum"))

    def wat(self) -> Voorwaardeoordeel:
        return Voorwaardeoordeel(self.oordeel.data)


class Omzetform(Formulier):
    jaar = IntegerField(
        _l("Jaar"),
        [
            InputRequired(_l("Vul een jaar in, zoals 2024.")),
            NumberRange(2000, 2100, _l("Vul een jaar in, zoals 2024.")),
        ],
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )

    def velden(self) -> list[Any]:
        return [veld for veld in self if veld.name.startswith(_OMZET)]

    def bedragen(self) -> dict[str, int]:
        """Euro cents per organisation code, of those that were filled in."""
        gevuld = {veld.name.removeprefix(_OMZET): veld.cent for veld in self.velden()}
        return {code: cent for code, cent in gevuld.items() if cent is not None}


class Omzetveld(Bedragveld):
    """An amount that may be nought: nothing is spent there."""

    def pre_validate(self, form: Any) -> None:
        if (self.data or "").strip() == "0":
            self.cent = 0
        else:
            super().pre_validate(form)


def omzetform(gevers: Sequence[Organisatie]) -> Omzetform:
    """The form with an amount for each possible grantor."""
    velden = {f"{_OMZET}{g.code}": Omzetveld(g.naam, [Optional()], render_kw=BEDRAG_KW) for g in gevers}
    vorm: Omzetform = type("OmzetPerGever", (Omzetform,), velden)()
    return vorm
