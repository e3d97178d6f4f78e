"""A mandaat to an office: who fills or deputises it on the day of the act is its holder, and nobody else."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Mandaatstatus, Rol
from app.domain.mandaat.houderschap import VOOR_FUNCTIE
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.models import Gebruiker, Openpunt
from app.services.besluit import besluiten
from app.services.besluit.overzicht import te_besteden
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.register.lezen import Registerfilter, register
from app.services.mandaat.teruggave import geef_mandaat_terug
from app.services.mandaat.versies import nieuwe_versie
from app.services.naspel import speel_alles_na
from app.services.regio.functies import Benoeming, vervul
from tests.kern.opzet import (
    BESLUITDAG,
    GEGEVEN,
    VAN,
    VANDAAG,
    actief_mandaat,
    besluit,
    geweigerd,
    logboek,
    mandaat_van,
    mandaattekst,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
)
from tests.kern.spelers import EERSTE, Speler, Spelers, dag
from tests.services.regio.functies import DEN_HAAG, SBJH

FUNCTIE = f"{VOOR_FUNCTIE}{SBJH}"
WEG, TERUG = dag(10, 3), dag(28, 3)
"""The absence of the director of the SbJH: the days on which he is deputised."""
GEWEIGERD = r"van wie een mandaat is|permission denied"
"""Which guard speaks first differs per engine."""


def waarnemer(
    spelers: Spelers, functie: str = SBJH, van: date = WEG, tot: date = TERUG, wie: str = "plv@sbjh.example"
) -> Speler:
    """Somebody of the SbJH who deputises in an office for some weeks."""
    spelers.nieuw(wie, "sbjh", Rol.PROJECTLEIDER)
    with transaction(spelers.session) as session:
        gebruiker = session.query(Gebruiker).filter_by(email=wie).one()
        vervul(session, gebruiker, Benoeming(functie, wie, van, tot, "De directeur is met vakantie."), EERSTE)
    return spelers.van(wie)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def verleend(spelers: Spelers, zaak: str) -> int:
    """A mandaat of Delft to the office of the director of the SbJH, that waits for consent."""
    (nr,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503"], 100_00, houder=FUNCTIE))
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, nr, dag(14, 3))
    spelers.delft.op(VAN).doet(mandaten.verleen, nr, VAN, "B-1")
    return nr


def actief(spelers: Spelers, zaak: str, houder: Speler | None = None) -> int:
    nr = verleend(spelers, zaak)
    (houder or spelers.directeur_sbjh).op(VAN).doet(mandaten.stem_in, nr, VAN, HOUDER)
    spelers.directeur_denhaag.op(VAN).doet(mandaten.stem_in, nr, VAN, WERKGEVER, "Goed.", GEGEVEN)
    return nr


def test_de_waarnemer_stemt_in_en_besluit_en_dat_staat_erbij(spelers: Spelers, zaak: str) -> None:
    plv = waarnemer(spelers)
    nr = actief(spelers, zaak, plv)
    assert mandaat_van(spelers.session, nr).status is Mandaatstatus.ACTIEF
    genomen = plv.op(BESLUITDAG).doet(besluiten.neem_besluit, zaak, besluit(30_00))
    assert (genomen.functie, genomen.waarnemend) == (SBJH, True)
    assert genomen.titel == "directeur Servicebureau Jeugdhulp Haaglanden"
    regel = logboek(spelers.session)[-1]
    assert (regel.inhoud["functie"], regel.inhoud["waarnemend"]) == (SBJH, "ja")
    assert "waarnemend" in regel.kop.hoedanigheid
    speel_alles_na(spelers.session)


def test_de_directeur_zelf_besluit_in_zijn_functie(spelers: Spelers, zaak: str) -> None:
    actief(spelers, zaak)
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(30_00))
    assert (genomen.functie, genomen.waarnemend) == (SBJH, False)


def test_een_mandaat_aan_een_persoon_blijft_van_die_persoon(spelers: Spelers, zaak: str) -> None:
    plv = waarnemer(spelers)
    actief_mandaat(spelers, zaak)
    with geweigerd(spelers.session, "mandaat_ontbreekt"):
        plv.op(BESLUITDAG).doet(besluiten.neem_besluit, zaak, besluit(30_00))
    genomen = spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaak, besluit(30_00))
    assert (genomen.functie, genomen.waarnemend) == (None, False)


def test_wie_de_functie_op_die_dag_niet_vervulde_besluit_niet_op_die_dag(spelers: Spelers, zaak: str) -> None:
    actief(spelers, zaak)
    later = waarnemer(spelers, van=dag(1, 6), tot=dag(30, 6))
    with geweigerd(spelers.session, "mandaat_ontbreekt"):
        later.doet(besluiten.neem_besluit, zaak, besluit(30_00, BESLUITDAG))
    assert later.doet(besluiten.neem_besluit, zaak, besluit(30_00, VANDAAG)).waarnemend


def test_wie_waarnam_besluit_daarna_niet_meer_ook_niet_over_toen(spelers: Spelers, zaak: str) -> None:
    plv = waarnemer(spelers)
    actief(spelers, zaak)
    for wanneer in (BESLUITDAG, VANDAAG):
        with geweigerd(spelers.session, "niet_gevonden"):
            plv.doet(besluiten.neem_besluit, zaak, besluit(30_00, wanneer))


def test_wat_is_besloten_blijft_als_de_functie_naar_een_ander_gaat(spelers: Spelers, zaak: str) -> None:
    nr = actief(spelers, zaak)
    genomen = spelers.directeur_sbjh.op(BESLUITDAG).doet(besluiten.neem_besluit, zaak, besluit(30_00))
    later = waarnemer(spelers, van=dag(1, 6), tot=dag(30, 6))
    later.doet(besluiten.neem_besluit, zaak, besluit(10_00, VANDAAG))
    dossier = vind_dossier(spelers.session, later.actor_nu(), zaak)
    (feiten,) = te_besteden(spelers.session, dossier, VANDAAG).mandaten
    assert (feiten.id, feiten.besteed, genomen.ingevoerd_door_id) == (nr, 40_00, spelers.directeur_sbjh.actor.id)


def test_de_andere_directeur_stemt_niet_in_en_besluit_niet(spelers: Spelers, zaak: str) -> None:
    nr = verleend(spelers, zaak)
    with geweigerd(spelers.session, "geen_recht") as fout:
        spelers.directeur_denhaag.op(VAN).doet(mandaten.stem_in, nr, VAN, HOUDER)
    assert fout.value.bericht.startswith("Alleen directeur Servicebureau")
    with geweigerd(spelers.session, "mandaat_ontbreekt"):
        spelers.directeur_denhaag.doet(besluiten.neem_besluit, zaak, besluit(30_00))


def test_wie_de_functie_vervult_stemt_niet_in_voor_de_werkgever(spelers: Spelers, zaak: str) -> None:
    """Neither the deputy, nor the director while he is deputised, nor a second account of the deputy."""
    plv = waarnemer(spelers)
    tweede = spelers.nieuw("plv@denhaag.example", "GM0518", Rol.REGIEVOERDER, persoon_van=plv)
    nr = verleend(spelers, zaak)
    for wie in (plv, spelers.directeur_sbjh, tweede):
        with geweigerd(spelers.session, "geen_recht"):
            wie.op(VAN).doet(mandaten.stem_in, nr, VAN, WERKGEVER, "Goed.", GEGEVEN)


def test_de_waarnemer_geeft_het_terug(spelers: Spelers, zaak: str) -> None:
    plv = waarnemer(spelers)
    nr = actief(spelers, zaak, plv)
    plv.op(BESLUITDAG).doet(geef_mandaat_terug, nr, BESLUITDAG, "Niet meer nodig.")
    assert mandaat_van(spelers.session, nr).status is Mandaatstatus.INGETROKKEN


def test_een_nieuwe_versie_is_van_dezelfde_functie(spelers: Spelers, zaak: str) -> None:
    nr = actief(spelers, zaak)
    nieuw = spelers.directeur_sbjh.doet(nieuwe_versie, nr, mandaattekst(200_00), VANDAAG)
    assert (nieuw.houder_functie, nieuw.houdernaam) == (SBJH, "directeur Servicebureau Jeugdhulp Haaglanden")


def test_wie_zelf_houder_is_en_een_ander_waarneemt_besluit_in_een_van_beide(spelers: Spelers, zaak: str) -> None:
    """The director of Den Haag holds a mandaat himself, and deputises that of the SbJH."""
    actief(spelers, zaak)
    (eigen,) = stel_voor(
        spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0518"], 50_00, houder="directeur@denhaag.example")
    )
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, eigen, dag(14, 3))
    spelers.gever("GM0518").op(VAN).doet(mandaten.verleen, eigen, VAN, "B-2")
    with transaction(spelers.session) as session:
        wie = session.get_one(Gebruiker, spelers.directeur_denhaag.actor.id)
        vervul(session, wie, Benoeming(SBJH, wie.email, WEG, dag(30, 6), "Vakantie."), EERSTE)
    directeur = spelers.directeur_denhaag
    zelf = directeur.doet(besluiten.neem_besluit, zaak, besluit(20_00))
    waarnemend = directeur.doet(besluiten.neem_besluit, zaak, besluit(20_00, functie=SBJH))
    assert ([d.mandaat_id for d in zelf.delen], zelf.waarnemend) == ([eigen], False)
    assert (waarnemend.functie, waarnemend.waarnemend) == (SBJH, True)
    dossier = vind_dossier(spelers.session, directeur.actor_nu(), zaak)
    assert te_besteden(spelers.session, dossier, VANDAAG).functies == [SBJH]


@pytest.mark.parametrize("houder", [f"{VOOR_FUNCTIE}projectleider", f"{VOOR_FUNCTIE}bestaat-niet", VOOR_FUNCTIE])
def test_alleen_een_leidende_functie_wordt_houder(spelers: Spelers, zaak: str, houder: str) -> None:
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "houder"):
        stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(houder=houder))


def test_instemmen_ligt_bij_wie_de_functie_vervult(spelers: Spelers, zaak: str) -> None:
    nr = verleend(spelers, zaak)
    punten = spelers.session.query(Openpunt).filter_by(object=f"mandaat/{nr}", soort="mandaat_instemming_houder").all()
    assert [(p.wie.value, p.code) for p in punten] == [("functie", SBJH)]


@pytest.mark.beide
def test_de_database_laat_een_mandaat_van_dezelfde_functie(spelers: Spelers, zaak: str) -> None:
    nr = verleend(spelers, zaak)
    for wat in (f"houder_functie = '{DEN_HAAG}'", "houder_titel = 'x'", "houder_functie = NULL"):
        with (
            pytest.raises(DBAPIError, match=GEWEIGERD),
            transaction(spelers.session) as session,
        ):
            session.execute(text(f"UPDATE mandaat SET {wat} WHERE id = :nr"), {"nr": nr})  # noqa: S608


def test_het_register_vindt_het_onder_de_functie_en_niet_onder_wie_haar_vervulde(spelers: Spelers, zaak: str) -> None:
    functie, persoon = actief(spelers, zaak), actief_mandaat(spelers, zaak, "GM0603")
    wie = spelers.directeur_sbjh.actor

    def gevonden(wens: Registerfilter) -> list[int]:
        return [regel.mandaat.id for regel in register(spelers.session, wie, VANDAAG, wens).regels]

    assert gevonden(Registerfilter(functie=SBJH)) == [functie]
    assert gevonden(Registerfilter(houder=wie.id)) == [persoon]
    assert gevonden(Registerfilter(functie=DEN_HAAG)) == []
