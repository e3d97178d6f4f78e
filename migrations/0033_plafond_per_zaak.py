"""The ceiling of a mandaat is counted within its zaak: the same answer, without reading the mandaten of all others.

A family (a mandaat, its versions, its ondermandaten) lies within one zaak: `mandaat_versie` and `mandaat_onder` refuse
any other, and `mandaat_tekst_blijft` keeps it so. Said in the conditions, the index on the zaak finds it.
"""

from alembic import op

from migrations.beginstand.besluit import ACTIEF, DEEL, NEEMT, deelregel
from migrations.beginstand.triggers import pas_toe

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

SAMEN = (
    "FROM mandaat m{n} JOIN besluit_deel d{n} ON d{n}.mandaat_id = m{n}.id "
    "JOIN besluit b{n} ON b{n}.id = d{n}.besluit_id "
    "WHERE m{n}.zaak_id = m.zaak_id AND (coalesce(m{n}.eerste_id, m{n}.id) = {familie} OR m{n}.onder_id = {familie})"
)
"""All that was decided under the versions of one mandaat and their ondermandaten; `m` is that of the part."""
PLAFOND = (
    "(SELECT v.plafond FROM mandaat v WHERE v.zaak_id = m.zaak_id AND coalesce(v.eerste_id, v.id) = {familie} "
    "AND v.actief_vanaf <= dagen.dag AND v.van <= dagen.dag AND coalesce(v.vervangen_per > dagen.dag, TRUE) "
    "ORDER BY v.versienr DESC LIMIT 1)"
)
"""The ceiling of the version that counts on the day."""


def boven_plafond(familie: str) -> str:
    """On the day of the decision or a later one, more would stand spent than the ceiling of that day."""
    besteed = f"(SELECT coalesce(sum(d3.bedrag), 0) {SAMEN.format(n=3, familie=familie)} AND b3.datum <= dagen.dag)"
    dagen = f"SELECT b.datum AS dag UNION SELECT b2.datum {SAMEN.format(n=2, familie=familie)} AND b2.datum >= b.datum"
    return (
        f"NEW.bedrag > 0 AND EXISTS (SELECT 1 {DEEL} AND {familie} IS NOT NULL AND EXISTS ("
        f"SELECT 1 FROM ({dagen}) AS dagen WHERE NEW.bedrag + {besteed} > {PLAFOND.format(familie=familie)}))"
    )


REGELS = {
    "plafond": deelregel(
        "plafond", boven_plafond("coalesce(m.eerste_id, m.id)"), "het plafond van het mandaat is bereikt"
    ),
    "plafond_boven": deelregel(
        "plafond_boven", boven_plafond("m.onder_id"), "het plafond van het mandaat erboven is bereikt"
    ),
    "looptijd": deelregel(
        "looptijd",
        f"NOT EXISTS (SELECT 1 {DEEL} AND m.zaak_id = b.zaak_id AND m.soort = b.soort "
        f"AND (b.tegenboeking_van_id IS NOT NULL OR (NEW.bedrag >= 0 AND {NEEMT} "
        f"AND {ACTIEF.format(m='m', dag='b.datum')} AND (m.onder_id IS NULL OR EXISTS (SELECT 1 FROM mandaat o "
        "WHERE o.zaak_id = m.zaak_id AND m.onder_id IN (o.id, o.eerste_id) AND o.ondermandaat_mag "
        f"AND {ACTIEF.format(m='o', dag='b.datum')})))))",
        "een besluit valt binnen een actief mandaat van wie het neemt",
    ),
}
"""As in the baseline, but for the zaak; in the order in which they were made there."""


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for naam in REGELS:
        op.execute(f"DROP TRIGGER besluit_deel_{naam}" + (" ON besluit_deel" if postgresql else ""))
        if postgresql:
            op.execute(f"DROP FUNCTION besluit_deel_{naam}()")
    pas_toe(REGELS.values())
