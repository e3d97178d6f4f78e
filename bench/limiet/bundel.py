"""The export of the limit: rows as JSON, the logboek as CSV, lines and payloads, and the PDF that the product makes.

The PDF is the document of a played zaak, caught from the product when the database was seeded. Each text in it gets
the number of the export, for typst in this process would give what it made before.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import zipfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from flask import g, redirect, request
from sqlalchemy import func, insert, select
from werkzeug.wrappers import Response

from bench.limiet.kern import app, noteer, schrijf, tabel, zaak_van
from bench.limiet.lezen import logregels

DELEN = (
    "mandaat",
    "besluit",
    "stap",
    "afspraak",
    "document",
    "tredebepaling",
    "rolvervulling",
    "informatieplicht",
    "openpunt",
)


@cache
def _document() -> tuple[bytes, dict[str, Any], str]:
    """The template of typst, the blocks and the data, as LIMIET_DOCUMENT has them."""
    gevangen = json.loads(Path(os.environ["LIMIET_DOCUMENT"]).read_text())
    return Path(gevangen["sjabloon"]).read_bytes(), json.loads(gevangen["blad"]), gevangen["gegevens"]


def _gemerkt(blok: Any, merk: str) -> Any:
    if isinstance(blok, dict):
        return {k: _gemerkt(w, merk) if k in ("tekst", "rijen", "regels", "punten") else w for k, w in blok.items()}
    if isinstance(blok, list):
        return [_gemerkt(deel, merk) for deel in blok]
    return f"{blok} {merk}" if isinstance(blok, str) and len(blok) > 5 and " " in blok else blok


def maak_pdf(merk: str) -> bytes:
    """The same document, unlike any before it."""
    sjabloon, blad, gegevens = _document()
    blokken = [_gemerkt(blok, merk) for blok in blad["blokken"]]
    invoer = {"blad": json.dumps(blad | {"blokken": blokken}), "gegevens": gegevens}
    return typst.compile(  # type: ignore[no-any-return,call-overload,unused-ignore]
        sjabloon,
        format="pdf",
        pdf_standards=["a-3a", "ua-1"],
        ignore_system_fonts=True,
        timestamp=int(datetime.now(UTC).timestamp()),
        sys_inputs=invoer,
    )


@app.post("/zaken/<nummer>/exports/nieuw")
def exporteer(nummer: str) -> Response:
    """The entry and what is read in one transaction, the bundle after it, kept in a second."""
    doel, t = request.form["doel"], tabel("export")
    g.v.rollback()
    with schrijf() as v:
        z = zaak_van(nummer, v)
        volgnr = (v.execute(select(func.max(t.c.volgnr)).where(t.c.zaak_id == z.id)).scalar() or 0) + 1
        noteer(v, z, "exporteer", {"doel": doel}, object=f"export/{volgnr}")
        rij = {
            "zaak_id": z.id,
            "volgnr": volgnr,
            "ontvanger": "NZa",
            "doel": doel,
            "profiel": "volledig",
            "laatste_nr": 1,
        }
        rij |= {"peildatum": date.today(), "gemaakt_op": _nu(), "gemaakt_door_id": g.ik.id}  # noqa: DTZ011
        export_id = v.execute(insert(t).values(**rij).returning(t.c.id)).scalar_one()
    inhoud = _bundel(z, f"{z.id}.{volgnr}")
    g.v.rollback()
    with schrijf() as v:
        bundel = {"export_id": export_id, "grootte": len(inhoud), "sha256": hashlib.sha256(inhoud).hexdigest()}
        v.execute(insert(tabel("export_bundel")).values(**bundel, gereed_op=_nu()))
        v.execute(insert(tabel("export_inhoud")).values(export_id=export_id, deel=0, inhoud=inhoud))
    return redirect(f"/zaken/{nummer}")


def _nu() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _bundel(z: Any, merk: str) -> bytes:
    regels = logregels(z.id, 100_000)[::-1]
    vragen = {naam: select(tabel(naam)).where(tabel(naam).c.zaak_id == z.id) for naam in DELEN}
    dossier = {naam: [dict(rij._mapping) for rij in g.v.execute(vraag)] for naam, vraag in vragen.items()}
    uit, tekst = io.BytesIO(), io.StringIO()
    rijen = [[r.zaak_nr, r.op, r.naam, r.actie, r.object, inhoud.get("motivering", "")] for r, _, inhoud in regels]
    csv.writer(tekst).writerows(rijen)
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zf:
        zf.writestr("dossier.json", json.dumps(dossier, default=str, sort_keys=True))
        zf.writestr("logboek.csv", tekst.getvalue())
        zf.writestr("headers.jsonl", b"\n".join(bytes(r.regel) for r, _, _ in regels))
        zf.writestr("payloads.bin", b"".join(bytes(r.inhoud or b"") for r, _, _ in regels))
        zf.writestr("dossier.pdf", maak_pdf(merk))
    return uit.getvalue()
