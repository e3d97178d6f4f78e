"""Notes go with a bundle only when somebody asks it, in a part of their own; the verifier takes both."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from app.domain.export.aanvraag import NieuweExport
from app.export.ondertekening import Ondertekenaar
from app.services.samenwerken.notities import NieuweNotitie, plaats_notitie
from tests.export.inpakken import uitgepakt
from tests.kern.opzet import logboek
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers
from tests.services.export.bundels import JUNI, ZAAK, bundel, dossier_van, exporteer, nagekeken

TEKST = "De bank belde over het krediet."
WENS = NieuweExport("NZa", "Toezicht.", JUNI)


def test_notities_gaan_alleen_mee_als_daarom_is_gevraagd(s1: Spelers, sleutel: Ondertekenaar) -> None:
    wie = s1.directeur_sbjh
    wie.doet(plaats_notitie, ZAAK, NieuweNotitie(TEKST))
    zonder = uitgepakt(bundel(wie, exporteer(wie, ZAAK, WENS, sleutel)))
    assert "notities" not in dossier_van(zonder)
    assert TEKST not in leesbare_tekst(zonder["dossier.pdf"])
    assert not any(TEKST.encode() in inhoud for naam, inhoud in zonder.items() if naam != "dossier.pdf")

    export = exporteer(wie, ZAAK, replace(WENS, met_notities=True), sleutel)
    nagekeken(wie, export, sleutel)
    met = uitgepakt(bundel(wie, export))
    (notitie,) = dossier_van(met)["notities"]
    assert notitie["tekst"] == TEKST
    assert sha256(bytes.fromhex(notitie["zout"]) + TEKST.encode()).hexdigest() == notitie["sha256"]
    gelezen = leesbare_tekst(met["dossier.pdf"])
    assert TEKST in gelezen.partition("Notities naast het dossier")[2]
    gevraagd = [r.inhoud.get("met_notities") for r in logboek(s1.session) if r.kop.actie == "exporteer"]
    assert gevraagd[-2:] == [None, "ja"]
