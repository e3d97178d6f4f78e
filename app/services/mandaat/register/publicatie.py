"""The mandaatregister of one grantor on a day, as it is published: who may do what in its name, up to what.

It names no person, and no provider unless that is asked: that a provider is in a crisis is not for everybody. In what
the grantor wrote that name and the number of the zaak are left out; the rest is for who publishes it to read over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.bedrag import opsomming
from app.domain.basis.begrippen import Actor, Mandaatsoort
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.mandaat.mandaatfeiten import laatste_dag
from app.domain.mandaat.ondertekening import Gever, in_woorden, noemt_werkgever, vormen
from app.export.brief import vul_brief
from app.export.werkblad import csvblad
from app.services.mandaat.register.keuzes import keuzes
from app.services.mandaat.register.lezen import Registerfilter, Registerregel, stroom
from app.services.mandaat.register.tekst import Mandaattekst, met_tekst
from app.weergave import bedrag, datum, woord

MEESTE = 2_000
"""So many mandaten stand on a page or in a document; a table holds any number."""
KOPPEN = (
    "houder", "werkt bij", "bevoegdheid", "soort", "wat de houder mag", "voorwaarden", "plafond in euro", "geldt vanaf",
    "geldt tot en met", "ondermandaat", "besluitnummer", "besluit van",
)  # fmt: skip
MET_ZAAK = ("zaak", "aanbieder")
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Cel = str | int | float | date | None


@dataclass(frozen=True)
class Publicatieregel:
    """A mandaat in force on the day: its holder by function, its first and last day. `plafond` in euro cents."""

    mandaat_id: int
    houder: str
    organisatie: str
    vorm: str
    soort: Mandaatsoort
    bevoegdheden: str
    voorwaarden: str
    plafond: int | None
    van: date
    tot: date
    ondermandaat: str
    besluitnummer: str
    besluit_datum: date | None
    zaaknummer: str
    aanbieder: str
    organen: str = ""


@dataclass(frozen=True)
class Publicatie:
    """`gever` is the grantor as it signs; `met_zaak` whether the zaak and its provider are named."""

    code: str
    gever: str
    dag: date
    met_zaak: bool
    regels: Sequence[Publicatieregel]

    @property
    def bestandsnaam(self) -> str:
        return f"mandaatregister-{self.code}-{self.dag:%Y-%m-%d}"


def publicatie(session: Session, actor: Actor, code: str, dag: date, *, met_zaak: bool = False) -> Publicatie:
    """Of a grantor of whom this actor sees a mandaat, all that were in force at the end of the day.

    Raises NietGevonden.
    """
    namen = {gever: naam for naam, gever in keuzes(session, actor)[0]}
    if code not in namen:
        raise NietGevonden("Van deze mandaatgever ziet u geen mandaten. Kies er een uit de lijst.")
    gevonden = _regels(session, actor, code, dag, met_zaak=met_zaak)
    regels = sorted(gevonden, key=lambda r: (r.soort, r.van, r.mandaat_id))
    organen = opsomming(sorted({regel.organen for regel in regels if regel.organen}))
    gever = Gever(namen[code], code.startswith("GM"), organen)
    return Publicatie(code, gever.orgaan, dag, met_zaak, regels)


def _regels(session: Session, actor: Actor, code: str, dag: date, *, met_zaak: bool) -> Iterator[Publicatieregel]:
    gevonden = stroom(session, actor, dag, Registerfilter(gever=code, op=dag))
    return (_regel(regel, zegt, met_zaak=met_zaak) for regel, zegt in met_tekst(session, gevonden))


def zonder_zaak(tekst: str, aanbieder: str, zaaknummer: str) -> str:
    """What was written, without the name of the provider and the number of the zaak; any other name stands."""
    tekst = re.sub(re.escape(aanbieder), "de aanbieder", tekst, flags=re.IGNORECASE)
    return tekst.replace(zaaknummer, "(nummer weggelaten)")


def _regel(regel: Registerregel, zegt: Mandaattekst, *, met_zaak: bool) -> Publicatieregel:
    m, feiten = regel.mandaat, regel.feiten
    zeg = (lambda tekst: tekst) if met_zaak else (lambda tekst: zonder_zaak(tekst, m.aanbieder, m.zaaknummer))
    mag = "mag" if zegt.ondermandaat_mag else "mag niet"
    return Publicatieregel(
        mandaat_id=m.id,
        houder=zegt.functie,
        organisatie=zegt.organisatie,
        vorm=in_woorden(vormen(zegt)),
        soort=m.soort,
        bevoegdheden=zeg(zegt.bevoegdheden),
        voorwaarden=zeg(zegt.voorwaarden),
        plafond=m.plafond,
        van=feiten.begin or m.van,
        tot=laatste_dag(feiten),
        ondermandaat="is een ondermandaat" if m.onder_id else mag,
        besluitnummer=m.besluitnummer,
        besluit_datum=zegt.verleend_datum,
        zaaknummer=m.zaaknummer,
        aanbieder=m.aanbieder,
        organen=zegt.organen,
    )


def als_csv(wat: Publicatie) -> bytes:
    """A row for each mandaat."""
    koppen = (*KOPPEN, *(MET_ZAAK if wat.met_zaak else ()))
    return csvblad("", "", koppen, (_cellen(regel, wat) for regel in wat.regels))


def _cellen(regel: Publicatieregel, wat: Publicatie) -> list[Cel]:
    return [
        regel.houder, regel.organisatie, regel.vorm, woord(regel.soort.value), regel.bevoegdheden, regel.voorwaarden,
        None if regel.plafond is None else regel.plafond / 100, regel.van, regel.tot, regel.ondermandaat,
        regel.besluitnummer, regel.besluit_datum, *((regel.zaaknummer, regel.aanbieder) if wat.met_zaak else ()),
    ]  # fmt: skip


def als_docx(wat: Publicatie) -> bytes:
    """A document with a table. Raises OngeldigeInvoer when there are too many for one."""
    if len(wat.regels) > MEESTE:
        raise OngeldigeInvoer(f"Een document heeft plaats voor {MEESTE} mandaten. Kies CSV.", veld="vorm")
    waarden: Mapping[str, object] = {
        "gever": wat.gever,
        "datum": datum(wat.dag),
        "aantal": f"{len(wat.regels)} {'mandaat' if len(wat.regels) == 1 else 'mandaten'}",
        "regels": [_gezet(regel, wat) for regel in wat.regels],
    }
    return vul_brief("mandaatregister", waarden)


def _gezet(regel: Publicatieregel, wat: Publicatie) -> dict[str, str]:
    geldt = f"{datum(regel.van)} tot en met {datum(regel.tot)}"
    besluit = f"{regel.besluitnummer}, {datum(regel.besluit_datum)}" if regel.besluit_datum else regel.besluitnummer
    zaak = f"Zaak {regel.zaaknummer}, {regel.aanbieder}" if wat.met_zaak else ""
    werkgever = "" if noemt_werkgever(regel.houder, regel.organisatie) else regel.organisatie
    return {
        "houder": _onder_elkaar(regel.houder, werkgever),
        "mag": _onder_elkaar(f"{regel.vorm.capitalize()}: {regel.bevoegdheden}", zaak),
        "voorwaarden": _onder_elkaar(regel.voorwaarden or "geen", f"Ondermandaat: {regel.ondermandaat}"),
        "plafond": bedrag(regel.plafond) if regel.plafond is not None else "geen",
        "geldt": geldt,
        "besluit": besluit,
    }


def _onder_elkaar(*delen: str) -> str:
    return "\n".join(filter(None, delen))


VORMEN = {"docx": (DOCX, als_docx), "csv": ("text/csv", als_csv)}
"""Media type and writer of each form that it is published in."""
