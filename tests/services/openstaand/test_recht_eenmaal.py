"""What decides whether somebody sees a point is asked once of each; however the list is asked, it is the same."""

from __future__ import annotations

import pytest

from app.db import engine_van
from app.services.openstaand.bladeren import met_dag
from app.services.openstaand.lijst import Groep, per_groep, voor
from app.services.openstaand.wens import Puntwens
from tests.kern.opzet import VANDAAG, open_zaak, tel_vragen
from tests.kern.spelers import ADRESSEN, Spelers, dag

ROLVRAGEN = 31
"""How often the statement of the start page of who leads a region asks for his roles in a zaak; 59 when each of its
seven places asked all that decides whether he sees a point, and then what of that makes it one of its group.
"""


@pytest.mark.beide
def test_de_groepen_samen_zijn_wat_iemand_ziet(s1: Spelers) -> None:
    open_zaak(s1)
    session = s1.session
    for naam in ADRESSEN:
        actor = getattr(s1, naam).actor
        for dag_ in (VANDAAG, dag(20, 6)):
            per = {groep: voor(session, actor, dag_, groep, grootte=500) for groep in Groep}
            heel = [punt for deel in per.values() for punt in deel]
            assert heel == voor(session, actor, dag_, grootte=500), naam
            assert all(punt.groep is groep for groep, deel in per.items() for punt in deel), naam
            op_dag = {
                (p.zaaknummer, p.punt.soort, p.punt.object) for p in met_dag(session, actor, dag_, Puntwens()).punten
            }
            assert op_dag <= {(p.zaaknummer, p.punt.soort, p.punt.object) for p in heel}, naam


def test_van_een_groep_wordt_geen_recht_twee_keer_gevraagd(s1: Spelers) -> None:
    with tel_vragen(engine_van(s1.session)) as teller:
        per_groep(s1.session, s1.directeur_sbjh.actor, VANDAAG)
    lijst = max(teller.vragen, key=len)
    assert lijst.count("FROM rolvervulling") <= ROLVRAGEN
    assert "JOIN aanbieder" not in lijst, "its name is asked of what is shown, and of nothing else"
