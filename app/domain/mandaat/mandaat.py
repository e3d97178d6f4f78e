"""The mandaat: its state machine, four eyes, and the rules of its acts (domein 4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.domain.basis.bedrag import euro, opsomming
from app.domain.basis.begrippen import Bereik, Mandaatsoort, Mandaatstatus
from app.domain.basis.fouten import (
    BuitenBovenliggendMandaat,
    DatumInToekomst,
    DatumOnlogisch,
    GeenRecht,
    OngeldigeInvoer,
    OngeldigeOvergang,
    TerugwerkendeIntrekking,
)
from app.domain.basis.handelingen import versbewijs
from app.domain.basis.overgangen import Overgangen
from app.domain.basis.tekst import heeft_inhoud
from app.domain.basis.vierogen import Betrokkene, toets_ander_mens
from app.domain.mandaat.mandaatfeiten import ONDERWEG, Mandaatfeiten

_S = Mandaatstatus

STEL_VOOR, KEUR_GOED, WIJS_AF = "stel_voor", "keur_goed", "wijs_af"
VERLEEN, ACTIVEER, TREK_IN, VERVANG = "verleen", "activeer", "trek_in", "vervang"
GEEF_MANDAAT_TERUG, EINDIGT_BIJ_SLUITEN = "geef_mandaat_terug", "eindigt_bij_sluiten"
EINDEN = frozenset({TREK_IN, GEEF_MANDAAT_TERUG, EINDIGT_BIJ_SLUITEN})
"""Acts that end what was granted, from a day on: also when the zaak is at rest, for then nobody needs it."""
STEM_IN, NIEUWE_VERSIE, STEL_ONDERMANDAAT_OP = "stem_in", "nieuwe_versie", "stel_ondermandaat_op"
HERINNER = "herinner"
LEG_VERLENING_VAST = "leg_verlening_vast"
"""A grant that was given on paper, by a college without an account."""
LEG_WEIGERING_VAST, LEG_INTREKKING_VAST = "leg_weigering_vast", "leg_intrekking_vast"
"""The same of its refusal, and of its withdrawal."""
WEIGERINGEN = (WIJS_AF, LEG_WEIGERING_VAST)
VERVROEG_EINDE = "vervroeg_einde"
"""An end to a day to come, brought forward: the way of a mandaat stays as it is, and so does its status."""
VAN_PAPIER = frozenset({LEG_VERLENING_VAST, LEG_WEIGERING_VAST, LEG_INTREKKING_VAST})
OVER_EINDE = EINDEN | {LEG_INTREKKING_VAST, VERVROEG_EINDE}
"""Acts that say from when it is over, also when its zaak is at rest."""
HOUDER, WERKGEVER = "houder", "werkgever"
"""Who consents (Awb 10:4)."""

OVERGANGEN = {
    STEL_VOOR: ((_S.CONCEPT,), _S.VOORGESTELD),
    KEUR_GOED: ((_S.VOORGESTELD,), _S.GOEDGEKEURD),
    WIJS_AF: ((_S.VOORGESTELD, _S.GOEDGEKEURD), _S.AFGEWEZEN),
    VERLEEN: ((_S.GOEDGEKEURD,), _S.VERLEEND),
    ACTIVEER: ((_S.VERLEEND,), _S.ACTIEF),
    **dict.fromkeys(sorted(EINDEN), ((_S.VERLEEND, _S.ACTIEF), _S.INGETROKKEN)),
    VERVANG: ((_S.CONCEPT, _S.VOORGESTELD, _S.GOEDGEKEURD, _S.VERLEEND, _S.ACTIEF), _S.VERVANGEN),
}
"""Every act with the states it may start from and the state it leads to."""

_TABEL = Overgangen(_S, [(wat, bron, doel) for wat, (bronnen, doel) in OVERGANGEN.items() for bron in bronnen])

NOG_NIET_VERLEEND = frozenset({_S.CONCEPT, _S.VOORGESTELD, _S.GOEDGEKEURD})
"""A new version takes the place of these at once; what was granted stays until the new version is active."""


def overgang(handeling: str, van: Mandaatstatus) -> Mandaatstatus:
    """The status after the act. Raises OngeldigeOvergang when the table has no such step."""
    gevonden = _TABEL.doelen(handeling, van)
    if not gevonden:
        raise OngeldigeOvergang(f"Dit kan niet (meer): het mandaat is {van.value}.")
    return Mandaatstatus(gevonden[0])


def toets_vier_ogen(voorsteller: int | None, beoordelaar: int) -> None:
    """The proposer may not judge, whatever account or role he uses: both are natural persons. Raises VierOgen."""
    bericht = "U heeft dit mandaat zelf voorgesteld. Iemand anders moet het beoordelen."
    toets_ander_mens(Betrokkene(voorsteller), Betrokkene(beoordelaar), bericht)


def toets_vers(*, vers: bool) -> None:
    """Approving asks that the approver has just proved who he is. Raises VerseAanmeldingNodig."""
    versbewijs.toets_vers(vers=vers, bericht="Typ uw wachtwoord om goed te keuren.")


def toets_beoordelaar(
    functie: str, *, is_goedkeurder: bool, is_regievoerder: bool, vervult_functie: bool, goedkeurder_stelde_voor: bool
) -> None:
    """The approving office of the region judges; when that office proposed, the other Regievoerder does.

    `functie` is the title of that office. A power is that of the account (`is_...`); what stands in its way is that of
    the person, by any account (`vervult_functie`, `goedkeurder_stelde_voor`). Raises GeenRecht.
    """
    if goedkeurder_stelde_voor and (vervult_functie or not is_regievoerder):
        raise GeenRecht(f"De {functie} heeft dit mandaat voorgesteld. De andere Regievoerder keurt het goed of af.")
    if not goedkeurder_stelde_voor and not is_goedkeurder:
        raise GeenRecht(f"Alleen de {functie} keurt een mandaat goed of af.")


def toets_inhoud(soort: Mandaatsoort, plafond: int | None, van: date, tot: date) -> None:
    """A financial mandaat has a ceiling, another has none; the term runs forward. Raises OngeldigeInvoer."""
    if soort is Mandaatsoort.FINANCIEN and plafond is None:
        raise OngeldigeInvoer("Een mandaat voor financiën heeft een plafond nodig.", veld="plafond")
    if soort is Mandaatsoort.INHOUD and plafond is not None:
        raise OngeldigeInvoer("Een mandaat op inhoud heeft geen plafond. Maak dit veld leeg.", veld="plafond")
    if tot < van:
        raise DatumOnlogisch("De einddatum ligt voor de begindatum.", veld="tot")


def toets_bereik(bereik: Bereik, *, gever_in_regio: bool, gever: str, dag: date) -> None:
    """Within the region a municipality grants that belongs to it on the first day of the mandaat; from outside it
    another region, or a municipality of one. Raises OngeldigeInvoer.
    """
    if (bereik is Bereik.BINNEN_REGIO) != gever_in_regio:
        hoort = "hoort dan bij de regio" if gever_in_regio else "hoort dan niet bij de regio"
        raise OngeldigeInvoer(
            f"De mandaatgever past niet bij het bereik op {dag:%d-%m-%Y}: {gever} {hoort}. "
            f"Kies {'“binnen de regio”' if gever_in_regio else '“andere regio”'} of een andere mandaatgever.",
            veld="mandaatgevers",
        )


def organen_per_regio(
    regios: Mapping[str, str], gezegd: str, bekend: Mapping[str, Sequence[str]], *, gevraagd: bool
) -> dict[str, str]:
    """In whose name each region (name by code) grants: a region is no administrative body.

    As the request says it, for one region at a time, for those of two are not the same. Who says nothing means the one
    body that is known of the region (`bekend`, by code). Where it is not known it has to be said by whom it was asked
    (`gevraagd`, as a screen does); a file of old cases or a system that does not know the question leaves it open, and
    the mandaat shows that. Raises OngeldigeInvoer.
    """
    if heeft_inhoud(gezegd):
        if len(regios) > 1:
            wie = opsomming(sorted(regios.values()))
            raise OngeldigeInvoer(
                f"Vraag {wie} ieder apart: elke regio verleent namens andere besturen.", veld="mandaatgevers"
            )
        return dict.fromkeys(regios, gezegd)
    een = {code: bekend[code][0] if len(bekend.get(code, ())) == 1 else "" for code in regios}
    onbekend = sorted(regios[code] for code, orgaan in een.items() if not orgaan)
    if gevraagd and onbekend:
        raise OngeldigeInvoer(
            f"Een regio is geen bestuursorgaan. Noem namens welke colleges of welk bestuur {onbekend[0]} het verleent.",
            veld="organen",
        )
    return een


def toets_nieuwe_versie(nu: Mandaatstatus, plafond: int | None, besteed: int, *, is_laatste: bool) -> None:
    """A new version follows the last one while the mandaat lives; its ceiling covers what was already spent.

    `nu` is the status today of the version at hand. Raises OngeldigeOvergang, OngeldigeInvoer.
    """
    if not is_laatste:
        raise OngeldigeOvergang("Er is al een nieuwere versie. Ga verder met die versie.")
    if nu in (_S.INGETROKKEN, _S.VERLOPEN):
        raise OngeldigeOvergang(f"Dit mandaat is {nu.value}. Stel een nieuw mandaat op.")
    toets_dekking(plafond, besteed)


def toets_dekking(plafond: int | None, besteed: int) -> None:
    """A version can begin only with a ceiling (euro cents) that covers what was spent before it: what is left is never
    below zero. Asked when it is drawn up and again when it begins, for decisions may have come between.

    Raises OngeldigeInvoer.
    """
    if plafond is not None and plafond < besteed:
        raise OngeldigeInvoer(
            f"Er is onder dit mandaat al {euro(besteed)} besteed, meer dan het plafond van {euro(plafond)} van deze "
            "versie. Stel een versie op met een plafond van minstens het bedrag dat is besteed.",
            veld="plafond",
        )


def toets_ondermandaat(boven: Mandaatfeiten, plafond: int | None, van: date, tot: date) -> None:
    """An ondermandaat stays within the mandaat above it: allowed there, its term, its ceiling (Awb 10:9).

    Raises BuitenBovenliggendMandaat.
    """
    if not boven.ondermandaat_mag:
        raise BuitenBovenliggendMandaat("Het mandaat zelf staat geen ondermandaat toe. Vraag de mandaatgever daarom.")
    if boven.onder is not None:
        raise BuitenBovenliggendMandaat("Onder een ondermandaat kan geen tweede ondermandaat.")
    if boven.status is not _S.ACTIEF:
        raise BuitenBovenliggendMandaat("Het mandaat is niet actief. Een ondermandaat kan pas als het actief is.")
    if van < boven.van or tot > boven.tot:
        raise BuitenBovenliggendMandaat(
            f"De looptijd past niet in die van het mandaat: {boven.van:%d-%m-%Y} tot en met {boven.tot:%d-%m-%Y}.",
            veld="van" if van < boven.van else "tot",
        )
    if (plafond or 0) > (boven.plafond or 0):
        raise BuitenBovenliggendMandaat(
            f"Het plafond is hoger dan dat van het mandaat: {euro(boven.plafond or 0)}.", veld="plafond"
        )


def toets_herinnering(nu: Mandaatstatus, eerder: Collection[date], vandaag: date) -> None:
    """Who has to act is reminded while it waits for him, at most once a day for as long as it stands so.

    `nu` is its status today, `eerder` the days on which he was. Raises OngeldigeOvergang.
    """
    if nu not in ONDERWEG:
        raise OngeldigeOvergang(f"Er is niets om aan te herinneren: het mandaat is {nu.value}.")
    if vandaag in eerder:
        raise OngeldigeOvergang("Hier is vandaag al aan herinnerd. Probeer het morgen opnieuw.")


def instemming_nodig(*, houder_organisatie: int, gever_organisatie: int) -> bool:
    """Awb 10:4: consent is needed when the holder does not work under the grantor."""
    return houder_organisatie != gever_organisatie


def toets_einddag(nu: Mandaatstatus, per: date, vandaag: date) -> None:
    """What is active may end on a day to come, so that its holder knows how long he has; what is not active yet ends
    at the latest today, for nobody could consent with it any more. `nu` is its last act. Raises DatumInToekomst.
    """
    if per > vandaag and nu is not _S.ACTIEF:
        raise DatumInToekomst(
            "Het mandaat is nog niet actief. Het kan dan vandaag eindigen of op een eerdere dag.", veld="datum"
        )


def toets_intrekking(per: date, laatste_besluit: date | None) -> None:
    """No end is retroactive: not before a decision already taken. Raises TerugwerkendeIntrekking."""
    if laatste_besluit and per <= laatste_besluit:
        raise TerugwerkendeIntrekking(
            f"Er is op {laatste_besluit:%d-%m-%Y} nog een besluit genomen onder dit mandaat. "
            "Beëindigen kan pas vanaf de dag daarna.",
            veld="datum",
        )
