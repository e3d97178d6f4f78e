"""Lives of a zaak that leave things undone, and what the dossier says of them."""

from __future__ import annotations

from datetime import date

from app.demo import speel_s1
from app.domain.basis.begrippen import Toestand, Uitkomst
from app.services.dossier.gezegd import Gezegd, wat_het_dossier_zegt
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.zaak import zaken
from tests.kern.opzet import (
    VAN,
    VANDAAG,
    bepaling,
    meld_alles_verzonden,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
)
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.export.bundels import ZAAK
from tests.services.overleg.raadpleging import JA, WESTLAND, inbreng, stel_vraag, zegt

HERFST = dag(13, 11)
T = Toestand


def dossier_van(wie: Speler, zaaknummer: str) -> Dossier:
    wie.session.rollback()
    return vind_dossier(wie.session, wie.actor, zaaknummer)


def gezegd(spelers: Spelers, zaaknummer: str, op: date = VANDAAG) -> Gezegd:
    wie = spelers.directeur_sbjh
    return wat_het_dossier_zegt(wie.session, dossier_van(wie, zaaknummer), op)


def gemist(spelers: Spelers, zaaknummer: str, soort: str, op: date = VANDAAG) -> list[str]:
    rijen = gezegd(spelers, zaaknummer, op).wat_niet_is_vastgelegd
    assert all(rij["onderwerp"] and rij["bron"] for rij in rijen)
    return [str(rij["onderwerp"]) for rij in rijen if rij["soort"] == soort]


def sluit(spelers: Spelers, zaaknummer: str, op: date = HERFST, uitkomst: Uitkomst = Uitkomst.HERSTELD) -> None:
    meld_alles_verzonden(spelers, zaaknummer, op)
    spelers.directeur_sbjh.op(op).doet(zaken.sluit_af, zaaknummer, uitkomst, "Klaar.", op)


def weiger(spelers: Spelers, zaaknummer: str, gever: str = WESTLAND) -> int:
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaaknummer, nieuw_mandaat([gever]))
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    spelers.gever(gever).op(VAN).doet(mandaten.wijs_af, mandaat_id, VAN, "De raad wil het niet.")
    return mandaat_id


def met_een_vraag(spelers: Spelers) -> str:
    zaaknummer = open_zaak(spelers)
    stel_vraag(spelers.directeur_sbjh, zaaknummer)
    zegt(spelers.westland, zaaknummer, WESTLAND, inbreng(JA))
    return zaaknummer


def met_een_weigering(spelers: Spelers) -> str:
    zaaknummer = open_zaak(spelers)
    weiger(spelers, zaaknummer)
    return zaaknummer


def op_en_neer(spelers: Spelers) -> str:
    zaaknummer = open_zaak(spelers, T.ZEER_PROBLEMATISCH)
    spelers.directeur_sbjh.op(dag(3, 3)).doet(zaken.bepaal_trede, zaaknummer, bepaling(T.ZORGELIJK, dag(3, 3)))
    return zaaknummer


def s1_gespeeld(spelers: Spelers) -> str:
    speel_s1(spelers.session)
    return ZAAK


def s1_gesloten(spelers: Spelers) -> str:
    speel_s1(spelers.session)
    sluit(spelers, ZAAK)
    return ZAAK


LEVENS = (met_een_vraag, met_een_weigering, op_en_neer, s1_gespeeld, s1_gesloten)
