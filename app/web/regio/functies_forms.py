from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import InputRequired, Optional

from app.domain.regio.functies import Functieperiode
from app.models import Gebruiker
from app.services.regio.functies import Benoeming
from app.services.zaak.regievoering import Opvolging
from app.web.kern.formulier import Formulier, Versieveld, datum, keuze, tekst
from app.web.mandaat.mandaten_forms import PeildatumForm
from app.weergave import datum_kort

KIES = InputRequired(_l("Maak een keuze."))


class Periodeformulier(Formulier):
    gebruiker = SelectField(_l("Wie"), [KIES])
    van = datum(_l("Eerste dag"))
    tot = datum(_l("Laatste dag"), verplicht=False, description=_l("Laat leeg als het einde nog niet bekend is."))

    def met_accounts(self, accounts: Iterable[Gebruiker]) -> None:
        self.gebruiker.choices = [
            keuze("", _("Kies iemand")),
            *(keuze(g.email, f"{g.naam} ({g.functie})") for g in accounts),
        ]


class BenoemForm(Periodeformulier):
    reden = tekst(_l("Toelichting"), verplicht=False, description=_l("Dit komt in het logboek."))

    def invoer(self, functie: str) -> Benoeming:
        return Benoeming(functie, self.gebruiker.data, self.van.data, self.tot.data, self.reden.data or "")


class WaarneemForm(Periodeformulier):
    voor = SelectField(_l("Voor wie"), [Optional()])
    reden = tekst(_l("Reden"), description=_l("Waarom neemt iemand waar? Dit komt in het logboek."))

    def met_houders(self, houders: Iterable[Functieperiode]) -> None:
        self.voor.choices = [
            *(keuze(str(p.id), f"{p.naam} ({_looptijd(p)})") for p in houders),
            keuze("", _("niemand: er is geen houder")),
        ]

    def invoer(self, functie: str) -> Benoeming:
        voor = int(self.voor.data) if self.voor.data else None
        return Benoeming(functie, self.gebruiker.data, self.van.data, self.tot.data, self.reden.data or "", voor)


class EindeForm(Formulier):
    tot = datum(_l("Laatste dag"))
    reden = tekst(_l("Reden"), description=_l("Waarom? Dit komt in het logboek."))


class VervangForm(Formulier):
    functie = SelectField(_l("Wie wordt Regievoerder"), [KIES])
    datum = datum(_l("Vanaf"))
    toelichting = tekst(_l("Toelichting"))
    versie = Versieveld()

    def met_opvolgingen(self, opvolgingen: Iterable[Opvolging]) -> VervangForm:
        open_ = [keuze(o.functie.code, _regel(o)) for o in opvolgingen]
        self.functie.choices = [keuze("", _("Maak een keuze")), *open_]
        return self


class SituatieForm(PeildatumForm):
    datum = datum(_l("Situatie op"))


def _regel(opvolging: Opvolging) -> str:
    wie = f"{opvolging.nieuw.naam}, {opvolging.functie.titel}"
    namen = ", ".join(v.gebruiker.naam for v in opvolging.vorige)
    return str(_("%(wie)s (in plaats van %(namen)s)", wie=wie, namen=namen)) if namen else wie


def _looptijd(periode: Functieperiode) -> str:
    if periode.tot is None:
        return str(_("vanaf %(van)s", van=datum_kort(periode.van)))
    return str(_("%(van)s tot en met %(tot)s", van=datum_kort(periode.van), tot=datum_kort(periode.tot)))
