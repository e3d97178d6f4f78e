"""The skeleton of a continuïteitsplan as .docx: each figure with its source, and what the team has to fill in.

It leaves the team. So children stand in it in bands, as the page of the counts shows them to others; and
nothing of the placement board, not even what is free of an offer: that would tell what was booked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.aanbieder.kwartaal import CIJFERS
from app.domain.basis.bedrag import opsomming
from app.domain.basis.getallen import schrijf_honderdsten
from app.domain.telling.telling import MATEN
from app.domain.vooruitblik.kas import WEKEN, Verloop
from app.domain.vooruitblik.planindeling import EIGEN, IN_TE_VULLEN
from app.export.brief import vul_brief
from app.models import Telling
from app.services.kern.toegang import Dossier
from app.services.telling.blad import Maatblad, Vak, openbaar_blad
from app.services.vooruitblik.blad import MAAT, Scenarioregel, Vooruitblik, lees_vooruitblik
from app.services.vooruitblik.gemeenten import Gemeenteregel
from app.services.vooruitblik.kas import Kasblad
from app.weergave import bedrag, cijfer, datum, woord

NIET_GETOOND = "niet getoond"
ONBEKEND = "niet bekend"
Rij = dict[str, str]


def continuiteitsplan(session: Session, dossier: Dossier, vandaag: date) -> bytes:
    """Of what is known on this day. The same facts give the same bytes."""
    blik = lees_vooruitblik(session, dossier, vandaag)
    geteld = _geteld(session, dossier, blik)
    return vul_brief(
        "continuiteitsplan",
        {
            "zaaknummer": dossier.zaak.zaaknummer,
            "aanbieder": dossier.zaak.aanbieder.naam,
            "regio": dossier.profiel.naam,
            "datum": datum(vandaag),
            "indeling": EIGEN,
            "kas": _kas(blik),
            "peildatum": datum(blik.laatste) if geteld else "",
            "van_bord": blik.van_bord,
            "kinderen": _kinderen(geteld),
            "plaatsen": _plaatsen(dossier, blik, geteld),
            "gemeenten": [_gemeente(regel) for regel in blik.gemeenten if _mag_genoemd(regel, blik)],
            "scenarios": [_scenario(regel, blik) for regel in blik.scenarios],
            "gemis": [" ".join(filter(None, (g.woorden, opsomming(g.wie)))) for g in blik.gemis],
            "hoofdstukken": [{"titel": deel.titel, "vraag": deel.vraag} for deel in IN_TE_VULLEN],
        },
    )


def _geteld(session: Session, dossier: Dossier, blik: Vooruitblik) -> Maatblad | None:
    """The table of the newest reference date as anybody may see it."""
    if blik.laatste is None or blik.van_bord:
        return None
    vraag = select(Telling).where(Telling.zaak_id == dossier.zaak.id, Telling.peildatum == blik.laatste)
    maten = openbaar_blad(dossier.profiel, session.scalars(vraag), blik.laatste).maten
    return next((blad for blad in maten if blad.titel == MATEN[MAAT]), None)


def _kinderen(blad: Maatblad | None) -> list[Rij]:
    """A row for each municipality and form of care; the last ones are those of everybody."""
    if blad is None:
        return []
    kolommen = [kolom or "samen" for kolom in blad.kolommen]
    return [
        {"gemeente": rij.naam or "Alle gemeenten", "zorgvorm": kolom, "aantal": _aantal(vak)}
        for rij in blad.rijen
        for kolom, vak in zip(kolommen, rij.vakken, strict=True)
        if vak.klasse
    ]


def _aantal(vak: Vak) -> str:
    return vak.klasse.woord if vak.klasse else ONBEKEND


def _plaatsen(dossier: Dossier, blik: Vooruitblik, geteld: Maatblad | None) -> list[Rij]:
    """By form of care how many children and how many places are offered; never how many of those are booked."""
    aanbod: dict[str, int] = {}
    for regel in blik.bord.aanbod:
        if not regel.voorbij:
            aanbod[regel.rij.zorgvorm] = aanbod.get(regel.rij.zorgvorm, 0) + regel.rij.plaatsen
    samen = dict(zip(geteld.kolommen, geteld.rijen[-1].vakken, strict=True)) if geteld else {}
    return [
        {
            "zorgvorm": vorm.titel,
            "kinderen": _aantal(samen[vorm.titel])
            if vorm.titel in samen
            else NIET_GETOOND
            if blik.van_bord
            else ONBEKEND,
            "plaatsen": str(aanbod.get(vorm.code, 0)),
        }
        for vorm in dossier.profiel.zorgvormen
        if vorm.vraagt_plaats and (vorm.code in aanbod or vorm.titel in samen)
    ]


def _kas(blik: Vooruitblik) -> list[Rij]:
    """What the provider has, how long it lasts, and what that is based on."""
    if blik.kas is None:
        return [{"wat": "Hoe lang het geld reikt", "waarde": ONBEKEND, "bron": "–"}]
    blad, rij = blik.kas, blik.kas.rij
    bron = f"{rij.bron.rstrip('. ')}, {datum(rij.bron_datum)}"
    rijen = [("Hoe lang het geld reikt", blad.horizon.uitleg, bron)]
    if rij.liquide_middelen is not None:
        middelen = cijfer(rij.liquide_middelen, CIJFERS["liquide_middelen"].eenheid.value)
        rijen.insert(0, ("Liquide middelen", middelen, bron))
    rijen += [*_met_en_zonder(blad, bron)]
    return [{"wat": wat, "waarde": waarde, "bron": waar} for wat, waarde, waar in rijen]


def _met_en_zonder(blad: Kasblad, bron: str) -> list[tuple[str, str, str]]:
    if blad.zonder is None or blad.met is None:
        return []
    steun = bedrag(sum(mutatie.bedrag for mutatie in blad.steun))
    besluiten = f"{bron}; besluiten na {datum(blad.rij.bron_datum)}, samen {steun}"
    return [
        ("Zonder steun is er geld tot en met", tot(blad.zonder), bron),
        ("Met wat is besloten tot en met", tot(blad.met), besluiten),
        (f"Tekort zonder steun, binnen {WEKEN} weken", bedrag(blad.zonder.tekort), bron),
    ]


def tot(verloop: Verloop) -> str:
    """The last day with cash, in words."""
    return datum(verloop.tot) if verloop.tot else f"langer dan {WEKEN} weken"


def _mag_genoemd(regel: Gemeenteregel, blik: Vooruitblik) -> bool:
    """Who is there only because the board has children of it would be told by its name alone."""
    return not blik.van_bord or regel.eigen or regel.in_de_zaak


def _gemeente(regel: Gemeenteregel) -> Rij:
    omzet = ONBEKEND if regel.omzet is None else f"{bedrag(regel.omzet)} ({regel.jaar})"
    return {
        "naam": regel.naam,
        "geld": woord(regel.geld.value) if regel.geld else "ontbreekt",
        "inhoud": woord(regel.inhoud.value) if regel.inhoud else "ontbreekt",
        "besloten": bedrag(regel.besloten),
        "ruimte": bedrag(regel.ruimte),
        "omzet": omzet,
        "deel": bedrag(regel.deel) if regel.deel is not None else "–",
    }


def _scenario(regel: Scenarioregel, blik: Vooruitblik) -> Rij:
    wat, cijfers = regel.wat, list[str]()
    if wat.uitstroom_maand is not None:
        cijfers.append(f"netto uitstroom {bedrag(wat.uitstroom_maand)} per maand")
    if wat.eenmalig is not None:
        cijfers.append(f"eenmalig {bedrag(wat.eenmalig)}")
    cijfers += [f"{blik.vormen.get(d.zorgvorm, d.zorgvorm)}: {d.aantal} plaatsen open" for d in wat.plaatsen]
    cijfers += _personeel(wat.fte_nodig, wat.fte_aanwezig)
    return {
        "naam": wat.naam,
        "vanaf": datum(wat.vanaf),
        "cijfers": "; ".join(cijfers),
        "kas": tot(regel.verloop) if regel.verloop else "–",
        "bron": f"{wat.bron.rstrip('. ')}, {datum(wat.bron_datum)}",
    }


def _personeel(nodig: int | None, aanwezig: int | None) -> Sequence[str]:
    delen = (("nodig", nodig), ("aanwezig", aanwezig))
    return [f"personeel {wat} {schrijf_honderdsten(fte)} fte" for wat, fte in delen if fte is not None]
