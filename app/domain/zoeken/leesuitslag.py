"""What came of reading the text of a document, so that people can look for words in it."""

from __future__ import annotations

from enum import StrEnum

MEESTE_BYTES = 25 * 1024 * 1024
"""Of a file: a larger one is not read."""
MEESTE_BLADZIJDEN = 200
MEESTE_TEKENS = 200_000
"""Of the text of one document; what comes after it is not found."""
MEESTE_SECONDEN = 20
"""For one document: a file can be made so that reading it never ends."""
LEESBARE_SOORTEN = frozenset({"txt", "md", "csv", "docx", "pdf"})


class Leesuitslag(StrEnum):
    GELEZEN = "gelezen"
    INGEKORT = "ingekort"
    ZONDER_TEKST = "zonder_tekst"
    VERSLEUTELD = "versleuteld"
    KAPOT = "kapot"
    TE_GROOT = "te_groot"
    TE_LANG = "te_lang"
    ANDERE_SOORT = "andere_soort"

    @property
    def uitleg(self) -> str:
        """For readers, why not everything in it can be found; empty when all of it can."""
        return _UITLEG.get(self, "")


_UITLEG = {
    Leesuitslag.INGEKORT: "Alleen het begin is doorzoekbaar: het document is lang.",
    Leesuitslag.ZONDER_TEKST: "De inhoud is niet doorzoekbaar: er staat geen tekst in, alleen beeld.",
    Leesuitslag.VERSLEUTELD: "De inhoud is niet doorzoekbaar: het bestand is versleuteld.",
    Leesuitslag.KAPOT: "De inhoud is niet doorzoekbaar: het bestand is niet te lezen.",
    Leesuitslag.TE_GROOT: "De inhoud is niet doorzoekbaar: het bestand is te groot.",
    Leesuitslag.TE_LANG: "De inhoud is niet doorzoekbaar: het lezen duurde te lang.",
    Leesuitslag.ANDERE_SOORT: "De inhoud is niet doorzoekbaar: dit soort bestand wordt niet gelezen.",
}
NOG_NIET = "De inhoud wordt nog doorzoekbaar gemaakt."
