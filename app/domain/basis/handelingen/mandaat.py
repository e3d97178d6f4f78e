"""Mandaten and the decisions under them."""

from __future__ import annotations

from app.domain.basis.handelingen.soort import Buiten, Handeling, Soort
from app.domain.basis.handelingen.velden import (
    DOCUMENT,
    DOMEINEN,
    MOTIVERING,
    NAAM,
    REACTIE_VOOR,
    REDEN,
    SHA256,
    TOELICHTING,
    bedrag,
    code,
    dag,
    getal,
    lijst,
    per,
    tekst,
    woord,
)

GEVER = code("mandaatgever")
WEG = (TOELICHTING.soms, GEVER)
"""What an act on the way of a mandaat says."""
INHOUD = (
    tekst("bevoegdheden"), tekst("voorwaarden").soms, bedrag("plafond").soms, tekst("looptijd"),
    woord("ondermandaat").soms, woord("einde_bij_sluiten", "Eindigt bij sluiten").soms,
    tekst("organen", "Namens wie een regio het verleent").soms,
    woord("volmacht", "Ook volmacht").soms, woord("machtiging", "Ook machtiging").soms,
)  # fmt: skip
CONCEPT = (
    *INHOUD, GEVER, code("houder_pseudoniem"), code("houder_functie", "Houder is de functie").soms,
    tekst("houder_titel", "De functie heet").soms,
    bedrag("tweede_vanaf", "Beide Regievoerders tekenen vanaf").soms, getal("versienr"), getal("eerste_versie").soms,
    getal("onder_mandaat").soms,
)  # fmt: skip
TELDATUM = dag("teldatum", "Kinderen geteld op").soms
PLAFONDS = (woord("sleutel").soms, bedrag("totaal").soms, getal("gewicht").soms, getal("peiljaar").soms, TELDATUM)
"""By what one amount was divided into ceilings, with what this grantor weighed."""
WIE = (woord("soort"), woord("bereik"), lijst(code("mandaatgevers")), code("houder"))
BESLUITNUMMER = tekst("besluitnummer")
BESLUIT = (
    woord("soort"), tekst("omschrijving"), bedrag("bedrag").soms, woord("sleutel").soms,
    per(bedrag("verdeling")), per(getal("mandaten", "Mandaten (nummer: versie)")),
    woord("laat_ingevoerd").soms, getal("voorwaarden_open").soms, getal("peiljaar").soms, TELDATUM,
    code("functie").soms, woord("waarnemend").soms, getal("voorstel", "Voorbereid besluit").soms,
)  # fmt: skip

MANDATEN = (
    Handeling("stel_op", "Mandaat opgesteld", Soort.MANDATEN, (*WIE, REACTIE_VOOR.soms, *PLAFONDS, *CONCEPT)),
    Handeling(
        "wijzig_reactiedatum", "Antwoorddatum van een mandaatverzoek gewijzigd", Soort.MANDATEN,
        (REACTIE_VOOR.soms, REDEN, dag("reactie_voor_was", "Reactie uiterlijk was").soms, lijst(code("mandaatgevers"))),
    ),
    Handeling("stel_voor", "Mandaat voorgesteld", Soort.MANDATEN, WEG),
    Handeling(
        "keur_goed", "Mandaat goedgekeurd", Soort.MANDATEN, WEG, Buiten.MANDAAT, wachtwoord=True, vier_ogen=True
    ),
    Handeling(
        "wijs_af", "Mandaat afgewezen", Soort.MANDATEN, (*WEG, DOMEINEN), Buiten.MANDAAT, vier_ogen=True
    ),
    Handeling("verleen", "Mandaat verleend", Soort.MANDATEN, (BESLUITNUMMER, *WEG), Buiten.MANDAAT),
    Handeling(
        "leg_verlening_vast", "Verlening vastgelegd van papier", Soort.MANDATEN, (BESLUITNUMMER, *WEG), Buiten.MANDAAT
    ),
    Handeling(
        "leg_weigering_vast", "Weigering vastgelegd van papier", Soort.MANDATEN, (*WEG, DOMEINEN.soms),
        Buiten.MANDAAT
    ),
    Handeling(
        "leg_intrekking_vast", "Intrekking vastgelegd van papier", Soort.MANDATEN, WEG, Buiten.MANDAAT,
        ook_gesloten=True,
    ),
    Handeling(
        "vervroeg_einde", "Einde van een mandaat vervroegd", Soort.MANDATEN,
        (*WEG, dag("einde_was", "Zou eindigen op")), Buiten.MANDAAT, ook_gesloten=True,
    ),
    Handeling(
        "stem_in", "Instemming vastgelegd", Soort.MANDATEN,
        (
            woord("door"), tekst("gegeven_door").soms, tekst("gegeven_functie", "In de functie").soms,
            tekst("kenmerk").soms, DOCUMENT, *WEG,
        ),
        Buiten.MANDAAT,
    ),
    Handeling("activeer", "Mandaat actief geworden", Soort.MANDATEN, (dag("actief_vanaf"), GEVER), Buiten.MANDAAT),
    Handeling(
        "herinner", "Herinnerd aan een mandaat", Soort.MANDATEN, (woord("stap"), getal("keer", "Voor de keer"), *WEG),
        Buiten.MANDAAT,
    ),
    Handeling(
        "voeg_besluitstuk_toe", "Besluit van de mandaatgever toegevoegd", Soort.MANDATEN,
        (NAAM, SHA256, DOCUMENT, woord("bewaard").soms, GEVER), Buiten.MANDAAT,
    ),
    Handeling("trek_in", "Mandaat ingetrokken", Soort.MANDATEN, WEG, Buiten.MANDAAT, ook_gesloten=True),
    Handeling("geef_mandaat_terug", "Mandaat teruggegeven", Soort.MANDATEN, WEG, Buiten.MANDAAT, ook_gesloten=True),
    Handeling("eindigt_bij_sluiten", "Mandaat geëindigd bij sluiten", Soort.MANDATEN, WEG, Buiten.MANDAAT),
    Handeling("nieuwe_versie", "Nieuwe versie van mandaat opgesteld", Soort.MANDATEN, CONCEPT),
    Handeling(
        "vervang", "Mandaat vervangen door een nieuwe versie", Soort.MANDATEN, (dag("per"), GEVER), Buiten.MANDAAT
    ),
    Handeling("stel_ondermandaat_op", "Ondermandaat opgesteld", Soort.MANDATEN, CONCEPT),
    Handeling(
        "ga_voorwaarde_na", "Voorwaarde nagegaan", Soort.MANDATEN, (getal("nummer"), woord("oordeel"), *WEG)
    ),
    Handeling("verloopt", "Mandaat verlopen", Soort.MANDATEN, (dag("na"), GEVER), Buiten.MANDAAT),
    Handeling(
        "neem_mandaat_over", "Mandaat overgenomen van papier", Soort.MANDATEN,
        (
            GEVER, *(veld.soms for veld in (*WIE, *CONCEPT) if veld != GEVER), tekst("stap").soms, TOELICHTING.soms,
            BESLUITNUMMER.soms, code("import_voorgesteld_door").soms,
        ),
    ),
)  # fmt: skip

