"""What a continuïteitsplan has to say that no figure tells. An arrangement of our own [I], not that of the draaiboek.

Whoever writes the plan answers these. That parents or the court have to agree, and that files go along, was so in
closures before this one [P]: Briedis, 2021 (cees.nl); Intervence (kst-31839-772).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EIGEN = "Deze indeling is een eigen afleiding van dit programma. Zij komt niet uit het landelijke draaiboek."


@dataclass(frozen=True)
class Hoofdstuk:
    """A heading, and what is asked there."""

    titel: str
    vraag: str


IN_TE_VULLEN: Sequence[Hoofdstuk] = (
    Hoofdstuk("Welke kant het op gaat", "Herstel, overname, doorstart of afbouw: wat is gekozen, door wie en waarom?"),
    Hoofdstuk("Waar de kinderen heen gaan", "Welke aanbieder neemt welke zorg over, en vanaf welke dag?"),
    Hoofdstuk("Instemming en rechter", "Voor hoeveel kinderen is instemming of een beslissing van de rechter nodig?"),
    Hoofdstuk("Personeel", "Wie blijft, wie gaat over naar een andere aanbieder, en wie vervangt wie er weggaat?"),
    Hoofdstuk("Dossiers", "Wie krijgt de dossiers, op papier en digitaal, en wie bewaart de rest?"),
    Hoofdstuk("Geld", "Wie betaalt wat, onder welk besluit, en wanneer komt het terug?"),
    Hoofdstuk("Toezicht", "Wat vragen de inspecties en de toezichthouder, en voor welke dag?"),
    Hoofdstuk("Wie doet wat", "Wie leidt, wie beslist, en wie neemt waar?"),
    Hoofdstuk("Wie hoort het", "Wie vertelt het aan kinderen, ouders, personeel, raden en pers, en wanneer?"),
    Hoofdstuk("Als het anders loopt", "Wat kan er misgaan, en wat doen wij dan?"),
)
"""In the order of the plan."""
