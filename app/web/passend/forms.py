from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms.validators import Optional

from app.domain.basis.getallen import lees_geheel
from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar, Plekuitkomst
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import Oordeelmoment
from app.domain.telling.telling import toets_aantal
from app.models import Kinderrechtentoets, Kindsignaal, Plekoordeel
from app.services.passend.oordelen import Groep, Velenoordeel
from app.web.kern import formulier as basis
from app.web.kern.formulier import Formulier, Versieveld, datum_nu, keuze, regel, tekst
from app.web.kern.getallen import Getalveld
from app.web.kern.velden import GETAL_KW, keuzelijst, radio
from app.web.kern.velen.form import Velenform

GEEN_NAMEN = _l("Schrijf nergens namen of nummers van kinderen.")
IN_LOGBOEK = _l("Komt in het logboek. Schrijf geen namen en geen aantallen op.")


def aantal(label: Any, *, verplicht: bool = True, **opties: Any) -> Any:
    """A whole number of children or signals."""
    eisen = [basis.Gevuld(_l("Vul een aantal in, zoals 5."))] if verplicht else [Optional()]
    return Getalveld(
        label, eisen, lezer=lambda t, veld: toets_aantal(lees_geheel(t, veld), veld), render_kw=GETAL_KW, **opties
    )


def reden() -> Any:
    return tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))


class Oordeelform(Formulier):
    oordelaar = radio(_l("Van wie is dit oordeel?"), Oordelaar)
    instelling = regel(_l("Naam van de instelling"), als=_l("bij een gecertificeerde instelling"))
    dag = datum_nu(_l("Oordeel van"))
    past = aantal(_l("De plek past"), description=_l("Aantal kinderen. De vier aantallen zijn samen alle kinderen."))
    past_niet = aantal(_l("De plek past niet"), description=_l("Aantal kinderen; vul 0 in als het er geen zijn."))
    weg = aantal(_l("Niet meer op deze plek"), verplicht=False, description=_l("Laat leeg als het er geen zijn."))
    onbekend = aantal(_l("Niet bekend"), verplicht=False, description=_l("Laat leeg als het er geen zijn."))
    toelichting = tekst(_l("Toelichting"), als=_l("verplicht als de plek niet past"), description=IN_LOGBOEK)
    reden = reden()
    versie = Versieveld()

    def met(self, boeking: int, moment: Oordeelmoment, eerder: Plekoordeel | None) -> Oordeelform:
        self.boeking, self.moment = boeking, moment
        self.met_versie(eerder.versie if eerder else 0)
        if eerder is None:
            del self.reden
        elif not self.begonnen:
            for naam in ("oordelaar", "instelling", "dag", "toelichting"):
                self[naam].data = getattr(eerder, naam)
            for naam in Oordeel.AANTALLEN:
                self[naam].zet(getattr(eerder, naam))
        return self

    def invoer(self) -> dict[str, Any]:
        w = self.waarden()
        nieuw = Oordeel(
            boeking=self.boeking,
            moment=self.moment,
            oordelaar=w["oordelaar"],
            instelling=w["instelling"],
            dag=w["dag"],
            toelichting=w["toelichting"],
            **{naam: w[naam] or 0 for naam in Oordeel.AANTALLEN},
        )
        return {"nieuw": nieuw, "reden": w.get("reden", "")}


class Velenoordeelform(Velenform):
    """The same verdict of many placings. A tick carries the number of the booking, of how many children it was, and
    which version of its verdict was there.
    """

    uitkomst = radio(
        _l("Voor alle kinderen van de aangevinkte plaatsingen"),
        choices=[
            keuze(Plekuitkomst.PAST, _l("De plek past")),
            keuze(Plekuitkomst.PAST_NIET, _l("De plek past niet")),
            keuze(Plekuitkomst.WEG, _l("Niet meer op deze plek")),
            keuze(Plekuitkomst.ONBEKEND, _l("Niet bekend")),
        ],
    )
    oordelaar = radio(_l("Van wie is dit oordeel?"), Oordelaar)
    instelling = regel(_l("Naam van de instelling"), als=_l("bij een gecertificeerde instelling"))
    dag = datum_nu(_l("Oordeel van"))
    toelichting = tekst(_l("Toelichting"), als=_l("verplicht als de plek niet past"), description=IN_LOGBOEK)
    reden = tekst(_l("Reden"), als=_l("verplicht waar al een oordeel stond"), description=IN_LOGBOEK)

    def met(self, moment: Oordeelmoment, *, opnieuw: bool) -> Velenoordeelform:
        """`opnieuw` says that something was said before of one of the rows."""
        self.moment = moment
        if not opnieuw:
            del self.reden
        return self

    def invoer(self) -> Velenoordeel:
        w = self.waarden()
        wat = {naam: w[naam] for naam in ("oordelaar", "instelling", "dag", "toelichting")}
        return Velenoordeel(
            groepen=[_groep(deel) for deel in self.kies.delen],
            moment=self.moment,
            uitkomst=Plekuitkomst(w["uitkomst"]),
            reden=w.get("reden", ""),
            alles=self.alles_of_niets(),
            **wat,
        )


