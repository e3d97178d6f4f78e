"""Who acts for whom in a steering group: three parties may differ, and one role has one party on a day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.services.kern.toegang import vind_dossier
from app.services.regio.stuurgroepen import leg_stuurgroepplek_vast, per_stuurgroep
from tests.kern.opzet import geweigerd, logboek, niet_aanvaard, open_zaak
from tests.kern.spelers import Spelers, dag

PLEK = Stuurplek(
    stuurgroep="JeugdhulpPlus", rol=Stuurrol.ACCOUNTHOUDER, partij="Rotterdam", wie="wethouder", vanaf=dag(1, 4)
)


@pytest.mark.beide
def test_in_een_stuurgroep_kunnen_drie_partijen_verschillen(spelers: Spelers) -> None:
    zaak, wie, session = open_zaak(spelers), spelers.directeur_sbjh, spelers.session
    wie.doet(leg_stuurgroepplek_vast, zaak, PLEK)
    anders = replace(PLEK, rol=Stuurrol.VERTEGENWOORDIGER, partij="Leidschendam-Voorburg")
    wie.doet(leg_stuurgroepplek_vast, zaak, anders)
    wie.doet(leg_stuurgroepplek_vast, zaak, replace(PLEK, stuurgroep="gecertificeerde instellingen", partij="Den Haag"))
    with niet_aanvaard(session, "ongeldige_invoer", "vanaf"):
        wie.doet(leg_stuurgroepplek_vast, zaak, replace(PLEK, stuurgroep="jeugdhulpplus", partij="Delft"))
    rijen = per_stuurgroep(session, vind_dossier(session, wie.actor, zaak).zaak)
    assert [(rij.stuurgroep, rij.partij) for rij in rijen] == [
        ("gecertificeerde instellingen", "Den Haag"),
        ("JeugdhulpPlus", "Rotterdam"),
        ("JeugdhulpPlus", "Leidschendam-Voorburg"),
    ]
    session.rollback()
    with pytest.raises(DBAPIError):
        session.execute(text("UPDATE stuurgroepplek SET partij = 'Delft'"))
    session.rollback()


def test_een_ander_volgt_op_en_een_verbetering_heeft_een_reden(spelers: Spelers) -> None:
    zaak, wie, session = open_zaak(spelers), spelers.directeur_sbjh, spelers.session
    wie.doet(leg_stuurgroepplek_vast, zaak, PLEK)
    tot = replace(PLEK, tot=dag(1, 5))
    with niet_aanvaard(session, "motivering_verplicht", "reden"):
        wie.doet(leg_stuurgroepplek_vast, zaak, tot, 1)
    wie.doet(leg_stuurgroepplek_vast, zaak, tot, 1, "Een ander neemt het over.", versie=1)
    assert logboek(session)[-1].inhoud["wordt"] == {"Tot en met": "1 mei 2025"}
    wie.doet(leg_stuurgroepplek_vast, zaak, replace(PLEK, partij="Schiedam", vanaf=dag(2, 5)))
    wie.doet(leg_stuurgroepplek_vast, zaak, PLEK, 2, "Toch niet.", vervalt=True)
    assert len(per_stuurgroep(session, vind_dossier(session, wie.actor, zaak).zaak)) == 1
    session.rollback()
    with geweigerd(session, "geen_recht"):
        spelers.delft.doet(leg_stuurgroepplek_vast, zaak, replace(PLEK, stuurgroep="Anders"))
