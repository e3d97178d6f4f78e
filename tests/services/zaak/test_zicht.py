"""What each character sees: the list in SQL and the rule of one zaak agree, and nobody sees more than is his."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.db import transaction
from app.domain.basis.begrippen import Bereik, Rol, Toestand
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.inzage import Inzage
from app.models import Zaak
from app.services.kern.toegang import vind_dossier, zichtbare_zaken
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.toegang import vind_mandaat
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import BEGIN, VANDAAG, actief_mandaat, bepaling, nieuw_mandaat, open_zaak, stel_voor, zaak_van
from tests.kern.spelers import Speler, Spelers, dag

pytestmark = pytest.mark.beide

GEEN, EIGEN, SAMENVATTING, VOLLEDIG = Inzage

# Who sees how much of which zaak: V volledig, S samenvatting, E eigen, a dot nothing.
TABEL = """
                     sbjh  denhaag  projectleider  wethouder  delft  westland  rijnmond  auditor  beheerder  vreemde
signaal              V     V        .              .          .      .         .         .        .          .
signaal_met_gemeente V     V        .              .          V      .         .         .        .          .
in_trede             V     V        .              S          S      S         .         .        .          .
met_projectleider    V     V        V              S          S      S         .         .        .          .
was_projectleider    V     V        .              S          S      S         .         .        .          .
met_rijnmond         V     V        .              S          S      S         E         .        .          .
rijnmond_voorgesteld V     V        .              S          S      S         .         .        .          .
terzijde             V     V        .              .          .      .         .         .        .          .
vreemde_regio        .     .        .              .          .      .         .         .        .          V
"""
LETTER = {"V": VOLLEDIG, "S": SAMENVATTING, "E": EIGEN, ".": GEEN}


def verwacht() -> dict[tuple[str, str], Inzage]:
    kop, *rijen = TABEL.strip().splitlines()
    return {
        (rij.split()[0], wie): LETTER[cel]
        for rij in rijen
        for wie, cel in zip(kop.split(), rij.split()[1:], strict=True)
    }


def alle_zaken(spelers: Spelers) -> dict[str, str]:
    """One zaak of each kind, by the name of its row."""
    sbjh = spelers.directeur_sbjh
    gevonden = {
        "signaal": open_zaak(spelers, Toestand.SIGNAAL),
        "signaal_met_gemeente": open_zaak(spelers, Toestand.SIGNAAL),
        "in_trede": open_zaak(spelers),
        "met_projectleider": open_zaak(spelers),
        "was_projectleider": open_zaak(spelers),
        "met_rijnmond": open_zaak(spelers),
        "rijnmond_voorgesteld": open_zaak(spelers),
        "terzijde": open_zaak(spelers, Toestand.SIGNAAL),
        "vreemde_regio": open_zaak(spelers),
    }
    sbjh.doet(
        toewijzing.voeg_regievoerder_toe, gevonden["signaal_met_gemeente"], spelers.delft.email, BEGIN, "Groot belang."
    )
    for naam in ("met_projectleider", "was_projectleider"):
        sbjh.doet(toewijzing.wijs_projectleider_aan, gevonden[naam], spelers.projectleider.email, BEGIN)
    nieuw = spelers.nieuw("ander@sbjh.example", "sbjh", Rol.PROJECTLEIDER)
    sbjh.doet(toewijzing.wijs_projectleider_aan, gevonden["was_projectleider"], nieuw.email, VANDAAG)
    actief_mandaat(spelers, gevonden["met_rijnmond"], "rijnmond")
    stel_voor(sbjh, gevonden["rijnmond_voorgesteld"], nieuw_mandaat(["rijnmond"], bereik=Bereik.ANDERE_REGIO))
    sbjh.doet(zaken.bepaal_trede, gevonden["terzijde"], bepaling(Toestand.NIET_IN_BEHANDELING))
    with transaction(spelers.session) as session:
        zaak_van(session, gevonden["vreemde_regio"]).regio = "rijnmond"
    return gevonden


def inzage(wie: Speler, zaaknummer: str) -> Inzage:
    try:
        return vind_dossier(wie.session, wie.actor, zaaknummer).inzage
    except NietGevonden:
        return GEEN


def test_lijst_en_zaak_zijn_het_eens_over_wat_ieder_ziet(spelers: Spelers) -> None:
    vreemde = spelers.nieuw("directeur@rijnmond.example", "rijnmond", Rol.REGIEVOERDER)
    wie_is = {
        "sbjh": spelers.directeur_sbjh,
        "denhaag": spelers.directeur_denhaag,
        "vreemde": vreemde,
        **{n: getattr(spelers, n) for n in ("projectleider", "wethouder", "delft", "westland")},
        **{n: getattr(spelers, n) for n in ("rijnmond", "auditor", "beheerder")},
    }
    nummers = alle_zaken(spelers)
    gevonden = {(zaak, wie): inzage(wie_is[wie], nummers[zaak]) for zaak, wie in verwacht()}
    assert gevonden == verwacht()
    for wie, speler in wie_is.items():
        lijst = set(spelers.session.scalars(select(Zaak.zaaknummer).where(zichtbare_zaken(speler.actor))))
        assert lijst == {nummers[zaak] for zaak in nummers if gevonden[zaak, wie] is not GEEN}, wie


def test_een_vreemde_rol_of_account_zonder_rol_ziet_niets(spelers: Spelers) -> None:
    open_zaak(spelers)
    niemand = spelers.nieuw("niemand@sbjh.example", "sbjh")
    assert not spelers.session.scalars(select(Zaak).where(zichtbare_zaken(niemand.actor))).all()


def ziet(wie: Speler, zaak: str, mandaat_id: int) -> bool:
    try:
        vind_mandaat(wie.session, vind_dossier(wie.session, wie.actor, zaak), mandaat_id)
    except NietGevonden:
        return False
    return True


def test_een_gemeente_ziet_alleen_haar_eigen_mandaat_en_pas_na_goedkeuring(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    van_delft, van_westland = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(["GM0503", "GM1783"]))
    assert not ziet(spelers.delft, zaak, van_delft)
    for mandaat_id in (van_delft, van_westland):
        spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    assert ziet(spelers.delft, zaak, van_delft)
    assert not ziet(spelers.delft, zaak, van_westland)
    assert not ziet(spelers.rijnmond, zaak, van_delft)
    assert ziet(spelers.directeur_sbjh, zaak, van_westland)


def test_een_mandaat_hoort_bij_zijn_eigen_zaak(spelers: Spelers) -> None:
    zaak, ander = open_zaak(spelers), open_zaak(spelers)
    mandaat_id = actief_mandaat(spelers, zaak)
    assert not ziet(spelers.directeur_sbjh, ander, mandaat_id)


@pytest.mark.parametrize("nummer", ["", "2025-9999", "' OR 1=1 --", "2025-0001 ", "%"])
def test_een_onbekend_nummer_bestaat_niet(spelers: Spelers, nummer: str) -> None:
    open_zaak(spelers)
    assert inzage(spelers.directeur_sbjh, nummer) is GEEN
