"""Do the providers of this installation answer, and for somebody who is here? For `flask controle`, which asks them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.bewaking.stand import Ernst, Waarneming
from app.domain.inlogdienst.dienst import Inlogdienst, Inlogdiensten
from app.domain.inlogdienst.gemeld import DienstMislukt
from app.models import Organisatie
from app.services.inlogdienst.metagegevens import sleutels


def zie_diensten(session: Session, diensten: Inlogdiensten, nu: datetime) -> list[Waarneming]:
    """Of each what stands in the way."""
    bekend = set(session.scalars(select(Organisatie.code)))
    return [_zie(dienst, bekend, nu) for dienst in diensten.dienst]


def _zie(dienst: Inlogdienst, bekend: set[str], nu: datetime) -> Waarneming:
    wat = f"Inloggen via {dienst.naam}"
    if dienst.organisatie not in bekend:
        uitleg = f"De organisatie {dienst.organisatie} bestaat hier niet: niemand kan zo een account krijgen."
        return Waarneming(f"inlogdienst-{dienst.code}", wat, Ernst.MIS, uitleg)
    try:
        sleutels(dienst, nu)
    except DienstMislukt as fout:
        return Waarneming(f"inlogdienst-{dienst.code}", wat, Ernst.MIS, f"Geeft geen bruikbaar antwoord: {fout.detail}")
    return Waarneming(f"inlogdienst-{dienst.code}", wat, Ernst.GOED, "Geeft antwoord.")
