"""The overview of the zaken that run: the rows of the management view, with what they add up to."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from flask import g
from pydantic import Field

from app.api.kern.bewerking import lees
from app.api.kern.handelen import vandaag
from app.api.kern.lijst import Bladervraag, Lijst, bladzijde
from app.api.kern.vorm import Cent, Datum, Nummer, Uitvoer
from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import GeenRecht
from app.domain.basis.rechten import Recht
from app.services.overzicht.lopend.blad import lees_blad
from app.services.overzicht.lopend.rij import Rij
from app.services.overzicht.lopend.rij import Totaal as Som
from app.services.overzicht.lopend.wens import Blik, Kolom, Let, blikken, lees_wens
from app.services.overzicht.lopend.zaken import GRENS

GROEP = "Zaken"
_KOLOMMEN = "|".join(Kolom)


class Overzichtvraag(Bladervraag):
    blik: Annotated[
        Blik | None,
        Field(description="`team`: alles van de zaken waarvan u in het team zit; `aandeel`: van elke zaak die u ziet "
              "het deel van uw gemeente of regio. Zonder keuze wat bij uw rol past."),
    ] = None  # fmt: skip
    toestand: Annotated[Toestand | None, Field(description="Alleen zaken in deze toestand.")] = None
    regio: Annotated[str, Field(max_length=40, description="Code van de regio.", examples=["haaglanden"])] = ""
    gemeente: Annotated[
        str, Field(max_length=10, description="Zaken die over deze gemeente gaan; CBS-code.", examples=["GM0503"])
    ] = ""
    let: Annotated[
        Let | None,
        Field(description="Alleen wat aandacht vraagt: iets is te laat, ruimte of kas is bijna op, of er zijn kinderen "
              "te plaatsen."),
    ] = None  # fmt: skip
    sorteer: Annotated[
        str,
        Field(pattern=f"^-?({_KOLOMMEN})$", description="Waarop; met een min ervoor aflopend.", examples=["-trede"]),
    ] = "-trede"


class Overzichtruimte(Uitvoer):
    """Wat onder actieve mandaten is verleend en besteed, in eurocenten."""

    plafond: Annotated[Cent, Field(description="Verleend.")]
    besteed: Annotated[Cent, Field(description="Besteed.")]
    over: Annotated[Cent, Field(description="Wat er over is.")]
    tot: Annotated[Datum | None, Field(description="Laatste dag van het eerste mandaat met ruimte dat eindigt.")]


class Overzichtmandaten(Uitvoer):
    """Mandaten die uw gemeente of regio is gevraagd."""

    gevraagd: Annotated[int, Field(description="Wacht op uw besluit.", examples=[0])]
    verleend: Annotated[int, Field(description="Verleend, nog niet actief.", examples=[0])]
    actief: Annotated[int, Field(description="Actief.", examples=[1])]


class Overzichtregel(Uitvoer):
    """Een lopende zaak. Leeg is niet bekend, of niet voor u."""

    zaaknummer: Nummer
    aanbieder_id: Annotated[int, Field(description="Nummer van de aanbieder.", examples=[1])]
    aanbieder: Annotated[str, Field(description="Naam van de aanbieder.", examples=["Stichting Duinpoort"])]
    regio: Annotated[str, Field(description="Code van de regio.", examples=["haaglanden"])]
    toestand: Annotated[Toestand, Field(description="Signaal of trede.")]
    sinds: Annotated[Datum, Field(description="Sinds wanneer.")]
    dagen: Annotated[int, Field(description="De hoeveelste dag daarin het is.", examples=[24])]
    taken_open: Annotated[int, Field(description="Wat er openstaat.", examples=[5])]
    taken_te_laat: Annotated[int, Field(description="Wat daarvan te laat is.", examples=[1])]
    ruimte: Annotated[Overzichtruimte | None, Field(description="Ruimte onder mandaat; leeg als er geen is.")]
    in_zorg: Annotated[int | None, Field(description="Kinderen in zorg; leeg als niet geteld.", examples=[236])]
    nog_te_plaatsen: Annotated[int | None, Field(description="Nog te plaatsen; leeg als niet geteld.", examples=[12])]
    peildatum: Annotated[
        Datum | None,
        Field(description="Nieuwste peildatum van de kinderen in zorg; van het plaatsingsbord de maandag van de week."),
    ]
    kas_tot: Annotated[Datum | None, Field(description="Tot wanneer het geld reikt; leeg als dat niet te zeggen is.")]
    volgende_datum: Annotated[Datum | None, Field(description="De eerste dag waarop iets moet, vandaag of later.")]
    volgende: Annotated[str, Field(description="Wat er dan moet.", examples=["Stap van het draaiboek"])]
    projectleider: Annotated[str | None, Field(description="Wie projectleider is.", examples=["R. van Dam"])]
    regievoerders: Annotated[list[str], Field(description="Wie de regie voert.", examples=[["A. de Vries"]])]
    mandaten: Annotated[Overzichtmandaten | None, Field(description="Alleen bij `aandeel`.")]


class Overzichttotaal(Uitvoer):
    """Over alle regels van de vraag samen, ook die van andere pagina's; bij meer dan 200 over die van deze pagina."""

    zaken: Annotated[int, Field(description="Over hoeveel zaken.", examples=[9])]

    taken_te_laat: Annotated[int, Field(description="Wat te laat is.", examples=[5])]
    plafond: Annotated[Cent, Field(description="Verleend.")]
    besteed: Annotated[Cent, Field(description="Besteed.")]
    over: Annotated[Cent, Field(description="Wat er over is.")]
    in_zorg: Annotated[int | None, Field(description="Kinderen in zorg; leeg als niemand telde.", examples=[596])]
    nog_te_plaatsen: Annotated[int | None, Field(description="Nog te plaatsen.", examples=[160])]
    zaken_niet_geteld: Annotated[int, Field(description="Zaken zonder telling van kinderen in zorg.", examples=[1])]
    zaken_plekken_niet_geteld: Annotated[
        int, Field(description="Zaken zonder telling van kinderen die nog te plaatsen zijn.", examples=[2])
    ]


