"""The acts of the limit: the rows that the product writes for them, and an entry in the chain."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from flask import abort, g, redirect, request
from sqlalchemy import Connection, func, insert, select, update
from werkzeug.wrappers import Response

from bench.limiet.kern import app, noteer, schrijf, tabel, zaak_van

BEGINT = {"problematisch": (6, 21), "zeer_problematisch": (10, 6), "zorgelijk": (4, 4), "signaal": (4, 2)}
"""How many steps and duties begin with each trede: each is a row, and a point that is open."""
PUNTSOORTEN = ("stap", "informatieplicht")


def _nu() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _volgnr(naam: str, zaak_id: int) -> Any:
    t = tabel(naam)
    return select(func.coalesce(func.max(t.c.volgnr), 0) + 1).where(t.c.zaak_id == zaak_id).scalar_subquery()


def _begin(v: Connection, zaak_id: int, van: str | None, naar: str, motivering: str) -> None:
    """A tredebepaling, the steps and duties that begin with it, and the points that are open by them."""
    vandaag, stap, punt = date.today(), tabel("stap"), tabel("openpunt")  # noqa: DTZ011
    bepaling = {"zaak_id": zaak_id, "volgnr": _volgnr("tredebepaling", zaak_id), "periode": 1, "van": van, "naar": naar}
    bepaling |= {"datum": vandaag, "motivering": motivering, "onderbouwing": "", "geraadpleegd": ""}
    bepaling |= {"standpunt_toezichthouder": "", "ingevoerd_op": _nu(), "ingevoerd_door_id": g.ik.id}
    t = tabel("tredebepaling")
    tb = v.execute(insert(t).values(**bepaling).returning(t.c.id)).scalar_one()
    v.execute(update(stap).where(stap.c.zaak_id == zaak_id, stap.c.status == "open").values(status="vervallen"))
    v.execute(punt.delete().where(punt.c.zaak_id == zaak_id, punt.c.soort.in_(PUNTSOORTEN)))
    stappen, plichten = BEGINT[naar]
    van_hier = {"zaak_id": zaak_id, "tredebepaling_id": tb, "vanaf": "tredebepaling", "vanaf_datum": vandaag}
    van_hier |= {"werkdagen": 10, "eenheid": "werkdagen", "uiterlijk_op": vandaag + timedelta(14), "toelichting": ""}
    v.execute(insert(stap), [van_hier | {"code": f"XX-{n:02d}", "status": "open"} for n in range(stappen)])
    plicht = {"door": "regio", "verplicht": True, "termijn_bron": "I", "bron": "meting", "merk": "I"}
    rijen = [van_hier | plicht | {"code": f"YY-{n:02d}", "partij": f"partij {n}"} for n in range(plichten)]
    v.execute(insert(tabel("informatieplicht")), rijen)
    v.execute(insert(punt), _punten(zaak_id, vandaag, {"stap": stappen, "informatieplicht": plichten}))


def _punten(zaak_id: int, vandaag: date, aantallen: dict[str, int]) -> list[dict[str, Any]]:
    elk = {"zaak_id": zaak_id, "onderwerp": "Stap van de limiet", "wie": "rol", "code": "team", "naam": "het team"}
    elk |= {"sinds": vandaag, "vanaf": vandaag, "uiterlijk_op": vandaag + timedelta(14), "weegt": "waarschuwt"}
    leeg: dict[str, Any] = {"gegevens": {}}
    return [elk | leeg | {"soort": s, "object": f"{s}/{n}"} for s, aantal in aantallen.items() for n in range(aantal)]


@app.post("/zaken/<nummer>/tredebepaling")
def trede(nummer: str) -> Response:
    f, zaak = request.form, tabel("zaak")
    g.v.rollback()
    with schrijf() as v:
        z = zaak_van(nummer, v)
        nieuw = {"toestand": f["naar"], "toestand_sinds": date.today(), "versie": z.versie + 1}  # noqa: DTZ011
        v.execute(update(zaak).where(zaak.c.id == z.id, zaak.c.versie == z.versie).values(**nieuw, gewijzigd_op=_nu()))
        _begin(v, z.id, z.toestand, f["naar"], f["motivering"])
        inhoud = {"motivering": f["motivering"], "gevraagd": f["naar"]}
        noteer(v, z, "bepaal_trede", inhoud, object=f"zaak/{nummer}", van=z.toestand, naar=f["naar"])
        noteer(v, z, "rond_stap_af", {"toelichting": "Volgt uit de zaak."}, 2, object="stap/XX-01")
    return redirect(f"/zaken/{nummer}")


@app.post("/zaken/<nummer>/besluiten/nieuw")
def besluit(nummer: str) -> Response:
    """A decision divided over the active mandates, within the ceiling of each."""
    f, vandaag, bedrag = request.form, date.today(), int(request.form["bedrag"]) * 100  # noqa: DTZ011
    t, deel = tabel("besluit"), tabel("besluit_deel")
    g.v.rollback()
    with schrijf() as v:
        z = zaak_van(nummer, v)
        mandaten = v.execute(_actief(z.id, vandaag)).all()
        heel, rest = divmod(bedrag, len(mandaten))
        delen = {m.id: heel + (nr < rest) for nr, m in enumerate(mandaten)}
        if any(m.besteed + delen[m.id] > m.plafond for m in mandaten):
            abort(422)
        rij = {
            "zaak_id": z.id,
            "volgnr": _volgnr("besluit", z.id),
            "soort": "financien",
            "datum": vandaag,
            "bedrag": bedrag,
        }
        rij |= {"omschrijving": f["omschrijving"], "sleutel": "gelijk", "namens": ", ".join(m.naam for m in mandaten)}
        rij |= {"laat_ingevoerd": False, "ingevoerd_op": _nu(), "ingevoerd_door_id": g.ik.id}
        nr = v.execute(insert(t).values(**rij).returning(t.c.id)).scalar_one()
        vast = [
            {"besluit_id": nr, "mandaat_id": m.id, "mandaat_versie": m.versie, "bedrag": delen[m.id]} for m in mandaten
        ]
        v.execute(insert(deel), vast)
        verdeling = {m.code: delen[m.id] for m in mandaten}
        inhoud = {"omschrijving": f["omschrijving"], "bedrag": bedrag, "verdeling": verdeling}
        noteer(v, z, "neem_besluit", inhoud, object=f"besluit/{nr}")
    return redirect(f"/zaken/{nummer}")


def _actief(zaak_id: int, vandaag: date) -> Any:
    mandaat, deel, organisatie = tabel("mandaat"), tabel("besluit_deel"), tabel("organisatie")
    som = select(func.coalesce(func.sum(deel.c.bedrag), 0)).where(deel.c.mandaat_id == mandaat.c.id).scalar_subquery()
    kolommen = (mandaat.c.id, mandaat.c.plafond, mandaat.c.versie, organisatie.c.code, organisatie.c.naam)
    vraag = select(*kolommen, som.label("besteed")).join(organisatie, organisatie.c.id == mandaat.c.mandaatgever_id)
    geldt = (mandaat.c.status == "actief", mandaat.c.van <= vandaag, mandaat.c.tot >= vandaag)
    return vraag.where(mandaat.c.zaak_id == zaak_id, mandaat.c.houder_id == g.ik.id, *geldt).order_by(
        organisatie.c.naam
    )


@app.post("/zaken/nieuw")
def nieuw() -> Response:
    f, vandaag, zaak, reeks = request.form, date.today(), tabel("zaak"), tabel("zaaknummerreeks")  # noqa: DTZ011
    aanbieder = tabel("aanbieder")
    g.v.rollback()
    with schrijf() as v:
        a = v.execute(select(aanbieder.c.id).where(aanbieder.c.id == int(f["aanbieder_id"]))).scalar_one()
        verder = update(reeks).where(reeks.c.jaar == vandaag.year).values(laatste=reeks.c.laatste + 1)
        n = v.execute(verder.returning(reeks.c.laatste)).scalar_one()
        rij = {"zaaknummer": f"{vandaag.year}-{n:04d}", "volgorde": vandaag.year * 1_000_000 + n, "regio": g.ik.regio}
        rij |= {"editie": "2025", "aanbieder_id": a, "toestand": f["trede"], "toestand_sinds": vandaag, "periode": 1}
        rij |= {"geopend_datum": vandaag, "gedeeld": True, "versie": 1, "gewijzigd_op": _nu()}
        z = v.execute(insert(zaak).values(**rij).returning(zaak.c.id, zaak.c.zaaknummer)).one()
        _begin(v, z.id, None, f["trede"], f["motivering"])
        leiders = [{"zaak_id": z.id, "gebruiker_id": i, "rol": "regievoerder", "van": vandaag} for i in (1, 2)]
        v.execute(insert(tabel("rolvervulling")), leiders)
        afspraken = [{"zaak_id": z.id, "nummer": n, "status": "open", "toelichting": ""} for n in range(1, 6)]
        v.execute(insert(tabel("afspraak")), afspraken)
        noteer(v, z, "open_zaak", {"motivering": f["motivering"]}, object=f"zaak/{z.zaaknummer}", naar=f["trede"])
    return redirect(f"/zaken/{z.zaaknummer}")