VOORBEREID = (
    woord("soort"), tekst("omschrijving"), bedrag("bedrag").soms, woord("sleutel").soms,
    per(bedrag("verdeling")).soms, code("functie").soms,
    bedrag("tweede_vanaf", "Beide Regievoerders tekenen vanaf").soms,
)  # fmt: skip

UITERLIJK = dag("geldig_tot", "Geldig tot en met")
SPOED = (
    woord("soort"), tekst("omschrijving"), REDEN, UITERLIJK, bedrag("bedrag").soms, woord("sleutel").soms,
    getal("peiljaar").soms, per(bedrag("verdeling")), tekst("drager", "Wie het draagt als het niet is bekrachtigd"),
    woord("een_mag", "Een handtekening is genoeg").soms,
)  # fmt: skip
SPOEDBESLUITEN = (
    Handeling("neem_spoedbesluit", "Spoedbesluit genomen", Soort.BESLUITEN, SPOED),
    Handeling(
        "teken_spoedbesluit_mee", "Spoedbesluit meegetekend", Soort.BESLUITEN, wachtwoord=True, vier_ogen=True
    ),
    Handeling(
        "beslis_over_spoedbesluit", "Over een spoedbesluit beslist door een college", Soort.BESLUITEN,
        (code("college"), woord("uitkomst"), BESLUITNUMMER, TOELICHTING.soms), ook_gesloten=True,
    ),
    Handeling(
        "leg_drager_vast", "Vastgelegd wie een ongedekt deel draagt", Soort.BESLUITEN,
        (code("college"), tekst("drager", "Wie het draagt als het niet is bekrachtigd")), ook_gesloten=True,
    ),
    Handeling(
        "leg_bekrachtiging_vast", "Beslissing van een college over een spoedbesluit vastgelegd van papier",
        Soort.BESLUITEN,
        (code("college"), woord("uitkomst"), BESLUITNUMMER, TOELICHTING.soms, DOCUMENT),
    ),
    Handeling("weiger_spoedbesluit", "Spoedbesluit geweigerd", Soort.BESLUITEN, (TOELICHTING,), vier_ogen=True),
    Handeling(
        "trek_spoedbesluit_in", "Spoedbesluit ingetrokken", Soort.BESLUITEN,
        (TOELICHTING, bedrag("verschuldigd", "Al verschuldigd").soms),
    ),
)  # fmt: skip

BESLUITEN = (
    *SPOEDBESLUITEN,
    Handeling("bereid_besluit_voor", "Besluit voorbereid voor twee handtekeningen", Soort.BESLUITEN, VOORBEREID),
    Handeling(
        "onderteken_besluit", "Voorbereid besluit ondertekend", Soort.BESLUITEN, (TOELICHTING.soms,),
        wachtwoord=True, vier_ogen=True,
    ),
    Handeling("weiger_besluit", "Voorbereid besluit geweigerd", Soort.BESLUITEN, (TOELICHTING,), vier_ogen=True),
    Handeling("trek_besluitvoorstel_in", "Voorbereid besluit ingetrokken", Soort.BESLUITEN, (TOELICHTING,)),
    Handeling("neem_kennis_van_besluit", "Besluit gezien door de andere Regievoerder", Soort.BESLUITEN),
    Handeling("neem_besluit", "Besluit onder mandaat", Soort.BESLUITEN, BESLUIT),
    Handeling(
        "boek_tegen", "Besluit teruggedraaid", Soort.BESLUITEN,
        (
            MOTIVERING, per(bedrag("verdeling")), per(getal("mandaten", "Mandaten (nummer: versie)")),
            getal("tegenboeking_van"), woord("laat_ingevoerd").soms,
        ),
    ),
    Handeling(
        "neem_besluit_over", "Besluit overgenomen van papier", Soort.BESLUITEN, (code("genomen_door"), *BESLUIT)
    ),
)  # fmt: skip
HANDELINGEN = (*MANDATEN, *BESLUITEN)
