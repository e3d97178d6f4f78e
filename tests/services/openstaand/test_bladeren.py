"""What has a last day, cut by key; what is open in each zaak, and in each part of one. The same on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.onderdelen import ONDERDEEL_VAN, Onderdeel
from app.models import Openpunt
from app.services.kern.toegang import vind_dossier
from app.services.openstaand import bladeren
from app.services.openstaand.lijst import Openstaand, per_groep, som, tel, van_zaak, voor
from app.services.openstaand.wens import Groep, Puntwens
from app.services.overzicht.zaakrijen import Zaakfilter, zaakrijen
from app.services.overzicht.zaaktelling import tellingen
from tests.kern.opzet import open_zaak, zaak_van
from tests.kern.spelers import Spelers, dag

pytestmark = pytest.mark.beide

DAG = dag(14, 2)
"""A few days after the opening: some of it is late, some is not."""


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    for _ in range(3):
        open_zaak(spelers)
    return open_zaak(spelers, Toestand.ZEER_PROBLEMATISCH)


@pytest.mark.parametrize("groep", [None, *Groep])
def test_de_bladzijden_zijn_samen_alles_met_een_dag_op_volgorde_en_niets_dubbel(
    spelers: Spelers, zaak: str, groep: Groep | None
) -> None:
    session, actor, wens = spelers.session, spelers.directeur_sbjh.actor, Puntwens(groep=groep, met_dag=True)
    gezien: list[Openstaand] = []
    na = None
    while True:
        blad = bladeren.met_dag(session, actor, DAG, wens, na)
        gezien += blad.punten
        na = blad.volgende
        if na is None:
            break
    alles = voor(session, actor, DAG, wens=wens, grootte=1000)
    assert len(gezien) == len(alles) > (0 if groep else bladeren.PAGINA)
    sleutels = {(o.zaaknummer, o.soort.code, o.punt.object) for o in gezien}
    assert len(sleutels) == len(gezien)
    dagen = [o.punt.uiterlijk_op for o in gezien if o.punt.uiterlijk_op]
    assert dagen == sorted(dagen)
    assert len(dagen) == len(gezien)


def test_elk_filter_geeft_wat_erbij_past_en_alle_delen_samen_zijn_alles(spelers: Spelers, zaak: str) -> None:
    session, actor = spelers.session, spelers.directeur_sbjh.actor

    def hoeveel(**wens: object) -> int:
        aantal = tel(session, actor, DAG, Puntwens(**wens))  # type: ignore[arg-type]
        assert aantal == len(voor(session, actor, DAG, wens=Puntwens(**wens), grootte=1000))  # type: ignore[arg-type]
        return aantal

    alles = hoeveel()
    assert sum(hoeveel(onderdeel=deel) for deel in Onderdeel) == alles
    assert sum(hoeveel(groep=groep) for groep in Groep) == alles
    assert sum(hoeveel(bij=naam) for naam in bladeren.bij_wie(session, actor, DAG, Puntwens())) == alles
    assert 0 < hoeveel(zaak=zaak) < alles
    assert 0 < hoeveel(te_laat=True) < hoeveel(met_dag=True) < alles


def test_een_lijst_van_zaken_telt_wat_de_zaak_zelf_telt(spelers: Spelers, zaak: str) -> None:
    session, actor = spelers.session, spelers.directeur_sbjh.actor
    rijen, _volgende = zaakrijen(session, actor, DAG, Zaakfilter())
    rij = next(rij for rij in rijen if rij.zaaknummer == zaak)
    zelf = [o for o in voor(session, actor, DAG, grootte=1000) if o.zaaknummer == zaak]
    assert (rij.stand.aantal.totaal, rij.stand.aantal.te_laat) == (len(zelf), sum(o.te_laat for o in zelf))
    komend = [o.punt.uiterlijk_op for o in zelf if o.punt.uiterlijk_op and not o.te_laat]
    assert rij.stand.eerstvolgende == min(komend)


def test_het_menu_van_een_zaak_telt_per_onderdeel_wat_er_openstaat(spelers: Spelers, zaak: str) -> None:
    session = spelers.session
    dossier = vind_dossier(session, spelers.directeur_sbjh.actor, zaak)
    punten = van_zaak(session, dossier, DAG)
    geteld = tellingen(session, dossier, DAG)
    assert geteld.alles.totaal == len(punten)
    for deel, aantal in geteld.open.items():
        eigen = [o for o in punten if ONDERDEEL_VAN[o.soort.code] is deel]
        assert (aantal.totaal, aantal.te_laat) == (len(eigen), sum(o.te_laat for o in eigen))
    assert geteld.aantal["logboek"] > 0
    delft = tellingen(session, vind_dossier(session, spelers.delft.actor, zaak), DAG)
    assert delft.aantal == {}, "a municipality counts what lies with itself and nothing else"


def test_een_plaats_blijft_gelden_als_het_punt_weg_is(spelers: Spelers, zaak: str) -> None:
    session, actor = spelers.session, spelers.directeur_sbjh.actor
    eerste = bladeren.met_dag(session, actor, DAG, Puntwens())
    assert eerste.volgende
    weg = session.scalars(select(Openpunt).where(Openpunt.id == eerste.volgende.id)).one()
    session.execute(update(Openpunt).where(Openpunt.id == weg.id).values(uiterlijk_op=None))
    tweede = bladeren.met_dag(session, actor, DAG, Puntwens(), eerste.volgende)
    assert not {o.punt.object for o in eerste.punten} & {o.punt.object for o in tweede.punten if o.zaaknummer == zaak}


def test_een_dagblad_per_groep_is_gelijk_aan_de_telling(spelers: Spelers, zaak: str) -> None:
    session, actor = spelers.session, spelers.directeur_sbjh.actor
    _lijsten, aantallen = per_groep(session, actor, DAG, 1)
    assert som(aantallen.values()).totaal == tel(session, actor, DAG)
    assert zaak_van(session, zaak).id in bladeren.per_zaak(session, actor, DAG, [zaak_van(session, zaak).id])