class Overzichtlijst(Lijst[Overzichtregel]):
    """Lopende zaken met hun cijfers."""

    totaal: Annotated[Overzichttotaal | None, Field(description="Samen.")] = None
    begrensd: Annotated[bool, Field(description=f"Of er meer dan {GRENS} zaken lopen: dan zijn dit de zwaarste.")] = (
        False
    )


@lees("/overzicht", Recht.ZAKEN_INZIEN, Overzichtlijst, vraag=Overzichtvraag)
def overzicht(vraag: Overzichtvraag) -> Overzichtlijst:
    """De lopende zaken met hun cijfers

    Per zaak de trede, wat te laat is, de ruimte, de kinderen, de kas, de volgende datum en wie er leidt; een gemeente
    of regio ziet haar eigen deel.
    """
    mag = blikken(g.actor)
    if vraag.blik and vraag.blik not in mag:
        raise GeenRecht("Uw rol heeft geen eigen deel in zaken. Kies blik=team.")
    wens = lees_wens(
        {
            "blik": (vraag.blik or mag[0]).value,
            "toestand": vraag.toestand.value if vraag.toestand else "",
            "regio": vraag.regio,
            "gemeente": vraag.gemeente,
            "let": vraag.let.value if vraag.let else "",
            "sorteer": vraag.sorteer,
        },
        mag[0],
    )
    blad = lees_blad(db.session, g.actor, vandaag(), replace(wens, pagina=vraag.pagina), {}, vraag.paginagrootte)
    regels = [_regel(rij, wens.blik) for rij in blad.rijen]
    lijst = bladzijde(Overzichtlijst, regels, vraag, blad.aantal, later=blad.later)
    lijst.totaal, lijst.begrensd = _totaal(blad.totaal), blad.meer
    return lijst


def _regel(rij: Rij, blik: Blik) -> Overzichtregel:
    z, leiding = rij.zaak, rij.leiding
    return Overzichtregel(
        zaaknummer=z.zaaknummer,
        aanbieder_id=z.aanbieder_id,
        aanbieder=z.aanbieder,
        regio=z.regio,
        toestand=z.toestand,
        sinds=z.toestand_sinds,
        dagen=rij.dagen,
        taken_open=rij.punten.aantal.totaal,
        taken_te_laat=rij.te_laat,
        ruimte=Overzichtruimte.model_validate(rij.ruimte) if rij.ruimte else None,
        in_zorg=rij.in_zorg.aantal,
        nog_te_plaatsen=rij.te_plaatsen.aantal,
        peildatum=rij.in_zorg.laatste,
        kas_tot=rij.kas.tot if rij.kas else None,
        volgende_datum=rij.volgende.dag if rij.volgende else None,
        volgende=rij.volgende.wat if rij.volgende else "",
        projectleider=leiding.project[0].naam if leiding and leiding.project else None,
        regievoerders=[wie.naam for wie in leiding.regie] if leiding else [],
        mandaten=Overzichtmandaten.model_validate(rij.mandaten) if blik is Blik.AANDEEL else None,
    )


def _totaal(som: Som) -> Overzichttotaal:
    return Overzichttotaal(
        zaken=som.zaken,
        taken_te_laat=som.te_laat,
        plafond=som.plafond,
        besteed=som.besteed,
        over=som.over,
        in_zorg=som.in_zorg,
        nog_te_plaatsen=som.te_plaatsen,
        zaken_niet_geteld=som.niet_geteld,
        zaken_plekken_niet_geteld=som.zonder_plekken,
    )
