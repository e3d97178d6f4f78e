"""Whether the place fits: verdicts of placed children, checks on their rights, signals."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.passend.kinderrechten import Toets, Toetsuitkomst
from app.domain.passend.oordeel import Oordeel, Oordelaar
from app.domain.passend.signaal import Kanaal, Onderwerp, Signaal, Van
from app.domain.passend.volgen import GEWOON, Oordeelmoment
from app.domain.plaatsing.boeking import Fase
from app.models import Aanbiederlocatie, Boeking, Boekingstap, Kindsignaal, Zaak
from app.services.passend import kinderrechten, oordelen, signalen
from app.simulatie.daden.daad import GEVER, LOPEND, REGIE, Daad, Trek
from app.simulatie.greep import NERGENS, Greep

_MOMENTEN = (Oordeelmoment.BIJ_PLAATSING,) * 3 + GEWOON.momenten


def _oordeel(g: Greep) -> Trek:
    """Mostly of a booking whose children are there, all of whom are in it."""
    geplaatst = select(Boekingstap.boeking_id).where(Boekingstap.fase == Fase.GEPLAATST)
    nr = g.van_zaak(Boeking, Boeking.nummer, Boeking.id.in_(geplaatst))
    vraag = select(Boeking.aantal, Boeking.gemeente).where(Boeking.zaak_id == g.zaak_id, Boeking.nummer == nr)
    aantal, g.gever = g.session.execute(vraag).first() or (NERGENS, "")
    past, wie = g.een((aantal, aantal, 0)), g.een(tuple(Oordelaar))
    nieuw = Oordeel(
        boeking=nr,
        moment=g.een(_MOMENTEN),
        oordelaar=wie,
        dag=g.dag(),
        past=past,
        past_niet=aantal - past,
        instelling="Stichting Jeugdzorg" if (wie is Oordelaar.INSTELLING) is g.ja(0.95) else "",
        toelichting=g.tekst(),
    )
    return oordelen.leg_plekoordeel_vast, g.nummer, nieuw, g.tekst() if g.ja(0.3) else ""


def _toets(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    van = select(Zaak.aanbieder_id).where(Zaak.id == g.zaak_id).scalar_subquery()
    plek = g.rij(Aanbiederlocatie.nummer, Aanbiederlocatie.aanbieder_id == van, Aanbiederlocatie.tot.is_not(None))
    nieuw = Toets(
        locatie=plek,
        dag=g.dag(),
        besluit=g.tekst(),
        belang=g.tekst(),
        gehoord=g.tekst(),
        alternatieven=g.tekst(),
        uitkomst=g.een(tuple(Toetsuitkomst)),
        maatregelen=g.tekst() if g.ja(0.8) else "",
    )
    return kinderrechten.leg_kinderrechtentoets_vast, zaak, nieuw, g.tekst() if g.ja(0.3) else ""


def _signaal(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    nieuw = Signaal(
        dag=g.dag(),
        van=g.een(tuple(Van)),
        kanaal=g.een(tuple(Kanaal)),
        onderwerp=g.een(tuple(Onderwerp)),
        aantal=g.een((1, 2, 7, 0)),
        opvolging=g.tekst() if g.ja() else "",
    )
    if g.ja(0.7):
        return signalen.leg_signaal_vast, zaak, nieuw
    nr = g.rij(Kindsignaal.nummer, Kindsignaal.zaak_id == g.zaak_id)
    return signalen.leg_signaal_vast, zaak, nieuw, nr, g.tekst()


PASSEND = (
    Daad("zeg of de plek past", REGIE, _oordeel, 3),
    Daad("zeg als gemeente of de plek past", GEVER, _oordeel, 2),
    Daad("toets de rechten van het kind", REGIE, _toets, 2),
    Daad("leg een signaal vast", REGIE, _signaal, 2),
)
