"""Bookings on a commitment: paid, come back, released, written off, got even; and what books one back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_bedrag, toets_datum, toets_lengte, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.geld.grootboek import Grootboek, Post
from app.domain.geld.soorten import BRON, MET_BESLUIT, OP_TOEZEGGING, VAN_COLLEGE, Geldsoort
from app.models import Geldboeking, Geldpost, Toezegging
from app.services.geld.boek import eis_ruimte_voor_terug, lees_geld
from app.services.kern.toegang import eis_versie, open_dossier
from app.services.kern.uitvoering import Werk

ONZICHTBAAR = "Deze toezegging of boeking is er niet in deze zaak."


@dataclass(frozen=True, kw_only=True)
class NieuweBoeking:
    """What to book. `college` for what is about one municipality; `grondslag` where it was decided."""

    soort: Geldsoort
    datum: date
    bedrag: int
    college: str = ""
    grondslag: str = ""
    toelichting: str = ""

    def toets(self, vanaf: date, vandaag: date) -> None:
        """Raises DatumInToekomst, DatumOnlogisch, OngeldigeInvoer at the field."""
        toets_datum(self.datum, vandaag, vanaf)
        toets_bedrag(self.bedrag)
        toets_lengte(self.toelichting, "toelichting")
        toets_lengte(self.grondslag, "grondslag", 200)
        if self.soort not in (*OP_TOEZEGGING, *VAN_COLLEGE):
            raise OngeldigeInvoer("Kies wat u boekt.", veld="soort")
        if self.soort in MET_BESLUIT and not heeft_inhoud(self.grondslag):
            raise OngeldigeInvoer("Vul in welk besluit dit bepaalt, met nummer en datum.", veld="grondslag")
        if (self.soort in VAN_COLLEGE) != bool(self.college):
            raise OngeldigeInvoer(
                "Kies geen gemeente: dit gaat over iedereen." if self.college else "Kies de gemeente.", veld="college"
            )


def boek_geld(werk: Werk, zaaknummer: str, nummer: int, nieuw: NieuweBoeking, versie: int | None = None) -> Geldboeking:
    """Book on a commitment, never more than is left; divided over who takes part by what each has left.

    Also in a zaak that is closed: what was promised goes on. `versie` is the one the user saw. Raises GeenRecht,
    NietGevonden, DatumInToekomst, DatumOnlogisch, OngeldigeInvoer, OngeldigeOvergang, Verouderd.
    """
    werk.wil(
        "boek_geld", datum=nieuw.datum, object=f"toezegging/{nummer}", soort=nieuw.soort.value, bedrag=nieuw.bedrag,
        college=nieuw.college, grondslag=nieuw.grondslag, toelichting=nieuw.toelichting,
    )  # fmt: skip
    dossier = open_dossier(werk, zaaknummer, Recht.GELD_BOEKEN)
    boek = lees_geld(werk.session, dossier.zaak)
    regel = boek.met(nummer)
    if regel is None or regel.boek.vervallen:
        raise NietGevonden(ONZICHTBAAR)
    eis_versie(regel.versie, versie)
    nieuw.toets(regel.rij.datum, werk.verzoek.vandaag)
    _posten(regel.boek.op(nieuw.datum), nieuw)  # there was so much on that day already, as a dossier of it shows
    posten = _posten(regel.boek, nieuw)
    regel.boek.eis_elke_dag(nieuw.datum, posten)
    meer = {"college": nieuw.college, "grondslag": nieuw.grondslag, "toelichting": nieuw.toelichting}
    rij = boek_rij(werk, regel.rij, nieuw.soort, nieuw.datum, nieuw.bedrag, posten, boek.volgend, meer)
    werk.noteer(object=f"geldboeking/{rij.nummer}", toezegging=nummer, verdeling=_per_college(nieuw, posten))
    return rij


def _posten(boek: Grootboek, nieuw: NieuweBoeking) -> list[Post]:
    if nieuw.soort in VAN_COLLEGE:
        return boek.boek_college(nieuw.soort, nieuw.college, nieuw.bedrag)
    return boek.boek(nieuw.soort, nieuw.bedrag)


def draai_geldboeking_terug(werk: Werk, zaaknummer: str, nummer: int, datum: date, reden: str) -> Geldboeking:
    """Book a booking back, once, with the reason; that of a commitment takes the commitment away.

    Raises GeenRecht, NietGevonden, OngeldigeOvergang, MotiveringVerplicht, DatumInToekomst, DatumOnlogisch,
    PlafondOverschreden.
    """
    werk.wil("draai_geldboeking_terug", datum=datum, object=f"geldboeking/{nummer}", reden=reden)
    dossier = open_dossier(werk, zaaknummer, Recht.GELD_BOEKEN)
    boek = lees_geld(werk.session, dossier.zaak)
    gevonden = boek.met_boeking(nummer)
    if gevonden is None:
        raise NietGevonden(ONZICHTBAAR)
    regel, oud = gevonden
    toets_datum(datum, werk.verzoek.vandaag, oud.datum)
    toets_motivering(reden, "reden")
    posten = regel.boek.boek_tegen(nummer)
    regel.boek.eis_elke_dag(datum, posten)
    if oud.soort is Geldsoort.VRIJVAL:
        eis_ruimte_voor_terug(werk.session, regel.rij, boek, oud.bedrag, datum)
    meer = {"college": oud.college, "toelichting": reden, "tegenboeking_van_id": oud.id}
    rij = boek_rij(werk, regel.rij, Geldsoort.TEGENBOEKING, datum, oud.bedrag, posten, boek.volgend, meer)
    werk.noteer(
        object=f"geldboeking/{rij.nummer}", toezegging=regel.rij.nummer, bedrag=oud.bedrag, tegenboeking_van=nummer
    )
    return rij


def boek_rij(
    werk: Werk,
    toezegging: Toezegging,
    soort: Geldsoort,
    datum: date,
    bedrag: int,
    posten: Iterable[Post],
    nummer: int,
    meer: Mapping[str, object] | None = None,
) -> Geldboeking:
    """The rows of a booking, with its postings."""
    rij = Geldboeking(
        zaak_id=toezegging.zaak_id,
        toezegging_id=toezegging.id,
        nummer=nummer,
        soort=soort,
        datum=datum,
        bedrag=bedrag,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
        **meer or {},
    )
    werk.session.add(rij)
    werk.session.flush()
    for post in posten:
        (van, van_wie), (naar, naar_wie) = post.van, post.naar
        delen = {"van": van, "van_wie": van_wie, "naar": naar, "naar_wie": naar_wie, "bedrag": post.bedrag}
        werk.session.add(Geldpost(zaak_id=rij.zaak_id, boeking_id=rij.id, **delen))
    werk.session.flush()
    return rij


def _per_college(nieuw: NieuweBoeking, posten: Iterable[Post]) -> dict[str, int]:
    """What was booked of each, which adds up to the booking."""
    if nieuw.college:
        return {nieuw.college: nieuw.bedrag}
    som, bron = dict[str, int](), BRON[nieuw.soort]
    for post in posten:
        (van, wie), (naar, ander) = post.van, post.naar
        if bron in (van, naar):
            som[wie if van is bron else ander] = som.get(wie if van is bron else ander, 0) + post.bedrag
    return som
