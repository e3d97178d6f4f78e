from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import InputRequired, Optional, StopValidation

from app.domain.basis.datums import Datumsoort
from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.geld.planregels import VOORBEELD, lees_planregels, schrijf_planregels
from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import OP_TOEZEGGING, Geldsoort, Toezegsoort
from app.domain.geld.toezegging import NieuweToezegging, Termijn
from app.services.geld.boek import Geldregel
from app.services.geld.boeken import NieuweBoeking
from app.web.kern.formulier import (
    Als,
    Formulier,
    Schoon,
    Versieveld,
    bedrag,
    datum_nu,
    keuze,
    regel,
    tekst,
)
from app.web.kern.formulier import (
    datum as datumveld,
)
from app.web.kern.invoegen import Tekstveld
from app.web.kern.velden import Bedragen, Keuze, Vinkjes, keuzelijst, kies_uit, radio
from app.weergave import bedrag as in_euro

PER_REGEL = _l("Eén regel per termijn: dag, bedrag, en “betalen” of “terug”. Zo: %(voorbeeld)s.", voorbeeld=VOORBEELD)


SPOED = "spoed-"
"""Before the number of a spoedbesluit in the list of decisions: it has numbers of its own."""


class Planregels:
    """Validator: the lines can be read."""

    def __call__(self, form: Any, field: Any) -> None:
        try:
            lees_planregels(field.data or "")
        except OngeldigeInvoer as fout:
            raise StopValidation(fout.bericht) from fout


def _plan(label: Any) -> Any:
    return Tekstveld(label, [Optional(), Schoon(), Planregels()], rijen=5, description=PER_REGEL)


def _termijnen(veld: Any) -> list[Termijn]:
    return lees_planregels(veld.data or "")


