"""A required step that lapsed undone is open as that until it comes back, then and afterwards."""

from __future__ import annotations

from app.domain.basis.begrippen import Toestand
from app.services.dossier.openstaand import lees_bronfeiten
from app.services.kern.toegang import vind_dossier
from app.services.openstaand.lijst import van_zaak
from app.services.zaak import zaken
from tests.kern.opzet import bepaling, open_zaak
from tests.kern.spelers import Spelers, dag

VERVALLEN = "stap_vervallen"


def test_een_stap_die_verviel_en_terugkwam_was_daartussen_vervallen(spelers: Spelers) -> None:
    nummer, wie = open_zaak(spelers), spelers.directeur_sbjh
    for naar, op in (
        (Toestand.PROBLEMATISCH, dag(3, 3)),
        (Toestand.ZORGELIJK, dag(10, 3)),
        (Toestand.PROBLEMATISCH, dag(17, 3)),
    ):
        wie.doet(zaken.bepaal_trede, nummer, bepaling(naar, op))
    dossier = vind_dossier(wie.session, wie.actor, nummer)
    feiten = lees_bronfeiten(wie.session, dossier)

    def vervallen(op_: int) -> set[str]:
        return {p.onderwerp for p in feiten.open_op(dag(op_, 3)) if p.soort == VERVALLEN}

    tussen, daarna = vervallen(12), vervallen(18)
    assert tussen, "they are told of the days between"
    assert tussen - daarna, "what came back is owed again, and not told as lapsed"
    nu = {o.punt.onderwerp for o in van_zaak(wie.session, dossier, dag(18, 3)) if o.punt.soort == VERVALLEN}
    assert nu == daarna
