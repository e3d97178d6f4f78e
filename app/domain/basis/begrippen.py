"""The words of the field as types. Stored values are lower-case Dutch and never change: they are hashed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class Toestand(StrEnum):
    """State of a zaak. The treden of the draaiboek are three of these; see shared rule domein 3."""

    SIGNAAL = "signaal"
    NIET_IN_BEHANDELING = "niet_in_behandeling"
    ZORGELIJK = "zorgelijk"
    PROBLEMATISCH = "problematisch"
    ZEER_PROBLEMATISCH = "zeer_problematisch"
    AFGESLOTEN = "afgesloten"


TREDEN = (Toestand.ZORGELIJK, Toestand.PROBLEMATISCH, Toestand.ZEER_PROBLEMATISCH)
"""The ladder, lightest first; `zwaarte` compares places on it."""

RUST = frozenset({Toestand.NIET_IN_BEHANDELING, Toestand.AFGESLOTEN})
"""States in which nothing can be done but reopening."""


def zwaarte(toestand: Toestand) -> int:
    """Place on the ladder: 0 for anything that is no trede, 1 to 3 for the treden."""
    return TREDEN.index(toestand) + 1 if toestand in TREDEN else 0


class Uitkomst(StrEnum):
    """Outcome with which a zaak is closed."""

    HERSTELD = "hersteld"
    OVERGENOMEN = "overgenomen"
    AFGEBOUWD = "afgebouwd"
    FAILLISSEMENT_MET_OVERDRACHT = "faillissement_met_overdracht"
    DOORSTART = "doorstart"
    ONTERECHT_SIGNAAL = "onterecht_signaal"
    OVERGEDRAGEN_AAN_ANDERE_REGIO = "overgedragen_aan_andere_regio"


class Rol(StrEnum):
    """Role of an account. What a role may do is declared in `rechten.py` and nowhere else."""

    REGIEVOERDER = "regievoerder"
    PROJECTLEIDER = "projectleider"
    BESTUURDER = "bestuurder"
    GEMEENTE = "gemeente"
    ANDERE_REGIO = "andere_regio"
    TOEZICHTHOUDER = "toezichthouder"
    BEHEERDER = "beheerder"


class Organisatiesoort(StrEnum):
    GEMEENTE = "gemeente"
    SERVICEBUREAU = "servicebureau"
    REGIO = "regio"
    TOEZICHTHOUDER = "toezichthouder"


class Zaakrol(StrEnum):
    """Role that somebody fills in one zaak, for a period."""

    REGIEVOERDER = "regievoerder"
    EXTRA_REGIEVOERDER = "extra_regievoerder"
    PROJECTLEIDER = "projectleider"


TEAMROLLEN = (Zaakrol.PROJECTLEIDER, Zaakrol.EXTRA_REGIEVOERDER)
"""What brings somebody into the team of a zaak, wherever he is from."""


class Mandaatsoort(StrEnum):
    INHOUD = "inhoud"
    FINANCIEN = "financien"


class Bereik(StrEnum):
    BINNEN_REGIO = "binnen_regio"
    ANDERE_REGIO = "andere_regio"


class Mandaatstatus(StrEnum):
    """Life of a mandaat (domein 4). `verlopen` and `uitgeput` follow from the date and the money alone;
    `vervangen` is a version after which a newer one came.
    """

    CONCEPT = "concept"
    VOORGESTELD = "voorgesteld"
    GOEDGEKEURD = "goedgekeurd"
    AFGEWEZEN = "afgewezen"
    VERLEEND = "verleend"
    ACTIEF = "actief"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"
    UITGEPUT = "uitgeput"
    VERVANGEN = "vervangen"


class Mandaateinde(StrEnum):
    """How a mandaat ended, when its grantor did not withdraw it."""

    TERUGGEGEVEN = "teruggegeven"
    """Its holder handed it back."""
    BIJ_SLUITEN = "bij_sluiten"
    """The zaak was closed, and its grantor had agreed to that."""


class Voorwaardeoordeel(StrEnum):
    """What was found about a condition of a mandaat."""

    VOLDAAN = "voldaan"
    NIET_VOLDAAN = "niet_voldaan"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"


class Afspraakstatus(StrEnum):
    OPEN = "open"
    GEDAAN = "gedaan"
    NIET_TOEGEPAST = "niet_toegepast"


class Stapstatus(StrEnum):
    OPEN = "open"
    AFGEROND = "afgerond"
    VERVALLEN = "vervallen"


class Grootteklasse(StrEnum):
    GROOT = "groot"
    MIDDELGROOT = "middelgroot"
    KLEIN = "klein"
    VRIJGEVESTIGD = "vrijgevestigd"


class Cruciaal(StrEnum):
    """Kinds of crucial youth care (domein 7) that a provider may offer."""

    LANDELIJK_RAAMCONTRACT = "landelijk_raamcontract"
    JEUGDBESCHERMING_RECLASSERING = "jeugdbescherming_reclassering"
    GESLOTEN_JEUGDHULP = "gesloten_jeugdhulp"
    ORTHOPEDAGOGISCH_BEHANDELCENTRUM = "orthopedagogisch_behandelcentrum"
    VERPLICHTE_GGZ = "verplichte_ggz"
    PLEEGZORG = "pleegzorg"
    VERSLAVINGSZORG = "verslavingszorg"
    FORENSISCHE_ZORG = "forensische_zorg"


@dataclass(frozen=True)
class Lidmaat:
    """A municipality in a region: both days included, no day given means open. Its college counts there then."""

    regio: str
    vanaf: date | None = None
    tot: date | None = None

    def raakt(self, van: date, tot: date | None) -> bool:
        """Whether it was a member on some day from `van` up to and including `tot`, None for no end."""
        return (self.vanaf or date.min) <= (tot or date.max) and van <= (self.tot or date.max)


@dataclass(frozen=True)
class Actor:
    """Who acts: an account, the natural person behind it, the roles, the organisation; `functies` of the day.

    `regio` is where the account is managed. Of a municipality `lid_van` says of which regions it is or was a member;
    empty for one that no profile names, which belongs to `regio`.
    `id` and `persoon_id` are database keys; `pseudoniem` is the only identity that enters a logboek header.
    `veel_zaken` says nothing of what he may: he is in the team of so many zaken that a list is not begun at those.
    """

    id: int
    persoon_id: int
    pseudoniem: str
    naam: str
    rollen: frozenset[Rol]
    hoedanigheid: str
    organisatie_id: int
    organisatie_code: str
    regio: str
    functies: frozenset[str] = frozenset()
    lid_van: tuple[Lidmaat, ...] = ()
    veel_zaken: bool = False

    def lid_in(self, regio: str) -> list[Lidmaat]:
        """The periods in which its municipality was a member of this region."""
        return [deel for deel in self.lid_van or (Lidmaat(self.regio),) if deel.regio == regio]

    def heeft(self, rol: Rol) -> bool:
        return rol in self.rollen

    @property
    def rol(self) -> str:
        """The roles as one stable string for the logboek header."""
        return "+".join(sorted(self.rollen))


def dag_van(moment: datetime) -> date:
    """The date on the wall in Amsterdam at a moment."""
    return moment.astimezone(AMSTERDAM).date()


@dataclass(frozen=True)
class Verzoek:
    """One request to act: who, when (UTC, aware) and its unique id, which makes a repeat recognisable.

    `geen_bsn` says that the user confirmed that a number that looks like a BSN is none; `vers` that he proved who he
    is with this very request, by his password or a passkey; `hoedanigheid` in which capacity he acts, for who has
    several; `leest` that he only reads something whose reading is noted; `oud` that he last proved who he is longer
    ago in his session than some acts ask (`domain/basis/handelingen/versbewijs.py`); `wacht` that it queues when
    somebody else writes.
    """

    actor: Actor
    nu: datetime
    id: str
    geen_bsn: bool = False
    vers: bool = False
    hoedanigheid: str = ""
    leest: bool = False
    oud: bool = False
    wacht: bool = True

    @property
    def vandaag(self) -> date:
        """The date on the wall in Amsterdam, against which business dates are judged."""
        return dag_van(self.nu)
