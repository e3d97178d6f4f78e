"""A region's governance as data: who it consists of, which offices exist, who speaks, who supervises."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.basis.begrippen import Lidmaat, Mandaatsoort, Rol
from app.domain.basis.bestand import SOORTEN
from app.domain.basis.bestand import STANDAARD as STANDAARDSOORTEN
from app.domain.basis.inlezen import OngeldigeConfiguratie, OngeldigeWaarde, Plek, eis_uniek, lees
from app.domain.besluit.spoed import Spoedregel
from app.domain.besluit.tweehandtekeningen import TweeHandtekeningen
from app.domain.bewaren.bewaartermijn import Bewaarsoort, Bewaartermijn, controleer_bewaartermijnen
from app.domain.bewaren.selectielijst import STANDAARD as SELECTIELIJST
from app.domain.bewaren.selectielijst import Resultaat
from app.domain.overleg.opschaling import eis_ladder
from app.domain.overleg.standpunt import Vervanging
from app.domain.overleg.toezicht import Toezichtfase, controleer_fasen
from app.domain.passend import volgen
from app.domain.plaatsing import wachten
from app.domain.regio.collegestukken import GEEN_EISEN, Collegestukken
from app.domain.regio.regiodelen import (
    Aanwijzing,
    Afspraak,
    Deelregio,
    Functie,
    Gemeente,
    Lidmaatschap,
    Mandaattekst,
    Opschalingsniveau,
    Organisatie,
    Overleg,
    Toezichthouder,
    controleer_deelregios,
    controleer_toezichthouders,
)
from app.domain.regio.regiojaar import Procedure, controleer_procedures
from app.domain.regio.regioroutes import Route, controleer_ritmes, controleer_routes
from app.domain.regio.regioteksten import Regiotekst, Tekstplek, uit_mandaatteksten
from app.domain.telling.zorgvormen import STANDAARD, Zorgvorm

__all__ = [
    "Functie",
    "Gemeente",
    "OngeldigProfiel",
    "Opschalingsniveau",
    "Regioprofiel",
    "controleer_samen",
    "lees_profiel",
]

THEMAS = ("den-haag",)
"""Themes beside our own: `app/static/css/thema-*.css`."""


class OngeldigProfiel(OngeldigeConfiguratie):
    code = "ongeldig_profiel"


@dataclass(frozen=True)
class Regioprofiel:
    """Everything that makes one region different from another.

    Who is a member goes by the day: ask `gemeenten_op`. `gemeenten_ooit` is for accounts and names, which stay.
    """

    code: str
    naam: str
    jeugdregio: str
    bron: str
    servicebureau: Organisatie
    gemeenten_ooit: tuple[Gemeente, ...] = field(metadata={"sleutel": "gemeenten"})
    andere_regios: tuple[Organisatie, ...]
    functies: tuple[Functie, ...]
    overleggen: tuple[Overleg, ...]
    afspraken: tuple[Afspraak, ...]
    opschaling: tuple[Opschalingsniveau, ...]
    aanspreekpunt: Aanwijzing
    woordvoerder: Aanwijzing
    toezichthouders: tuple[Toezichthouder, ...]
    opschaling_vroeger: tuple[Opschalingsniveau, ...] = ()
    routes: tuple[Route, ...] = ()
    procedures: tuple[Procedure, ...] = ()
    zorgvormen: tuple[Zorgvorm, ...] = STANDAARD
    vervangingen: tuple[Vervanging, ...] = ()
    toezichtfasen: tuple[Toezichtfase, ...] = ()
    deelregios: tuple[Deelregio, ...] = ()
    lidmaatschap: Lidmaatschap | None = None
    bewaartermijnen: tuple[Bewaartermijn, ...] = ()
    selectielijst: tuple[Resultaat, ...] = SELECTIELIJST
    mandaatteksten: tuple[Mandaattekst, ...] = ()
    collegestukken: Collegestukken = GEEN_EISEN
    teksten: tuple[Regiotekst, ...] = ()
    twee_handtekeningen: TweeHandtekeningen | None = None
    """From when both Regievoerders sign a decision; without it one decides."""
    spoedbesluit: Spoedregel | None = None
    """What can be decided before a college has granted; without it nothing."""
    documentsoorten: tuple[str, ...] = STANDAARDSOORTEN
    """Which kinds of files a zaak may hold, by extension."""
    plaatsing: wachten.Plaatsregels = wachten.GEWOON
    passend: volgen.Volgregels = volgen.GEWOON
    thema: str = ""
    """The colours of the screens, by the name of the theme that the product brings; none is our own neutral one."""

    def __post_init__(self) -> None:
        controleer(self)

    def gemeenten_op(self, dag: date) -> tuple[Gemeente, ...]:
        """The municipalities whose colleges belong to the region on this day, in the order of the profile."""
        return tuple(g for g in self.gemeenten_ooit if g.is_lid(self.code).raakt(dag, dag))

    def is_lid_op(self, code: str, dag: date) -> bool:
        """Whether this municipality belongs to the region on this day."""
        return any(gemeente.code == code for gemeente in self.gemeenten_op(dag))

    def gemeente(self, code: str) -> Gemeente | None:
        """A municipality that is or was a member, by its code."""
        return next((gemeente for gemeente in self.gemeenten_ooit if gemeente.code == code), None)

    @property
    def gemeentenamen(self) -> dict[str, str]:
        """Names by code of every municipality that is or was a member: to read what was recorded, not to choose."""
        return {gemeente.code: gemeente.naam for gemeente in self.gemeenten_ooit}

    @property
    def gemeentealiassen(self) -> dict[str, str]:
        """Codes by every other way in which a municipality is written in a file: see `Gemeente.schrijfwijzen`."""
        return {naam: gemeente.code for gemeente in self.gemeenten_ooit for naam in gemeente.schrijfwijzen}

    @property
    def gemeentelabels(self) -> dict[str, str]:
        """The same, with the days of who was not always a member: to choose from where the day is said beside it."""
        return {gemeente.code: gemeente.met_periode for gemeente in self.gemeenten_ooit}

    def mandaattekst(self, code: str) -> Mandaattekst | None:
        return next((tekst for tekst in self.mandaatteksten if tekst.code == code), None)

    def teksten_voor(self, plek: Tekstplek) -> tuple[Regiotekst, ...]:
        """The texts of the region that can be put in this field."""
        eigen = (tekst for tekst in self.teksten if plek in tekst.voor)
        return (*eigen, *uit_mandaatteksten(self.mandaatteksten, plek))

    def functie(self, code: str) -> Functie | None:
        return next((functie for functie in self.functies if functie.code == code), None)

    @property
    def beoordelaar(self) -> Functie:
        """The office that judges mandaten."""
        return next(functie for functie in self.functies if functie.beoordeelt_mandaten)

    @property
    def leidende_functies(self) -> frozenset[str]:
        """The offices (codes) that lead a zaak together: both sign what asks for two."""
        return frozenset(functie.code for functie in self.functies if functie.rol is Rol.REGIEVOERDER)

    def tweede_vanaf(self, soort: Mandaatsoort) -> int | None:
        """From which amount (euro cents) both of them sign a decision; None when one of them may take any."""
        return self.twee_handtekeningen.grens(soort) if self.twee_handtekeningen else None

    def naam_van(self, organisatie: str) -> str:
        """The name of a municipality or party of the region; its code when the profile does not know it."""
        namen = {self.code: self.naam} | {o.code: o.naam for o in partijen_van(self)}
        return namen.get(organisatie, organisatie)

    def hoedanigheden_van(self, functie_code: str | None, organisatie: str) -> tuple[str, ...]:
        """The capacities to choose from: those of the office, else those that go with a municipality of the region."""
        functie = self.functie(functie_code) if functie_code else None
        if functie:
            return functie.hoedanigheden
        return self.lidmaatschap.hoedanigheden if self.lidmaatschap and self.gemeente(organisatie) else ()

    def overleg(self, code: str) -> Overleg | None:
        return next((overleg for overleg in self.overleggen if overleg.code == code), None)

    def procedure(self, code: str) -> Procedure | None:
        return next((procedure for procedure in self.procedures if procedure.code == code), None)

    def route(self, code: str) -> Route | None:
        return next((route for route in self.routes if route.code == code), None)

    @property
    def aangeboden_zorgvormen(self) -> tuple[Zorgvorm, ...]:
        """Those in which is counted from now on; the others can still be read and put right."""
        return tuple(vorm for vorm in self.zorgvormen if not vorm.oud)

    @property
    def eerdere_zorgvormen(self) -> dict[str, str]:
        """Codes by the titles that forms of care had before: to read a file, not to choose."""
        return {titel: vorm.code for vorm in self.zorgvormen for titel in vorm.eerder}

    def zorgvorm(self, code: str) -> Zorgvorm | None:
        return next((vorm for vorm in self.zorgvormen if vorm.code == code), None)

    def bewaartermijn(self, soort: Bewaarsoort) -> Bewaartermijn | None:
        """How long this is kept; None when the profile does not say, and it is never destroyed."""
        return next((termijn for termijn in self.bewaartermijnen if termijn.soort is soort), None)

    def toezichthouder_op(self, datum: date) -> Toezichthouder:
        """The supervisor on that date: there always is exactly one."""
        return next(houder for houder in self.toezichthouders if houder.geldt_op(datum))


def lees_profiel(gegevens: Mapping[str, object], bestand: str) -> Regioprofiel:
    """The profile in a parsed TOML file. Raises `OngeldigProfiel` with file, place and remedy."""
    return lees(Regioprofiel, gegevens, Plek(bestand, OngeldigProfiel))


def controleer_samen(profielen: Mapping[str, Regioprofiel]) -> None:
    """A servicebureau belongs to one region, a municipality to one on a day. Raises `OngeldigProfiel` about the later
    file.
    """
    van: dict[str, list[Lidmaat]] = {}
    for code, profiel in sorted(profielen.items()):
        leden = [(g.code, g.naam, g.is_lid(code)) for g in profiel.gemeenten_ooit]
        for partij, naam, lid in (*leden, (profiel.servicebureau.code, profiel.servicebureau.naam, Lidmaat(code))):
            for eerder in van.setdefault(partij, []):
                if eerder.raakt(lid.vanaf or date.min, lid.tot):
                    wat = (
                        f"'{partij}' ({naam}) staat ook in {eerder.regio}.toml; haal hem in een van beide weg, "
                        "of geef een gemeente die verhuisde hier of daar een eerste of laatste dag (vanaf, tot)"
                    )
                    raise OngeldigProfiel(f"{code}.toml", "gemeenten en servicebureau", wat)
            van[partij].append(lid)


def controleer(profiel: Regioprofiel) -> None:
    """Raises OngeldigeWaarde with the field and the remedy."""
    _controleer_codes(profiel)
    _controleer_niet_leeg(profiel)
    _controleer_verwijzingen(profiel)
    controleer_deelregios(profiel.deelregios, profiel.gemeenten_ooit)
    _controleer_regievoerders(profiel.functies)
    controleer_toezichthouders(profiel.toezichthouders)
    eis_ladder([niveau.code for niveau in (*profiel.opschaling, *profiel.opschaling_vroeger)])
    controleer_fasen(profiel.toezichtfasen)
    controleer_ritmes(profiel.overleggen)
    overleggen, functies = ([deel.code for deel in delen] for delen in (profiel.overleggen, profiel.functies))
    controleer_routes(profiel.routes, overleggen)
    controleer_procedures(profiel.procedures, functies, overleggen, [route.code for route in profiel.routes])
    controleer_bewaartermijnen(profiel.bewaartermijnen)
    _controleer_documentsoorten(profiel.documentsoorten)
    if profiel.thema and profiel.thema not in THEMAS:
        raise OngeldigeWaarde("thema", f"'{profiel.thema}' kan niet; kies uit {', '.join(THEMAS)}")


def _controleer_documentsoorten(soorten: tuple[str, ...]) -> None:
    vreemd = next((soort for soort in soorten if soort not in SOORTEN), None)
    if vreemd or not soorten:
        raise OngeldigeWaarde("documentsoorten", f"'{vreemd or ''}' kan niet; kies uit {', '.join(SOORTEN)}")


def partijen_van(profiel: Regioprofiel) -> tuple[Gemeente | Organisatie, ...]:
    """Everybody in the profile whom an address or an entry can name."""
    return (*profiel.gemeenten_ooit, profiel.servicebureau, *profiel.andere_regios)


def _organisaties(profiel: Regioprofiel) -> list[str]:
    return [partij.code for partij in partijen_van(profiel)]


def _controleer_codes(profiel: Regioprofiel) -> None:
    houders = [houder.code for houder in profiel.toezichthouders]
    eis_uniek(_organisaties(profiel) + houders, "gemeenten, servicebureau, andere_regios en toezichthouders")
    accounts = [gemeente.account for gemeente in profiel.gemeenten_ooit]
    eis_uniek(accounts, "gemeenten")
    namen = [*accounts, *(functie.code for functie in profiel.functies)]
    for veld in ("functies", "overleggen", "zorgvormen", "deelregios", "mandaatteksten", "teksten"):
        eis_uniek((deel.code for deel in getattr(profiel, veld)), veld)
    eis_uniek(namen, "namen van accounts: account van gemeenten en code van functies")
    eis_uniek((str(afspraak.nummer) for afspraak in profiel.afspraken), "afspraken")


def _controleer_niet_leeg(profiel: Regioprofiel) -> None:
    delen = (
        ("gemeenten", "een gemeente", profiel.gemeenten_ooit),
        ("opschaling", "een trap van de ladder", profiel.opschaling),
    )
    for veld, wat, deel in delen:
        if not deel:
            raise OngeldigeWaarde(veld, f"is leeg; noem minstens {wat}")


def _controleer_verwijzingen(profiel: Regioprofiel) -> None:
    bekend = _organisaties(profiel)
    verwijzingen = [(f"functies ({functie.code})", functie.organisatie) for functie in profiel.functies]
    verwijzingen += [(veld, getattr(profiel, veld).organisatie) for veld in ("aanspreekpunt", "woordvoerder")]
    for veld, organisatie in verwijzingen:
        if organisatie not in bekend:
            raise OngeldigeWaarde(veld, f"organisatie '{organisatie}' bestaat niet; kies uit {', '.join(bekend)}")


def _controleer_regievoerders(functies: tuple[Functie, ...]) -> None:
    """Four eyes need two: one office that approves mandaten, and another Regievoerder for when it proposed."""
    beoordelaars = [functie for functie in functies if functie.beoordeelt_mandaten]
    if len(beoordelaars) != 1 or beoordelaars[0].rol is not Rol.REGIEVOERDER:
        raise OngeldigeWaarde("functies", "geef precies één regievoerder beoordeelt_mandaten = true")
    if sum(functie.rol is Rol.REGIEVOERDER for functie in functies) < 2:
        raise OngeldigeWaarde("functies", "er is nog een regievoerder nodig, die oordeelt als de eerste voorstelt")
