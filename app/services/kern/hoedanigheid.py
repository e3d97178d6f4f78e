"""The capacity in which somebody acts: chosen with each act by who has several, and noted with it."""

from __future__ import annotations

from dataclasses import replace

from app.domain.basis.begrippen import Actor, Rol, Verzoek
from app.domain.basis.fouten import HoedanigheidNodig
from app.regios import alle_profielen


def hoedanigheden_van(actor: Actor) -> tuple[str, ...]:
    """What the profile of his region lets this actor choose from; empty when there is no choice."""
    profiel = alle_profielen().get(actor.regio)
    if profiel is None or not (actor.functies or Rol.GEMEENTE in actor.rollen):
        return ()
    return profiel.hoedanigheden_van(min(actor.functies, default=None), actor.organisatie_code)


def in_hoedanigheid(verzoek: Verzoek) -> Verzoek:
    """The same request, by the actor in the capacity that he chose; reading asks for none. Raises HoedanigheidNodig."""
    keuzes = hoedanigheden_van(verzoek.actor)
    if not keuzes or verzoek.leest:
        return verzoek
    if verzoek.hoedanigheid not in keuzes:
        raise HoedanigheidNodig("Kies in welke hoedanigheid u dit doet.", veld="hoedanigheid")
    voluit = f"{verzoek.actor.hoedanigheid}, als {verzoek.hoedanigheid}"
    return replace(verzoek, actor=replace(verzoek.actor, hoedanigheid=voluit))
