"""Cases of before this product: a file is looked at, proposed by one Regievoerder and confirmed by another."""

from __future__ import annotations

from app.domain.begrippen import Toestand
from app.models import Inlezing
from app.services import importen, mandaatstand
from app.services.importbestand import Importbestand
from tests.importvoorbeeld import als_bestand, duinpoort
from tests.opzet import zaak_van
from tests.spelers import Spelers, dag

ZAAK = "2025-0001"


def importeer(spelers: Spelers, bestand: Importbestand | None = None) -> Inlezing:
    """Proposed by the directeur SbJH, confirmed by the one of Den Haag."""
    voorstel = spelers.directeur_sbjh.doet(importen.stel_import_voor, bestand or als_bestand(duinpoort()))
    return spelers.directeur_denhaag.doet(importen.bevestig_import, voorstel.id)


def test_de_zaak_van_s1_op_papier_geeft_dezelfde_ruimte_als_s1_zelf(spelers: Spelers) -> None:
    importeer(spelers)
    zaak = zaak_van(spelers.session, ZAAK)
    assert zaak.toestand is Toestand.ZORGELIJK
    over = {d: mandaatstand.ruimte(spelers.session, zaak, d).over // 100 for d in (dag(20, 3), dag(21, 3), dag(16, 5))}
    assert over == {dag(20, 3): 1_080_000, dag(21, 3): 630_000, dag(16, 5): 330_000}


def test_de_keten_klopt_en_het_logboek_nagespeeld_geeft_de_tabellen(spelers: Spelers) -> None:
    importeer(spelers)
    assert controle.verifieer(spelers.session).aantal == len(acties(spelers.session))
    geteld = speel_alles_na(spelers.session)
    assert (geteld["mandaat"], geteld["besluit"], geteld["overname"], geteld["stap"]) == (10, 2, 1, 4)
