"""Forms of care in which children are counted. A region's profile may bring its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.basis.inlezen import OngeldigeWaarde

_CODE = re.compile(r"[a-z][a-z_]{1,39}")


@dataclass(frozen=True)
class Zorgvorm:
    """A form of care, or the legal title of a measure; `code` is how files and the logboek write it.

    `lijstcode` is its list and code in the official lists. One that is `oud` is read and corrected, not offered.
    `eerder` are the titles it had before: a file that was filled in then is still read.
    """

    code: str
    titel: str
    bron: str
    lijstcode: str = ""
    oud: bool = False
    eerder: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise OngeldigeWaarde("code", f"'{self.code}' mag alleen kleine letters en streepjes onderaan hebben")

    @property
    def vraagt_plaats(self) -> bool:
        """Whether somebody has to offer a place for it: a measure is a legal title, and goes along."""
        return not self.lijstcode.startswith("maatregel") and self.code not in ("jeugdbescherming", "jeugdreclassering")


_PROTOCOL = "Informatieprotocol Beleidsinformatie Jeugd versie 7 (juli 2021), bijlage 2 bij artikel 7 Regeling Jeugdwet"
_HULP = f"{_PROTOCOL}, paragraaf 3.3 [P]; dat een telling deze lijst volgt is aangenomen [I]"
_BESCHERMING = f"{_PROTOCOL}, paragraaf 5.1.1 [P]; dat een telling deze lijst volgt is aangenomen [I]"
_RECLASSERING = f"{_PROTOCOL}, paragraaf 5.2.1 [P]; dat een telling deze lijst volgt is aangenomen [I]"
_EERDER = "eerdere indeling van dit systeem, naar de begrippen van het CBS; blijft leesbaar [I]"

_HULPVORMEN = (
    ("wijkteam", "01", "Uitgevoerd door het wijk- of buurtteam"),
    ("ambulant_locatie", "02", "Ambulante jeugdhulp op locatie van de aanbieder"),
    ("daghulp", "03", "Daghulp op locatie van de aanbieder"),
    ("netwerk", "04", "Jeugdhulp in het netwerk van de jeugdige"),
    ("pleegzorg", "11", "Pleegzorg"),
    ("gezinsgericht", "12", "Gezinsgericht"),
    ("gesloten", "13", "Gesloten plaatsing"),
    ("overig_verblijf", "14", "Verblijf bij een jeugdhulpaanbieder anders dan bovenstaand verblijf"),
)
_BESCHERMINGEN = (
    ("ots", "11", "Ondertoezichtstelling (OTS)"),
    ("vots", "12", "Voorlopige ondertoezichtstelling (VOTS)"),
    ("voogdij", "21", "Voogdij"),
    ("voorlopige_voogdij", "22", "Voorlopige voogdij"),
    ("tijdelijke_voogdij", "23", "Tijdelijke voogdij"),
)
_RECLASSERINGEN = (
    ("toezicht_gedwongen", "41", "Toezicht en begeleiding: gedwongen kader"),
    ("toezicht_vrijwillig", "42", "Toezicht en begeleiding: vrijwillig"),
    ("itb_harde_kern", "50", "Individuele trajectbegeleiding Harde Kern"),
    ("itb_criem", "51", "Individuele trajectbegeleiding Criem"),
    ("scholing_en_training", "61", "Scholings- en trainingsprogramma"),
    ("gedragsmaatregel", "62", "Gedragsbeïnvloedende maatregel"),
    ("gedragsmaatregel_voorbereiding", "63", "Voorbereiding gedragsbeïnvloedende maatregel"),
)
_OUD = (
    ("ambulant", "Ambulante jeugdhulp"),
    ("jeugdbescherming", "Jeugdbescherming"),
    ("jeugdreclassering", "Jeugdreclassering"),
)
_EERDERE_TITELS = {
    "daghulp": ("Daghulp",),
    "gezinsgericht": ("Gezinsgericht verblijf",),
    "gesloten": ("Gesloten jeugdhulp",),
    "overig_verblijf": ("Ander verblijf",),
}
_LIJSTEN = (
    ("hulpvorm", _HULPVORMEN, _HULP),
    ("maatregel", _BESCHERMINGEN, _BESCHERMING),
    ("maatregel", _RECLASSERINGEN, _RECLASSERING),
)

STANDAARD: tuple[Zorgvorm, ...] = (
    *(
        Zorgvorm(code, titel, bron, f"{lijst} {nummer}", eerder=_EERDERE_TITELS.get(code, ()))
        for lijst, vormen, bron in _LIJSTEN
        for code, nummer, titel in vormen
    ),
    *(Zorgvorm(code, titel, _EERDER, oud=True) for code, titel in _OUD),
)
"""What holds for a region whose profile says nothing of it: the official lists, and what was counted in before.

One child can have two forms of care, so a sum over forms is no number of children.
"""