def _groep(deel: Sequence[str]) -> Groep:
    """A tick that is not one of the page says what nobody can have seen: the service refuses it by name."""
    gelezen = [int(stuk) if stuk.isdecimal() and len(stuk) < 10 else -1 for stuk in deel]
    nummer, kinderen, versie = (*gelezen, -1, -1)[:3]
    return Groep(boeking=nummer, kinderen=kinderen, versie=versie)


class Toetsform(Formulier):
    dag = datum_nu(_l("Getoetst op"))
    besluit = tekst(_l("Welk besluit sluit de locatie, en van wie?"), description=GEEN_NAMEN)
    belang = tekst(_l("Wat is het belang van de kinderen?"), description=_l("IVRK artikel 3, eerste lid."))
    gehoord = tekst(_l("Hoe zijn de kinderen gehoord?"), description=_l("IVRK artikel 12. Geen namen."))
    alternatieven = tekst(_l("Wat kon er ook?"), description=_l("En waarom is dat het niet geworden?"))
    uitkomst = radio(_l("Wat zegt de toets van het sluiten?"), Toetsuitkomst)
    maatregelen = tekst(_l("Maatregelen"), als=_l("verplicht als het niet zonder meer in hun belang is"))
    reden = reden()
    versie = Versieveld()

    def met(self, locatie: int, eerder: Kinderrechtentoets | None) -> Toetsform:
        self.locatie = locatie
        self.met_versie(eerder.versie if eerder else 0)
        if eerder is None:
            del self.reden
        elif not self.begonnen:
            for naam in ("dag", "uitkomst", *Toets.TITELS):
                self[naam].data = getattr(eerder, naam)
        return self

    def invoer(self) -> dict[str, Any]:
        w = self.waarden()
        velden = {veld.name: w[veld.name] for veld in fields(Toets) if veld.name != "locatie"}
        return {"nieuw": Toets(locatie=self.locatie, **velden), "reden": w.get("reden", "")}


class Signaalform(Formulier):
    dag = datum_nu(_l("Tot en met"), description=_l("De dag waarop het laatste van deze signalen binnenkwam."))
    van = keuzelijst(_l("Van wie?"), Van, leeg=_l("Maak een keuze"))
    kanaal = keuzelijst(_l("Hoe kwam het binnen?"), Kanaal, leeg=_l("Maak een keuze"))
    onderwerp = keuzelijst(_l("Waarover?"), Onderwerp, leeg=_l("Maak een keuze"))
    aantal = aantal(_l("Aantal signalen"))
    opvolging = tekst(
        _l("Wat is ermee gedaan?"),
        als=_l("laat leeg zolang er niets is gedaan"),
        description=IN_LOGBOEK,
    )
    reden = tekst(
        _l("Reden"), als=_l("verplicht als u iets anders wijzigt dan wat ermee is gedaan"), description=IN_LOGBOEK
    )
    versie = Versieveld()
    nummer: int | None = None

    def met(self, eerder: Kindsignaal | None) -> Signaalform:
        if eerder is None:
            del self.reden, self.versie
            return self
        self.nummer = eerder.nummer
        self.met_versie(eerder.versie)
        if not self.begonnen:
            for naam in ("dag", "van", "kanaal", "onderwerp", "opvolging"):
                self[naam].data = getattr(eerder, naam)
            self.aantal.zet(eerder.aantal)
        return self

    def invoer(self) -> dict[str, Any]:
        w = self.waarden()
        nieuw = Signaal(**{veld.name: w[veld.name] for veld in fields(Signaal)})
        return {"nieuw": nieuw} if self.nummer is None else {
            "nieuw": nieuw, "nummer": self.nummer, "reden": w.get("reden", ""),
        }  # fmt: skip


def momentnaam(moment: Oordeelmoment) -> str:
    """bij plaatsing, na 1 maand."""
    if moment is Oordeelmoment.BIJ_PLAATSING:
        return str(_("bij plaatsing"))
    return str(ngettext("na %(num)s maand", "na %(num)s maanden", moment.maanden))
