from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import Optional

from app.domain.basis.begrippen import TREDEN, Afspraakstatus, Cruciaal, Grootteklasse, Toestand, Uitkomst
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import toets_agb, toets_kvk
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.regioteksten import Tekstplek
from app.domain.zaak.verloop import Bepaling
from app.domain.zaak.verloop import naam as toestandnaam
from app.models import Aanbieder, Gebruiker
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.zaak.zaken import STARTTOESTANDEN, NieuweZaak
from app.web.kern.formulier import KIES, Formulier, bedrag, datum_nu, keuze, keuzes, regel, tekst
from app.web.kern.velden import Vinkjes, Zaakversie, keuzelijst, kies_uit, radio

NIEUW = "nieuw"


def toestandkeuzes(toestanden: Any) -> list[Any]:
    return [keuze(t.value, toestandnaam(t).capitalize()) for t in toestanden]


class ZaakForm(Formulier):
    aanbieder_id = HiddenField(_l("Aanbieder"), [KIES])
    naam = regel(_l("Naam van de nieuwe aanbieder"), verplicht=False)
    kvk_nummer = regel(
        _l("KvK-nummer"),
        verplicht=False,
        hoogstens=20,
        description=_l("8 cijfers."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    agb_code = regel(_l("AGB-code"), verplicht=False, hoogstens=20, render_kw={"inputmode": "numeric"})
    rechtsvorm = regel(_l("Rechtsvorm"), verplicht=False, hoogstens=80)
    grootteklasse = keuzelijst(_l("Grootte"), Grootteklasse, leeg="–", verplicht=False)
    jeugdomzet = bedrag(_l("Jeugdomzet per jaar, in euro"), verplicht=False, description=_l("Bijvoorbeeld 14.200.000."))
    cruciaal = Vinkjes(_l("Cruciale zorg"), [Optional()], soort=Cruciaal, choices=keuzes(Cruciaal))
    trede = radio(
        _l("Waar staat de aanbieder nu?"),
        Toestand,
        choices=toestandkeuzes(STARTTOESTANDEN),
        description=_l("Een zaak kan direct in elke trede beginnen."),
    )
    datum = datum_nu(description=_l("De dag waarop dit is vastgesteld."))
    motivering = tekst(
        _l("Motivering"),
        rijen=5,
        voor=Tekstplek.TREDE,
        description=_l("Waarom deze trede? Dit komt in het logboek."),
    )

    aanbieder: Aanbieder | None = None
    """The one that was chosen, when it is known and the form is shown."""

    @property
    def nummer(self) -> int | None:
        """The id of the provider that was chosen; None of what can be none."""
        gekozen = self.aanbieder_id.data or ""
        return int(gekozen) if gekozen.isascii() and gekozen.isdecimal() and len(gekozen) < 10 else None

    @property
    def is_nieuw(self) -> bool:
        return bool(self.aanbieder_id.data == NIEUW)

    def vraag_naam(self) -> None:
        """Of who is new the name and the number must be filled in."""
        self.naam.flags.required = self.kvk_nummer.flags.required = self.is_nieuw

    def begin(self, aanbieder: str, gezocht: str) -> None:
        """With what the first step chose; what was looked for is the name of a new provider, or its number."""
        self.aanbieder_id.data = aanbieder
        if aanbieder == NIEUW:
            cijfers = re.sub(r"\s", "", gezocht)
            veld = self.kvk_nummer if re.fullmatch("[0-9]{8}", cijfers) else self.naam
            veld.data = cijfers if veld is self.kvk_nummer else gezocht

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        if not (self.is_nieuw or self.nummer or self.aanbieder_id.errors):
            self.aanbieder_id.errors = [_("Deze aanbieder bestaat niet. Maak een keuze uit de lijst.")]
            goed = False
        if self.is_nieuw:
            for veld, wat in ((self.naam, _("Vul de naam in.")), (self.kvk_nummer, _("Vul het KvK-nummer in."))):
                if not heeft_inhoud(veld.data or "") and not veld.errors:
                    veld.errors = [*veld.errors, wat]
                    goed = False
            goed = self._toets_nummers() and goed
        return goed

    def _toets_nummers(self) -> bool:
        """Told together with what else is wrong, and not once that was mended."""
        goed = True
        for veld, toets in ((self.kvk_nummer, toets_kvk), (self.agb_code, toets_agb)):
            try:
                if heeft_inhoud(veld.data or "") and not veld.errors:
                    toets(veld.data)
            except OngeldigeInvoer as fout:
                veld.errors, goed = [fout.bericht], False
        return goed

    def invoer(self) -> NieuweZaak:
        waarden = self.waarden()
        zaak = {veld: waarden.pop(veld) for veld in ("trede", "motivering", "datum")}
        waarden.pop("aanbieder_id")
        return NieuweZaak(aanbieder=self.nummer or NieuweAanbieder(**waarden), **zaak)


class TredebepalingForm(Formulier):
    maakt = Bepaling
    naar = radio(_l("Nieuwe trede"), Toestand, choices=[])
    datum = datum_nu()
    motivering = tekst(_l("Motivering"), rijen=5, voor=Tekstplek.TREDE, description=_l("Waarom verandert de trede?"))
    geraadpleegd = tekst(_l("Wie is geraadpleegd?"), verplicht=False)
    standpunt_toezichthouder = tekst(
        _l("Wat vindt de toezichthouder?"),
        verplicht=False,
        description=_l("Een ander oordeel van de toezichthouder wordt vastgelegd en houdt niets tegen."),
    )
    onderbouwing = tekst(
        _l("Onderbouwing van het herstel"),
        rijen=5,
        voor=Tekstplek.HERSTEL,
        als=_l("verplicht als de trede lichter wordt"),
        description=_l("Waaruit blijkt het herstel?"),
    )
    noodgreep = tekst(
        _l("Noodgreep: waarom kan dit niet wachten?"),
        als=_l("alleen in nood"),
        description=_l(
            "Alleen als iets de tredebepaling tegenhoudt. De noodgreep valt overal op. "
            "De andere Regievoerder moet haar op tijd bekrachtigen."
        ),
    )
    versie = Zaakversie()


class SluitForm(Formulier):
    uitkomst = keuzelijst(_l("Uitkomst"), Uitkomst, leeg=_l("Kies een uitkomst"))
    datum = datum_nu()
    toelichting = tekst(_l("Toelichting"), rijen=5, voor=Tekstplek.SLUITEN)
    noodgreep = tekst(
        _l("Noodgreep: waarom kan sluiten niet wachten?"),
        als=_l("alleen in nood"),
        description=_l(
            "Alleen bij punten waar het draaiboek dat toelaat. De noodgreep valt overal op. "
            "De andere Regievoerder moet haar op tijd bekrachtigen."
        ),
    )
    versie = Zaakversie()

    def zonder_noodgreep(self) -> None:
        """Nothing to pass: the field would only be in the way."""
        if not self.noodgreep.data:
            del self.noodgreep


class HeropenForm(Formulier):
    trede = radio(_l("Trede"), Toestand, choices=toestandkeuzes(TREDEN))
    datum = datum_nu()
    motivering = tekst(_l("Motivering"), rijen=5)
    versie = Zaakversie()


class Accountform(Formulier):
    """Somebody gets a role in the zaak."""

    gebruiker: Any
    versie = Zaakversie()
    leeg = _l("Kies iemand")

    def met_accounts(self, accounts: Iterable[Gebruiker]) -> None:
        self.gebruiker.choices = kies_uit(str(self.leeg), ((g.email, f"{g.naam} ({g.functie})") for g in accounts))


class ProjectleiderForm(Accountform):
    gebruiker = keuzelijst(_l("Projectleider"))
    datum = datum_nu(_l("Vanaf"))
    toelichting = tekst(_l("Toelichting"), verplicht=False)


class RegievoerderForm(Accountform):
    leeg = _l("Kies een gemeente")
    gebruiker = keuzelijst(_l("Gemeente"))
    datum = datum_nu(_l("Vanaf"))
    toelichting = tekst(_l("Waarom heeft deze gemeente een groot belang?"))


class AfspraakForm(Formulier):
    status = radio(
        _l("Wat is ermee gebeurd?"),
        Afspraakstatus,
        choices=[
            keuze(Afspraakstatus.GEDAAN.value, _l("Gedaan")),
            keuze(Afspraakstatus.NIET_TOEGEPAST.value, _l("Bewust niet toegepast")),
        ],
    )
    toelichting = tekst(_l("Toelichting"), voor=Tekstplek.AFSPRAAK, description=_l("Wat is er gedaan, of waarom niet?"))
    datum = datum_nu()
    versie = Zaakversie()


class BekrachtigForm(Formulier):
    datum = datum_nu()
    toelichting = tekst(
        _l("Toelichting"), rijen=4, description=_l("Waarom was deze noodgreep terecht? Dit komt in het logboek.")
    )
