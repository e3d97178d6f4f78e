"""The acts of a simulation: of each its name, who does it mostly, how often, and how it draws what it takes."""

from __future__ import annotations

from app.simulatie.daden.beheer import BEHEER
from app.simulatie.daden.daad import Daad
from app.simulatie.daden.dossier import DOSSIER
from app.simulatie.daden.eigen import EIGEN
from app.simulatie.daden.geld import GELD
from app.simulatie.daden.getekend import GETEKEND
from app.simulatie.daden.mandaat import MANDAAT
from app.simulatie.daden.overleg import OVERLEG
from app.simulatie.daden.passend import PASSEND
from app.simulatie.daden.plaatsing import PLAATSING
from app.simulatie.daden.toezicht import TOEZICHT
from app.simulatie.daden.zaak import ZAAK

DADEN: tuple[Daad, ...] = (
    *ZAAK,
    *MANDAAT,
    *GELD,
    *GETEKEND,
    *OVERLEG,
    *TOEZICHT,
    *DOSSIER,
    *PLAATSING,
    *PASSEND,
    *BEHEER,
    *EIGEN,
)
