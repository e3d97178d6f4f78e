"""Who held which role, office and mandaat on a day, in S1; and the role of Regievoerder that follows the office."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.basis.begrippen import Rol, Toestand, Uitkomst, Zaakrol
from app.domain.basis.fouten import DatumInToekomst, DatumOnlogisch
from app.services.besluit.besluiten import neem_besluit
from app.services.dossier.situatie import Situatie, situatie_op
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.regio import functies
from app.services.regio.functies import Benoeming
from app.services.zaak import zaken
from app.services.zaak.regievoering import opvolgingen, vervang_regievoerder
from tests.kern.opzet import besluit, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.export.bundels import ZAAK
from tests.services.gebruiker.tweede import met_tweede
from tests.services.regio.functies import DEN_HAAG, SBJH, maak_plv, periode, waarneming

T = Toestand
VANDAAG = dag(2, 6)
LEIDING = ["Directeur Den Haag", "Directeur SbJH"]


def dossier(spelers: Spelers) -> Dossier:
    spelers.session.rollback()
    return vind_dossier(spelers.session, spelers.directeur_sbjh.actor, ZAAK)


def situatie(spelers: Spelers, op: date, vandaag: date = VANDAAG) -> Situatie:
    return situatie_op(spelers.session, dossier(spelers), op, vandaag)


@pytest.mark.parametrize(
    ("op", "trede", "projectleider", "actief", "plafond", "over"),
    [
        (dag(3, 2), T.SIGNAAL, 0, 0, 0, 0),
        (dag(9, 2), T.SIGNAAL, 0, 0, 0, 0),
        (dag(10, 2), T.ZORGELIJK, 0, 0, 0, 0),
        (dag(12, 2), T.ZORGELIJK, 0, 0, 0, 0),
        (dag(13, 2), T.ZORGELIJK, 1, 0, 0, 0),
        (dag(16, 3), T.ZORGELIJK, 1, 0, 0, 0),
        (dag(17, 3), T.ZORGELIJK, 1, 9, 1_080_000_00, 1_080_000_00),
        (dag(21, 3), T.ZORGELIJK, 1, 9, 1_080_000_00, 630_000_00),
        (dag(15, 5), T.ZORGELIJK, 1, 9, 1_080_000_00, 630_000_00),
        (dag(16, 5), T.ZORGELIJK, 1, 9, 1_080_000_00, 330_000_00),
    ],
)
def test_de_situatie_op_elke_dag_van_s1(
    s1: Spelers, op: date, trede: Toestand, projectleider: int, actief: int, plafond: int, over: int
) -> None:
    toen = situatie(s1, op)
    assert (toen.bepaling.naar, len(toen.wie(Zaakrol.PROJECTLEIDER))) == (trede, projectleider)
    assert sorted(toen.wie(Zaakrol.REGIEVOERDER)) == LEIDING
    assert (len(toen.mandaten), toen.ruimte.plafond, toen.ruimte.over) == (actief, plafond, over)


def test_na_de_looptijd_is_er_geen_mandaat_meer(s1: Spelers) -> None:
    assert len(situatie(s1, dag(30, 9), dag(2, 10)).mandaten) == 9
    daarna = situatie(s1, dag(1, 10), dag(2, 10))
    assert (daarna.mandaten, daarna.ruimte.plafond) == ([], 0)


def test_wat_later_werd_besloten_verandert_een_eerdere_dag_niet(s1: Spelers) -> None:
    voor = situatie(s1, dag(16, 5)).ruimte
    s1.directeur_sbjh.doet(neem_besluit, ZAAK, besluit(1_000_00, dag(20, 5)))
    assert situatie(s1, dag(16, 5)).ruimte == voor
    assert situatie(s1, dag(20, 5)).ruimte.over == voor.over - 1_000_00


def test_een_dag_voor_de_zaak_en_een_dag_die_nog_komt_bestaan_niet(s1: Spelers) -> None:
    with pytest.raises(DatumOnlogisch, match="3 februari 2025"):
        situatie(s1, dag(2, 2))
    with pytest.raises(DatumInToekomst):
        situatie(s1, dag(3, 6))


def test_wie_op_die_dag_waarnam_staat_erbij(s1: Spelers) -> None:
    maak_plv(s1)
    met_tweede(s1, s1.beheerder, functies.wijs_waarnemer_aan, waarneming(s1))
    for op, wie in ((dag(9, 3), []), (dag(10, 3), ["plv"]), (dag(21, 3), ["plv"]), (dag(22, 3), [])):
        stand = next(f for f in situatie(s1, op).functies if f.functie.code == DEN_HAAG)
        assert stand.houder
        assert (stand.houder.naam, [w.naam for w in stand.waarnemers]) == ("Directeur Den Haag", wie)


@pytest.fixture
def opvolger(s1: Spelers) -> Speler:
    """The new director of SbJH, from 19 May on."""
    nieuw = s1.nieuw("opvolger@sbjh.example", "sbjh", Rol.REGIEVOERDER)
    s1.beheerder.doet(functies.beeindig, periode(s1, SBJH), dag(18, 5), "Een andere baan.")
    met_tweede(s1, s1.beheerder, functies.benoem, Benoeming(SBJH, nieuw.email, dag(19, 5)))
    return nieuw


def test_de_zaak_volgt_de_nieuwe_houder_door_een_eigen_handeling(s1: Spelers, opvolger: Speler) -> None:
    oud = s1.directeur_sbjh.actor.pseudoniem
    assert [o.functie.code for o in opvolgingen(s1.session, dossier_van(s1), VANDAAG)] == [SBJH]
    s1.directeur_denhaag.doet(vervang_regievoerder, ZAAK, SBJH, dag(20, 5), "Nieuwe directeur.")
    regel = logboek(s1.session)[-1]
    assert (regel.kop.actie, regel.kop.zaak, regel.kop.datum) == ("vervang_regievoerder", ZAAK, "2025-05-20")
    assert (regel.kop.van, regel.kop.naar) == (oud, opvolger.actor.pseudoniem)
    wie = {op: sorted(situatie_van(s1, op).wie(Zaakrol.REGIEVOERDER)) for op in (dag(19, 5), dag(20, 5))}
    assert wie == {dag(19, 5): LEIDING, dag(20, 5): ["Directeur Den Haag", "opvolger"]}
    assert opvolgingen(s1.session, dossier_van(s1), VANDAAG) == []
    with geweigerd(s1.session, "ongeldige_overgang"):
        s1.directeur_denhaag.doet(vervang_regievoerder, ZAAK, SBJH, dag(20, 5), "Nog eens.")


def dossier_van(spelers: Spelers) -> Dossier:
    """As the director of Den Haag sees it: he of SbJH has left."""
    spelers.session.rollback()
    return vind_dossier(spelers.session, spelers.directeur_denhaag.actor, ZAAK)


def situatie_van(spelers: Spelers, op: date) -> Situatie:
    return situatie_op(spelers.session, dossier_van(spelers), op, VANDAAG)


@pytest.mark.parametrize(
    ("functie", "datum", "waarom", "code", "veld"),
    [
        (SBJH, dag(18, 5), "Ja.", "datum_onlogisch", "datum"),
        (SBJH, dag(3, 6), "Ja.", "datum_in_toekomst", "datum"),
        (SBJH, dag(20, 5), " ", "motivering_verplicht", "toelichting"),
        ("projectleider", dag(20, 5), "Ja.", "niet_gevonden", "functie"),
    ],
)
def test_een_vervanging_heeft_een_dag_en_een_reden_die_kunnen(
    s1: Spelers, opvolger: Speler, functie: str, datum: date, waarom: str, code: str, veld: str
) -> None:
    with niet_aanvaard(s1.session, code, veld):
        s1.directeur_denhaag.doet(vervang_regievoerder, ZAAK, functie, datum, waarom)


def test_wie_zijn_functie_kwijt_is_vervangt_niemand_en_ziet_de_zaak_niet_meer(s1: Spelers, opvolger: Speler) -> None:
    with geweigerd(s1.session, "niet_gevonden"):
        s1.directeur_sbjh.doet(vervang_regievoerder, ZAAK, SBJH, dag(20, 5), "Nieuwe directeur.")
    with geweigerd(s1.session, "geen_recht"):
        s1.delft.doet(vervang_regievoerder, ZAAK, SBJH, dag(20, 5), "Nieuwe directeur.")


def test_zonder_opvolger_leidt_de_waarnemer_de_zaak(s1: Spelers) -> None:
    plv = s1.nieuw("plv@sbjh.example", "sbjh", Rol.GEMEENTE)
    s1.beheerder.doet(functies.beeindig, periode(s1, SBJH), dag(18, 5), "Weg.")
    assert opvolgingen(s1.session, dossier_van(s1), VANDAAG) == []
    wens = Benoeming(SBJH, plv.email, dag(19, 5), None, "Geen opvolger.")
    met_tweede(s1, s1.beheerder, functies.wijs_waarnemer_aan, wens)
    s1.directeur_denhaag.doet(vervang_regievoerder, ZAAK, SBJH, dag(19, 5), "Waarneming.")
    assert sorted(situatie_van(s1, dag(19, 5)).wie(Zaakrol.REGIEVOERDER)) == ["Directeur Den Haag", "plv"]


def test_een_gesloten_zaak_volgt_niemand(s1: Spelers, opvolger: Speler) -> None:
    herfst = dag(13, 11)
    meld_alles_verzonden(s1, ZAAK, herfst, s1.directeur_denhaag)
    s1.directeur_denhaag.op(herfst).doet(zaken.sluit_af, ZAAK, Uitkomst.HERSTELD, "Klaar.", herfst)
    assert opvolgingen(s1.session, dossier_van(s1), herfst) == []
    with geweigerd(s1.session, "zaak_gesloten"):
        s1.directeur_denhaag.op(herfst).doet(vervang_regievoerder, ZAAK, SBJH, herfst, "Te laat.")
