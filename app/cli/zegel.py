"""The seal of this installation: try it before documents go out with it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click
from flask.cli import with_appcontext

from app.cli.hulp import Uitslag, met_uitslag, schrijf, toets_plek
from app.domain.basis.begrippen import dag_van
from app.export.document import alinea, kop, maak_pdf
from app.export.zegel.certificaat import ZegelOnbruikbaar
from app.installatie import zegelaar
from app.weergave import datum


@click.command("zegel")
@click.option(
    "-o", "--uit", type=click.Path(dir_okay=False, path_type=Path), help="Bewaar het proefdocument hier (PDF)."
)
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
@with_appcontext
@met_uitslag
def zegel(uit: Path | None, overschrijf: bool) -> Uitslag:
    """Zet een zegel op een proefdocument, en zeg van wie het is en hoe ver het reikt."""
    if uit:
        toets_plek(uit, overschrijf=overschrijf)
    eigen, nu = zegelaar(), datetime.now(UTC)
    if eigen is None:
        raise click.ClickException("Er is geen zegel ingesteld. Zet DRAAIBOEK_ZEGEL_FILE; zie docs/beheer.md.")
    try:
        wie = eigen.certificaat(nu)
    except ZegelOnbruikbaar as fout:
        raise click.ClickException(f"{fout} {fout.hoe}".rstrip()) from fout
    verzegeld = eigen.verzegel(_proef(nu), nu)
    if uit:
        schrijf(uit, [verzegeld.pdf], overschrijf=overschrijf)
    gegevens = {
        "van": wie.naam,
        "geldig_tot": wie.tot.isoformat(),
        "niveau": verzegeld.niveau,
        "waarom": verzegeld.waarom,
    }
    zinnen = [f"Zegel van {wie.naam}, geldig tot en met {datum(dag_van(wie.tot))}."]
    zinnen += [f"Niveau: PAdES {verzegeld.niveau}."] if verzegeld.niveau else []
    zinnen += [verzegeld.waarom or "", verzegeld.hoe, verzegeld.woorden]
    return Uitslag(gegevens, bericht=" ".join(filter(None, zinnen)), klopt=not verzegeld.waarom)


def _proef(nu: datetime) -> bytes:
    blokken = [kop("Proef van het zegel"), alinea("Dit document is er alleen om het zegel te proberen.")]
    return maak_pdf("Proef van het zegel", "draaiboek", nu, blokken)
