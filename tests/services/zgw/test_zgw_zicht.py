"""Who sees what in the ZGW view: as much as on the screens, and no more."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import GeenRecht, NietGevonden
from app.domain.basis.rechten import Recht
from app.models import Zaak
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.beeld import dossiers
from app.services.zgw.bronnen import BRONNEN, audittrail, bestand, een
from app.services.zgw.vorm import VAN_PAPIER
from tests.kern.opzet import BEGIN, actief_mandaat, open_zaak, tel_vragen
from tests.kern.spelers import ADRESSEN, Spelers
from tests.kern.zgwvormen import schema, toets
from tests.services.bewaren.vernietigen import gesloten_zaak, vernietig
from tests.services.overname.imports import importeer
from tests.services.zgw.zgw import VORM, ZGW, lees


@pytest.mark.parametrize("soort", VORM, ids=lambda s: s.name.lower())
def test_one_object_is_the_same_as_in_the_list_and_is_there_for_the_same_people(
    s1: Spelers, soort: Objectsoort
) -> None:
    alle = lees(s1.directeur_sbjh, soort)
    for wie in (s1.directeur_sbjh, s1.delft, s1.rijnmond, s1.auditor):
        gezien = {rij["url"]: rij for rij in lees(wie, soort)}
        for rij in alle:
            uuid = UUID(rij["url"].rpartition("/")[2])
            if rij["url"] in gezien:
                assert een(s1.session, wie.actor, ZGW, soort, uuid) == gezien[rij["url"]]
            else:
                with pytest.raises(NietGevonden):
                    een(s1.session, wie.actor, ZGW, soort, uuid)


def test_the_cases_of_the_view_are_those_of_the_screens_seen_in_the_same_way(s1: Spelers) -> None:
    open_zaak(s1, Toestand.SIGNAAL, BEGIN)
    actief_mandaat(s1, open_zaak(s1), "rijnmond")
    nummers = list(s1.session.scalars(select(Zaak.zaaknummer).order_by(Zaak.zaaknummer)))
    for naam in ADRESSEN:
        actor = getattr(s1, naam).actor
        verwacht = []
        for nummer in nummers:
            try:
                verwacht.append(vind_dossier(s1.session, actor, nummer))
            except NietGevonden:
                continue
        assert [*map(_gezien, dossiers(s1.session, actor, Recht.ZAKEN_INZIEN))] == [*map(_gezien, verwacht)], naam


def _gezien(dossier: Dossier) -> dict[str, object]:
    """All of it, with rows by their keys: the two ways read each as an object of its own."""
    return vars(dossier) | {"zaak": dossier.zaak.id, "vervullingen": [rij.id for rij in dossier.vervullingen]}


def test_a_municipality_reads_no_motivation_and_only_its_own_part_of_a_decision(s1: Spelers) -> None:
    team, delft = lees(s1.directeur_sbjh, Objectsoort.BESLUIT)[0], lees(s1.delft, Objectsoort.BESLUIT)[0]
    assert "Bedrag: € 450.000." in team["toelichting"]
    assert "Rijswijk" in team["toelichting"]
    assert "450.000" not in delft["toelichting"]
    assert "Rijswijk" not in delft["toelichting"]
    assert "Uw deel: € 50.000." in delft["toelichting"]
    assert [s["statustoelichting"] for s in lees(s1.delft, Objectsoort.STATUS)] == ["Signaal", "Zorgelijk"]
    assert "liquiditeit" in lees(s1.directeur_sbjh, Objectsoort.STATUS)[1]["statustoelichting"]


def test_a_municipality_reads_the_shared_documents(s1: Spelers) -> None:
    titels = [d["titel"] for d in lees(s1.delft, Objectsoort.INFORMATIEOBJECT)]
    assert titels
    assert all(titel.startswith("verslag") for titel in titels)
    (prognose,) = lees(s1.directeur_sbjh, Objectsoort.INFORMATIEOBJECT, titel="liquiditeitsprognose-mei.txt")
    uuid = UUID(prognose["url"].rpartition("/")[2])
    document, inhoud = bestand(s1.session, s1.directeur_sbjh.actor, ZGW, uuid)
    assert (len(inhoud), document.sha256) == (prognose["bestandsomvang"], prognose["integriteit"]["waarde"])
    with pytest.raises(NietGevonden):
        bestand(s1.session, s1.delft.actor, ZGW, uuid)


def test_the_team_reads_the_logboek_and_nobody_else_does(s1: Spelers) -> None:
    uuid = ZGW.adressen.uuid(Objectsoort.ZAAK, s1.session.scalars(select(Zaak.id)).one())
    regels = audittrail(s1.session, s1.directeur_sbjh.actor, ZGW, uuid)
    for regel in regels:
        toets(schema("auditregel"), regel)
    assert regels[0]["actie"] == "open_zaak"
    treden = [r["wijzigingen"] for r in regels if r["actie"] == "bepaal_trede"]
    assert treden == [{"oud": {"stand": "signaal"}, "nieuw": {"stand": "zorgelijk"}}]
    with pytest.raises(GeenRecht):
        audittrail(s1.session, s1.delft.actor, ZGW, uuid)
    with pytest.raises(NietGevonden):
        audittrail(s1.session, s1.rijnmond.actor, ZGW, uuid)


def test_a_destroyed_case_is_gone_from_the_view(spelers: Spelers) -> None:
    nummer = gesloten_zaak(spelers)
    assert len(lees(spelers.directeur_sbjh, Objectsoort.ZAAK)) == 1
    vernietig(spelers, nummer)
    spelers.session.expire_all()
    assert [lees(spelers.directeur_sbjh, soort) for soort in VORM] == [[]] * len(VORM)


@pytest.mark.beide
def test_reading_costs_the_same_for_one_case_as_for_many(spelers: Spelers, engine: Engine) -> None:
    kosten = []
    for aantal in (1, 6):
        for _ in range(aantal):
            open_zaak(spelers)
        geteld = []
        for soort in BRONNEN:
            spelers.session.expire_all()
            with tel_vragen(engine) as teller:
                lees(spelers.directeur_sbjh, soort)
            geteld.append(len(teller))
        kosten.append(geteld)
    assert kosten[0] == kosten[1]
    assert max(kosten[0]) <= 5


def test_what_was_taken_over_from_paper_says_so(spelers: Spelers) -> None:
    importeer(spelers)
    hier = open_zaak(spelers)
    wie = spelers.directeur_sbjh
    gezegd = {zaak["identificatie"]: VAN_PAPIER in zaak["toelichting"] for zaak in lees(wie, Objectsoort.ZAAK)}
    assert gezegd == {"2025-0001": True, hier: False}
    besluiten = lees(wie, Objectsoort.BESLUIT)
    assert besluiten
    assert all(VAN_PAPIER in besluit["toelichting"] for besluit in besluiten)
