from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired
from wtforms import BooleanField, HiddenField
from wtforms.validators import Optional

from app.domain.basis.datums import JEUGDWET, Datumsoort
from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.basis.getallen import lees_geheel
from app.domain.basis.tekst import heeft_inhoud
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, begin, verder
from app.domain.plaatsing.weken import maandag
from app.domain.telling.telling import toets_aantal
from app.models import Plaatsaanbod
from app.services.plaatsing.bord import Bord
from app.services.plaatsing.raster import Vak, Weekraster, uit_raster, vaknaam
from app.services.plaatsing.standen import Standbestand
from app.web.kern import formulier as basis
from app.web.kern.formulier import Formulier, Versieveld, datum, datum_nu, keuze, regel, tekst
from app.web.kern.getallen import Getalveld
from app.web.kern.klad import ingevuld
from app.web.kern.velden import GETAL_KW, Bestandveld, keuzelijst, kies_uit
from app.weergave import woord

WEEK = _l("Een dag in de week; de week begint op maandag.")
EERSTE_WEEK = maandag(JEUGDWET) + timedelta(7)
GEEN_NAMEN = _l("Alleen aantallen. Schrijf nergens namen of nummers van kinderen.")
IN_LOGBOEK = _l("Komt in het logboek. Schrijf geen namen en geen aantallen op.")
"""The logboek goes with a dossier to others: what it says of children is a hash."""


def aantal(label: Any, *, verplicht: bool = True, **opties: Any) -> Any:
    """A whole number of children or places."""
    eisen = [basis.Gevuld(_l("Vul een aantal in, zoals 5."))] if verplicht else [Optional()]
    return Getalveld(
        label, eisen, lezer=lambda t, veld: toets_aantal(lees_geheel(t, veld), veld), render_kw=GETAL_KW, **opties
    )


class Weekkeuze(Formulier):
    """Which week; in the address, so without CSRF."""

    legt_vast = False

    class Meta(Formulier.Meta):
        csrf = False

    week = datum(_l("Week"), soort=Datumsoort.GEBEURD, description=WEEK)


class Weekform(Formulier):
    """The cells are fields of the page: `waarden_van` reads them, `fout_bij` says what is wrong with one."""

    week = HiddenField()
    cel = HiddenField()
    """The name before those of the cells, by which a kladversie knows them."""
    reden = tekst(
        _l("Reden van de correctie"),
        als=_l("verplicht als u aantallen verandert die er al staan"),
        description=IN_LOGBOEK,
    )
    versie = Versieveld()

    def voor(self, rooster: Weekraster) -> Weekform:
        self.rooster = rooster
        self.fout_bij: dict[str, str] = {}
        self.week.data = rooster.week.isoformat()
        self.met_versie(rooster.versie)
        return self

    def getypt(self, vak: Vak) -> str:
        """What stands in a cell: what was sent, else what was counted in that week."""
        nu = self.rooster.nu.get(vak)
        gezegd = request.form if self.is_submitted() else ingevuld(list(self._fields))
        return str(gezegd.get(vaknaam(vak), "")) if gezegd is not None else "" if nu is None else str(nu)

    def vakken(self) -> list[Vak]:
        return [(plek, kolom) for plek in self.rooster.locaties for kolom in self.rooster.kolommen]

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        self.aantallen: dict[Vak, int | None] = {}
        for vak in self.vakken():
            try:
                self.aantallen[vak] = _lees(self.getypt(vak), vaknaam(vak))
            except OngeldigeInvoer as fout:
                self.zeg(vaknaam(vak), f"{self.rooster.naam(vak)}: {fout.bericht}")
        return goed and not self.fout_bij

    def zeg(self, veld: str, bericht: str) -> None:
        self.fout_bij[veld] = bericht
        self.form_errors.append(bericht)

    def toon(self, fout: DomeinFout) -> None:
        super().toon(fout)
        if (fout.veld or "").startswith("cel-"):
            self.fout_bij[fout.veld or ""] = fout.bericht

    def invoer(self) -> dict[str, Any]:
        return {"nieuw": uit_raster(self.rooster, self.aantallen), "reden": self.reden.data or ""}


def _lees(getypt: str, veld: str) -> int | None:
    """A count, or None for an empty cell: not counted. Raises OngeldigeInvoer."""
    return toets_aantal(lees_geheel(getypt, veld), veld) if heeft_inhoud(getypt) else None


class Standimport(Formulier):
    bestand = Bestandveld(_l("Bestand"), [FileRequired(_l("Kies een bestand."))], description=_l("xlsx of csv."))
    reden = tekst(
        _l("Reden van de correctie"),
        als=_l("verplicht als u aantallen verandert die er al staan"),
        description=IN_LOGBOEK,
    )

    def invoer(self) -> dict[str, Any]:
        gekozen = self.bestand.data
        return {"bestand": Standbestand(gekozen.filename or "", gekozen.read()), "reden": self.reden.data or ""}


