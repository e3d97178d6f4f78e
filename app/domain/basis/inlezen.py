"""From a TOML table to a dataclass: its fields are the keys, its types the rules, its defaults the options.

A field whose metadata has a `sleutel` is written under that key.

What is wrong is said with file, place and remedy. A dataclass guards its own meaning in `__post_init__` by
raising `OngeldigeWaarde`; the reader adds where that was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType, UnionType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, get_args, get_origin, get_type_hints

from app.domain.basis.fouten import DomeinFout

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_VERWACHT = {
    str: "tekst tussen aanhalingstekens, niet leeg",
    int: "een geheel getal zonder aanhalingstekens",
    bool: "true of false, zonder aanhalingstekens",
    date: "een datum zonder aanhalingstekens, zoals 2026-01-31",
}


class OngeldigeConfiguratie(DomeinFout):
    """A data file of the region or the draaiboek is wrong: in which file, where, what, and how to mend it."""

    code = "ongeldige_configuratie"

    def __init__(self, bestand: str, plek: str, wat: str) -> None:
        super().__init__(f"{bestand}, bij {plek}: {wat}")
        self.bestand = bestand
        self.plek = plek
        self.wat = wat


class OngeldigeWaarde(ValueError):
    """A dataclass refuses its own content: the field, what is wrong with it and how to mend it (Dutch)."""

    def __init__(self, veld: str, wat: str) -> None:
        super().__init__(f"{veld}: {wat}")
        self.veld = veld
        self.wat = wat


@dataclass(frozen=True)
class Plek:
    """A place in a file, and the kind of error to raise about it."""

    bestand: str
    fout: type[OngeldigeConfiguratie]
    pad: tuple[str, ...] = ()

    def onder(self, deel: str) -> Plek:
        return Plek(self.bestand, self.fout, (*self.pad, deel))

    def weiger(self, wat: str) -> NoReturn:
        raise self.fout(self.bestand, " > ".join(self.pad) or "het begin van het bestand", wat)


def lees(soort: type[T], gegevens: object, plek: Plek) -> T:
    """Build `soort` from a table. Raises the error of `plek` on unknown, missing or wrong keys."""
    tabel = _als_tabel(gegevens, plek)
    soorten = get_type_hints(soort)
    _weiger_onbekende_sleutels(tabel, [_sleutel(veld) for veld in fields(soort)], plek)
    waarden = {
        veld.name: _lees_waarde(soorten[veld.name], tabel[_sleutel(veld)], plek.onder(_sleutel(veld)))
        for veld in fields(soort)
        if _staat_er(veld, tabel, plek)
    }
    try:
        return soort(**waarden)
    except OngeldigeWaarde as fout:
        plek.onder(fout.veld).weiger(fout.wat)


def eis_uniek(waarden: Iterable[str], veld: str) -> None:
    """Raises `OngeldigeWaarde` on the first value that occurs more than once."""
    for waarde, aantal in Counter(waarden).items():
        if aantal > 1:
            raise OngeldigeWaarde(veld, f"'{waarde}' komt {aantal} keer voor; geef elk een eigen waarde")


def _als_tabel(gegevens: object, plek: Plek) -> Mapping[str, object]:
    if not isinstance(gegevens, Mapping):
        plek.weiger(f"hier hoort een tabel te staan, niet {gegevens!r}; schrijf een kop tussen [ ] of [[ ]]")
    return gegevens


def _weiger_onbekende_sleutels(tabel: Mapping[str, object], bekend: Iterable[str], plek: Plek) -> None:
    for sleutel in tabel:
        if sleutel not in bekend:
            plek.onder(sleutel).weiger(f"onbekende sleutel; haal hem weg of kies uit {', '.join(bekend)}")


def _sleutel(veld: Field[Any]) -> str:
    return str(veld.metadata.get("sleutel", veld.name))


def _staat_er(veld: Field[Any], tabel: Mapping[str, object], plek: Plek) -> bool:
    sleutel = _sleutel(veld)
    if sleutel not in tabel and veld.default is MISSING:
        plek.onder(sleutel).weiger("ontbreekt; vul deze sleutel in")
    return sleutel in tabel


def _lees_waarde(soort: Any, waarde: object, plek: Plek) -> object:
    if is_dataclass(soort):
        return lees(soort, waarde, plek)  # type: ignore[arg-type]  # a class, never an instance
    match get_origin(soort):
        case None:
            return _lees_enkel(soort, waarde, plek)
        case oorsprong if oorsprong is UnionType:  # `X | None`: TOML has no null, so what is there is an X
            return _lees_waarde(get_args(soort)[0], waarde, plek)
        case oorsprong if oorsprong is tuple:
            return _lees_rij(get_args(soort)[0], waarde, plek)
        case _:
            return _lees_op_sleutel(get_args(soort)[1], waarde, plek)


def _lees_enkel(soort: type, waarde: object, plek: Plek) -> object:
    if issubclass(soort, StrEnum):
        return _lees_keuze(soort, waarde, plek)
    if type(waarde) is not soort or (isinstance(waarde, str) and not waarde.strip()):
        plek.weiger(f"verwacht {_VERWACHT[soort]}, maar er staat {waarde!r}")
    return waarde


def _lees_keuze(soort: type[StrEnum], waarde: object, plek: Plek) -> StrEnum:
    keuzes = [keuze.value for keuze in soort]
    if waarde not in keuzes:
        plek.weiger(f"{waarde!r} is geen geldige keuze; kies uit {', '.join(keuzes)}")
    return soort(str(waarde))


def _lees_rij(soort: Any, waarde: object, plek: Plek) -> tuple[object, ...]:
    if not isinstance(waarde, list):
        plek.weiger(f"hier hoort een lijst te staan, niet {waarde!r}; zet de waarden tussen [ ] of onder [[ ]]")
    *boven, naam = plek.pad
    plekken = (
        Plek(plek.bestand, plek.fout, (*boven, f"{naam} {nummer}{_herkenning(deel)}"))
        for nummer, deel in enumerate(waarde, start=1)
    )
    return tuple(_lees_waarde(soort, deel, hier) for deel, hier in zip(waarde, plekken, strict=True))


def _herkenning(deel: object) -> str:
    """The code of a table in a list, so that a reader finds it back sooner than by counting."""
    code = deel.get("code") if isinstance(deel, Mapping) else None
    return f" ({code})" if isinstance(code, str) else ""


def _lees_op_sleutel(soort: type[T], waarde: object, plek: Plek) -> Mapping[object, T]:
    """A table of tables: the key of each is the first field of what it holds."""
    sleutelveld = fields(soort)[0].name
    delen = [
        _lees_onder_kop(soort, sleutelveld, sleutel, deel, plek.onder(sleutel))
        for sleutel, deel in _als_tabel(waarde, plek).items()
    ]
    return MappingProxyType({getattr(deel, sleutelveld): deel for deel in delen})


def _lees_onder_kop(soort: type[T], sleutelveld: str, sleutel: str, gegevens: object, plek: Plek) -> T:
    tabel = _als_tabel(gegevens, plek)
    if sleutelveld in tabel:
        plek.onder(sleutelveld).weiger(f"staat al in de kop ({sleutel}); haal deze sleutel weg")
    return lees(soort, {**tabel, sleutelveld: sleutel}, plek)
