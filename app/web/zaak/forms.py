from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.validators import Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.domain.basis.begrippen import Afspraakstatus, Cruciaal, Grootteklasse, Toestand, Uitkomst
from app.domain.zaak.verloop import naam as toestandnaam
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.zaak.zaken import STARTTOESTANDEN, NieuweZaak
from app.web.kern.formulier import (
    KIES,
    Formulier,
    Versieveld,
    bedrag,
    datum,
    keuze,
    keuzes,
    regel,
    tekst,
)

NIEUW = "nieuw"


def toestandkeuzes(toestanden: Any) -> list[Any]:
    return [keuze(t.value, toestandnaam(t).capitalize()) for t in toestanden]


class ZaakForm(Formulier):
    aanbieder = SelectField(_l("Aanbieder"), [KIES])
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
    grootteklasse = SelectField(_l("Grootte"), [Optional()], choices=keuzes(Grootteklasse, leeg="–"))
    jeugdomzet = bedrag(_l("Jeugdomzet per jaar, in euro"), verplicht=False, description=_l("Bijvoorbeeld 14.200.000."))
    cruciaal = SelectMultipleField(
        _l("Cruciale zorg"),
        [Optional()],
        choices=keuzes(Cruciaal),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    trede = RadioField(
        _l("Waar staat de aanbieder nu?"),
        [KIES],
        choices=toestandkeuzes(STARTTOESTANDEN),
        description=_l("Een zaak kan direct in elke trede beginnen."),
    )
    datum = datum(_l("Datum"), description=_l("De dag waarop dit is vastgesteld."))
    motivering = tekst(_l("Motivering"), description=_l("Waarom deze trede? Dit komt in het logboek."))

    def met_aanbieders(self, aanbieders: Any) -> ZaakForm:
        bekend = [keuze(str(a.id), f"{a.naam} (KvK {a.kvk_nummer})") for a in aanbieders]
        self.aanbieder.choices = [keuze(NIEUW, _("Nieuwe aanbieder, hieronder in te vullen")), *bekend]
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        if self.aanbieder.data == NIEUW:
            for veld, wat in ((self.naam, _("Vul de naam in.")), (self.kvk_nummer, _("Vul het KvK-nummer in."))):
                if not (veld.data or "").strip() and not veld.errors:
                    veld.errors = [*veld.errors, wat]
                    goed = False
        return goed

    def invoer(self) -> NieuweZaak:
        gekozen = self.aanbieder.data
        return NieuweZaak(
            aanbieder=self._nieuwe_aanbieder() if gekozen == NIEUW else int(gekozen),
            trede=Toestand(self.trede.data),
            motivering=self.motivering.data,
            datum=self.datum.data,
        )

    def _nieuwe_aanbieder(self) -> NieuweAanbieder:
        return NieuweAanbieder(
            naam=self.naam.data,
            kvk_nummer=self.kvk_nummer.data,
            grootteklasse=Grootteklasse(self.grootteklasse.data) if self.grootteklasse.data else None,
            jeugdomzet=self.jeugdomzet.cent,
            agb_code=self.agb_code.data or "",
            rechtsvorm=self.rechtsvorm.data or "",
            cruciaal=[Cruciaal(soort) for soort in self.cruciaal.data or []],
        )


class TredebepalingForm(Formulier):
    naar = RadioField(_l("Nieuwe trede"), [KIES])
    datum = datum(_l("Datum"))
    motivering = tekst(_l("Motivering"), description=_l("Waarom verandert de trede?"))
    geraadpleegd = tekst(_l("Wie is geraadpleegd?"), verplicht=False)
    standpunt_toezichthouder = tekst(
        _l("Wat vindt de toezichthouder?"),
        verplicht=False,
        description=_l("Een ander oordeel van de toezichthouder wordt vastgelegd en houdt niets tegen."),
    )
    onderbouwing = tekst(
        _l("Onderbouwing van het herstel"),
        verplicht=False,
        description=_l("Verplicht als de trede lichter wordt. Waaruit blijkt het herstel?"),
    )
    noodgreep = tekst(
        _l("Noodgreep: waarom kan dit niet wachten?"),
        verplicht=False,
        description=_l(
            "Alleen in nood, als iets de tredebepaling tegenhoudt. De noodgreep valt overal op. "
            "De andere Regievoerder moet haar op tijd bekrachtigen."
        ),
    )
    versie = Versieveld()


class SluitForm(Formulier):
    uitkomst = SelectField(_l("Uitkomst"), [KIES], choices=keuzes(Uitkomst, leeg=_l("Kies een uitkomst")))
    datum = datum(_l("Datum"))
    toelichting = tekst(_l("Toelichting"))
    versie = Versieveld()


class HeropenForm(Formulier):
    trede = RadioField(_l("Trede"), [KIES])
    datum = datum(_l("Datum"))
    motivering = tekst(_l("Motivering"))
    versie = Versieveld()


class ProjectleiderForm(Formulier):
    gebruiker = SelectField(_l("Projectleider"), [KIES])
    datum = datum(_l("Vanaf"))
    toelichting = tekst(_l("Toelichting"), verplicht=False)
    versie = Versieveld()


class RegievoerderForm(Formulier):
    gebruiker = SelectField(_l("Gemeente"), [KIES])
    datum = datum(_l("Vanaf"))
    toelichting = tekst(_l("Waarom heeft deze gemeente een groot belang?"))
    versie = Versieveld()


class AfspraakForm(Formulier):
    status = RadioField(
        _l("Wat is er afgesproken?"),
        [KIES],
        choices=[
            keuze(Afspraakstatus.GEDAAN.value, _l("Gedaan")),
            keuze(Afspraakstatus.NIET_TOEGEPAST.value, _l("Bewust niet toegepast")),
        ],
    )
    toelichting = tekst(_l("Toelichting"), description=_l("Wat is er gedaan, of waarom niet?"))
    datum = datum(_l("Datum"))
    versie = Versieveld()
