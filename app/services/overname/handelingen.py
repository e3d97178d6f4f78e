"""What a row of each sheet does: the service of its own act, with what stands in the cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from app.domain.basis.begrippen import (
    Afspraakstatus,
    Bereik,
    Grootteklasse,
    Mandaatsoort,
    Toestand,
    Uitkomst,
)
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.zoeken import zelfde
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.mandaat.inhoud import Veld, Veldsoort, inhoud_uit
from app.domain.overname.bladen import BLADEN
from app.domain.overname.lezer import Overnamerij
from app.domain.overname.mandaat import Overnamefeiten
from app.domain.overname.werk import Meld, stil
from app.domain.zaak.verloop import Bepaling
from app.models import Aanbieder, Inlezing, Overname
from app.regios import profiel
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.informatie import plichten as informatie
from app.services.informatie.plichtenblad import lijst_plichten
from app.services.kern.toegang import vergrendel
from app.services.kern.uitvoering import Werk
from app.services.mandaat.opstelling import NieuwMandaat
from app.services.overname.besluiten import lees_delen, neem_besluit_over
from app.services.overname.mandaten import neem_mandaat_over
from app.services.termijn import stappen
from app.services.zaak import toewijzing, zaken

ALLE = "alle"
"""Whoever still had to be informed on the day."""


@dataclass
class Overnamewerk:
    """A file at work. `zaken` holds the number of each zaak by its key, as far as it was opened; `meld` hears how many
    rows were done.
    """

    werk: Werk
    inlezing: Inlezing
    zaken: dict[str, str] = field(default_factory=dict)
    meld: Meld = stil

    def zaaknummer(self, rij: Overnamerij) -> str:
        return self.zaken[rij.sleutel]


def _zaak(u: Overnamewerk, rij: Overnamerij) -> str:
    session, regio = u.werk.session, u.inlezing.regio
    if session.scalar(select(Overname.zaak_id).where(Overname.regio == regio, Overname.sleutel == rij.sleutel)):
        raise OngeldigeInvoer("Een zaak met dit kenmerk is al ingelezen. Haal haar weg.", veld="kenmerk")
    nieuw = zaken.NieuweZaak(_aanbieder(u, rij), Toestand(rij["toestand"]), rij["motivering"], rij["geopend"])
    zaak = zaken.open_zaak(u.werk, nieuw)
    session.add(
        Overname(zaak_id=zaak.id, inlezing_id=u.inlezing.id, regio=regio, kenmerk=rij.kenmerk, sleutel=rij.sleutel)
    )
    session.flush()
    u.zaken[rij.sleutel] = zaak.zaaknummer
    return "wordt een nieuwe zaak"  # its number is drawn when it is taken over


def _aanbieder(u: Overnamewerk, rij: Overnamerij) -> int | NieuweAanbieder:
    """The provider of that number when it is known here, under the same name; else a new one."""
    vraag = select(Aanbieder).where(Aanbieder.regio == u.inlezing.regio, Aanbieder.kvk_nummer == rij["kvk"])
    bekend = u.werk.session.scalars(vraag).one_or_none()
    if bekend is None:
        klasse = Grootteklasse(rij["grootteklasse"]) if rij["grootteklasse"] else None
        omzet, vorm = rij["jeugdomzet"], rij.tekst("rechtsvorm")
        return NieuweAanbieder(rij["aanbieder"], rij["kvk"], klasse, omzet, rechtsvorm=vorm)
    if not zelfde(bekend.naam, rij["aanbieder"]):
        raise OngeldigeInvoer(
            f"Dit KvK-nummer is bekend als {bekend.naam}. Schrijf de naam zo, of herstel het nummer.", veld="aanbieder"
        )
    return bekend.id


def _projectleider(u: Overnamewerk, rij: Overnamerij) -> None:
    toewijzing.wijs_projectleider_aan(u.werk, u.zaaknummer(rij), rij["email"], rij.datum, rij.tekst("toelichting"))


def _trede(u: Overnamewerk, rij: Overnamerij) -> None:
    teksten = (rij.tekst(k) for k in ("motivering", "onderbouwing", "geraadpleegd", "standpunt_toezichthouder"))
    zaken.bepaal_trede(u.werk, u.zaaknummer(rij), Bepaling(Toestand(rij["naar"]), rij.datum, *teksten))


def _afspraak(u: Overnamewerk, rij: Overnamerij) -> None:
    status = Afspraakstatus(rij["status"])
    toewijzing.leg_afspraak_vast(u.werk, u.zaaknummer(rij), rij["nummer"], status, rij["toelichting"], rij.datum)


def _stap(u: Overnamewerk, rij: Overnamerij) -> None:
    stappen.rond_af(u.werk, u.zaaknummer(rij), rij["stap"], rij.datum, rij.tekst("toelichting"))


def _mandaat(u: Overnamewerk, rij: Overnamerij) -> None:
    inhoud = inhoud_uit(lambda veld: _gezegd(rij, veld))
    soort, bereik = Mandaatsoort(rij["soort"]), Bereik(rij["bereik"])
    nieuw = NieuwMandaat(soort, bereik, [rij["mandaatgever"]], rij["houder"], inhoud)
    feiten = Overnamefeiten(
        rij["voorgesteld_op"],
        rij["voorgesteld_door"],
        rij["goedgekeurd_op"],
        rij["goedgekeurd_door"],
        rij["verleend_op"],
        rij.tekst("besluitnummer"),
        rij["instemming_houder"],
        rij["instemming_werkgever"],
        rij["ingetrokken_per"],
        rij.tekst("reden_intrekking"),
    )
    neem_mandaat_over(u.werk, u.zaaknummer(rij), nieuw, feiten, u.inlezing)


def _gezegd(rij: Overnamerij, veld: Veld) -> object:
    waarde = rij[veld.naam]
    if veld.soort is Veldsoort.JA_NEE:
        return waarde == veld.ja
    return veld.leeg if waarde is None else waarde


def _besluit(u: Overnamewerk, rij: Overnamerij) -> None:
    nieuw = NieuwBesluit(Mandaatsoort(rij["soort"]), rij["omschrijving"], rij.datum, rij["bedrag"])
    delen = lees_delen(rij.tekst("verdeling"))
    neem_besluit_over(u.werk, u.zaaknummer(rij), nieuw, rij["genomen_door"], delen, u.inlezing)


def _informatie(u: Overnamewerk, rij: Overnamerij) -> str:
    """Every duty of that party that was there on the day and is still open."""
    zaaknummer, partij = u.zaaknummer(rij), rij["partij"]
    zaak = vergrendel(u.werk.session, zaaknummer)
    open_ = [r.plicht for r in lijst_plichten(u.werk.session, zaak, rij.datum) if r.is_open]
    code = profiel(u.inlezing.regio).gemeentealiassen
    ook = next((c for naam, c in code.items() if zelfde(naam, partij)), partij)
    gekozen = [
        p
        for p in open_
        if zelfde(partij, ALLE) or zelfde(partij, p.partij) or (p.organisatie_code and zelfde(ook, p.organisatie_code))
    ]
    if not gekozen:
        raise OngeldigeInvoer("Voor deze partij staat op deze dag geen informatieplicht open.", veld="partij")
    wat = informatie.Verzending(rij.datum, Middel(rij["middel"]), rij.tekst("toelichting"))
    for plicht in gekozen:
        informatie.meld_verzonden(u.werk, zaaknummer, plicht.id, wat)
    return "" if len(gekozen) == 1 else f"{len(gekozen)} partijen geïnformeerd"


def _afsluiting(u: Overnamewerk, rij: Overnamerij) -> None:
    zaken.sluit_af(u.werk, u.zaaknummer(rij), Uitkomst(rij["uitkomst"]), rij["toelichting"], rij.datum)


HANDELINGEN: Mapping[str, Callable[[Overnamewerk, Overnamerij], str | None]] = dict(
    zip(
        (blad.naam for blad in BLADEN),
        (_zaak, _projectleider, _trede, _afspraak, _stap, _mandaat, _besluit, _informatie, _afsluiting),
        strict=True,
    )
)
