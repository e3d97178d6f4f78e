"""The pages of the limit: what those of the product show, in as few queries as it takes."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from flask import g, render_template, request
from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from bench.limiet.kern import app, engine, tabel, zaak_van, zichtbaar

VANDAAG = date.today()  # noqa: DTZ011 - the limit starts and ends within a day
MENU = ("stap", "mandaat", "besluit", "document", "informatieplicht", "logboek_regel", "export", "vraag", "stuk")


def _getoond() -> ColumnElement[bool]:
    punt = tabel("openpunt")
    return and_(punt.c.vanaf <= VANDAAG, or_(punt.c.tot.is_(None), punt.c.tot >= VANDAAG))


def _punten(*kolommen: Any) -> Select[Any]:
    """Points of today in zaken that one sees."""
    punt, zaak = tabel("openpunt"), tabel("zaak")
    return select(*kolommen).join(zaak, zaak.c.id == punt.c.zaak_id).where(zichtbaar(), _getoond())


@app.get("/zaken")
def lijst() -> str:
    """Twenty-five zaken, with what is open in each and who leads the project."""
    zaak, aanbieder, punt = tabel("zaak"), tabel("aanbieder"), tabel("openpunt")
    rol, wie = tabel("rolvervulling"), tabel("gebruiker")
    hier = (punt.c.zaak_id == zaak.c.id, _getoond())
    leidt = select(wie.c.naam).join(rol, rol.c.gebruiker_id == wie.c.id).limit(1)
    leidt = leidt.where(rol.c.zaak_id == zaak.c.id, rol.c.rol == "projectleider", rol.c.tot.is_(None))
    volgende = select(func.min(punt.c.uiterlijk_op)).where(*hier, punt.c.uiterlijk_op >= VANDAAG)
    vraag = select(zaak, aanbieder.c.naam).join(aanbieder, aanbieder.c.id == zaak.c.aanbieder_id).where(zichtbaar())
    vraag = vraag.add_columns(
        select(func.count()).where(*hier).scalar_subquery().label("open"),
        select(func.count()).where(*hier, punt.c.uiterlijk_op < VANDAAG).scalar_subquery().label("laat"),
        volgende.scalar_subquery().label("dag"),
        leidt.scalar_subquery().label("projectleider"),
    )
    q = "".join(teken for teken in request.args.get("q", "").casefold() if teken.isalnum())
    if q:
        gevonden = select(aanbieder.c.id).where(aanbieder.c.zoekvorm.contains(q))
        vraag = vraag.where(zaak.c.aanbieder_id.in_(gevonden) | zaak.c.zaaknummer.startswith(q))
    if na := request.args.get("na", type=int):
        vraag = vraag.where(zaak.c.volgorde < na)
    rijen = g.v.execute(vraag.order_by(zaak.c.volgorde.desc()).limit(26)).all()
    verder = rijen[24].volgorde if len(rijen) > 25 else None
    return render_template("lijst.html", zaken=rijen[:25], q=request.args.get("q", ""), verder=verder)


@app.get("/zaken/<nummer>")
def zaak(nummer: str) -> str:
    """One zaak on a page."""
    z, v = zaak_van(nummer), g.v
    mandaat, deel, organisatie, besluit = (tabel(n) for n in ("mandaat", "besluit_deel", "organisatie", "besluit"))
    rol, wie, punt, stap = tabel("rolvervulling"), tabel("gebruiker"), tabel("openpunt"), tabel("stap")
    som = select(deel.c.mandaat_id, func.sum(deel.c.bedrag).label("som")).join(
        besluit, besluit.c.id == deel.c.besluit_id
    )
    besteed = som.where(besluit.c.zaak_id == z.id).group_by(deel.c.mandaat_id).subquery()
    mandaten = select(mandaat, organisatie.c.naam.label("gever"), besteed.c.som)
    mandaten = mandaten.join(organisatie, organisatie.c.id == mandaat.c.mandaatgever_id)
    mandaten = mandaten.outerjoin(besteed, besteed.c.mandaat_id == mandaat.c.id).where(mandaat.c.zaak_id == z.id)
    rollen = (
        select(rol, wie.c.naam, wie.c.functie).join(wie, wie.c.id == rol.c.gebruiker_id).where(rol.c.zaak_id == z.id)
    )
    punten = select(punt).where(punt.c.zaak_id == z.id, _getoond()).order_by(punt.c.uiterlijk_op.nulls_last())
    return render_template(
        "zaak.html",
        z=z,
        vandaag=VANDAAG,
        tellers=zip(MENU, v.execute(_tellers(z.id)).one(), strict=True),
        mandaten=v.execute(mandaten.order_by(organisatie.c.naam)).all(),
        rollen=v.execute(rollen).all(),
        punten=v.execute(punten).all(),
        zonder=v.execute(select(stap).where(stap.c.zaak_id == z.id, stap.c.document_id.is_(None))).all(),
        regels=logregels(z.id, 36),
        **{naam: v.execute(select(t).where(t.c.zaak_id == z.id).order_by(t.c.datum)).all() for naam, t in _verloop()},
        afspraken=v.execute(select(tabel("afspraak")).where(tabel("afspraak").c.zaak_id == z.id)).all(),
    )


def _verloop() -> list[tuple[str, Any]]:
    return [("bepalingen", tabel("tredebepaling")), ("besluiten", tabel("besluit"))]


def _tellers(zaak_id: int) -> Select[Any]:
    return select(*(select(func.count()).where(tabel(n).c.zaak_id == zaak_id).scalar_subquery() for n in MENU))


def logregels(zaak_id: int | None, aantal: int, voor: int | None = None) -> list[Any]:
    """The newest lines, of a zaak or of all, with what their line and their content say."""
    regel, inhoud, wie, z = (tabel(n) for n in ("logboek_regel", "logboek_payload", "gebruiker", "zaak"))
    vraag = select(regel, inhoud.c.inhoud, wie.c.naam, z.c.zaaknummer).outerjoin(inhoud, inhoud.c.nr == regel.c.nr)
    vraag = vraag.outerjoin(wie, wie.c.id == regel.c.gebruiker_id).outerjoin(z, z.c.id == regel.c.zaak_id)
    if zaak_id:
        vraag = vraag.where(regel.c.zaak_id == zaak_id).order_by(regel.c.zaak_nr.desc())
        vraag = vraag.where(regel.c.zaak_nr < voor) if voor else vraag
    else:
        vraag = vraag.order_by(regel.c.nr.desc())
    rijen = g.v.execute(vraag.limit(aantal))
    return [(r, json.loads(r.regel), json.loads(r.inhoud[32:]) if r.inhoud else {}) for r in rijen]


@app.get("/zaken/<nummer>/logboek")
def logboek(nummer: str) -> str:
    """Fifty lines of a zaak, with the acts and the people that one can choose."""
    z, regel, wie = zaak_van(nummer), tabel("logboek_regel"), tabel("gebruiker")
    acties = select(regel.c.actie).where(regel.c.zaak_id == z.id).distinct().order_by(regel.c.actie)
    wieen = select(wie.c.naam).where(wie.c.id.in_(select(regel.c.gebruiker_id).where(regel.c.zaak_id == z.id)))
    regels = logregels(z.id, 50, request.args.get("voor", type=int))
    keuzes = (g.v.scalars(acties).all(), g.v.scalars(wieen.order_by(wie.c.naam)).all())
    return render_template("logboek.html", z=z, regels=regels, keuzes=keuzes, tellers=_menu(z.id))


def _menu(zaak_id: int) -> Any:
    return zip(MENU, g.v.execute(_tellers(zaak_id)).one(), strict=True)


@cache
def _acties() -> list[str]:
    with engine().connect() as v:
        return list(v.scalars(select(tabel("logboek_regel").c.actie).distinct()))


@app.get("/logboek")
def alles() -> str:
    return render_template("logboek.html", z=None, regels=logregels(None, 50), keuzes=(_acties(), []), tellers=())


@app.get("/")
def start() -> str:
    """What waits: how much for whom, and the first of each."""
    punt, z, aanbieder = tabel("openpunt"), tabel("zaak"), tabel("aanbieder")
    laat = func.count().filter(punt.c.uiterlijk_op < VANDAAG)
    aantallen = g.v.execute(
        _punten(punt.c.code, func.count().label("n"), laat.label("laat")).group_by(punt.c.code)
    ).all()
    eerste = _punten(punt, z.c.zaaknummer, aanbieder.c.naam.label("aanbieder"))
    eerste = eerste.join(aanbieder, aanbieder.c.id == z.c.aanbieder_id)
    eerste = eerste.order_by(punt.c.uiterlijk_op.nulls_last(), punt.c.sinds, punt.c.zaak_id, punt.c.id).limit(25)
    groepen = [(code, g.v.execute(eerste.where(punt.c.code == code)).all()) for code in ("regievoerder", "team")]
    return render_template("start.html", aantallen=aantallen, groepen=groepen, vandaag=VANDAAG)


@app.get("/termijnen")
def termijnen() -> str:
    """Fifty points with a last day, and how many there are."""
    punt, z, aanbieder = tabel("openpunt"), tabel("zaak"), tabel("aanbieder")
    laat = func.count().filter(punt.c.uiterlijk_op < VANDAAG)
    aantallen = g.v.execute(
        _punten(func.count().label("n"), laat.label("laat")).where(punt.c.uiterlijk_op.is_not(None))
    )
    rijen = _punten(punt, z.c.zaaknummer, aanbieder.c.naam.label("aanbieder"))
    rijen = rijen.join(aanbieder, aanbieder.c.id == z.c.aanbieder_id).where(punt.c.uiterlijk_op.is_not(None))
    rijen = rijen.order_by(punt.c.uiterlijk_op, punt.c.sinds, punt.c.zaak_id, punt.c.id).limit(50)
    groepen = [("", g.v.execute(rijen).all())]
    return render_template("start.html", aantallen=aantallen.all(), groepen=groepen, vandaag=VANDAAG)


@app.get("/mandaten")
def register() -> str:
    """Fifty mandates of all zaken, with what is left of each, and how many there are."""
    mandaat, z, aanbieder, organisatie = (tabel(n) for n in ("mandaat", "zaak", "aanbieder", "organisatie"))
    deel, houder = tabel("besluit_deel"), tabel("gebruiker")
    besteed = select(func.coalesce(func.sum(deel.c.bedrag), 0)).where(deel.c.mandaat_id == mandaat.c.id)
    kolommen = (mandaat, z.c.zaaknummer, aanbieder.c.naam.label("aanbieder"), organisatie.c.naam.label("gever"))
    vraag = select(*kolommen, houder.c.naam.label("houder"), besteed.scalar_subquery().label("besteed"))
    vraag = vraag.join(z, z.c.id == mandaat.c.zaak_id).join(aanbieder, aanbieder.c.id == z.c.aanbieder_id)
    vraag = vraag.join(organisatie, organisatie.c.id == mandaat.c.mandaatgever_id)
    vraag = vraag.join(houder, houder.c.id == mandaat.c.houder_id).where(zichtbaar())
    aantal = select(func.count()).select_from(mandaat).join(z, z.c.id == mandaat.c.zaak_id).where(zichtbaar())
    gevers = g.v.scalars(select(organisatie.c.naam).order_by(organisatie.c.naam)).all()
    rijen = g.v.execute(vraag.order_by(mandaat.c.id.desc()).limit(50)).all()
    return render_template("mandaten.html", rijen=rijen, aantal=g.v.scalar(aantal), gevers=gevers)
