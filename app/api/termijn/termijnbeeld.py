"""A term as it is answered: how it stands, its last day, and how that was computed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.api.kern.vorm import Datum, Uitvoer
from app.domain.termijn.termijnberekening import Termijnberekening, Termijnstand


class Termijn(Uitvoer):
    """Een termijn in werkdagen, met hoe de laatste dag is berekend."""

    stand: Annotated[Termijnstand, Field(description="Of de termijn loopt, stilstaat of nog moet beginnen.")]
    vanaf: Annotated[str, Field(description="Waarvan de termijn telt.", examples=["de tredebepaling"])]
    vanaf_datum: Annotated[Datum | None, Field(description="Wanneer dat was; leeg zolang het niet is gebeurd.")]
    werkdagen: Annotated[int | None, Field(description="Hoe lang de termijn is, in werkdagen.", examples=[10])]
    uiterlijk_op: Annotated[Datum | None, Field(description="De laatste dag; leeg zolang die er niet is.")]
    over: Annotated[
        int | None,
        Field(description="Hoeveel werkdagen er na hervatting nog zijn; alleen bij een opschorting.", examples=[None]),
    ]
    uitleg: Annotated[
        list[str],
        Field(
            description="De berekening in zinnen.", examples=[["10 werkdagen na 10 februari 2025 is 24 februari 2025."]]
        ),
    ]


def termijnbeeld(termijn: Termijnberekening) -> Termijn:
    return Termijn(
        stand=termijn.stand,
        vanaf=termijn.feiten.gebeurtenis,
        vanaf_datum=termijn.feiten.vanaf,
        werkdagen=termijn.feiten.werkdagen,
        uiterlijk_op=termijn.uiterlijk,
        over=termijn.over,
        uitleg=list(termijn.uitleg()),
    )
