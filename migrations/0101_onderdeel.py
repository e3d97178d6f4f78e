"""Each point says to which part of the zaak it belongs, and the points of a part are found by with whom they lie.

Rows are derived: those that are there get what `services/openstaand` would write.
"""

import sqlalchemy as sa
from alembic import op

revision = "0101"
down_revision = "0100"
branch_labels = None
depends_on = None

SOORTEN = {
    "stappen": (
        "stap",
        "stap_projectleider",
        "stap_mandaten",
        "stap_informeren",
        "stap_vroegsignalering",
        "stap_vervallen",
        "gebeurtenis",
    ),
    "wie_doet_wat": (
        "afspraak",
        "projectleider",
        "regieplaats",
    ),
    "informatie": ("informatieplicht",),
    "documenten": ("zonder_document",),
    "mandaten": (
        "mandaat_concept",
        "mandaat_voorgesteld",
        "mandaat_goedgekeurd",
        "mandaat_instemming_houder",
        "mandaat_instemming_werkgever",
        "mandaat_afgewezen",
        "mandaat_stil",
        "mandaat_ongebruikt",
        "mandaat_loopt_af",
        "mandaat_na_sluiten",
        "mandaat_zonder_orgaan",
        "mandaat_uitgeput",
        "voorwaarde",
        "voorwaarde_niet_voldaan",
    ),
    "besluiten": (
        "besluit_ondertekenen",
        "besluit_zien",
        "spoedbesluit_tekenen",
        "spoedbesluit_bekrachtigen",
        "spoedbesluit_ongedekt",
    ),
    "geld": (
        "geld_betalen",
        "geld_terug",
        "geld_verevenen",
        "geld_afwikkelen",
        "geld_beslissing",
    ),
    "standpunten": (
        "standpunt",
        "afwijking",
    ),
    "opschaling": ("opschaling",),
    "toezicht": (
        "toezicht",
        "toezicht_zonder_plan",
        "toezichtplan",
        "toezichtplanstap",
        "toezicht_raden",
    ),
    "raadsbrief": (
        "raadsbrief_concept",
        "raadsbrief",
    ),
    "stukken": (
        "stuk_agenderen",
        "stuk_behandelen",
    ),
    "aantallen_kinderen": (
        "telling_nooit",
        "telling_oud",
        "telling_gemeente",
        "telling_regio",
    ),
    "past_de_plek": (
        "plek_oordeel",
        "kinderrechten",
        "kindsignaal",
    ),
    "plaatsing": (
        "plaatsing_niet_geteld",
        "plaatsing_verschil",
        "boeking_wacht",
        "boeking_over_tijd",
        "locatie_zonder_plek",
        "opgave_ontvangen",
    ),
    "aanbieder": (
        "kwartaal_nooit",
        "kwartaal_oud",
        "certificaat",
    ),
    "noodgrepen": ("noodgreep",),
    "exports": (
        "export_onaf",
        "export_ongelezen",
    ),
    "vernietiging": (
        "vernietiging_voorstellen",
        "vernietiging_bevestigen",
    ),
    "andere_server": ("zgw",),
}
VOLGORDE = ["uiterlijk_op", "sinds", "zaak_id", "id"]


def upgrade() -> None:
    op.add_column("openpunt", sa.Column("onderdeel", sa.String(20), server_default=sa.text("''"), nullable=False))
    punt = sa.table("openpunt", sa.column("soort"), sa.column("onderdeel"))
    per_soort = {soort: deel for deel, soorten in SOORTEN.items() for soort in soorten}
    op.execute(sa.update(punt).values(onderdeel=sa.case(per_soort, value=punt.c.soort, else_="")))
    op.drop_index("ix_openpunt_soort", "openpunt")
    _van_lijsten("ix_openpunt_onderdeel", ["onderdeel", "wie", "code", *VOLGORDE, "tot", "vanaf", "behandelaar_id"])
    _van_lijsten("ix_openpunt_onderdeel_anderen", ["onderdeel", *VOLGORDE], en="wie <> 'rol' AND ")


def _van_lijsten(naam: str, kolommen: list[str], en: str = "") -> None:
    sqlite, postgresql = (sa.text(f"{en}{eis}") for eis in ("op_lijst = 1", "op_lijst"))
    op.create_index(naam, "openpunt", kolommen, sqlite_where=sqlite, postgresql_where=postgresql)
