from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField
from wtforms.validators import Optional

from app.domain.basis.datums import Datumsoort
from app.domain.basis.getallen import lees_geheel, lees_honderdsten, lees_saldo, schrijf_honderdsten, schrijf_saldo
from app.domain.vooruitblik.scenario import MAX_BRON, MAX_NAAM, Plaatsen, Scenario, toets_plaatsen
from app.models import Scenario as Rij
from app.web.kern.formulier import Formulier, Versieveld, datum, regel, tekst
from app.web.kern.getallen import Getalveld
from app.web.kern.velden import BEDRAG_KW, GETAL_KW, Bedragen, Bedragregel

VELDEN = ("naam", "vanaf", "bron", "bron_datum", "toelichting")
CIJFERS = ("uitstroom_maand", "eenmalig", "fte_nodig", "fte_aanwezig")


def saldo(label: Any, uitleg: Any) -> Any:
    """An amount of any sign, or nothing."""
    return Getalveld(
        label, [Optional()], description=uitleg, render_kw=BEDRAG_KW, lezer=lees_saldo, schrijver=schrijf_saldo
    )


def fte(label: Any) -> Any:
    return Getalveld(label, [Optional()], render_kw=GETAL_KW, lezer=lees_honderdsten, schrijver=schrijf_honderdsten)


class Plaatsregel(Bedragregel):
    """Places of one form of care, in the field that a list of amounts has."""

    bedrag = Getalveld(
        "", [Optional()], render_kw=GETAL_KW, lezer=lambda t, veld: toets_plaatsen(lees_geheel(t, veld), veld)
    )


class Scenarioform(Formulier):
    naam = regel(_l("Naam van het scenario"), hoogstens=MAX_NAAM, description=_l("Zoals: twee groepen dicht."))
    vanaf = datum(_l("Vanaf welke dag?"), soort=Datumsoort.GEPLAND)
    uitstroom_maand = saldo(
        _l("Netto uitstroom per maand, in euro"),
        _l("Wat er vanaf die dag per maand meer uit gaat dan er in komt. Laat leeg als dat gelijk blijft."),
    )
    eenmalig = saldo(
        _l("Eenmalig bedrag op die dag, in euro"), _l("Wat er dan in komt. Schrijf een min voor wat er uit gaat.")
    )
    plaatsen = Bedragen(_l("Plaatsen die open blijven. Vul alleen in wat u weet; nul is: dicht."), Plaatsregel)
    fte_nodig = fte(_l("Personeel dat nodig is, in fte"))
    fte_aanwezig = fte(_l("Personeel dat er dan is, in fte"))
    bron = regel(
        _l("Bron"),
        hoogstens=MAX_BRON,
        description=_l("Waar deze cijfers vandaan komen, zoals het gesprek met de bank."),
    )
    bron_datum = datum(_l("Datum van de bron"), soort=Datumsoort.STUK)
    toelichting = tekst(
        _l("Toelichting"), verplicht=False, description=_l("Komt in het logboek. Schrijf geen namen van kinderen op.")
    )
    vervalt = BooleanField(
        _l("Dit scenario is niet meer nodig: laat het vervallen"),
        description=_l("Het blijft in de geschiedenis staan, met de reden."),
    )
    reden = tekst(_l("Reden"), description=_l("Waarom wijzigt u dit? Dit komt in het logboek."))
    versie = Versieveld()
    nummer: int | None = None

    def met(self, vormen: dict[str, str], rij: Rij | None) -> Scenarioform:
        """With the forms of care to fill in, and what stands there, to be put right."""
        self.plaatsen.voor((code, titel, "") for code, titel in vormen.items())
        if rij is None:
            del self.vervalt, self.reden, self.versie
            return self
        self.nummer = rij.nummer
        self.met_versie(rij.versie)
        if not self.begonnen:
            self._begin(rij)
        return self

    def _begin(self, rij: Rij) -> None:
        for naam in VELDEN:
            self[naam].data = getattr(rij, naam)
        for naam in CIJFERS:
            self[naam].zet(getattr(rij, naam))
        open_ = {deel.zorgvorm: deel.aantal for deel in rij.waarden().plaatsen}
        for deel in self.plaatsen.entries:
            deel.bedrag.zet(open_.get(deel.code.data))

    def invoer(self) -> dict[str, Any]:
        waarden = self.waarden()
        plaatsen = tuple(Plaatsen(code, aantal) for code, aantal in waarden["plaatsen"].items())
        wat = Scenario(**{naam: waarden[naam] for naam in (*VELDEN, *CIJFERS)}, plaatsen=plaatsen)
        if self.nummer is None:
            return {"nieuw": wat}
        return {"nieuw": wat, "nummer": self.nummer, "reden": waarden["reden"], "vervalt": waarden["vervalt"]}
