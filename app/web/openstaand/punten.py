"""What every list of points needs: the address of each act, whether who looks can do it, and the list as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from flask import current_app, g
from flask_babel import lazy_gettext as _l
from werkzeug.routing import Map
from werkzeug.wrappers import Response

from app.adressen import adres_van_scherm
from app.bijlage import als_bijlage
from app.domain.basis.begrippen import Rol
from app.domain.basis.handelingen import HANDELINGEN
from app.domain.basis.rechten import Recht, mag
from app.domain.openstaand.onderdelen import Onderdeel
from app.domain.openstaand.punt import TEAM, Wie
from app.domain.openstaand.register import Soort
from app.export.werkblad import VORMEN
from app.services.openstaand.blad import puntenblad
from app.services.openstaand.lijst import Groep, Openstaand
from app.web.kern.toegang import MET_TOKEN, dossier, rechten_van
from app.web.kern.verzoek import huidig_verzoek
from app.web.kern.zaaknav import bladen


def onderdeelnaam(onderdeel: Onderdeel) -> str:
    """As the menu of a zaak says it; two have no page there of their own."""
    if onderdeel in _ZONDER_BLAD:
        return str(_ZONDER_BLAD[onderdeel])
    return next(str(blad.woord) for blad in bladen() if blad.deel is onderdeel)


_ZONDER_BLAD = {Onderdeel.STAPPEN: _l("Stappen"), Onderdeel.ANDERE_SERVER: _l("Andere server")}


def doet(punt: Openstaand) -> bool:
    """Whether this is for who looks to do: what lies with others he looks at, and what he may not do."""
    return punt.groep is not Groep.ANDEREN and mag_op(punt, punt.pagina)


def adres_van(punt: Openstaand) -> str:
    """Of the page of the act; for who may not open that, of the one that shows it."""
    opent = not _van_een_ander(punt) and _heeft(punt, rechten_van(punt.pagina))
    return adres_van_scherm(punt.pagina if opent else punt.soort.anders, punt.argumenten)


def legt_een_ander_vast(punt: Openstaand) -> bool:
    """Whether it is his to do, and the team of the zaak that records it: he has no act that closes it."""
    zijn = punt.groep is Groep.U and punt.zaaknummer is not None
    sluiten = _van_handelingen(punt.soort.handelingen)
    return zijn and bool(sluiten) and not any(_heeft(punt, rechten) for rechten in sluiten)


def toewijsbaar(punt: Openstaand) -> bool:
    """Whether who looks may say who does it: what lies with him, or in the region when he leads the zaak."""
    wie = punt.punt.ligt_bij.wie
    leidt = Rol.REGIEVOERDER in dossier().rollen and wie in (Wie.ROL, Wie.FUNCTIE)
    return wie in (Wie.ROL, Wie.FUNCTIE, Wie.ORGANISATIE) and (leidt or punt.groep is Groep.U)


def mag_op(punt: Openstaand, pagina: str) -> bool:
    """Whether he may open that page and do there what it asks: a page to look at is open to more than may act."""
    if _van_een_ander(punt) or not _heeft(punt, rechten_van(pagina)):
        return False
    doen = _van_handelingen(_op_de_knop(punt.soort))
    return not doen or any(_heeft(punt, rechten) for rechten in doen)


def _van_een_ander(punt: Openstaand) -> bool:
    return punt.soort.vier_ogen and punt.groep is Groep.ANDEREN


def _op_de_knop(soort: Soort) -> Sequence[str]:
    """The act that its button is about; where that only leads to a page, every act that closes it."""
    return (soort.bewerking,) if soort.bewerking in HANDELINGEN else soort.handelingen


def _van_handelingen(codes: Sequence[str]) -> list[tuple[Recht, ...]]:
    """The rights of the screens of these acts; an act without a screen has none."""
    schermen = _schermen(current_app.url_map)
    return [rechten_van(schermen[code]) for code in codes if code in schermen]


@lru_cache(maxsize=8)
def _schermen(adressen: Map) -> Mapping[str, str]:
    """Of every act the screen that bears its name."""
    namen = {regel.endpoint for regel in adressen.iter_rules()}
    per_naam = {naam.rpartition(".")[2]: naam for naam in sorted(namen) if naam.partition(".")[0] not in MET_TOKEN}
    return {naam: scherm for naam, scherm in per_naam.items() if naam in HANDELINGEN}


def _heeft(punt: Openstaand, rechten: Sequence[Recht]) -> bool:
    """By his account, and by the role in the zaak by which the point is his, or his team's. What lies with one account
    is of that account alone.
    """
    if punt.punt.ligt_bij.wie is Wie.GEBRUIKER and punt.groep is Groep.U:
        return True
    return any(mag(recht, _rollen(punt)) for recht in rechten)


def _rollen(punt: Openstaand) -> frozenset[Rol]:
    """What lies with the team is his as its projectleider, what lies with who leads as a Regievoerder. What lies with
    the others of his team he sees as the one that they are not.
    """
    if punt.punt.ligt_bij.wie is not Wie.ROL or punt.groep is Groep.ANDEREN or punt.zaaknummer is None:
        return frozenset(g.actor.rollen)
    van_team = punt.punt.ligt_bij.code == TEAM
    zijn = punt.groep is Groep.U
    rol = Rol.PROJECTLEIDER if van_team is zijn else Rol.REGIEVOERDER
    return frozenset(g.actor.rollen | {rol}) if zijn else frozenset({rol})


def als_bestand(punten: Sequence[Openstaand], vorm: str, naam: str) -> Response:
    """The list as a workbook or CSV to take along."""
    soort, schrijf = VORMEN[vorm]
    inhoud = schrijf("Wat openstaat", *puntenblad(punten, huidig_verzoek().nu))
    return als_bijlage(inhoud, f"{naam}.{vorm}", soort)
