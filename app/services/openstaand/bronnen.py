"""The sources: which tables each reads, how its facts are gathered, and which points it makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from app.domain.openstaand import (
    afloop,
    brieven,
    buiten,
    cijfers,
    grondslag,
    informatie,
    mandaten,
    overleg,
    stappen,
    stukken,
    toewijzing,
    toezicht,
    voorwaarden,
)
from app.domain.openstaand.besluit import spoed, twee
from app.domain.openstaand.geld import toezeggingen as geld
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.kinderen import opgave, passend, plaatsing
from app.domain.openstaand.punt import Punt
from app.models import (
    Document,
    Functievervulling,
    Gebruiker,
    LogboekRegel,
    Mandaat,
    Opschaling,
    Organisatie,
    Vergadering,
    Vraag,
)
from app.services.kern.rijen import Model, modellen
from app.services.openstaand.feiten import afloop as eindfeiten
from app.services.openstaand.feiten import besluiten as besluitfeiten
from app.services.openstaand.feiten import cijfers as cijferfeiten
from app.services.openstaand.feiten import gebeurtenissen as gebeurd
from app.services.openstaand.feiten import geld as geldfeiten
from app.services.openstaand.feiten import mandaten as mandaatfeiten
from app.services.openstaand.feiten import opgaven as opgavefeiten
from app.services.openstaand.feiten import overleg as overlegfeiten
from app.services.openstaand.feiten import passend as passendfeiten
from app.services.openstaand.feiten import plaatsing as plaatsfeiten
from app.services.openstaand.feiten import spoed as spoedfeiten
from app.services.openstaand.feiten import toezicht as toezichtfeiten
from app.services.openstaand.feiten import werk
from app.services.openstaand.feiten.kaders import Zaakfeit

NIEUW, TREDE, RUST, EDITIE = "zaak.nieuw", "zaak.trede", "zaak.rust", "zaak.editie"
"""What may change in the row of a zaak itself: that it began, that it came into a trede, that it came to rest or was
reopened, its edition.
"""
GELEZEN = "handeling.lees_export"
"""An act that leaves nothing but its entry."""

Lezer = Callable[[Zaakfeit], Sequence[Any]]
Punten = Callable[[Kader, Sequence[Any]], Iterator[Punt]]


@dataclass(frozen=True)
class Bron:
    """A source. It is computed anew when something of `leest` was touched; `soorten` are the kinds it makes.

    Beside those tables it reads `erbij`: what never changes by itself, or not without something of `leest`.
    """

    soorten: frozenset[str]
    leest: frozenset[str]
    lees: Lezer
    punten: Punten
    erbij: frozenset[Model]

    def van(self, zaak: Zaakfeit) -> Iterator[Punt]:
        """Every point of this zaak, those that were closed included."""
        return self.punten(zaak.kader, self.lees(zaak))

    @property
    def rijen(self) -> frozenset[Model]:
        """The rows that it reads."""
        return self.erbij | {soort for naam, soort in modellen().items() if naam in self.leest}


def _bron(
    soorten: str | tuple[str, ...], leest: tuple[str, ...], lees: Lezer, punten: Punten, erbij: tuple[Model, ...] = ()
) -> Bron:
    van = frozenset((soorten,) if isinstance(soorten, str) else soorten)
    return Bron(van, frozenset(leest), lees, punten, frozenset(erbij))


def _alles_van_mandaten(kader: Kader, feiten: Sequence[Any]) -> Iterator[Punt]:
    return chain(mandaten.punten(kader, feiten), voorwaarden.punten(kader, feiten))


_VAN_MANDATEN = (*mandaten.SOORTEN, voorwaarden.ONGEZIEN, voorwaarden.NIET_VOLDAAN)
_MANDAATTABELLEN = (
    "mandaat",
    "mandaatverzoek",
    "reactiedatum",
    "herinnering",
    "voorwaarde",
    "voorwaardestand",
)
_AFWIJKING = ("opschaling", "afwijkingsvolg")
_TELLINGEN = (cijfers.NOOIT, cijfers.OUD, cijfers.GEMEENTE, cijfers.REGIO)

_WIE = (Functievervulling, Gebruiker)
"""Who filled which office, as natural persons."""

BRONNEN = (
    _bron(
        (stappen.STAP, *dict.fromkeys(stappen.MET_HANDELING.values()), stappen.VERVALLEN),
        ("stap", EDITIE),
        werk.stappen,
        stappen.punten,
    ),
    _bron(informatie.PLICHT, ("informatieplicht", EDITIE), werk.plichten, informatie.punten),
    _bron(
        grondslag.ZONDER,
        ("documentintrekking", "stap", "informatieplicht", EDITIE),
        werk.zonder_bewijs,
        grondslag.zonder_document,
        erbij=(Document,),
    ),
    _bron(
        grondslag.GEBEURTENIS,
        ("gebeurtenis", "stap", "informatieplicht", RUST, EDITIE),
        gebeurd.gebeurtenissen,
        grondslag.zonder_dag,
    ),
    _bron(toewijzing.AFSPRAAK, ("afspraak", TREDE, EDITIE), werk.afspraken, toewijzing.afspraken, (LogboekRegel,)),
    _bron(
        (toewijzing.PROJECTLEIDER, toewijzing.REGIEPLAATS),
        ("rolvervulling", TREDE),
        werk.rollen,
        toewijzing.rollen,
    ),
    _bron(
        _VAN_MANDATEN,
        (*_MANDAATTABELLEN, *_AFWIJKING, RUST, EDITIE),
        mandaatfeiten.mandaten,
        _alles_van_mandaten,
        erbij=(Opschaling, Functievervulling, LogboekRegel, Organisatie, Gebruiker),
    ),
    _bron(
        mandaten.UITGEPUT,
        ("mandaat", "besluit", "besluit_deel", RUST),
        mandaatfeiten.besteding,
        mandaten.uitgeput,
        erbij=(Organisatie,),
    ),
    _bron(
        (twee.ONDERTEKENEN, twee.KENNIS),
        ("besluitvoorstel", "besluitkennis", "besluit", "besluit_deel"),
        besluitfeiten.besluiten,
        twee.punten,
        erbij=(Mandaat, *_WIE),
    ),
    _bron(
        (spoed.TEKENEN, spoed.BEKRACHTIGEN, spoed.ONGEDEKT),
        ("spoedbesluit", "spoeddeel"),
        spoedfeiten.spoedbesluiten,
        spoed.punten,
        erbij=(Organisatie, *_WIE),
    ),
    _bron(
        geld.SOORTEN,
        ("toezegging", "geldplan", "geldboeking", "geldpost", RUST, EDITIE),
        geldfeiten.toezeggingen,
        geld.punten,
    ),
    _bron(overleg.STANDPUNT, ("vraag", "standpunt", EDITIE), overlegfeiten.vragen, overleg.vragen),
    _bron(
        overleg.AFWIJKING,
        ("standpunt", *_AFWIJKING, EDITIE),
        overlegfeiten.afwijkingen,
        overleg.afwijkingen,
        erbij=(Vraag,),
    ),
    _bron(buiten.ZGW, ("zgwverwijzing",), eindfeiten.zgw, buiten.zgw),
    _bron(overleg.OPSCHALING, ("opschaling", EDITIE), overlegfeiten.opschalingen, overleg.opschalingen),
    _bron(
        toezicht.SOORTEN,
        ("toezichtstap", "toezichtplan", "toezichtplanstap", "romptekst", EDITIE),
        toezichtfeiten.toezicht,
        toezicht.punten,
    ),
    _bron(
        (brieven.CONCEPT, brieven.BIJ_GEMEENTE),
        ("romptekst", "raadsbrief", EDITIE),
        overlegfeiten.brieven,
        brieven.punten,
    ),
    _bron(
        (stukken.AGENDEREN, stukken.BEHANDELEN),
        ("stuk", "agendapunt", "behandeling"),
        overlegfeiten.stukken,
        stukken.punten,
        erbij=(Vergadering,),
    ),
    _bron(_TELLINGEN, ("telling", "zaakregio", TREDE, RUST, EDITIE), cijferfeiten.tellingen, cijfers.tellingen),
    _bron(
        (cijfers.KWARTAAL_NOOIT, cijfers.KWARTAAL_OUD),
        ("kwartaalcijfer", TREDE, RUST, EDITIE),
        cijferfeiten.kwartalen,
        cijfers.kwartalen,
    ),
    _bron(
        plaatsing.SOORTEN,
        ("plaatsstand", "boeking", "boekingstap", "aanbiederlocatie", RUST, EDITIE),
        plaatsfeiten.plaatsing,
        plaatsing.punten,
    ),
    _bron(
        passend.SOORTEN,
        (
            "plekoordeel",
            "kinderrechtentoets",
            "kindsignaal",
            "plaatsstand",
            "boeking",
            "boekingstap",
            "aanbiederlocatie",
            EDITIE,
        ),
        passendfeiten.passend,
        passend.punten,
    ),
    _bron(
        opgave.SOORTEN,
        ("plaatslink", "plaatsopgave", "plaatsopgaveslot", RUST, EDITIE),
        opgavefeiten.opgaven,
        opgave.punten,
    ),
    _bron(cijfers.CERTIFICAAT, ("gicertificaat", NIEUW, RUST, EDITIE), cijferfeiten.certificaten, cijfers.certificaten),
    _bron(afloop.NOODGREEP, ("noodgreep", EDITIE), eindfeiten.noodgrepen, afloop.noodgrepen, _WIE),
    _bron(
        (afloop.EXPORT_ONAF, afloop.EXPORT),
        ("export", "export_bundel", GELEZEN),
        eindfeiten.exports,
        afloop.exports,
        erbij=(LogboekRegel, Organisatie),
    ),
    _bron(
        (afloop.VOORSTELLEN, afloop.BEVESTIGEN),
        ("vernietiging", "bewaarbesluit", RUST),
        eindfeiten.bewaren,
        afloop.bewaren,
        erbij=_WIE,
    ),
)


def bronnen_voor(geraakt: frozenset[str] | None) -> list[Bron]:
    """The sources to compute when these were touched; all of them when that is not said."""
    return [bron for bron in BRONNEN if geraakt is None or bron.leest & geraakt]
