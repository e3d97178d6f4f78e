"""Which document counts as evidence, and what "zonder document" means: said here and nowhere else.

A document counts until it is withdrawn. Then the document counts that was named in its place, if one was; a later
word about the same document goes before an earlier one. The file, its hash and its name stay in any case.

What was met is "zonder document" when
- a step was finished by hand, the edition names a document for it, and none counts; a step that asks none never is,
  nor one that another act finished: that act shows it, and asks what documents it needs;
- a party was informed, and no document counts that shows it; whatever the edition says of the means.
A mandaat has no document of its own: its grant is shown by the number of the decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.feiten import Feit, door_handeling


@dataclass(frozen=True)
class Intrekking:
    """What was said of a document that was withdrawn: on which day, and what counts in its place (its id) if any."""

    datum: date
    vervanger: int | None = None


Ingetrokken = Mapping[int, Sequence[Intrekking]]
"""What was said of each document that was withdrawn, by its id, oldest first. One that counts is not in it."""


def geldig(document: int | None, ingetrokken: Ingetrokken, dag: date = date.max) -> int | None:
    """The document that counts at the end of that day for what was recorded with this one; None when none does."""
    while document is not None and (gezegd := [i for i in ingetrokken.get(document, ()) if i.datum <= dag]):
        document = gezegd[-1].vervanger
    return document


def vraagt_document(document: str | None, vervult: Feit | None, toelichting: str) -> bool:
    """Whether a step that was finished with these words needs a document of its own; `document` is the edition's."""
    return bool(document) and not door_handeling(vervult, toelichting)


def zonder_document(document: int | None, *, gedaan: bool, gevraagd: bool) -> bool:
    """Whether what was done has no document that counts, while one was to be expected."""
    return gedaan and gevraagd and document is None


def zonder_bewijs(document: int, ingetrokken: Ingetrokken) -> Iterator[tuple[date, date | None]]:
    """The periods in which nothing counted in the place of a document that was withdrawn: from, until if it ended."""
    volgende: int | None = document
    while volgende is not None and (gezegd := ingetrokken.get(volgende)):
        begin = gezegd[0].datum
        einde = next((i.datum for i in gezegd if i.vervanger is not None), None)
        if einde != begin:
            yield begin, einde
        volgende = gezegd[-1].vervanger
