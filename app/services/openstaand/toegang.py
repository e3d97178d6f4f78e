"""What waits outside any zaak for a second person, and what somebody is told about power over others.

One query for everybody: what comes in from paper, what is proposed, and the messages to this account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, String, case, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Rol, dag_van
from app.domain.basis.rechten import Recht, mag
from app.domain.gebruiker.berichten import WAT, Bericht
from app.domain.gebruiker.toegang import Toegangssoort, kan_bevestigen
from app.domain.openstaand.punt import DE_REGIEVOERDER, LigtBij, Punt, Wie, functie, gebruiker
from app.domain.openstaand.register import ACCOUNTBERICHT, IMPORT, INLOGVERZOEK, POSTBUS, TOEGANG, TOEGANGSBERICHT
from app.domain.regio.functies import Bezetting
from app.models import (
    Accountbericht,
    Inlezing,
    Inlogidentiteit,
    Organisatie,
    Organisatiepostbus,
    Toegangsbericht,
    Toegangsvoorstel,
)
from app.regios import alle_profielen
from app.services.kern.bezetting import lees_bezetting
from app.services.openstaand import jaarpunten

_T = Toegangsvoorstel
_BEVESTIGERS = LigtBij(Wie.ROL, "bevestiger", "een beheerder of Regievoerder")
_WAT = {
    Toegangssoort.ACCOUNT: "een account voor {naam}",
    Toegangssoort.ROLLEN: "andere rollen voor {naam}",
    Toegangssoort.VRIJGAVE: "het vrijgeven van het account van {naam}",
    Toegangssoort.HOUDER: "{naam} als {functie}",
    Toegangssoort.WAARNEMER: "{naam} als waarnemer van de {functie}",
}


def wachtend(session: Session, actor: Actor, dag: date) -> Iterator[Punt]:
    """Imports and proposals that another person made, for who can be the second; what one proposed oneself and waits;
    messages; and what is due in the year of the region.
    """
    delen = [_berichten(actor), _accountberichten(actor)]
    if mag(Recht.IMPORT_BEVESTIGEN, actor.rollen):
        delen.append(_imports(actor))
    if mag(Recht.TOEGANG_BEVESTIGEN, actor.rollen):
        delen.append(_voorstellen(actor))
    if mag(Recht.GEBRUIKERS_BEHEREN, actor.rollen):
        delen.append(_inlogverzoeken())
    if mag(Recht.POSTBUS_BEHEREN, actor.rollen):
        delen.append(_postbussen(actor))
    delen += jaarpunten.delen(jaarpunten.van(actor), dag)
    rijen = session.execute(union_all(*delen)).all()
    kan = _tweede_van(session, actor, dag, rijen)
    for rij in sorted(rijen, key=_volgorde):
        eigen = rij.bron == TOEGANG and rij.eerste == actor.persoon_id
        bericht = rij.bron in (ACCOUNTBERICHT, INLOGVERZOEK, POSTBUS, *jaarpunten.SOORTEN) or (
            rij.bron == TOEGANGSBERICHT and (TOEGANG, rij.id) not in kan
        )
        if eigen or bericht or (rij.bron, rij.id) in kan:
            yield _van_rij(actor, rij)


def _volgorde(rij: Any) -> tuple[str, str, int]:
    """By kind; what has a last day by that day."""
    return rij.bron, rij.status if rij.bron in jaarpunten.SOORTEN else "", rij.id


def _kolommen(bron: str, rij: Any, op: Any, **anders: Any) -> list[Any]:
    """The same columns of every kind, for one query."""
    leeg = {"soort": literal(""), "functie": literal(""), "eerste": literal(0), "betreft": literal(0)}
    eigen = {"naam": anders.pop("naam") if "naam" in anders else rij.naam, **leeg, "status": literal("open")}
    vast = {"bron": literal(bron), "id": rij.id, "op": op, **eigen}
    return [kolom.label(naam) for naam, kolom in (vast | anders).items()]


def _imports(actor: Actor) -> Select[Any]:
    return select(*_kolommen(IMPORT, Inlezing, Inlezing.voorgesteld_op, eerste=Inlezing.voorgesteld_persoon_id)).where(
        Inlezing.regio == actor.regio,
        Inlezing.voorgesteld_persoon_id != actor.persoon_id,
        Inlezing.bevestigd_op.is_(None),
        Inlezing.ingetrokken_op.is_(None),
    )


def _van_voorstel(bron: str, op: Any) -> list[Any]:
    status = case(
        (_T.bevestigd_op.is_not(None), literal("bevestigd")),
        (_T.geweigerd_op.is_not(None), literal("geweigerd")),
        (_T.ingetrokken_op.is_not(None), literal("ingetrokken")),
        else_=literal("open"),
    )
    return _kolommen(
        bron,
        _T,
        op,
        soort=cast(_T.soort, String),
        functie=func.coalesce(_T.functie_code, ""),
        eerste=func.coalesce(_T.voorgesteld_persoon_id, 0),
        betreft=func.coalesce(_T.persoon_id, 0),
        status=status,
    )


def _voorstellen(actor: Actor) -> Select[Any]:
    return select(*_van_voorstel(TOEGANG, _T.voorgesteld_op)).where(_T.regio == actor.regio, _T.staat_open())


def _berichten(actor: Actor) -> Select[Any]:
    vraag = select(*_van_voorstel(TOEGANGSBERICHT, Toegangsbericht.op))
    vraag = vraag.join(Toegangsbericht, Toegangsbericht.voorstel_id == _T.id)
    return vraag.where(Toegangsbericht.gebruiker_id == actor.id, Toegangsbericht.gezien_op.is_(None))


def _accountberichten(actor: Actor) -> Select[Any]:
    """What changed in how he logs in."""
    b = Accountbericht
    vraag = select(*_kolommen(ACCOUNTBERICHT, b, b.op, naam=literal(""), soort=cast(b.soort, String)))
    return vraag.where(b.gebruiker_id == actor.id, b.gezien_op.is_(None))


def _inlogverzoeken() -> Select[Any]:
    """Who came by the provider of his organisation and has no account yet."""
    i = Inlogidentiteit
    return select(*_kolommen(INLOGVERZOEK, i, i.gemeld_op)).where(i.gebruiker_id.is_(None), i.geweigerd_op.is_(None))


def _postbussen(actor: Actor) -> Select[Any]:
    """Mailboxes that send mail back: of one's own organisation, or of the region for who manages accounts."""
    b, o = Organisatiepostbus, Organisatie
    vraag = select(*_kolommen(POSTBUS, b, b.retour_op, naam=o.naam, functie=o.code)).join(o, o.id == b.organisatie_id)
    van_hem = o.regio == actor.regio if Rol.BEHEERDER in actor.rollen else o.id == actor.organisatie_id
    return vraag.where(b.retour_op.is_not(None), van_hem)


