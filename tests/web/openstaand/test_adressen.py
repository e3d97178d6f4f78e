"""Every kind of point leads to a screen and an operation that exist, and who reads it to where he can do it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from flask import Flask, current_app, g

from app.api.kern.bewerking import BEWERKINGEN
from app.domain.basis.begrippen import Actor, Rol
from app.domain.basis.rechten import mag
from app.domain.openstaand.punt import DE_REGIEVOERDER, HET_TEAM, LigtBij, Punt, Wie
from app.domain.openstaand.register import ALGEMEEN, SOORTEN, Soort
from app.services.openstaand.lijst import Groep, Openstaand
from app.web.kern.toegang import rechten_van
from app.web.openstaand.punten import adres_van, doet, legt_een_ander_vast


def test_elke_soort_wijst_naar_een_pagina_en_een_bewerking_die_er_zijn(app: Flask) -> None:
    for soort in (*SOORTEN.values(), *ALGEMEEN.values()):
        assert {soort.pagina, soort.anders} <= {*app.view_functions}, soort.code
        assert soort.bewerking in BEWERKINGEN, soort.code


def wie_is(*rollen: Rol) -> Actor:
    return Actor(7, 7, "p7", "Iemand", frozenset(rollen), "iemand", 7, "GM0503", "haaglanden")


AMBT, ORGANISATIE = LigtBij(Wie.FUNCTIE, "x", "x"), LigtBij(Wie.ORGANISATIE, "GM0503", "Delft")
LEZERS: list[tuple[LigtBij, Groep, Rol, Rol]] = [
    (DE_REGIEVOERDER, Groep.U, Rol.REGIEVOERDER, Rol.REGIEVOERDER),
    (DE_REGIEVOERDER, Groep.U, Rol.GEMEENTE, Rol.REGIEVOERDER),
    (DE_REGIEVOERDER, Groep.TEAM, Rol.PROJECTLEIDER, Rol.PROJECTLEIDER),
    (DE_REGIEVOERDER, Groep.TEAM, Rol.REGIEVOERDER, Rol.PROJECTLEIDER),
    (HET_TEAM, Groep.U, Rol.PROJECTLEIDER, Rol.PROJECTLEIDER),
    (HET_TEAM, Groep.TEAM, Rol.REGIEVOERDER, Rol.REGIEVOERDER),
    (AMBT, Groep.U, Rol.REGIEVOERDER, Rol.REGIEVOERDER),
    (AMBT, Groep.U, Rol.BESTUURDER, Rol.BESTUURDER),
    (ORGANISATIE, Groep.U, Rol.GEMEENTE, Rol.GEMEENTE),
    (ORGANISATIE, Groep.U, Rol.ANDERE_REGIO, Rol.ANDERE_REGIO),
]
"""With whom a point lies, in which group somebody sees it, the role of his account, and the one he has in that zaak."""


def punt_van(soort: Soort, bij: LigtBij, groep: Groep) -> Openstaand:
    delen = {deel: 1 for scherm in (soort.pagina, soort.anders, soort.samen) for deel in delen_van(scherm)}
    punt = Punt(
        soort=soort.code, onderwerp="x", object="x/1", ligt_bij=bij, sinds=date(2025, 6, 1),
        gegevens={deel: waarde for deel, waarde in delen.items() if deel != "zaaknummer"},
    )  # fmt: skip
    return Openstaand(punt, soort, "2025-0001", "x", te_laat=False, groep=groep)


def delen_van(scherm: str) -> set[str]:
    return {deel for regel in current_app.url_map.iter_rules(scherm or "start.start") for deel in regel.arguments}


def mag_doen(handelingen: Sequence[str], rol: Rol) -> bool:
    """By the acts themselves: whether one of them has a screen that is open to this role."""
    schermen = [s for s in current_app.view_functions if s.partition(".")[2] in handelingen]
    return any(mag(recht, frozenset({rol})) for s in schermen for recht in rechten_van(s))


@pytest.mark.parametrize(("bij", "groep", "van_account", "rol"), LEZERS)
def test_een_punt_leidt_wie_het_mag_doen_naar_de_handeling_en_zegt_anders_bekijken(
    app: Flask, bij: LigtBij, groep: Groep, van_account: Rol, rol: Rol
) -> None:
    with app.test_request_context("/"):
        g.actor = wie_is(van_account)
        for soort in SOORTEN.values():
            punt = punt_van(soort, bij, groep)
            scherm, _ = current_app.url_map.bind("").match(adres_van(punt).partition("?")[0])
            if doet(punt):
                rollen = frozenset({rol, van_account}) if groep is Groep.U else frozenset({rol})
                assert any(mag(recht, rollen) for recht in rechten_van(str(scherm))), (soort.code, scherm)
                zonder_scherm = not any(mag_doen(soort.handelingen, iedere) for iedere in Rol)
                assert zonder_scherm or mag_doen(soort.handelingen, rol), soort.code
                assert not legt_een_ander_vast(punt), soort.code
            elif mag_doen((soort.bewerking,), rol):
                assert not mag_doen((soort.pagina.partition(".")[2],), rol), soort.code


@pytest.mark.parametrize("code", ["mandaat_afgewezen", "mandaat_stil", "afwijking", "projectleider", "regieplaats"])
def test_wat_de_regievoerder_kiest_is_voor_de_projectleider_om_te_bekijken(app: Flask, code: str) -> None:
    with app.test_request_context("/"):
        g.actor = wie_is(Rol.PROJECTLEIDER)
        assert not doet(punt_van(SOORTEN[code], DE_REGIEVOERDER, Groep.TEAM))
        g.actor = wie_is(Rol.REGIEVOERDER)
        assert doet(punt_van(SOORTEN[code], DE_REGIEVOERDER, Groep.U))


def test_een_stuk_bij_een_gemeente_zegt_dat_het_team_vastlegt_wat_ervan_kwam(app: Flask) -> None:
    with app.test_request_context("/"):
        g.actor = wie_is(Rol.GEMEENTE)
        punt = punt_van(SOORTEN["stuk_behandelen"], ORGANISATIE, Groep.U)
        assert (doet(punt), legt_een_ander_vast(punt)) == (False, True)
        assert not legt_een_ander_vast(punt_van(SOORTEN["informatieplicht"], ORGANISATIE, Groep.U))
