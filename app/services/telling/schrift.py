"""The rows of counts: what stands there, what counts would change of it, and the new rows."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import MotiveringVerplicht, OngeldigeInvoer
from app.domain.basis.tekst import heeft_inhoud
from app.domain.telling.telling import MATEN, Telling, regels_sha256
from app.models import Telling as Tellingrij
from app.models import Zaak
from app.services.kern.uitvoering import Werk

STAAT_ER_AL = "Deze aantallen staan er al precies zo. Er is niets veranderd."

Sleutel = tuple[date, str, str]


@dataclass(frozen=True)
class Verschil:
    """What counts would change: new ones, corrections of what stood there, and how many stand there already."""

    nieuw: Sequence[Telling]
    gewijzigd: Sequence[tuple[Telling, Telling]]
    ongewijzigd: int

    @property
    def leeg(self) -> bool:
        return not self.nieuw and not self.gewijzigd


def staat_er(session: Session, zaak: Zaak, tellingen: Sequence[Telling]) -> dict[Sleutel, Tellingrij]:
    """The rows that count now for the keys of these counts."""
    data = [telling.peildatum for telling in tellingen]
    vraag = select(Tellingrij).where(Tellingrij.zaak_id == zaak.id, Tellingrij.peildatum.between(min(data), max(data)))
    alle = {rij.waarden().sleutel: rij for rij in session.scalars(vraag.order_by(Tellingrij.versie))}
    return {telling.sleutel: alle[telling.sleutel] for telling in tellingen if telling.sleutel in alle}


def vergelijk(tellingen: Sequence[Telling], staat: Mapping[Sleutel, Tellingrij]) -> Verschil:
    """What these counts would change of what stands there."""
    oud = {sleutel: rij.waarden() for sleutel, rij in staat.items()}
    nieuw = [telling for telling in tellingen if telling.sleutel not in oud]
    gewijzigd = [(oud[t.sleutel], t) for t in tellingen if t.sleutel in oud and oud[t.sleutel] != t]
    return Verschil(nieuw, gewijzigd, len(tellingen) - len(nieuw) - len(gewijzigd))


def schrijf(
    werk: Werk, zaak: Zaak, tellingen: Sequence[Telling], staat: Mapping[Sleutel, Tellingrij], reden: str
) -> tuple[Verschil, str]:
    """Add what is new or changed; returns that, and its hash under a salt that stays with the rows.

    Raises OngeldigeInvoer when nothing changes, MotiveringVerplicht when something does without a reason.
    """
    verschil = vergelijk(tellingen, staat)
    if verschil.leeg:
        raise OngeldigeInvoer(STAAT_ER_AL)
    if verschil.gewijzigd and not heeft_inhoud(reden):
        raise MotiveringVerplicht(
            "Hier staan al andere aantallen. Schrijf waarom u ze verandert. Dit komt in het logboek.", veld="reden"
        )
    zout = secrets.token_hex(16)
    vast = {
        "zaak_id": zaak.id,
        "zout": zout,
        "ingevoerd_op": werk.verzoek.nu,
        "ingevoerd_door_id": werk.verzoek.actor.id,
    }
    rijen = [vast | _kolommen(telling, 1, "") for telling in verschil.nieuw]
    rijen += [vast | _kolommen(t, staat[t.sleutel].versie + 1, reden) for _oud, t in verschil.gewijzigd]
    # in one statement: without render_nulls, each None splits it
    werk.session.execute(insert(Tellingrij).execution_options(render_nulls=True), rijen)
    return verschil, regels_sha256([*verschil.nieuw, *(nieuw for _oud, nieuw in verschil.gewijzigd)], zout)


def _kolommen(telling: Telling, versie: int, reden: str) -> dict[str, object]:
    maten = {maat: getattr(telling, maat) for maat in MATEN}
    sleutel = {"peildatum": telling.peildatum, "gemeente": telling.gemeente, "zorgvorm": telling.zorgvorm}
    return sleutel | maten | {"versie": versie, "reden": reden}
