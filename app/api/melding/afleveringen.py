"""How the deliveries of a webhook went."""

from __future__ import annotations

from typing import Annotated

from flask import g
from pydantic import Field

from app.api.kern.bewerking import lees
from app.api.kern.bladwijzer import PAGINA, lees_plek, verwijzingen
from app.api.kern.lijst import Lijst
from app.api.kern.vorm import Tijd, Uitvoer, Vraag
from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.melding.aflevering import Afleverfout
from app.domain.melding.notificatie import type_van
from app.services.melding import blad as abonnementblad
from app.services.melding.blad import Afleverregel

GROEP = "Webhooks"


class Aflevering(Uitvoer):
    """Een poging om een bericht af te leveren, of om toestemming te vragen."""

    op: Annotated[Tijd, Field(description="Wanneer.")]
    event: Annotated[
        str | None,
        Field(description="Het `id` van het CloudEvent; leeg als om toestemming werd gevraagd.", examples=[None]),
    ]
    type: Annotated[
        str | None, Field(description="Het `type` van het CloudEvent.", examples=["nl.draaiboek.zaak.bepaal-trede"])
    ]
    zaaknummer: Annotated[str | None, Field(description="Om welke zaak het ging.", examples=["2025-0001"])]
    volgnr: Annotated[int | None, Field(description="Het hoeveelste bericht van deze webhook.", examples=[12])]
    poging: Annotated[int, Field(description="De hoeveelste poging op rij.", examples=[1])]
    status: Annotated[int | None, Field(description="De HTTP-status van het antwoord, als dat er was.", examples=[204])]
    fout: Annotated[Afleverfout | None, Field(description="Wat er misging; leeg als het lukte.")]


class Afleverlijst(Lijst[Aflevering]):
    """Pogingen van de laatste 30 dagen."""


class Aflevervraag(Vraag):
    pagina: Annotated[
        str,
        Field(
            pattern=PAGINA, max_length=40, description="Een nummer vanaf 1, of wat in `volgende` staat.", examples=["1"]
        ),
    ] = "1"
    paginagrootte: Annotated[int, Field(ge=1, le=200, description="Hoeveel per pagina.", examples=[50])] = 50


@lees("/abonnementen/<int:abonnement_id>/afleveringen", Recht.WEBHOOKS_BEHEREN, Afleverlijst, vraag=Aflevervraag)
def afleveringen(abonnement_id: int, vraag: Aflevervraag) -> Afleverlijst:
    """Hoe de berichten aankwamen

    De pogingen van de laatste 30 dagen, nieuwste eerst.
    """
    mijn = abonnementblad.vind(db.session, g.actor, abonnement_id)
    plek = lees_plek(vraag.pagina, vraag.paginagrootte)
    waar = {"na": _nr(plek.na), "voor": _nr(plek.voor), "sla_over": plek.sla_over}
    blad = abonnementblad.afleverpagina(db.session, mijn, vraag.paginagrootte, **waar)
    volgende, vorige = verwijzingen([r.poging.id for r in blad.regels], eerder=blad.eerder, later=blad.later)
    return Afleverlijst(
        aantal=blad.aantal, volgende=volgende, vorige=vorige, resultaten=[_beeld(regel) for regel in blad.regels]
    )


def _nr(sleutel: str) -> int:
    return int(sleutel) if sleutel.isdecimal() and len(sleutel) < 10 else 0


def _beeld(regel: Afleverregel) -> Aflevering:
    poging = regel.poging
    return Aflevering(
        op=poging.op,
        event=regel.gebeurtenis,
        type=type_van(regel.handeling) if regel.handeling else None,
        zaaknummer=regel.zaaknummer,
        volgnr=poging.volgnr,
        poging=poging.poging,
        status=poging.status,
        fout=Afleverfout(poging.fout) if poging.fout else None,
    )
