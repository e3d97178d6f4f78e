"""When an office can be filled, deputised and left: the rules over its periods (domein 2, 4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.basis.fouten import (
    DatumOnlogisch,
    FunctieBezet,
    MotiveringVerplicht,
    OngeldigeInvoer,
    OngeldigeOvergang,
    WaarnemingOnmogelijk,
)
from app.domain.basis.tekst import heeft_inhoud
from app.domain.regio.functies import Bezetting, Functieperiode
from app.domain.termijn.termijn import datum_voluit


def toets_houder(nieuw: Functieperiode, bezetting: Bezetting) -> None:
    """One holder at a time. Raises FunctieBezet, DatumOnlogisch."""
    _toets_volgorde(nieuw)
    for ander in bezetting.van_functie(nieuw.functie):
        if ander.id == nieuw.id or not ander.raakt(nieuw):
            continue
        if ander.is_houder:
            raise FunctieBezet(
                f"{ander.naam} heeft deze functie {_periode(ander)}. Beëindig die periode eerst, of kies andere dagen.",
                veld="van",
            )
        if ander.voor is None:
            raise FunctieBezet(
                f"{ander.naam} neemt deze functie waar {_periode(ander)}, omdat er geen houder is. "
                "Beëindig die waarneming eerst, of kies andere dagen.",
                veld="van",
            )


def toets_waarneming(nieuw: Functieperiode, bezetting: Bezetting) -> None:
    """A deputy has a reason, and acts within the absence of somebody else, or while the office is vacant.

    Raises MotiveringVerplicht, DatumOnlogisch, WaarnemingOnmogelijk, FunctieBezet.
    """
    if not heeft_inhoud(nieuw.reden):
        raise MotiveringVerplicht("Schrijf op waarom iemand waarneemt.", veld="reden")
    _toets_volgorde(nieuw)
    if nieuw.voor is None:
        _toets_vacature(nieuw, bezetting)
    else:
        _toets_afwezigheid(nieuw, bezetting)
    _toets_dubbel(nieuw, bezetting)


def _toets_afwezigheid(nieuw: Functieperiode, bezetting: Bezetting) -> None:
    houder = bezetting.periode(nieuw.voor)
    if houder is None or not houder.is_houder or houder.functie != nieuw.functie:
        raise OngeldigeInvoer("Deze houder bestaat niet. Kies een periode uit de lijst.", veld="voor")
    if houder.persoon_id == nieuw.persoon_id:
        raise WaarnemingOnmogelijk("Iemand kan zichzelf niet waarnemen. Kies een ander.", veld="gebruiker")
    if not houder.omvat(nieuw):
        raise WaarnemingOnmogelijk(
            f"{houder.naam} heeft deze functie {_periode(houder)}. De waarneming valt daar niet helemaal in: "
            "kies andere dagen.",
            veld="van" if nieuw.van < houder.van else "tot",
        )


def beeindig(periode: Functieperiode, tot: date, vandaag: date, bezetting: Bezetting) -> Functieperiode:
    """The period with its last day; a period that is over stays as it was, and one that has an end only gets shorter.

    Raises OngeldigeOvergang, DatumOnlogisch, WaarnemingOnmogelijk while a deputy would be left without a holder.
    """
    if periode.tot is not None and periode.tot < vandaag:
        raise OngeldigeOvergang(f"Deze periode is al voorbij: zij liep tot en met {datum_voluit(periode.tot)}.")
    if tot < periode.van:
        bericht = f"Deze periode begon op {datum_voluit(periode.van)}. Kies die dag of een latere."
        raise DatumOnlogisch(bericht, veld="tot")
    if tot > periode.einde:
        bericht = f"Deze periode eindigt al op {datum_voluit(periode.einde)}. Kies een eerdere dag."
        raise DatumOnlogisch(bericht, veld="tot")
    korter = replace(periode, tot=tot)
    for waarnemer in (p for p in bezetting if p.voor == periode.id and not korter.omvat(p)):
        bericht = f"{waarnemer.naam} neemt deze functie waar {_periode(waarnemer)}. Beëindig die waarneming eerst."
        raise WaarnemingOnmogelijk(bericht, veld="tot")
    return korter


def _toets_volgorde(periode: Functieperiode) -> None:
    if periode.tot is not None and periode.tot < periode.van:
        raise DatumOnlogisch("De laatste dag ligt voor de eerste. Draai de datums om.", veld="tot")


def _toets_dubbel(nieuw: Functieperiode, bezetting: Bezetting) -> None:
    for ander in bezetting.van_functie(nieuw.functie):
        if ander.id != nieuw.id and ander.gebruiker_id == nieuw.gebruiker_id and ander.raakt(nieuw):
            raise FunctieBezet(f"{ander.naam} vervult deze functie al {_periode(ander)}.", veld="gebruiker")


def _toets_vacature(nieuw: Functieperiode, bezetting: Bezetting) -> None:
    for ander in bezetting.van_functie(nieuw.functie):
        if ander.is_houder and ander.raakt(nieuw):
            raise WaarnemingOnmogelijk(
                f"{ander.naam} heeft deze functie {_periode(ander)}. Kies voor wie wordt waargenomen.", veld="voor"
            )


def _periode(periode: Functieperiode) -> str:
    begin = f"vanaf {datum_voluit(periode.van)}"
    return f"{begin} tot en met {datum_voluit(periode.tot)}" if periode.tot else begin
