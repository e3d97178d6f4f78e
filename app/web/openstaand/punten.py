"""What every list of points needs: the address of each act, whether who looks can do it, and the list as a file."""

from __future__ import annotations

from collections.abc import Sequence

from flask import g
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.adressen import adres_van_scherm
from app.bijlage import als_bijlage
from app.domain.basis.begrippen import Rol
from app.domain.openstaand.onderdelen import Onderdeel
from app.domain.openstaand.punt import Wie
from app.export.werkblad import VORMEN
from app.services.openstaand.blad import puntenblad
from app.services.openstaand.lijst import Groep, Openstaand
from app.web.kern.toegang import dossier, mag_ergens, rechten_van
from app.web.kern.verzoek import huidig_verzoek
from app.web.kern.zaaknav import bladen


def onderdeelnaam(onderdeel: Onderdeel) -> str:
    """As the menu of a zaak says it; two have no page there of their own."""
    if onderdeel in _ZONDER_BLAD:
        return str(_ZONDER_BLAD[onderdeel])
    return next(str(blad.woord) for blad in bladen() if blad.deel is onderdeel)


_ZONDER_BLAD = {Onderdeel.STAPPEN: _l("Stappen"), Onderdeel.ANDERE_SERVER: _l("Andere server")}


def doet(punt: Openstaand) -> bool:
    """Whether this is for who looks to do: what lies with others he looks at."""
    return punt.groep is not Groep.ANDEREN and _mag(punt)


def adres_van(punt: Openstaand) -> str:
    """Of the act; of the page that shows it for who may not do it."""
    return adres_van_scherm(punt.pagina if _mag(punt) else punt.soort.anders, punt.argumenten)


def toewijsbaar(punt: Openstaand) -> bool:
    """Whether who looks may say who does it: what lies with him, or in the region when he leads the zaak."""
    wie = punt.punt.ligt_bij.wie
    leidt = Rol.REGIEVOERDER in dossier().rollen and wie in (Wie.ROL, Wie.FUNCTIE)
    return wie in (Wie.ROL, Wie.FUNCTIE, Wie.ORGANISATIE) and (leidt or punt.groep is Groep.U)


def _mag(punt: Openstaand) -> bool:
    return mag_op(punt, punt.soort.pagina)


def mag_op(punt: Openstaand, pagina: str) -> bool:
    """By his account; or by his role in the zaak, when the point lies with a role that he has there."""
    if punt.soort.vier_ogen and punt.groep is Groep.ANDEREN:
        return False
    met_rol = punt.punt.ligt_bij.wie is Wie.ROL and punt.groep is not Groep.ANDEREN
    return met_rol or any(mag_ergens(g.actor, recht) for recht in rechten_van(pagina))


def als_bestand(punten: Sequence[Openstaand], vorm: str, naam: str) -> Response:
    """The list as a workbook or CSV to take along."""
    soort, schrijf = VORMEN[vorm]
    inhoud = schrijf("Wat openstaat", *puntenblad(punten, huidig_verzoek().nu))
    return als_bijlage(inhoud, f"{naam}.{vorm}", soort)
