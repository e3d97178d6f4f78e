"""What a mandaat says, field by field: the one place that lists it.

Columns, form, API, logboek, dossier, replay, import and the differences between versions follow this list, or a test
holds them against it. What stands in the logboek and in the dossier is hashed: those names never change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from enum import Enum, auto
from typing import Any

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import DatumOnlogisch
from app.domain.basis.invoer import toets_bedrag, toets_lengte, toets_motivering
from app.domain.mandaat import mandaat as regels

LOOPTIJD = "looptijd"


class Veldsoort(Enum):
    """What kind of value a field holds."""

    TEKST = auto()
    BEDRAG = auto()
    """Euro cents, or None."""
    DAG = auto()
    JA_NEE = auto()


@dataclass(frozen=True)
class Veld:
    """A field of a mandaat: its column, what readers call it, and its names in the logboek and in the dossier.

    In the logboek the two days of the term stand together as LOOPTIJD, and of JA_NEE a yes is said with `ja`.
    """

    naam: str
    label: str
    soort: Veldsoort
    logboek: str
    dossier: str
    ja: str

    @property
    def leeg(self) -> object:
        """What it says when nothing was said."""
        return {Veldsoort.TEKST: "", Veldsoort.JA_NEE: False}.get(self.soort)


def _over(label: str, soort: Veldsoort, logboek: str = "", dossier: str = "", ja: str = "ja") -> dict[str, Any]:
    """The names in the logboek and in the dossier are that of the column, unless said."""
    return {"label": label, "soort": soort, "logboek": logboek, "dossier": dossier, "ja": ja}


@dataclass(frozen=True, kw_only=True)
class Inhoud:
    """What a mandaat says. `plafond` in euro cents; each line of `voorwaarden` is one condition to check off.

    With `einde_bij_sluiten` its grantor agrees, by granting it so, that it ends on the day the zaak is closed.
    A region is no administrative body: `organen` says in whose name it grants. With `volmacht` it also gives power of
    attorney for acts under private law, such as a loan or a guarantee, and with `machtiging` leave for other acts, such
    as carrying out (Awb 10:12): see `ondertekening`.
    """

    bevoegdheden: str = field(metadata=_over("Bevoegdheden", Veldsoort.TEKST))
    voorwaarden: str = field(default="", metadata=_over("Voorwaarden", Veldsoort.TEKST))
    plafond: int | None = field(default=None, metadata=_over("Plafond", Veldsoort.BEDRAG))
    van: date = field(metadata=_over("Geldig vanaf", Veldsoort.DAG, logboek=LOOPTIJD))
    tot: date = field(metadata=_over("Geldig tot en met", Veldsoort.DAG, logboek=LOOPTIJD, dossier="tot_en_met"))
    ondermandaat_mag: bool = field(
        default=False, metadata=_over("Ondermandaat mag", Veldsoort.JA_NEE, logboek="ondermandaat", ja="mag")
    )
    einde_bij_sluiten: bool = field(default=False, metadata=_over("Eindigt bij sluiten", Veldsoort.JA_NEE))
    organen: str = field(default="", metadata=_over("Namens wie een regio het verleent", Veldsoort.TEKST))
    volmacht: bool = field(default=False, metadata=_over("Ook volmacht", Veldsoort.JA_NEE))
    machtiging: bool = field(default=False, metadata=_over("Ook machtiging", Veldsoort.JA_NEE))

    def in_woorden(self) -> dict[str, Any]:
        """For the logboek."""
        return {veld.logboek: self._woord(veld) for veld in VELDEN}

    def _woord(self, veld: Veld) -> object:
        if veld.logboek == LOOPTIJD:
            return f"{self.van} tot en met {self.tot}"
        waarde = getattr(self, veld.naam)
        if veld.soort is Veldsoort.JA_NEE:
            return veld.ja if waarde else None
        return waarde.isoformat() if veld.soort is Veldsoort.DAG and waarde else waarde

    def toets(self, soort: Mandaatsoort, geopend: date) -> None:
        """Raises MotiveringVerplicht, OngeldigeInvoer, DatumOnlogisch, in a zaak that was opened on that day."""
        toets_motivering(self.bevoegdheden, "bevoegdheden")
        for veld in (v for v in VELDEN if v.soort is Veldsoort.TEKST):
            toets_lengte(getattr(self, veld.naam), veld.naam)
        regels.toets_inhoud(soort, self.plafond, self.van, self.tot)
        if self.plafond is not None:
            toets_bedrag(self.plafond, "plafond")
        if self.van < geopend:
            raise DatumOnlogisch("Het mandaat begint voor de zaak is geopend.", veld="van")

    def regels_van_voorwaarden(self) -> Iterator[str]:
        """Each condition to check off."""
        return filter(None, map(str.strip, self.voorwaarden.splitlines()))


def _velden() -> Iterator[Veld]:
    for deel in fields(Inhoud):
        wat = deel.metadata
        namen = (wat["logboek"] or deel.name, wat["dossier"] or deel.name)
        yield Veld(deel.name, wat["label"], wat["soort"], *namen, wat["ja"])


VELDEN = tuple(_velden())
"""Every field, in the order in which a reader would ask."""


def inhoud_uit(lees: Callable[[Veld], Any]) -> Inhoud:
    """What a mandaat says, each field as it is read somewhere."""
    return Inhoud(**{veld.naam: lees(veld) for veld in VELDEN})


@dataclass(frozen=True)
class Verschil:
    """What one version says differently from the one before it."""

    veld: Veld
    was: object
    wordt: object


def verschillen(vorige: object, volgende: object) -> list[Verschil]:
    """Field by field, of two versions that hold them as columns."""
    paren = ((veld, getattr(vorige, veld.naam), getattr(volgende, veld.naam)) for veld in VELDEN)
    return [Verschil(veld, was, wordt) for veld, was, wordt in paren if was != wordt]
