"""The course of a zaak, who leads it, and which regions take part."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Buiten, Handeling, Soort
from app.domain.basis.handelingen.velden import (
    EDITIE,
    MOTIVERING,
    NAAM,
    REDEN,
    TOELICHTING,
    VOORGESTELD,
    WAS,
    WORDT,
    code,
    dag,
    getal,
    hash_,
    lijst,
    per,
    tekst,
    woord,
)

GEVRAAGD = woord("gevraagd")
GEBRUIKER = code("gebruiker")
VERTEGENWOORDIGER = tekst("vertegenwoordiger")
BENOEMING = (GEBRUIKER, NAAM, dag("tot").soms, REDEN.soms, tekst("voor").soms, getal("periode"), VOORGESTELD)

VERVALLEN = lijst(getal("vervallen_plichten", "Vervallen informatieplichten")).soms

NOODGREEP = (
    tekst("noodgreep", "Noodgreep, met als reden").soms, lijst(tekst("grendels", "Gepasseerd")).soms,
    dag("bekrachtigen_voor", "Te bekrachtigen uiterlijk").soms,
)  # fmt: skip
"""What an act says that passed a guard in an emergency."""

VERLOOP = (
    Handeling(
        "open_zaak", "Zaak geopend", Soort.VERLOOP,
        (
            MOTIVERING, tekst("aanbieder"), tekst("kvk", "KvK-nummer"), tekst("rechtsvorm").soms, EDITIE,
            hash_("editie_sha256", "Controlegetal van de editie"), per(code("regievoerders")),
        ),
        Buiten.ZAAK,
    ),
    Handeling(
        "bepaal_trede", "Trede bepaald", Soort.VERLOOP,
        (
            GEVRAAGD, MOTIVERING, tekst("onderbouwing").soms, tekst("geraadpleegd").soms,
            tekst("standpunt_toezichthouder", "Standpunt van de toezichthouder").soms,
            *NOODGREEP, VERVALLEN,
        ),
        Buiten.ZAAK,
    ),
    Handeling(
        "sluit_af", "Zaak gesloten", Soort.VERLOOP, (woord("uitkomst"), TOELICHTING, *NOODGREEP, VERVALLEN), Buiten.ZAAK
    ),
    Handeling(
        "heropen", "Zaak heropend", Soort.VERLOOP, (GEVRAAGD, MOTIVERING, VERVALLEN), Buiten.ZAAK, ook_gesloten=True
    ),
    Handeling(
        "bekrachtig_noodgreep", "Noodgreep bekrachtigd", Soort.VERLOOP,
        (TOELICHTING.soms, lijst(tekst("grendels", "Gepasseerd"))), ook_gesloten=True, vier_ogen=True,
    ),
)  # fmt: skip

REGIE = (
    Handeling(
        "wijs_projectleider_aan", "Projectleider aangewezen", Soort.REGIE, (GEBRUIKER, NAAM, TOELICHTING.soms),
        recent=True,
    ),
    Handeling(
        "voeg_regievoerder_toe", "Gemeente toegevoegd aan de Regievoerder", Soort.REGIE,
        (GEBRUIKER, NAAM, TOELICHTING.soms), recent=True,
    ),
    Handeling("vervang_regievoerder", "Regievoerder vervangen", Soort.REGIE, (NAAM, TOELICHTING.soms), recent=True),
    Handeling("leg_afspraak_vast", "Afspraak vastgelegd", Soort.REGIE, (TOELICHTING.soms,)),
    Handeling("benoem", "Houder van een functie benoemd", Soort.REGIE, BENOEMING, recent=True),
    Handeling("beeindig", "Periode van een houder beëindigd", Soort.REGIE, (REDEN, code("functie"), NAAM)),
    Handeling("wijs_waarnemer_aan", "Waarnemer aangewezen", Soort.REGIE, BENOEMING, recent=True),
    Handeling("beeindig_waarneming", "Waarneming beëindigd", Soort.REGIE, (REDEN, code("functie"), NAAM)),
)  # fmt: skip

REGIOS = (
    Handeling(
        "leg_stuurgroepplek_vast", "Plek in een stuurgroep vastgelegd", Soort.REGIOS, (REDEN.soms, WAS.soms, WORDT)
    ),
    Handeling("betrek_regio", "Regio betrokken bij de zaak", Soort.REGIOS, (VERTEGENWOORDIGER, REDEN, NAAM)),
    Handeling("beeindig_betrokkenheid", "Betrokkenheid van een regio beëindigd", Soort.REGIOS, (REDEN, NAAM)),
    Handeling(
        "wijs_accounthouder_aan", "Accounthoudende regio aangewezen", Soort.REGIOS, (VERTEGENWOORDIGER.soms, REDEN)
    ),
)
HANDELINGEN = (*VERLOOP, *REGIE, *REGIOS)
