from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import InputRequired

from app.domain.basis.datums import Datumsoort
from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.models import Stuurgroepplek
from app.web.kern.formulier import Formulier, Versieveld, datum, datum_nu, regel, tekst
from app.web.kern.velden import Keuze, Zaakversie, kies_uit, radio


class RegioForm(Formulier):
    """Involve a region, or make it the account holder."""

    regio = Keuze(_l("Regio"), [InputRequired(_l("Kies een regio."))])
    vertegenwoordiger = regel(
        _l("Vertegenwoordiger"), description=_l("Functie of naam van wie namens de regio aan tafel zit.")
    )
    datum = datum_nu(_l("Vanaf"))
    reden = tekst(_l("Reden"), description=_l("Komt in het logboek."))
    versie = Zaakversie()

    def met_regios(self, regios: Iterable[tuple[str, str]]) -> None:
        self.regio.choices = kies_uit(_("Kies een regio"), regios)


class EindeForm(Formulier):
    datum = datum_nu(_l("Eerste dag waarop de regio niet meer meedoet"))
    reden = tekst(_l("Reden"), description=_l("Komt in het logboek."))
    versie = Zaakversie()


class Stuurgroepform(Formulier):
    """What a party is in a steering group; with `nummer` it is put right."""

    stuurgroep = regel(_l("Stuurgroep"), description=_l("Bijvoorbeeld JeugdhulpPlus, of gecertificeerde instellingen."))
    rol = radio(_l("Rol"), Stuurrol)
    partij = regel(_l("Partij"), description=_l("De regio of gemeente die deze rol heeft."))
    wie = regel(_l("Wie"), description=_l("Functie of naam van wie namens die partij aan tafel zit."))
    vanaf = datum(_l("Vanaf"), soort=Datumsoort.GEPLAND)
    tot = datum(_l("Tot en met"), verplicht=False, description=_l("Laat leeg als er geen einde is."))
    vervalt = BooleanField(
        _l("Dit is per vergissing toegevoegd: laat het vervallen"),
        description=_l("Het blijft in de geschiedenis staan, met de reden."),
    )
    reden = tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))
    versie = Versieveld()
    nummer: int | None = None

    def met(self, rij: Stuurgroepplek | None) -> Stuurgroepform:
        if rij is None:
            del self.vervalt, self.reden, self.versie
            return self
        self.nummer = rij.nummer
        self.met_versie(rij.versie)
        if not self.begonnen:
            for naam in Stuurplek.TITELS:
                self[naam].data = getattr(rij, naam)
        return self

    def invoer(self) -> dict[str, Any]:
        w = self.waarden()
        wat = Stuurplek(**{naam: w[naam] for naam in Stuurplek.TITELS})
        if self.nummer is None:
            return {"nieuw": wat}
        return {"nieuw": wat, "nummer": self.nummer, "reden": w["reden"], "vervalt": w["vervalt"]}