class ToezegForm(Formulier):
    soort = radio(_l("Wat zegt u toe?"), Toezegsoort)
    omschrijving = tekst(_l("Waarvoor is het?"), rijen=2, description=_l("Dit komt in het logboek en in de brieven."))
    wederpartij = regel(_l("Aan wie (of van wie)?"), description=_l("Een organisatie, geen persoon."))
    datum = datum_nu(_l("Datum van de toezegging"))
    bedrag = bedrag(_l("Bedrag in euro"))
    besluit = Keuze(_l("Onder welk besluit?"), [Optional(), Als(_l("niet bij geld van het Rijk"))])
    beschikking = regel(
        _l("Beschikking van het Rijk"),
        als=_l("alleen bij geld van het Rijk"),
        hoogstens=120,
        description=_l("Nog geen beschikking? Laat dit leeg: dan is het gevraagd, en telt het nog niet mee."),
    )
    beslissing_voor = datumveld(
        _l("Voor welke dag beslist het Rijk?"),
        verplicht=False,
        soort=Datumsoort.GEPLAND,
        description=_l("Alleen als het is gevraagd en nog niet is beslist."),
    )
    voorwaarden = tekst(_l("Voorwaarden"), verplicht=False, rijen=2)
    zekerheid = tekst(_l("Zekerheid"), verplicht=False, rijen=2, description=_l("Bijvoorbeeld een pand of een borg."))
    rente = regel(_l("Rente"), verplicht=False, description=_l("In woorden. Rente wordt niet uitgerekend."))
    plan = _plan(_l("Termijnen"))
    draagsleutel = radio(
        _l("Naar welke sleutel wordt het gedragen?"),
        Draagsleutel,
        choices=[
            keuze(Draagsleutel.BESLUIT.value, _l("Zoals het besluit is verdeeld")),
            keuze(Draagsleutel.INWONERS.value, _l("Naar aantal inwoners")),
            keuze(Draagsleutel.OMZET.value, _l("Naar jeugdomzet bij deze aanbieder")),
            keuze(Draagsleutel.KINDEREN.value, _l("Naar aantal kinderen in zorg")),
            keuze(Draagsleutel.ZORGDAGEN.value, _l("Naar zorgdagen, zelf in te vullen")),
            keuze(Draagsleutel.GELIJK.value, _l("Gelijk")),
            keuze(Draagsleutel.HAND.value, _l("Zelf verdelen")),
        ],
        default=Draagsleutel.INWONERS.value,
        description=_l(
            "Zoals het besluit is verdeeld: dan draagt iedereen mee die daar een deel in heeft. Onder een spoedbesluit "
            "kan alleen dat. Elk deel wordt naar beneden afgerond op hele centen. De centen die overblijven gaan één "
            "voor één naar de gemeenten van wie het meest is afgerond; is dat gelijk, dan op alfabet."
        ),
    )
    gemeenten = Vinkjes(
        _l("Wie draagt mee?"),
        [InputRequired(_l("Kies minstens 1 gemeente."))],
        description=_l("Dit telt niet bij de sleutel “zoals het besluit is verdeeld”."),
        alles=True,
    )
    delen = Bedragen(_l("Per gemeente: het bedrag, of bij de sleutel zorgdagen het aantal zorgdagen"))
    betaalt_niet = Vinkjes(
        _l("Voor wie betaalt een ander voorlopig?"),
        [Optional()],
        description=_l("Bijvoorbeeld een gemeente die weigert of nog niet heeft besloten. Het wordt later afgerekend."),
    )
    voorfinancier = keuzelijst(_l("Wie betaalt dat voorlopig?"), verplicht=False)

    def met(
        self,
        wie: Mapping[str, str],
        leden: Iterable[str],
        besluiten: Iterable[tuple[str, str]],
        betalers: Iterable[tuple[str, str]],
    ) -> ToezegForm:
        """The choices of this zaak; at first the municipalities of the region (`leden`) take part."""
        paren = list(wie.items())
        self.gemeenten.choices = [keuze(code, naam) for code, naam in paren]
        self.betaalt_niet.choices = [keuze(code, naam) for code, naam in paren]
        self.besluit.choices = kies_uit(_("geen besluit: geld van het Rijk"), besluiten)
        self.voorfinancier.choices = kies_uit(_("niemand"), betalers)
        self.delen.voor((code, naam, "") for code, naam in paren)
        if not self.begonnen:
            self.gemeenten.data = list(leden)
        return self

    def toon(self, fout: DomeinFout) -> None:
        """`sleutel` is in every form what tells one click from another, so the key has another name here. What is
        wrong with the parts together stands at the key too: none of their fields is the one.
        """
        if fout.veld in ("sleutel", "delen"):
            fout.veld = "draagsleutel"
        super().toon(fout)

    def invoer(self) -> NieuweToezegging:
        w = self.waarden()
        delen, besluit, sleutel = w.pop("delen"), w.pop("besluit"), w.pop("draagsleutel")
        w["plan"] = _termijnen(self.plan)
        spoed = (besluit or "").startswith(SPOED)
        return NieuweToezegging(
            **w,
            sleutel=sleutel,
            besluit_id=None if spoed else int(besluit) if besluit else None,
            spoedbesluit_id=int(besluit.removeprefix(SPOED)) if spoed else None,
            delen=delen if self.draagsleutel.data == Draagsleutel.HAND else {},
            gewichten=self._dagen(delen) if self.draagsleutel.data == Draagsleutel.ZORGDAGEN else {},
        )

    def _dagen(self, delen: Mapping[str, int]) -> dict[str, int]:
        """Care days as they were typed in the fields of the amounts; what was left empty is 0.

        Raises OngeldigeInvoer.
        """
        if any(cent % 100 for cent in delen.values()):
            raise OngeldigeInvoer("Vul hele zorgdagen in, zonder cijfers achter de komma.", veld="delen")
        return {code: delen.get(code, 0) // 100 for code in self.gemeenten.data or []}


class PlanForm(Formulier):
    plan = _plan(_l("Termijnen"))
    reden = tekst(_l("Waarom verandert u dit?"), rijen=2, description=_l("Dit komt in het logboek."))
    versie = Versieveld()

    def met(self, geldregel: Geldregel) -> PlanForm:
        self.met_versie(geldregel.versie)
        if not self.begonnen:
            self.plan.data = schrijf_planregels(geldregel.plan)
        return self

    def invoer(self) -> dict[str, Any]:
        return {"plan": _termijnen(self.plan), "reden": self.reden.data or ""}


_WAT = {
    Geldsoort.TOEKENNING: _l("Toekenning: het Rijk kent dit bedrag toe"),
    Geldsoort.AFWIJZING: _l("Afwijzing: het Rijk wijst dit bedrag af, of de aanvraag is ingetrokken"),
    Geldsoort.VASTSTELLING: _l("Vaststelling: het Rijk stelt dit bedrag definitief vast"),
    Geldsoort.BETALING: _l("Betaling: het geld is betaald, of van het Rijk ontvangen"),
    Geldsoort.TERUGBETALING: _l("Terugbetaling: het geld is terug, of terug naar het Rijk"),
    Geldsoort.VERREKENING: _l("Verrekening: er is zorg voor geleverd"),
    Geldsoort.VRIJVAL: _l("Vrijval: dit wordt niet meer betaald"),
    Geldsoort.AFBOEKING: _l("Afboeking: dit komt niet meer terug, volgens een besluit"),
    Geldsoort.VEREVENING: _l("Verevening: de gemeente betaalt wie vooruit betaalde"),
    Geldsoort.OVERNAME: _l("Overname: wie vooruit betaalde draagt het deel, volgens een besluit"),
}


class BoekForm(Formulier):
    soort = radio(_l("Wat boekt u?"), Geldsoort)
    datum = datumveld(_l("Op welke dag gebeurde het?"), soort=Datumsoort.GEBEURD)
    bedrag = bedrag(_l("Bedrag in euro"))
    college = keuzelijst(
        _l("Welke gemeente?"), verplicht=False, description=_l("Alleen bij verevening en bij overname.")
    )
    grondslag = regel(
        _l("Welk besluit bepaalt dit?"),
        als=_l("nodig bij afboeken, bij overnemen van een deel, en bij wat het Rijk beslist"),
    )
    toelichting = tekst(_l("Toelichting"), verplicht=False, rijen=2)
    versie = Versieveld()

    def met(self, geldregel: Geldregel, schuldenaren: Sequence[tuple[str, str, int]]) -> BoekForm:
        """What can be booked now; a municipality is asked only when another one paid for it."""
        mogelijk = list(geldregel.boek.mogelijk())
        if schuldenaren:
            mogelijk += [Geldsoort.VEREVENING, Geldsoort.OVERNAME]
            namen = [(code, f"{naam} ({in_euro(cent)})") for code, naam, cent in schuldenaren]
            self.college.choices = kies_uit(_("niet over een gemeente"), namen)
        else:
            del self.college
        self.soort.choices = [keuze(soort.value, str(_WAT[soort])) for soort in mogelijk]
        self.met_versie(geldregel.versie)
        if not self.begonnen and len(mogelijk) == 1:
            self.soort.data = mogelijk[0].value
        return self

    def invoer(self) -> NieuweBoeking:
        w = {"college": ""} | self.waarden()
        w["college"] = w["college"] if w["soort"] not in OP_TOEZEGGING else ""
        w.pop("versie", None)
        return NieuweBoeking(**w)


class TerugForm(Formulier):
    datum = datum_nu()
    reden = tekst(_l("Waarom draait u dit terug?"), rijen=2, description=_l("Dit komt in het logboek."))
