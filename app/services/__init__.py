"""Use cases, one family per file: fetch, ask the domain, note in the logboek.

Every change of state runs through `uitvoering.voer_uit`, whoever asks for it: screen, API, command line or job.
Nothing in here knows Flask; who acts and when it is come in with the `Verzoek`.
"""

from __future__ import annotations

from app.services.kern.uitvoering import GEVOLGEN
from app.services.openstaand import volgen as volgen  # every transaction keeps what is open beside what it changed
from app.services.termijn.vervulling import vervul
from app.services.zoeken import volgen as _zoeken  # noqa: F401 - and what was said in it can be found

GEVOLGEN[:] = (vervul,)
"""Named here, for the services that these reach lie on a higher floor than `voer_uit`."""
