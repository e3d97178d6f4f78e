"""The types of the events of webhooks: each act in a zaak is one, with who outside the team hears of it.

The NL GOV profile for CloudEvents wants the meaning of each type explained by who sends it: this is where from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.basis.handelingen import HANDELINGEN, Buiten, Soort
from app.domain.melding.notificatie import type_van

GEEN_ZAAK = frozenset({
    "benoem", "beeindig", "wijs_waarnemer_aan", "beeindig_waarneming", "voeg_dag_toe", "verwijder_dag",
    "voeg_aanbieder_toe", "plan_vergadering", "plan_jaar", "gelast_vergadering_af",
    "stel_jaarkalender_vast", "leg_jaarmoment_vast", "leg_inbreng_vast", "weeg_inbreng_af",
    "dien_jaarstuk_in", "leg_jaarstukstap_vast",
    "maak_abonnement", "beeindig_abonnement", "hervat_abonnement", "vernieuw_geheim", "hervat_logboek",
    "wissel_sleutel", "voeg_gebruiker_toe", "wijzig_gebruiker", "zet_gebruiker_actief", "blokkeer_gebruiker",
    "kies_mail", "meld_mail_af", "maak_agendalink", "trek_agendalink_in", "zet_postbus", "haal_postbus_weg",
    "kies_taal", "maak_token", "trek_token_in", "maak_zgwclient", "toon_zgwgeheim",
    "kies_wachtwoord", "nodig_uit", "herstel_account", "zet_app_aan", "zet_app_uit", "voeg_passkey_toe",
    "verwijder_passkey", "maak_herstelcodes", "beeindig_sessies", "zie_accountbericht",
    "koppel_inlogdienst", "ontkoppel_inlogdienst", "weiger_inlogverzoek",
    "stel_anonimisering_voor", "bevestig_anonimisering",
    "stel_import_voor", "bevestig_import", "trek_import_in",
    "stel_toegang_voor", "bevestig_toegang", "weiger_toegang", "trek_toegang_in", "zie_toegang",
})  # fmt: skip
"""Acts that are of no zaak, so that no webhook ever tells them. A test holds this against what is noted."""


@dataclass(frozen=True)
class Gebeurtenis:
    """A type: the act it tells of, in words, and who outside the team of the zaak gets it."""

    type: str
    handeling: str
    woord: str
    buiten: Buiten


def per_soort() -> Iterator[tuple[Soort, list[Gebeurtenis]]]:
    """The types by the kinds that a webhook can be limited to, in the order of the register."""
    for soort in Soort:
        acts = [h for h in HANDELINGEN.values() if h.soort is soort and h.code not in GEEN_ZAAK]
        yield soort, [Gebeurtenis(type_van(h.code), h.code, h.woord, h.buiten) for h in acts]