class Aanbodform(Formulier):
    aanbieder = regel(_l("Aanbieder"), description=_l("Wie de plaatsen aanbiedt."))
    locatie = regel(_l("Locatie"), verplicht=False, hoogstens=120)
    zorgvorm = keuzelijst(_l("Zorgvorm"))
    plaatsen = aantal(_l("Aantal plaatsen"))
    vanaf = datum(_l("Vanaf"), soort=Datumsoort.GEPLAND)
    tot = datum(_l("Tot en met"), verplicht=False, description=_l("Laat leeg als er geen einde is."))
    voorwaarden = tekst(_l("Voorwaarden"), verplicht=False, description=GEEN_NAMEN)
    vervalt = BooleanField(
        _l("Dit is per vergissing toegevoegd: laat het vervallen"),
        description=_l("Het blijft in de geschiedenis staan, met de reden."),
    )
    reden = tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))
    versie = Versieveld()
    nummer: int | None = None

    def met(self, vormen: dict[str, str], rij: Plaatsaanbod | None) -> Aanbodform:
        self.zorgvorm.choices = kies_uit(_("Maak een keuze"), vormen.items())
        if rij is None:
            del self.vervalt, self.reden, self.versie
            return self
        self.nummer = rij.nummer
        self.met_versie(rij.versie)
        if not self.begonnen:
            for naam in Aanbod.TITELS:
                self[naam].data = str(getattr(rij, naam)) if naam == "plaatsen" else getattr(rij, naam)
        return self

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        wat = Aanbod(**{naam: waarden[naam] for naam in Aanbod.TITELS})
        if self.nummer is None:
            return {"nieuw": wat}
        return {"nieuw": wat, "nummer": self.nummer, "reden": waarden["reden"], "vervalt": waarden["vervalt"]}


class Boekform(Formulier):
    soort = keuzelijst(_l("Wat gebeurt er?"), Boeksoort)
    locatie = keuzelijst(_l("Van (of naar) locatie"))
    zorgvorm = keuzelijst(_l("Zorgvorm"))
    gemeente = keuzelijst(_l("Gemeente"), description=_l("De gemeente die voor deze kinderen verantwoordelijk is."))
    aantal = aantal(_l("Aantal kinderen"))
    aanbod = keuzelijst(_l("Naar plek"), verplicht=False, description=_l("Alleen bij een plaatsing."))
    week = datum(_l("In de week van"), soort=Datumsoort.GEPLAND, description=WEEK)
    fase = keuzelijst(_l("Hoe ver is het?"), Fase)
    dag = datum_nu(_l("Sinds"))
    dubbel = BooleanField(
        _l("Deze kinderen staan al in een andere boeking"),
        description=_l("Voor een tweede zorgvorm van dezelfde kinderen. Zij tellen dan één keer als kind."),
    )
    toelichting = tekst(_l("Toelichting"), verplicht=False, description=IN_LOGBOEK)

    def met(self, bord: Bord, vormen: dict[str, str], gemeenten: list[tuple[str, str]]) -> Boekform:
        leeg = _("Maak een keuze")
        plekken = [(str(rij.locatie.nummer), rij.locatie.naam) for rij in bord.rijen]
        self.locatie.choices = kies_uit(leeg, plekken)
        self.zorgvorm.choices = kies_uit(leeg, vormen.items())
        self.gemeente.choices = kies_uit(leeg, gemeenten)
        self.aanbod.choices = kies_uit(
            _("geen plek"),
            ((str(a.rij.nummer), _("%(naam)s (%(vrij)s vrij)", naam=a.rij.waarden().naam, vrij=a.vrij))
             for a in bord.aanbod),
        )  # fmt: skip
        mogelijk = dict.fromkeys(fase for soort in Boeksoort for fase in begin(soort))
        self.fase.choices = [keuze(fase.value, woord(fase.value).capitalize()) for fase in mogelijk]
        return self

    def invoer(self) -> dict[str, Any]:
        w = self.waarden()
        wat = Boeking(
            soort=w["soort"],
            locatie=int(w["locatie"]),
            zorgvorm=w["zorgvorm"],
            gemeente=w["gemeente"],
            aantal=w["aantal"],
            week=maandag(w["week"]),
            aanbod=int(w["aanbod"]) if w["aanbod"] else None,
            dubbel=w["dubbel"],
            toelichting=w["toelichting"],
        )
        return {"nieuw": wat, "fase": w["fase"], "dag": w["dag"]}


class Stapform(Formulier):
    fase = keuzelijst(_l("Hoe ver is het?"), Fase)
    dag = datum_nu(_l("Op"))
    aantal = aantal(
        _l("Aantal kinderen"),
        verplicht=False,
        description=_l("Laat leeg voor alle. Vult u er minder in, dan gaat dat deel alleen verder."),
    )
    toelichting = tekst(
        _l("Toelichting"),
        als=_l("verplicht bij weigeren en intrekken"),
        description=IN_LOGBOEK,
    )
    versie = Versieveld()

    def met(self, boeking: Geboekt) -> Stapform:
        mogelijk = [(f.value, woord(f.value).capitalize()) for f in verder(boeking.wat.soort, boeking.fase)]
        self.fase.choices = kies_uit(_("Maak een keuze") if len(mogelijk) > 1 else None, mogelijk)
        self.met_versie(boeking.versie)
        return self


def lees_week(getypt: str, vandaag: date) -> date:
    """The Monday of the day that was asked; of this week for what was not, or cannot be."""
    try:
        return max(EERSTE_WEEK, min(maandag(date.fromisoformat(getypt)), maandag(vandaag)))
    except ValueError:
        return maandag(vandaag)
