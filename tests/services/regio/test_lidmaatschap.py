"""Membership of a region goes by the day: a zaak of 2023 has the ten colleges of then, one of 2025 nine and another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app import regios
from app.domain.basis.begrippen import Bereik, Toestand
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.inzage import Inzage
from app.domain.regio.regio import Regioprofiel
from app.models import Organisatie, Zaak
from app.regios import profiel, regio_op
from app.services.dossier.gezegd import wat_het_dossier_zegt
from app.services.gebruiker.inrichting import richt_organisaties_in
from app.services.informatie import raadsbriefblad
from app.services.kern.toegang import Dossier, vind_dossier, zichtbare_zaken
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling
from app.services.mandaat.stand import ruimte
from app.services.openstaand.lijst import van_zaak
from app.services.overleg import vragen
from app.services.regio import betrokken
from app.services.telling import tellingen
from app.services.zaak import sluitfeiten, toewijzing
from config import WORTEL
from tests.kern.opzet import (
    actief_mandaat,
    mandaat_van,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    zaak_van,
)
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.informatie.raadsbrieven import TEKST, plichten, schrijf

T = Toestand
VOORSCHOTEN = "GM0626"
TOEN, NU = date(2023, 3, 1), dag(3, 2)
LAATSTE, EERSTE = date(2023, 12, 31), date(2024, 1, 1)
DAGEN = [(TOEN, 10), (LAATSTE, 10), (EERSTE, 9), (NU, 9)]


def codes(regio: Regioprofiel, op: date) -> list[str]:
    return [gemeente.code for gemeente in regio.gemeenten_op(op)]


@pytest.mark.parametrize(("op", "aantal"), DAGEN, ids=str)
def test_haaglanden_heeft_de_gemeenten_van_de_dag(op: date, aantal: int) -> None:
    leden, elders = codes(profiel("haaglanden"), op), codes(profiel("holland-rijnland"), op)
    assert (len(leden), VOORSCHOTEN in leden) == (aantal, aantal == 10)
    assert (len(elders), VOORSCHOTEN in elders) == (22 - aantal, aantal == 9)
    gevonden = regio_op(VOORSCHOTEN, op)
    assert gevonden is not None
    assert gevonden.code == ("haaglanden" if aantal == 10 else "holland-rijnland")


def test_geen_profiel_geeft_een_lijst_zonder_dag() -> None:
    """`gemeenten_op` is where the product asks who belongs to a region. Who is or was a member, without a day, is for
    accounts and organisations, which stay, and for what says the days beside it.
    """
    assert not hasattr(profiel("haaglanden"), "gemeenten")
    zonder_dag = {
        "app/api/gebruiker/ik.py",
        "app/demo/accounts.py",
        "app/demo/lopendspeler.py",
        "app/demo/speler.py",
        "app/domain/regio/regio.py",
        "app/regios/__init__.py",
        "app/services/dossier/samenstel.py",
        "app/services/gebruiker/inrichting.py",
        "app/simulatie/daden/beheer.py",
        "app/simulatie/greep.py",
        "templates/regio/toon.html",
    }
    wie = [p for map_ in ("app", "templates") for p in (WORTEL / map_).rglob("*") if p.suffix in (".py", ".html")]
    vraagt = {p.relative_to(WORTEL).as_posix() for p in wie if "gemeenten_ooit" in p.read_text(encoding="utf-8")}
    assert vraagt == zonder_dag
    kaal = re.compile(r"(profiel|regio|kader\.profiel)(\([^()]*\))?\.gemeenten\b")
    assert [p.name for p in wie if kaal.search(p.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("op", "aantal"), DAGEN, ids=str)
def test_elk_college_van_die_dag_wordt_geinformeerd_krijgt_een_brief_en_de_vraag(
    spelers: Spelers, op: date, aantal: int
) -> None:
    zaak, wie = open_zaak(spelers, T.PROBLEMATISCH, op), spelers.directeur_sbjh.op(op)
    rijen = [regel.plicht for regel in plichten(spelers, zaak, op)]
    leden = codes(profiel("haaglanden"), op)
    assert [r.organisatie_code for r in rijen if r.partij.startswith("college van")] == leden
    assert [r.organisatie_code for r in rijen if r.partij.startswith("gemeenteraad van")] == leden
    schrijf(wie, zaak, replace(TEKST, datum=op))
    dossier = vind_dossier(wie.session, wie.actor_nu(), zaak)
    assert [r.brief.gemeente for r in raadsbriefblad.lijst_brieven(wie.session, dossier, op)] == leden
    vraag = wie.doet(vragen.stel_vraag, zaak, vragen.NieuweVraag("Akkoord?", op, date(2026, 1, 5)))
    assert (len(vraag.aan), VOORSCHOTEN in vraag.aan) == (aantal, aantal == 10)


def van(op: date, bereik: Bereik) -> opstelling.NieuwMandaat:
    return nieuw_mandaat([VOORSCHOTEN], bereik=bereik, van=op, tot=date(2026, 6, 30))


@pytest.mark.parametrize(("op", "bereik"), [(LAATSTE, Bereik.BINNEN_REGIO), (EERSTE, Bereik.ANDERE_REGIO)], ids=str)
def test_een_mandaat_hoort_bij_de_regio_van_zijn_eerste_dag(spelers: Spelers, op: date, bereik: Bereik) -> None:
    """Also in one and the same zaak, that began before Voorschoten left."""
    zaak, wie = open_zaak(spelers, datum=TOEN), spelers.directeur_sbjh.op(op)
    (mandaat,) = wie.doet(opstelling.stel_op, zaak, van(op, bereik))
    assert mandaat.bereik is bereik
    ander = next(b for b in Bereik if b is not bereik)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "mandaatgevers") as fout:
        wie.doet(opstelling.stel_op, zaak, van(op, ander))
    assert f"{op:%d-%m-%Y}: Voorschoten hoort dan" in fout.value.bericht


def ziet(wie: Speler, zaak: str) -> Inzage:
    """What the rule of one zaak says; the list in SQL says the same."""
    actor = wie.actor_nu()
    wie.session.rollback()
    lijst = set(wie.session.scalars(select(Zaak.zaaknummer).where(zichtbare_zaken(actor))))
    try:
        inzage = vind_dossier(wie.session, actor, zaak).inzage
    except NietGevonden:
        inzage = Inzage.GEEN
    assert (zaak in lijst) == (inzage is not Inzage.GEEN)
    return inzage


@pytest.mark.beide
def test_voorschoten_ziet_de_zaken_van_zijn_tijd_en_van_later_alleen_waarin_het_mandaat_geeft(spelers: Spelers) -> None:
    toen, later, met_mandaat = open_zaak(spelers, datum=TOEN), open_zaak(spelers), open_zaak(spelers)
    voorschoten = spelers.gemeente("voorschoten")
    assert ziet(voorschoten, toen) is Inzage.SAMENVATTING
    assert ziet(voorschoten, later) is Inzage.GEEN
    assert ziet(spelers.delft, later) is Inzage.SAMENVATTING
    actief_mandaat(spelers, met_mandaat, VOORSCHOTEN)
    assert ziet(voorschoten, met_mandaat) is Inzage.EIGEN
    assert ziet(spelers.gemeente("rijswijk"), met_mandaat) is Inzage.SAMENVATTING


def test_voorschoten_weigert_of_verleent_als_college_van_een_andere_regio(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat([VOORSCHOTEN], bereik=Bereik.ANDERE_REGIO))
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    voorschoten = spelers.gemeente("voorschoten").op(dag(17, 3))
    voorschoten.doet(mandaten.verleen, mandaat_id, dag(17, 3), "B-7")


@pytest.fixture
def vroeger(tmp_path: Path) -> Iterator[Callable[[], None]]:
    """The profiles as they were when they knew no days; what is given ends that."""
    for code in ("haaglanden", "holland-rijnland"):
        tekst = (WORTEL / f"app/regios/{code}.toml").read_text(encoding="utf-8")
        regels = [regel for regel in tekst.splitlines() if "vanaf = 2024" not in regel]
        (tmp_path / f"{code}.toml").write_text("\n".join(regels).replace(", tot = 2023-12-31", ""), encoding="utf-8")
    regios.BESTANDEN.zet_eigen_map(tmp_path)
    yield lambda: regios.BESTANDEN.zet_eigen_map(None)
    regios.BESTANDEN.zet_eigen_map(None)


def test_een_oud_mandaat_van_voorschoten_binnen_de_regio_blijft_wat_het_is(
    spelers: Spelers, vroeger: Callable[[], None]
) -> None:
    """What an earlier version recorded of 2025 stays: it counts, its college sees it and can withdraw it."""
    zaak = open_zaak(spelers)
    mandaat_id = actief_mandaat(spelers, zaak, VOORSCHOTEN)
    vroeger()
    assert ziet(spelers.gemeente("voorschoten"), zaak) is Inzage.EIGEN
    assert ruimte(spelers.session, zaak_van(spelers.session, zaak), dag(20, 3)).over == 120_000_00
    spelers.gemeente("voorschoten").doet(mandaten.trek_in, mandaat_id, dag(2, 6), "Wij horen nu bij een andere regio.")
    assert mandaat_van(spelers.session, mandaat_id).bereik is Bereik.BINNEN_REGIO


def test_een_gemeente_die_weg_is_voert_in_een_nieuwe_zaak_geen_regie(spelers: Spelers) -> None:
    voorschoten = spelers.gemeente("voorschoten").email
    toen = open_zaak(spelers, datum=TOEN)
    spelers.directeur_sbjh.op(TOEN).doet(toewijzing.voeg_regievoerder_toe, toen, voorschoten, TOEN, "Groot belang.")
    later = open_zaak(spelers)
    with niet_aanvaard(spelers.session, "niet_gevonden", "gebruiker"):
        spelers.directeur_sbjh.doet(toewijzing.voeg_regievoerder_toe, later, voorschoten, dag(2, 6), "Groot belang.")


def test_kinderen_worden_geteld_bij_de_regio_van_de_peildatum(spelers: Spelers) -> None:
    """Of another region its municipalities, once it takes part in the zaak."""
    toen, later = open_zaak(spelers, datum=TOEN), open_zaak(spelers)
    wie = spelers.directeur_sbjh
    wie.doet(tellingen.leg_tellingen_vast, toen, [telling(gemeente=VOORSCHOTEN, peildatum=LAATSTE, in_zorg=9)])
    na = telling(gemeente=VOORSCHOTEN, peildatum=dag(1, 5), in_zorg=9)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "gemeente") as fout:
        wie.doet(tellingen.leg_tellingen_vast, later, [na])
    assert "01-05-2025 niet bij de regio" in fout.value.bericht
    reden = "Er wonen kinderen uit deze regio."
    wie.doet(betrokken.betrek_regio, later, "holland-rijnland", "accountmanager", dag(2, 6), reden)
    wie.doet(tellingen.leg_tellingen_vast, later, [na, telling(gemeente="GM0546", peildatum=dag(1, 5), in_zorg=6)])


def test_kinderen_van_een_regio_zonder_profiel_worden_onder_haar_code_geteld(spelers: Spelers) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    wie.doet(betrokken.betrek_regio, zaak, "rijnmond", "accountmanager", dag(2, 6), "Er wonen kinderen.")
    wie.doet(tellingen.leg_tellingen_vast, zaak, [telling(gemeente="rijnmond", in_zorg=30, nog_te_plaatsen=30)])


@pytest.mark.parametrize("volgorde", [("haaglanden", "holland-rijnland"), ("holland-rijnland", "haaglanden")], ids=str)
def test_een_verhuisde_gemeente_wordt_beheerd_door_haar_laatste_regio(
    spelers: Spelers, volgorde: tuple[str, str]
) -> None:
    """As far as that region is set up here: an installation of Haaglanden alone keeps the account of Voorschoten."""
    wie = select(Organisatie.regio).where(Organisatie.code == VOORSCHOTEN)
    assert spelers.session.scalars(wie).one() == "haaglanden"
    for code in volgorde:
        richt_organisaties_in(spelers.session, profiel(code))
    assert spelers.session.scalars(wie).one() == "holland-rijnland"


def open_over(wie: Speler, zaak: str) -> list[str]:
    """What is open about counts of other regions in a zaak."""
    dossier = vind_dossier(wie.session, wie.actor_nu(), zaak)
    return [o.punt.onderwerp for o in van_zaak(wie.session, dossier, dag(3, 6)) if o.soort.code == "telling_regio"]


def test_een_betrokken_regio_is_geteld_als_haar_gemeenten_zijn_geteld(spelers: Spelers) -> None:
    """In the open list, at the closing and in the coverage of the dossier alike; Voorschoten of before 2024 was counted
    for the region of then.
    """
    zaak, wie = open_zaak(spelers, datum=TOEN), spelers.directeur_sbjh
    wie.doet(tellingen.leg_tellingen_vast, zaak, [telling(gemeente=VOORSCHOTEN, peildatum=LAATSTE, in_zorg=9)])
    wie.doet(betrokken.betrek_regio, zaak, "holland-rijnland", "accountmanager", dag(2, 6), "Er wonen kinderen.")
    rij, dossier = zaak_van(wie.session, zaak), vind_dossier(wie.session, wie.actor_nu(), zaak)
    assert open_over(wie, zaak) == ["Er zijn geen aantallen van Holland Rijnland"]
    assert sluitfeiten.regios_zonder_telling(wie.session, rij) == ["Holland Rijnland"]
    assert dekking(wie, dossier)["holland-rijnland"] is None
    wie.doet(tellingen.leg_tellingen_vast, zaak, [telling(gemeente="GM0546", peildatum=dag(1, 5), in_zorg=6)])
    assert open_over(wie, zaak) == ["Van Holland Rijnland is niet geteld hoeveel kinderen nog te plaatsen zijn"]
    assert sluitfeiten.regios_zonder_telling(wie.session, rij) == ["Holland Rijnland"], "unknown is not nought"
    assert sluitfeiten.nooit_geteld(wie.session, rij)
    assert dekking(wie, dossier)["holland-rijnland"] == "2025-05-01"
    gezegd = telling(gemeente="GM0546", peildatum=dag(5, 5), in_zorg=6, nog_te_plaatsen=0)
    wie.doet(tellingen.leg_tellingen_vast, zaak, [gezegd])
    assert open_over(wie, zaak) == []
    assert sluitfeiten.regios_zonder_telling(wie.session, rij) == []
    assert sluitfeiten.nooit_geteld(wie.session, rij), "of the region itself nobody said it"


def dekking(wie: Speler, dossier: Dossier) -> dict[object, object]:
    zegt = wat_het_dossier_zegt(wie.session, dossier, dag(3, 6))
    return {rij["code"]: rij["peildatum"] for rij in zegt.dekking_tellingen}


@pytest.mark.beide
def test_elke_jeugdregio_zonder_profiel_is_te_tellen_hoe_lang_haar_code_ook_is(
    spelers: Spelers, lange_buur: str
) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    wie.doet(betrokken.betrek_regio, zaak, lange_buur, "accountmanager", dag(2, 6), "Er wonen kinderen.")
    assert len(lange_buur) > 10
    wie.doet(tellingen.leg_tellingen_vast, zaak, [telling(gemeente=lange_buur, in_zorg=30, nog_te_plaatsen=30)])
    rij = zaak_van(wie.session, zaak)
    assert [t.in_zorg for t in tellingen.van_gemeente(wie.session, rij, lange_buur)] == [30]
    assert open_over(wie, zaak) == []


@pytest.fixture
def lange_buur(tmp_path: Path) -> Iterator[str]:
    """Haaglanden with a neighbour whose code has more characters than that of a municipality."""
    code = "alkmaar-noord-kennemerland"
    tekst = (WORTEL / "app/regios/haaglanden.toml").read_text(encoding="utf-8")
    buur = f'[[andere_regios]]\ncode = "{code}"\nnaam = "Alkmaar (Noord-Kennemerland)"\n\n'
    tekst = tekst.replace("[[functies]]", f"{buur}[[functies]]", 1)
    (tmp_path / "haaglanden.toml").write_text(tekst, encoding="utf-8")
    regios.BESTANDEN.zet_eigen_map(tmp_path)
    yield code
    regios.BESTANDEN.zet_eigen_map(None)
