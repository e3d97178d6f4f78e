"""Several duties to inform, and council letters, told in one go."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from werkzeug.wrappers import Response

from app.api.informatie.informatie import Informatieplicht, plichten_nu
from app.api.informatie.raadsbrief import Raadsbrief, brieven_nu
from app.api.kern.bewerking import doe
from app.api.kern.handelen import handel
from app.api.kern.velen import Nietgedaan, Veleninvoer, niet_gedaan
from app.api.kern.vorm import Dag, Documentkeuze, Tekst, Uitvoer
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Middel
from app.services.informatie import velen as diensten

GROEP = "Informeren"
REGELS = ("ongeldige_overgang", "datum_in_toekomst", "datum_onlogisch", "niet_alles")
Nummers = Annotated[
    list[Annotated[int, Field(ge=1, le=2**31 - 1)]], Field(min_length=1, max_length=100, examples=[[1, 2]])
]


class Verzendingen(Veleninvoer):
    plichten: Annotated[Nummers, Field(description="Nummers van de plichten.")]
    datum: Annotated[Dag, Field(description="Op welke dag de partijen zijn geïnformeerd.")]
    middel: Annotated[Middel | None, Field(description="Waarmee; zonder keuze wat het draaiboek bij elke noemt.")] = (
        None
    )
    toelichting: Annotated[Tekst, Field(description="Komt bij elke.", examples=["Per post."])] = ""
    document_id: Documentkeuze = None

    def dienstvorm(self) -> diensten.Verzendingen:
        return diensten.Verzendingen(
            plichten=self.plichten,
            datum=self.datum,
            middel=self.middel,
            toelichting=self.toelichting,
            document_id=self.document_id,
            alles=self.alles,
        )


class Plichtenuitkomst(Uitvoer):
    """Wat er van de plichten kwam."""

    gedaan: Annotated[list[Informatieplicht], Field(description="De plichten waarvan het is vastgelegd.")]
    niet: Annotated[list[Nietgedaan], Field(description="Wat niet lukte; leeg als alles is gedaan.")]


@doe(
    "/zaken/<zaaknummer>/informatieplichten/verzendingen",
    Recht.INFORMATIE_VASTLEGGEN,
    Verzendingen,
    Plichtenuitkomst,
    codes=REGELS,
)
def meld_velen_verzonden(zaaknummer: str, invoer: Verzendingen) -> Response:
    """Leg van meer partijen vast dat ze zijn geïnformeerd

    Elk met een eigen regel in het logboek.
    """
    return handel(
        diensten.meld_velen_verzonden,
        zaaknummer,
        invoer.dienstvorm(),
        toon=lambda uitslag: Plichtenuitkomst(gedaan=plichten_nu(uitslag.gedaan), niet=niet_gedaan(uitslag.niet)),
    )


class Raadverzendingen(Veleninvoer):
    brieven: Annotated[Nummers, Field(description="Nummers van de brieven.")]
    datum: Annotated[Dag, Field(description="Op welke dag ze aan de raden zijn gestuurd.")]
    toelichting: Annotated[Tekst, Field(description="Komt bij elke.", examples=[""])] = ""


class Raadverzendinguitkomst(Uitvoer):
    """Wat er van de brieven kwam."""

    gedaan: Annotated[list[Raadsbrief], Field(description="De brieven waarvan het is vastgelegd.")]
    niet: Annotated[list[Nietgedaan], Field(description="Wat niet lukte; leeg als alles is gedaan.")]


@doe(
    "/zaken/<zaaknummer>/raadsbrieven/verzendingen",
    Recht.RAADSBRIEF_VERZENDEN,
    Raadverzendingen,
    Raadverzendinguitkomst,
    codes=REGELS,
)
def verzend_raadsbrieven(zaaknummer: str, invoer: Raadverzendingen) -> Response:
    """Leg van meer brieven vast dat ze aan de raad zijn gestuurd

    Een gemeente de eigen, het team namens de gemeenten; elk met een eigen regel in het logboek.
    """
    return handel(
        diensten.verzend_raadsbrieven,
        zaaknummer,
        invoer.brieven,
        invoer.datum,
        invoer.toelichting,
        alles=invoer.alles,
        toon=lambda uitslag: Raadverzendinguitkomst(
            gedaan=brieven_nu([*uitslag.gedaan.values()]), niet=niet_gedaan(uitslag.niet)
        ),
    )
