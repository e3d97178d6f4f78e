"""What a point weighs follows the guards of the edition of its zaak, as the checklist of closing does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from app.domain.basis.begrippen import (
    Afspraakstatus,
    Mandaatsoort,
    Mandaatstatus,
    Stapstatus,
    Toestand,
    Voorwaardeoordeel,
)
from app.domain.draaiboek.grendels import Grendel, Grendelregel, Moment, Werking
from app.domain.geld.grootboek import Boeking as Geldboeking
from app.domain.geld.grootboek import Grootboek, Voorwaarde
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten
from app.domain.openstaand import (
    afloop,
    brieven,
    cijfers,
    informatie,
    mandaten,
    overleg,
    stappen,
    toewijzing,
    toezicht,
    voorwaarden,
)
from app.domain.openstaand.geld import toezeggingen as geld
from app.domain.openstaand.kader import Bepaald, Kader
from app.domain.openstaand.kinderen import passend, plaatsing
from app.domain.openstaand.mandaatfeit import Mandaatfeit, Voorwaardefeit
from app.domain.openstaand.punt import Punt, Weegt
from app.domain.passend.volgen import Oordeelmoment
from app.domain.plaatsing.boekhouding import Ingeschreven
from app.domain.plaatsing.boeking import Boeking, Boeksoort, Fase, Stap
from app.draaiboeken import alle_edities
from app.regios import profiel

R, BEGIN = Grendelregel, date(2025, 3, 3)
ALTIJD_ZWAAR = (R.INFORMATIEPLICHTEN, R.NOODGREPEN, R.ACTIEVE_MANDATEN)
"""An edition cannot turn these into a warning."""
KADER = Kader(
    profiel=profiel("haaglanden"),
    periode=1,
    toestand=Toestand.PROBLEMATISCH,
    toestand_sinds=BEGIN,
    verloop=[Bepaald(1, 1, Toestand.PROBLEMATISCH, BEGIN)],
)
STAP = stappen.Stapfeit(
    id=1, code="PR-01", titel="Stap", rol="projectleider", verplicht=True, status=Stapstatus.OPEN, bepaling=1,
    sinds=BEGIN, uiterlijk_op=None, afgerond=None,
)  # fmt: skip
PLICHT = informatie.Plichtfeit(
    id=1, partij="toezichthouder", organisatie=None, door="Regievoerder", verplicht=True, sinds=BEGIN,
    vanaf="tredebepaling", vanaf_datum=None, uiterlijk_op=None, verzonden=None, vervallen=None,
)  # fmt: skip
FEITEN = Mandaatfeiten(
    1, "Delft", Mandaatsoort.FINANCIEN, 7, Mandaatstatus.ACTIEF, BEGIN, date(2025, 12, 31), 100, 0, BEGIN
)
MANDAAT = Mandaatfeit(
    feiten=FEITEN, periode=1, gever="GM0503", gever_naam="Delft", houder_naam="A. de Vries",
    opgesteld=BEGIN, voorgesteld=BEGIN, goedgekeurd=BEGIN, verleend=BEGIN, afgewezen=None, houder_stemde_in=BEGIN,
    werkgever_stemde_in=BEGIN, beoordelaar="directeur_denhaag", instemming=True,
    voorwaarden=(
        Voorwaardefeit(1, 1, "Verslag."),
        Voorwaardefeit(2, 2, "Akkoord.", ((BEGIN, Voorwaardeoordeel.NIET_VOLDAAN),)),
    ),
)  # fmt: skip
_LENING = Grootboek(Voorwaarde(Toezegsoort.LENING, {"GM0503": 100}))
_GEBOEKT = [Geldboeking(1, Geldsoort.TOEZEGGING, BEGIN, 100, _LENING.boek(Geldsoort.TOEZEGGING, 100))]
TOEZEGGING = geld.Geldfeit(1, Toezegsoort.LENING, BEGIN, [], Grootboek(_LENING.wat, _GEBOEKT))


BOEKING = Boeking(
    soort=Boeksoort.PLAATSING, locatie=1, zorgvorm="gesloten", gemeente="GM0503", aantal=4, week=BEGIN, aanbod=1
)
GEPLAATST = passend.Passendfeiten(
    boekingen=[(Ingeschreven(1, BOEKING, (Stap(Fase.GEPLAATST, BEGIN),)), BEGIN)],
    sluit=[passend.Sluitfeit(1, "Duinhuis", BEGIN, BEGIN)],
)
BORD = plaatsing.Plaatsfeiten(
    [plaatsing.Telfeit(1, BEGIN, 4, BEGIN)], plekken=[plaatsing.Plekfeit(1, "Duinhuis", BEGIN)]
)


def punten(kader: Kader) -> dict[Grendelregel, Sequence[Punt]]:
    """One open thing for each rule of closing that the list knows, as its source makes it."""
    plan = toezicht.Planfeit(1, BEGIN, BEGIN, None, (toezicht.Planstapfeit(1, "Stap", "team", BEGIN, BEGIN, None),))
    fase = toezicht.Toezichtfeit("signalering", BEGIN)
    regio = cijfers.Regiofeit("rijnmond", BEGIN, None)
    return {
        R.ACTIEVE_MANDATEN: [
            p
            for p in mandaten.punten(replace(kader, toestand=Toestand.AFGESLOTEN), [MANDAAT])
            if p.soort == mandaten.NA_SLUITEN
        ],
        R.VERPLICHTE_STAPPEN: [*stappen.punten(kader, [STAP])],
        R.AFSPRAKEN_OPEN: [*toewijzing.afspraken(kader, [toewijzing.Afspraakfeit(1, Afspraakstatus.OPEN, None)])],
        R.INFORMATIEPLICHTEN: [*informatie.punten(kader, [PLICHT])],
        R.NOODGREPEN: [
            *afloop.noodgrepen(kader, [afloop.Noodgreepfeit(id=1, datum=BEGIN, uiterlijk_op=BEGIN, bekrachtigd=None)])
        ],
        R.OPSCHALING_OPEN: [
            *overleg.opschalingen(kader, [overleg.Opschalingfeit(1, "Kosten.", BEGIN, None)]),
            *overleg.afwijkingen(kader, [overleg.Afwijkingfeit(1, 1, "GM0503", BEGIN)]),
        ],
        R.TOEZICHT_LOOPT: [p for p in toezicht.punten(kader, [fase, plan]) if p.soort != toezicht.RADEN],
        R.BRIEVEN_OPEN: [*brieven.punten(kader, [brieven.Brieffeit(1, "GM0503", BEGIN, BEGIN, None)])],
        R.VRAGEN_OPEN: [*overleg.vragen(kader, [overleg.Vraagfeit(1, 1, "Akkoord?", ("GM0503",), BEGIN, BEGIN)])],
        R.VOORWAARDEN_OPEN: [p for p in voorwaarden.punten(kader, [MANDAAT]) if p.gesloten_op is None],
        R.NOOIT_GETELD: [*cijfers.tellingen(kader, [])],
        R.GELD_OPEN: [
            p
            for p in geld.punten(replace(kader, toestand=Toestand.AFGESLOTEN), [TOEZEGGING])
            if p.soort == geld.AFWIKKELEN
        ],
        R.KINDEREN_OP_SLUITENDE_LOCATIE: [
            p for p in plaatsing.punten(kader, [BORD]) if p.soort == plaatsing.ZONDER_PLEK
        ],
        R.PLEKKEN_BEOORDEELD: [
            p for p in passend.punten(kader, [GEPLAATST]) if p.object.endswith(Oordeelmoment.BIJ_PLAATSING.value)
        ],
        R.KINDERRECHTEN_GETOETST: [p for p in passend.punten(kader, [GEPLAATST]) if p.soort == passend.KINDERRECHTEN],
        R.REGIOS_NIET_GETELD: [p for p in cijfers.tellingen(kader, [regio]) if p.soort == cijfers.REGIO],
    }


def grendel(regel: Grendelregel, werking: Werking) -> Grendel:
    """That of the newest edition, with another effect."""
    *_, nieuwste = alle_edities().values()
    gevonden = next(g for g in nieuwste.grendels if g.regel is regel and g.bij is Moment.SLUITEN)
    return replace(gevonden, werking=werking, noodgreep=False, verbod="")


@pytest.mark.parametrize(
    ("regel", "werking"),
    [
        (regel, werking)
        for regel in punten(KADER)
        for werking in Werking
        if werking is Werking.BLOKKEERT or regel not in ALTIJD_ZWAAR
    ],
)
def test_elk_punt_weegt_wat_de_grendel_van_zijn_editie_zegt(regel: Grendelregel, werking: Werking) -> None:
    gevonden = punten(replace(KADER, grendels=[grendel(regel, werking)]))[regel]
    assert gevonden
    assert {p.weegt for p in gevonden} == {Weegt(werking.value)}


def test_elke_regel_bij_sluiten_heeft_een_punt_behalve_die_over_de_kinderen_zelf() -> None:
    bij_sluiten = {g.regel for e in alle_edities().values() for g in e.grendels if g.bij is Moment.SLUITEN}
    assert bij_sluiten - set(punten(KADER)) == {R.NOG_TE_PLAATSEN}


def test_zonder_grendel_is_het_ter_informatie() -> None:
    for regel, gevonden in punten(replace(KADER, grendels=[])).items():
        assert {p.weegt for p in gevonden} == {Weegt.INFORMATIE}, regel


def test_een_grendel_over_een_stap_weegt_niet_voor_een_andere() -> None:
    zwaar = replace(grendel(R.VERPLICHTE_STAPPEN, Werking.BLOKKEERT), stappen=("PR-09",))
    licht = grendel(R.VERPLICHTE_STAPPEN, Werking.WAARSCHUWT)
    kader = replace(KADER, grendels=[zwaar, licht])
    assert kader.weegt(R.VERPLICHTE_STAPPEN, stap="PR-09") is Weegt.BLOKKEERT
    assert kader.weegt(R.VERPLICHTE_STAPPEN, stap="PR-01") is Weegt.WAARSCHUWT
