"""Who leads a zaak follows who holds the office: at its opening by itself, later by an explicit act with its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Zaakrol
from app.domain.basis.fouten import DatumOnlogisch, NietGevonden, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.regio.functies import Bezetting, Functieperiode
from app.domain.regio.regio import Functie
from app.models import Gebruiker, Rolvervulling, Zaak
from app.naast import voeg_toe
from app.services.kern.bezetting import lees_bezetting, leidende_functies
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class Opvolging:
    """An office whose role in a zaak is still with who held it before, or with nobody; `nieuw` fills it now."""

    functie: Functie
    nieuw: Functieperiode
    vorige: tuple[Rolvervulling, ...] = ()


def begin_regievoering(session: Session, zaak: Zaak, vandaag: date) -> dict[str, str]:
    """Who fills the leading offices today becomes Regievoerder: from the opening, or from when he filled it.

    An office that is vacant is led by who deputises; without anybody, nobody leads for it yet.
    Returns by pseudonym from which day.
    """
    bezetting = lees_bezetting(session, zaak.regio)
    wie = [p for functie in leidende_functies(zaak.regio) for p in _vervullers(bezetting, functie, vandaag) if p.actief]
    begin = [(periode, max(zaak.geopend_datum, periode.van)) for periode in wie]
    rijen = [
        {"zaak_id": zaak.id, "gebruiker_id": p.gebruiker_id, "rol": Zaakrol.REGIEVOERDER, "van": van}
        for p, van in begin
    ]
    voeg_toe(session, Rolvervulling, rijen)
    return {periode.pseudoniem: van.isoformat() for periode, van in begin}


def opvolgingen(session: Session, dossier: Dossier, dag: date) -> list[Opvolging]:
    """The offices of which the zaak does not follow the holder of that day yet; a zaak at rest follows nobody."""
    if dossier.zaak.toestand in RUST:
        return []
    bezetting, nu = lees_bezetting(session, dossier.zaak.regio), dossier.vervuld(Zaakrol.REGIEVOERDER)
    gevonden = []
    for functie in leidende_functies(dossier.zaak.regio):
        vervullers = _vervullers(bezetting, functie, dag)
        leidt_al = {v.gebruiker_id for v in nu} & {p.gebruiker_id for p in vervullers}
        if not vervullers or leidt_al:
            continue
        ooit = {p.gebruiker_id for p in bezetting.van_functie(functie.code)}
        elders = _houders_van_andere(bezetting, functie, dossier.zaak.regio, dag)
        vorige = tuple(v for v in nu if v.gebruiker_id in ooit - elders)
        gevonden.append(Opvolging(functie, vervullers[0], vorige))
    return gevonden


def vervang_regievoerder(
    werk: Werk, zaaknummer: str, functie: str, datum: date, toelichting: str, versie: int | None = None
) -> Rolvervulling:
    """Let the role of Regievoerder go to who fills the office now, from this day on. Mandaten stay with their holder.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, DatumInToekomst, DatumOnlogisch,
    MotiveringVerplicht.
    """
    werk.wil("vervang_regievoerder", datum=datum, object=f"functie/{functie}", toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.REGIEVOERDER_TOEVOEGEN, versie=versie)
    zaak = dossier.zaak
    eis_lopend(zaak)
    opvolging = _kies(werk, dossier, functie)
    toets_datum(datum, werk.verzoek.vandaag, zaak.geopend_datum)
    toets_motivering(toelichting, "toelichting")
    _toets_dag(opvolging, datum)
    for vorige in opvolging.vorige:
        vorige.tot = max(vorige.van, datum - timedelta(days=1))
    rol = _rol(zaak, opvolging.nieuw, datum)
    werk.session.add(rol)
    zaak.gewijzigd_op = werk.verzoek.nu
    werk.session.flush()
    werk.noteer(
        van=", ".join(v.gebruiker.pseudoniem for v in opvolging.vorige) or None,
        naar=werk.session.get_one(Gebruiker, rol.gebruiker_id).pseudoniem,
        versie=zaak.versie,
        naam=opvolging.nieuw.naam,
    )
    return rol


def _kies(werk: Werk, dossier: Dossier, functie: str) -> Opvolging:
    if functie not in {f.code for f in leidende_functies(dossier.zaak.regio)}:
        raise NietGevonden("Deze functie voert geen regie. Kies een functie uit de lijst.", veld="functie")
    open_ = opvolgingen(werk.session, dossier, werk.verzoek.vandaag)
    gekozen = next((o for o in open_ if o.functie.code == functie), None)
    if gekozen is None:
        raise OngeldigeOvergang("Voor deze functie is er nu niemand anders die de zaak leidt.", veld="functie")
    return gekozen


def _toets_dag(opvolging: Opvolging, datum: date) -> None:
    """The role begins in the period of the new one, and after the day on which the one before him began."""
    if datum < opvolging.nieuw.van:
        dag = f"{opvolging.nieuw.van:%d-%m-%Y}"
        bericht = f"{opvolging.nieuw.naam} heeft deze functie vanaf {dag}. Kies die dag of een latere."
        raise DatumOnlogisch(bericht, veld="datum")
    for vorige in opvolging.vorige:
        if datum <= vorige.van:
            bericht = f"{vorige.gebruiker.naam} werd Regievoerder op {vorige.van:%d-%m-%Y}. Kies een latere dag."
            raise DatumOnlogisch(bericht, veld="datum")


def _vervullers(bezetting: Bezetting, functie: Functie, dag: date) -> list[Functieperiode]:
    """The holder; while there is none, who deputises. A deputy of a holder acts for him, and does not replace him."""
    houder = bezetting.houder_op(functie.code, dag)
    return [houder] if houder else bezetting.waarnemers_op(functie.code, dag)


def _houders_van_andere(bezetting: Bezetting, functie: Functie, regio: str, dag: date) -> set[int]:
    """Who leads by another office on that day, whatever he did in this one before."""
    andere = (f.code for f in leidende_functies(regio) if f.code != functie.code)
    return {houder.gebruiker_id for code in andere if (houder := bezetting.houder_op(code, dag))}


def _rol(zaak: Zaak, periode: Functieperiode, van: date) -> Rolvervulling:
    return Rolvervulling(zaak_id=zaak.id, gebruiker_id=periode.gebruiker_id, rol=Zaakrol.REGIEVOERDER, van=van)
