"""A region in which both Regievoerders sign, for the tests of that: the profile of Haaglanden with its bounds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import regios

VANAF = """
[twee_handtekeningen]
vanaf_euro = 50
soorten = ["inhoud"]
bron = "eigen afspraak van deze toets [I]"
"""


@contextmanager
def met_profiel(map_: Path, erbij: str = VANAF, anders: tuple[str, str] = ("", "")) -> Iterator[None]:
    """Haaglanden with something more in its profile, or with other words in it, as an installation would have it."""
    bron = Path(regios.__file__).parent / "haaglanden.toml"
    (map_ / "haaglanden.toml").write_text(bron.read_text().replace(*anders) + erbij)
    regios.BESTANDEN.zet_eigen_map(map_)
    try:
        yield
    finally:
        regios.BESTANDEN.zet_eigen_map(None)
