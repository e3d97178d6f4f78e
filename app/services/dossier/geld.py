"""The money of a zaak in its dossier: as it stood at the end of a day, with every booking until then."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.domain.geld.dekking import Deeldekking, Dekkingstand, Spoedfeiten
from app.domain.geld.sleutel import hoe_gedragen
from app.models import (
    Besluit,
    Geldboeking,
    Geldplan,
    Geldpost,
    Organisatie,
    Spoedbesluit,
    Spoeddeel,
    Toezegging,
)
from app.naslag import naslag
from app.services.dossier.beeld import naam_van
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.geld.boek import Geldregel, maak_geldboek
from app.services.geld.lezen import Gemeentestand, per_gemeente
from app.services.geld.spoed import dekkingen_van, maak_spoedfeiten
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel


def geld_op(beeld: Zaakfeit, dag: date) -> Deel:
    """Commitments with their bookings, and what it is per municipality. Amounts in euro cents."""
    van = beeld.rijen.van
    boek = maak_geldboek(van(Toezegging), van(Geldplan), van(Geldboeking), van(Geldpost), dag)
    namen = {o.code: o.naam for o in van(Organisatie)} if beeld.rijen.heeft(Organisatie) else {}
    landelijk = {g.code: g.naam for g in naslag().gemeenten} if boek.regels else {}
    wie = landelijk | namen
    spoed = _spoed(beeld)
    gedekt = dekkingen_van(boek, spoed, dag)
    besluiten: dict[int | None, int] = {b.id: b.volgnr for b in van(Besluit)}
    nummers: dict[int | None, int] = {id_: feiten.volgnr for id_, feiten in spoed.items()}
    return {
        "toezeggingen": [
            _toezegging(beeld, r, wie, (besluiten.get(r.rij.besluit_id), nummers.get(r.rij.spoedbesluit_id)), gedekt)
            for r in boek.regels
        ],
        "gemeenten": [_gemeente(stand, wie) for stand in per_gemeente(boek).values()],
    }


def _spoed(beeld: Zaakfeit) -> dict[int, Spoedfeiten]:
    delen = per_sleutel((rij.spoedbesluit_id, rij) for rij in beeld.rijen.van(Spoeddeel))
    codes = {o.id: o.code for o in beeld.rijen.van(Organisatie)} if delen else {}
    return {
        rij.id: maak_spoedfeiten(rij, [(codes[deel.organisatie_id], deel) for deel in delen.get(rij.id, [])])
        for rij in beeld.rijen.van(Spoedbesluit)
    }


def _toezegging(
    beeld: Zaakfeit,
    r: Geldregel,
    wie: Mapping[str, str],
    onder: tuple[int | None, int | None],
    gedekt: Mapping[int, Dekkingstand],
) -> Deel:
    """`onder` are the numbers of its decision and of its spoedbesluit, of which it has one or none."""
    rij, dekking = r.rij, gedekt.get(r.rij.nummer)
    return {
        "nummer": rij.nummer,
        "soort": rij.soort.value,
        "omschrijving": rij.omschrijving,
        "wederpartij": rij.wederpartij,
        "datum": dag_tekst(rij.datum),
        "bedrag": rij.bedrag,
        "besluit": onder[0],
        "spoedbesluit": onder[1],
        "beslissing_voor": dag_tekst(rij.beslissing_voor) if rij.beslissing_voor else None,
        "beschikking": rij.beschikking,
        "voorwaarden": rij.voorwaarden,
        "zekerheid": rij.zekerheid,
        "rente": rij.rente,
        "sleutel": hoe_gedragen(rij.sleutel, rij.peiljaar, rij.peildatum),
        "delen": [{"code": c, "naam": wie.get(c, c), "bedrag": cent} for c, cent in rij.delen.items()],
        "voorfinancier": wie.get(rij.voorfinancier, rij.voorfinancier),
        "betaalt_niet": [wie.get(code, code) for code in rij.betaalt_niet],
        "termijnen": [{"datum": dag_tekst(t.datum), "soort": t.soort.value, "bedrag": t.bedrag} for t in r.plan],
        "toegezegd": r.boek.toegezegd,
        "betaald": r.boek.betaald,
        "te_betalen": r.te_betalen,
        "uitstaand": r.uitstaand,
        "voorgefinancierd": r.voorgefinancierd,
        "gevraagd": r.boek.gevraagd,
        "dekking": [_dekking(deel, wie) for deel in dekking.delen] if dekking else [],
        "afgewikkeld": ja_tekst(r.boek.afgewikkeld),
        "boekingen": [_boeking(beeld, r, b, wie) for b in r.boekingen],
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
        "ingevoerd_door": naam_van(beeld, rij.ingevoerd_door_id),
    }


def _dekking(deel: Deeldekking, wie: Mapping[str, str]) -> Deel:
    naam = wie.get(deel.code, deel.code)
    return {"code": deel.code, "naam": naam, "bedrag": deel.bedrag, "stand": deel.hoe.value, "drager": deel.drager}


def _boeking(beeld: Zaakfeit, r: Geldregel, b: Geldboeking, wie: Mapping[str, str]) -> Deel:
    nummers = {boeking.id: boeking.nummer for boeking in r.boekingen}
    return {
        "nummer": b.nummer,
        "soort": b.soort.value,
        "datum": dag_tekst(b.datum),
        "bedrag": b.bedrag,
        "gemeente": wie.get(b.college, b.college),
        "grondslag": b.grondslag,
        "toelichting": b.toelichting,
        "tegenboeking_van": nummers.get(b.tegenboeking_van_id) if b.tegenboeking_van_id else None,
        "ingevoerd_op": moment_tekst(b.ingevoerd_op),
        "ingevoerd_door": naam_van(beeld, b.ingevoerd_door_id),
    }


def _gemeente(stand: Gemeentestand, wie: Mapping[str, str]) -> Deel:
    velden = (
        "toegezegd", "betaald", "te_betalen", "uitstaand", "teruggekregen", "zelf_betaald", "voorgefinancierd",
        "vooruitbetaald", "rijk", "ontvangen", "gevraagd", "last",
    )  # fmt: skip
    naam = wie.get(stand.code, stand.code)
    return {"code": stand.code, "naam": naam, **{veld: getattr(stand, veld) for veld in velden}}
