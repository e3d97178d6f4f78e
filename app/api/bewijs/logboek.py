"""The logboek of a zaak, checkpoints of the whole, and the public key."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated, Any, Literal

from flask import g, request
from pydantic import Field
from werkzeug.wrappers import Response

from app.api.kern.bestand import bijlage, stroom
from app.api.kern.bewerking import lees
from app.api.kern.bladwijzer import PAGINA, lees_plek, verwijzingen
from app.api.kern.handelen import huidig_verzoek
from app.api.kern.lijst import Lijst
from app.api.kern.toegang import dossier
from app.api.kern.vorm import (
    Dag,
    Datum,
    Tijd,
    Uitvoer,
    Vraag,
    Woord,
)
from app.db import db
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.export.logboekbestand import MEDIATYPEN, VORMEN
from app.installatie import config_van_app, ondertekenaar
from app.services.bewijs.getuigen import mede_ondertekend
from app.services.inzage.lijst import stroom as regelstroom
from app.services.inzage.pagina import logboekpagina
from app.services.inzage.uitvoer import noteer_download
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.checkpoints import logboeksleutel
from app.services.logboek.lezen import Leesregel, Logboekfilter
from app.services.logboek.ronde import maak_ronde

GROEP = "Logboek"
TEKST = "text/plain; charset=utf-8"
PEM = "application/x-pem-file"


class Logboekregel(Uitvoer):
    """Een regel van het logboek."""

    nr: Annotated[int, Field(description="Nummer in het hele logboek.", examples=[41])]
    zaak_nr: Annotated[int, Field(description="Nummer in de zaak.", examples=[7])]
    op: Annotated[Tijd, Field(description="Wanneer de regel is geschreven.")]
    datum: Annotated[Datum | None, Field(description="De dag waarover het gaat.")]
    wie: Annotated[str, Field(description="Naam van wie het deed.", examples=["A. van Dijk"])]
    pseudoniem: Annotated[str, Field(description="Het pseudoniem dat in de regel staat.", examples=["p-3f2a"])]
    rol: Annotated[str, Field(description="De rollen van wie het deed.", examples=["regievoerder"])]
    hoedanigheid: Annotated[str, Field(description="In welke hoedanigheid.", examples=["directeur"])]
    namens: Annotated[str | None, Field(description="Namens wie: codes, met een komma ertussen.", examples=[None])]
    handeling: Annotated[str, Field(description="Naam van de handeling.", examples=["bepaal_trede"])]
    uitkomst: Annotated[Literal["gedaan", "geweigerd"], Field(description="Gedaan, of geweigerd.")]
    van: Annotated[str | None, Field(description="Hoe het was.", examples=["zorgelijk"])]
    naar: Annotated[str | None, Field(description="Hoe het werd.", examples=["problematisch"])]
    object: Annotated[str | None, Field(description="Waarover het gaat.", examples=["zaak/2025-0001"])]
    inhoud: Annotated[
        dict[str, Any] | None,
        Field(
            description="Wat er is gezegd; leeg als de inhoud is vernietigd.", examples=[{"motivering": "Kas tot mei."}]
        ),
    ]
    hash: Annotated[str, Field(description="SHA-256 van de regel.", examples=["0" * 64])]
    vorige: Annotated[str, Field(description="Hash van de regel ervoor.", examples=["0" * 64])]


class Logboekvraag(Vraag):
    handeling: Annotated[
        Woord, Field(max_length=60, description="Alleen deze handeling.", examples=["bepaal_trede"])
    ] = ""
    uitkomst: Annotated[Literal["", "gedaan", "geweigerd"], Field(description="Alleen wat is gedaan of geweigerd.")] = (
        ""
    )
    vanaf: Annotated[Dag | None, Field(description="Ingevoerd vanaf deze dag, in Amsterdam.")] = None
    tot: Annotated[Dag | None, Field(description="Ingevoerd tot en met deze dag.")] = None

    def filter(self) -> Logboekfilter:
        handeling = self.handeling.replace("\0", "")
        return Logboekfilter(actie=handeling, uitkomst=self.uitkomst, vanaf=self.vanaf, tot_en_met=self.tot)


class Logboekbladervraag(Logboekvraag):
    pagina: Annotated[
        str,
        Field(
            pattern=PAGINA, max_length=40, description="Een nummer vanaf 1, of wat in `volgende` staat.", examples=["1"]
        ),
    ] = "1"
    paginagrootte: Annotated[int, Field(ge=1, le=200, description="Hoeveel per pagina.", examples=[50])] = 50


class Logboeklijst(Lijst[Logboekregel]):
    """Regels van het logboek."""


@lees("/zaken/<zaaknummer>/logboek", Recht.LOGBOEK_INZIEN, Logboeklijst, vraag=Logboekbladervraag)
def logboek(zaaknummer: str, vraag: Logboekbladervraag) -> Logboeklijst:
    """Het logboek van de zaak

    Oudste regel eerst. Wie het als bestand meeneemt, laat zelf een regel achter.
    """
    plek = lees_plek(vraag.pagina, vraag.paginagrootte)
    waar = {"na": sleutelnummer(plek.na), "voor": sleutelnummer(plek.voor), "sla_over": plek.sla_over}
    blad = logboekpagina(db.session, dossier().zaak, vraag.filter(), vraag.paginagrootte, **waar)
    sleutels = [regel.kop.zaak_nr for regel in blad.regels]
    volgende, vorige = verwijzingen(sleutels, eerder=blad.eerder, later=blad.later)
    regels = [Logboekregel(**regelvelden(regel)) for regel in blad.regels]
    return Logboeklijst(aantal=blad.aantal, volgende=volgende, vorige=vorige, resultaten=regels)


def sleutelnummer(sleutel: str) -> int:
    return int(sleutel) if sleutel.isdecimal() and len(sleutel) < 16 else 0


def regelvelden(regel: Leesregel) -> dict[str, Any]:
    """An entry, field by field."""
    kop = regel.kop
    return {
        "nr": kop.nr,
        "zaak_nr": kop.zaak_nr or 0,
        "op": regel.op,
        "datum": regel.datum,
        "wie": regel.naam,
        "pseudoniem": kop.actor,
        "rol": kop.rol,
        "hoedanigheid": kop.hoedanigheid,
        "namens": kop.namens,
        "handeling": kop.actie,
        "uitkomst": "geweigerd" if regel.geweigerd else "gedaan",
        "van": kop.van,
        "naar": kop.naar,
        "object": kop.object,
        "inhoud": regel.inhoud,
        "hash": regel.hash,
        "vorige": kop.vorige,
    }


class Uitvoervraag(Logboekvraag):
    vorm: Annotated[Literal["csv", "xlsx", "json"], Field(description="In welke vorm.")] = "csv"


@lees(
    "/zaken/<zaaknummer>/logboek/bestand",
    Recht.LOGBOEK_INZIEN,
    None,
    vraag=Uitvoervraag,
    media=MEDIATYPEN,
    stroomt=True,
)
def logboekbestand(zaaknummer: str, vraag: Uitvoervraag) -> Response:
    """Neem het logboek mee als bestand

    Als csv, Excel of JSON. Dit is een handeling: er komt een regel van in het logboek.
    """
    wens = replace(vraag.filter(), zaak=zaaknummer)
    if request.method == "GET":  # HEAD brings nothing along
        voer_uit(db.session, huidig_verzoek(leest=True), noteer_download, wens, vraag.vorm, zaaknummer)
    mediatype, schrijf = VORMEN[vraag.vorm]
    actor, naam = g.actor, f"logboek-{zaaknummer}.{vraag.vorm}"
    return stroom(lambda session: schrijf(regelstroom(session, actor, wens)), naam, mediatype, None)


@lees("/logboek/checkpoint", Recht.CHECKPOINT_INZIEN, None, media=("text/plain",))
def checkpoint() -> Response:
    """Het nieuwste checkpoint van het logboek

    Een ondertekende notitie (C2SP tlog-checkpoint). Bewaar haar: met een latere ziet u of het logboek alleen groeide.
    Onder onze handtekening staan die van de getuigen die dit checkpoint al ondertekenden. Het noemt hoeveel regels het
    hele logboek heeft, en is daarom voor Regievoerders, toezichthouders en de beheerder.
    """
    nieuw_mag = not config_van_app().productie
    punt = maak_ronde(db.session, ondertekenaar(), datetime.now(UTC), nieuw_mag=nieuw_mag, grondig=False)
    if punt is None:
        raise NietGevonden("Het logboek is nog leeg: er valt niets te ondertekenen.")
    mede = mede_ondertekend(db.session, punt.logboek, punt.grootte)
    return bijlage(punt.tekst + mede, "checkpoint", TEKST, sha256(mede).hexdigest() if mede else punt.wortel)


class Sleutelvraag(Vraag):
    vorm: Annotated[
        Literal["pem", "vkey"],
        Field(description="pem: voor exports. vkey: voor checkpoints (C2SP signed-note), met de naam erbij."),
    ] = "pem"


@lees("/logboek/sleutel", Recht.INGELOGD, None, vraag=Sleutelvraag, media=(PEM, "text/plain"))
def sleutel(vraag: Sleutelvraag) -> Response:
    """De openbare sleutel

    Waarmee u checkpoints en exports controleert. Vergelijk de vingerafdruk langs een andere weg.
    """
    houder = ondertekenaar()
    if vraag.vorm == "vkey":
        vkey = logboeksleutel(db.session, houder).vkey()
        return bijlage(f"{vkey}\n".encode(), "sleutel.vkey", TEKST, sha256(vkey.encode()).hexdigest())
    return bijlage(houder.publieke_pem(), "sleutel.pem", PEM, houder.vingerafdruk)
