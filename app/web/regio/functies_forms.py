from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.domain.basis.datums import Datumsoort
from app.domain.regio.functies import Functieperiode
from app.models import Gebruiker
from app.services.regio.functies import Benoeming
from app.services.zaak.regievoering import Opvolging
from app.web.kern.formulier import Formulier, datum, datum_nu, tekst
from app.web.kern.velden import PeildatumForm, Zaakversie, keuzelijst, kies_uit
from app.weergave import datum_kort


class Periodeformulier(Formulier):
    """Somebody in an office, which the address names."""

    functie = ""
    gebruiker = keuzelijst(_l("Wie"))
    van = datum(_l("Eerste dag"), soort=Datumsoort.LOOPTIJD)
    tot = datum(
        _l("Laatste dag"),
        soort=Datumsoort.LOOPTIJD,
        verplicht=False,
        description=_l("Laat leeg als het einde nog niet bekend is."),
    )

    def met_accounts(self, accounts: Iterable[Gebruiker]) -> None:
        self.gebruiker.choices = kies_uit(_("Kies iemand"), ((g.email, f"{g.naam} ({g.functie})") for g in accounts))

    def invoer(self) -> Benoeming:
        waarden = self.waarden()
        return Benoeming(self.functie, waarden.pop("gebruiker"), **waarden)


class BenoemForm(Periodeformulier):
    reden = tekst(_l("Toelichting"), verplicht=False, description=_l("Dit komt in het logboek."))


class WaarneemForm(Periodeformulier):
    voor = keuzelijst(_l("Voor wie"), verplicht=False)
    reden = tekst(_l("Reden"), description=_l("Waarom neemt iemand waar? Dit komt in het logboek."))

    def met_houders(self, houders: Iterable[Functieperiode]) -> None:
        bekend = [(str(p.id), f"{p.naam} ({_looptijd(p)})") for p in houders]
        self.voor.choices = kies_uit(None, [*bekend, ("", _("niemand: er is geen houder"))])

    def waarden(self) -> dict[str, Any]:
        return super().waarden() | {"voor": int(self.voor.data) if self.voor.data else None}


class EindeForm(Formulier):
    tot = datum(_l("Laatste dag"), soort=Datumsoort.LOOPTIJD)
    reden = tekst(_l("Reden"), description=_l("Waarom? Dit komt in het logboek."))


class VervangForm(Formulier):
    functie = keuzelijst(_l("Wie wordt Regievoerder"))
    datum = datum_nu(_l("Vanaf"))
    toelichting = tekst(_l("Toelichting"))
    versie = Zaakversie()

    def met_opvolgingen(self, opvolgingen: Iterable[Opvolging]) -> None:
        self.functie.choices = kies_uit(_("Maak een keuze"), ((o.functie.code, _regel(o)) for o in opvolgingen))


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