def _tweede_van(session: Session, actor: Actor, dag: date, rijen: Sequence[Any]) -> set[tuple[str, int]]:
    """Of which of these this actor can be the second person, in another office too."""
    wacht = [rij for rij in rijen if rij.bron in (IMPORT, TOEGANG)]
    bezetting = lees_bezetting(session, actor.regio) if wacht else Bezetting()
    tweede = bezetting.tweede(actor.persoon_id, dag)
    eersten = ((rij, bezetting.eerste(rij.eerste, dag_van(rij.op))) for rij in wacht)
    return {(rij.bron, rij.id) for rij, eerste in eersten if kan_bevestigen(eerste, tweede, rij.betreft)}


def _import(rij: Any) -> Punt:
    return Punt(
        soort=IMPORT,
        onderwerp=f"Bevestig de overname van zaken: {rij.naam}",
        object=f"inlezing/{rij.id}",
        ligt_bij=DE_REGIEVOERDER,
        sinds=dag_van(rij.op),
        gegevens={"inlezing_id": rij.id},
    )


def _inlogverzoek(rij: Any) -> Punt:
    return Punt(
        soort=INLOGVERZOEK,
        onderwerp=f"{rij.naam} wil inloggen en heeft nog geen account",
        object=f"inlogverzoek/{rij.id}",
        ligt_bij=LigtBij(Wie.ROL, "beheerder", "de functioneel beheerder"),
        sinds=dag_van(rij.op),
    )


def _punt(actor: Actor, rij: Any, onderwerp: str, ligt_bij: LigtBij) -> Punt:
    profiel = alle_profielen().get(actor.regio)
    titel = functie(profiel, rij.functie).naam if profiel else rij.functie
    wat = _WAT[Toegangssoort(rij.soort)].format(naam=rij.naam or "iemand", functie=titel)
    return Punt(
        soort=rij.bron,
        onderwerp=f"{onderwerp}: {wat}",
        object=f"toegang/{rij.id}",
        ligt_bij=ligt_bij,
        sinds=dag_van(rij.op),
        gegevens={"voorstel_id": rij.id},
    )


def _accountbericht(actor: Actor, rij: Any) -> Punt:
    return Punt(
        soort=ACCOUNTBERICHT,
        onderwerp=WAT[Bericht(rij.soort)],
        object=f"accountbericht/{rij.id}",
        ligt_bij=gebruiker(actor.id, actor.naam),
        sinds=dag_van(rij.op),
    )


def _postbus(rij: Any) -> Punt:
    return Punt(
        soort=POSTBUS,
        onderwerp=f"Mail aan de postbus van {rij.naam} komt terug",
        object=f"postbus/{rij.id}",
        ligt_bij=LigtBij(Wie.ORGANISATIE, rij.functie, rij.naam),
        sinds=dag_van(rij.op),
        gegevens={"organisatie_code": rij.functie},
    )


def _van_rij(actor: Actor, rij: Any) -> Punt:
    if rij.bron in jaarpunten.SOORTEN:
        return jaarpunten.punt(actor.regio, rij)
    if rij.bron == POSTBUS:
        return _postbus(rij)
    if rij.bron == ACCOUNTBERICHT:
        return _accountbericht(actor, rij)
    if rij.bron in (IMPORT, INLOGVERZOEK):
        return _import(rij) if rij.bron == IMPORT else _inlogverzoek(rij)
    if rij.bron == TOEGANG:
        eigen = rij.eerste == actor.persoon_id
        return _punt(actor, rij, "Wacht op een tweede persoon" if eigen else "Bevestig of weiger", _BEVESTIGERS)
    kop = "Voorgesteld" if rij.status == "open" else rij.status.capitalize()
    return _punt(actor, rij, kop, gebruiker(actor.id, actor.naam))
