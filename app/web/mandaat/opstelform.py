"""The form by which mandaten are drawn up: who is asked, for whom, what, and up to which amount."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import Optional

from app.domain.basis.begrippen import Bereik, Mandaatsoort
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.tekst import heeft_inhoud
from app.domain.besluit.plafonds import Plafondwens
from app.domain.besluit.verdeling import AFRONDING, Verdeelsleutel
from app.domain.mandaat.houderschap import VOOR_FUNCTIE
from app.domain.naslag.zoek import zoek_gemeenten
from app.domain.regio.regio import Regioprofiel
from app.domain.regio.regiodelen import Mandaattekst
from app.models import Gebruiker
from app.naslag import naslag
from app.services.kern.elders import Bestuur, besturen_van
from app.services.mandaat.houderkeuze import functies_met_mandaat
from app.services.mandaat.opstelling import NieuwMandaat
from app.web.kern.formulier import KIES, Als, Bedragveld, datum, datum_nu, keuze, tekst
from app.web.kern.velden import BEDRAG_KW, Bedragen, BijFinancien, Radio, Vinkjes, keuzelijst, kies_uit, radio
from app.web.kern.verzoek import vandaag
from app.web.mandaat.mandaten_forms import Inhoudvelden

ALLE = "alle"
EEN = "een"
"""One ceiling, the same for all."""


class _BijEen(BijFinancien):
    """One ceiling for all is needed when there is nothing to divide."""

    def __call__(self, form: Any, field: Any) -> None:
        if form.verdeling.data == EEN:
            super().__call__(form, field)


class _OmTeVerdelen(BijFinancien):
    """The amount is needed when a key divides it."""

    def __call__(self, form: Any, field: Any) -> None:
        if form.verdeling.data not in (EEN, Verdeelsleutel.HAND):
            super().__call__(form, field)


class _KiesGever:
    """One of the list, or somebody written down beside it."""

    def __call__(self, form: Any, field: Any) -> None:
        if not heeft_inhoud(form.andere_gevers.data or ""):
            KIES(form, field)


class MandaatForm(Inhoudvelden):
    plafond = Bedragveld(
        _l("Plafond per mandaatgever, in euro"),
        [_BijEen()],
        description=_l("Nodig bij financiën, bijvoorbeeld 120.000. Laat het leeg bij inhoud, en als u verdeelt."),
        render_kw=BEDRAG_KW,
    )
    verdeling = Radio(
        _l("Hoe komt elke mandaatgever aan zijn plafond?"),
        [Optional(), Als(_l("telt bij financiën"))],
        choices=[
            keuze(EEN, _l("Elke mandaatgever hetzelfde plafond")),
            keuze(Verdeelsleutel.INWONERS.value, _l("Eén bedrag, verdeeld naar aantal inwoners")),
            keuze(Verdeelsleutel.KINDEREN.value, _l("Eén bedrag, verdeeld naar kinderen in zorg, in klassen")),
            keuze(Verdeelsleutel.OMZET.value, _l("Eén bedrag, verdeeld naar jeugdomzet bij deze aanbieder")),
            keuze(Verdeelsleutel.GELIJK.value, _l("Eén bedrag, gelijk verdeeld")),
            keuze(Verdeelsleutel.HAND.value, _l("Zelf verdelen")),
        ],
        default=EEN,
        description=AFRONDING,
    )
    totaal = Bedragveld(
        _l("Bedrag om te verdelen, in euro"),
        [_OmTeVerdelen()],
        description=_l("Alleen als u één bedrag verdeelt. De plafonds zijn samen precies dit bedrag."),
        render_kw=BEDRAG_KW,
    )
    delen = Bedragen(_l("Plafond van elke mandaatgever, alleen als u zelf verdeelt"))
    soort = radio(_l("Waarover gaat het mandaat?"), Mandaatsoort)
    bereik = radio(
        _l("Wie geven het mandaat?"),
        Bereik,
        choices=[
            keuze(Bereik.BINNEN_REGIO.value, _l("Gemeenten van de regio")),
            keuze(Bereik.ANDERE_REGIO.value, _l("Een andere regio")),
        ],
    )
    mandaatgevers = Vinkjes(
        _l("Mandaatgevers"),
        [_KiesGever(), Als(_l("nodig als u er hieronder geen opschrijft"))],
        description=_l("Elke mandaatgever krijgt een eigen mandaat met deze tekst, en beslist zelf."),
    )
    andere_gevers = tekst(
        _l("Colleges van andere gemeenten"),
        verplicht=False,
        description=_l(
            "Eén per regel: de naam of het CBS-nummer van een gemeente. Of “jeugdregio” met de naam, voor al haar "
            "gemeenten. Alleen als u hierboven “Een andere regio” koos."
        ),
    )
    bestuur = keuzelijst(
        _l("Welk bestuur verleent het?"),
        verplicht=False,
        description=_l(
            "Besturen van gemeenschappelijke regelingen die wij kennen, met de regio erbij. Ga in de regeling na of de "
            "bevoegdheid aan dit bestuur is overgedragen. Staat het er niet bij, of zijn het colleges? Schrijf het "
            "hieronder. Zegt u niets, dan is het het ene bestuur dat wij van de regio kennen."
        ),
    )
    houder = Vinkjes(
        _l("Houder"),
        [KIES],
        description=_l(
            "Wie besluiten neemt namens de mandaatgever: iemand die de zaak leidt, of een functie. Een mandaat aan een "
            "functie gebruikt wie haar op de dag zelf vervult of waarneemt. Kiest u er twee, dan vraagt u elke "
            "mandaatgever twee mandaten: voor elke houder één, elk met dit plafond."
        ),
    )
    reactie_voor_datum = datum(
        _l("Antwoord gevraagd uiterlijk op"),
        verplicht=False,
        description=_l("Wie dan nog niet heeft besloten, ziet u op het verzoek."),
    )
    datum = datum_nu(_l("Datum van het voorstel"))
    _elders: Sequence[str] = ()
    _besturen: Mapping[str, Bestuur] = {}
    """To choose from, by how each is named."""

    def met_keuzes(self, regio: Regioprofiel, leiding: Iterable[Gebruiker]) -> MandaatForm:
        self._regio = regio
        anderen = ((r.code, _("Regio %(naam)s", naam=r.naam)) for r in regio.andere_regios)
        gevers = [(ALLE, _("Alle gemeenten van de regio")), *regio.gemeentelabels.items(), *anderen]
        self.mandaatgevers.choices = kies_uit(None, gevers)
        self._besturen = {bestuur.orgaan: bestuur for bestuur in besturen_van(regio, self._dag())}
        besturen = [(orgaan, f"{orgaan} ({bestuur.regionaam})") for orgaan, bestuur in self._besturen.items()]
        self.bestuur.choices = kies_uit(_("geen uit deze lijst"), besturen)
        self.delen.voor((code, naam, "") for code, naam in gevers if code != ALLE)
        functies = [
            (f"{VOOR_FUNCTIE}{f.code}", _("de functie %(titel)s", titel=f.titel)) for f in functies_met_mandaat(regio)
        ]
        mensen = [(g.email, f"{g.naam} ({g.functie})") for g in leiding]
        self.houder.choices = kies_uit(None, [*mensen, *functies])
        return self

    def _dag(self) -> date:
        """The day on which a body has to exist: the first of the mandaat."""
        van: date | None = self.van.data
        return van or vandaag()

    def begin_met(self, tekst: Mandaattekst | None, vandaag: date) -> None:
        """What a page that was just opened begins with: a text of the region, all its municipalities, and today."""
        self.bereik.data, self.mandaatgevers.data, self.van.data = Bereik.BINNEN_REGIO.value, [ALLE], vandaag
        self.verdeling.data = EEN
        if tekst:
            self.soort.data = tekst.soort.value
            self.bevoegdheden.data, self.voorwaarden.data = tekst.bevoegdheden, tekst.voorwaarden

    def invoer(self) -> NieuwMandaat:
        gekozen, (houder, *meer_houders) = [*(self.mandaatgevers.data or []), *self._elders], self.houder.data or [""]
        inhoud = self.inhoud()
        if self.bestuur.data:
            inhoud = replace(inhoud, organen=self.bestuur.data)
        if self.bereik.data == Bereik.ANDERE_REGIO and len(gekozen) > 1:  # all of this region was ticked beforehand
            gekozen = [code for code in gekozen if code != ALLE]
        alle = [g.code for g in self._regio.gemeenten_op(inhoud.van)] if ALLE in gekozen else []
        return NieuwMandaat(
            soort=self.soort.waarde,
            bereik=self.bereik.waarde,
            mandaatgevers=[*alle, *(code for code in gekozen if code not in (ALLE, *alle))],
            houder=houder,
            inhoud=inhoud,
            reactie_voor_datum=self.reactie_voor_datum.data,
            meer_houders=meer_houders,
            plafonds=self._plafonds(),
            organen_gevraagd=True,
        )

    def _plafonds(self) -> Plafondwens | None:
        if self.verdeling.data == EEN or self.soort.data != Mandaatsoort.FINANCIEN:
            return None
        sleutel = Verdeelsleutel(self.verdeling.data)
        zelf = self.delen.waarde if sleutel is Verdeelsleutel.HAND else {}
        return Plafondwens(sleutel=sleutel, totaal=self.totaal.cent, per_gever=zelf)

    def validate(self, extra_validators: Any = None) -> bool:
        """What stands in the parts counts only when they are used."""
        super().validate(extra_validators)
        if self.verdeling.data != Verdeelsleutel.HAND:
            self.delen.vergeet_fouten()
        self._zoek_elders()
        if self.bestuur.data and not self.bestuur.errors:
            self._keur_bestuur()
        return not self.errors

    def _keur_bestuur(self) -> None:
        """A body of the list is of a region that is asked, and nothing else stands beside it."""
        bestuur = self._besturen[self.bestuur.data]
        if bestuur.regio not in (self.mandaatgevers.data or []):
            self.bestuur.errors = [
                _("Dit bestuur hoort bij regio %(naam)s. Kies die regio ook, of geen bestuur.", naam=bestuur.regionaam)
            ]
        elif heeft_inhoud(self.organen.data or ""):
            self.organen.errors = [_("U koos hierboven al een bestuur. Maak dit veld leeg, of kies daar geen bestuur.")]

    def _zoek_elders(self) -> None:
        """Who is written down beside the list; an unknown name is said at the field."""
        self._elders = []
        if self.andere_gevers.errors or not self.van.data:
            return
        try:
            regels = (self.andere_gevers.data or "").splitlines()
            gevonden = zoek_gemeenten(naslag(), regels, self.van.data, "andere_gevers")
        except OngeldigeInvoer as fout:
            self.andere_gevers.errors = [fout.bericht]
        else:
            self._elders = [gemeente.code for gemeente in gevonden]
