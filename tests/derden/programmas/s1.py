"""S1 with a client of openapi-python-client: argv are the address, and the folder of tokens by e-mail address."""

import sys
from datetime import date
from pathlib import Path

from gemaakt import AuthenticatedClient
from gemaakt.api.besluiten import neem_besluit
from gemaakt.api.exports import exporteer
from gemaakt.api.informeren import informatieplichten, meld_verzonden
from gemaakt.api.mandaten import keur_goed, ruimte, stel_op, stel_voor, stem_in, verleen
from gemaakt.api.verloop_van_een_zaak import bepaal_trede, heropen, sluit_af
from gemaakt.api.wie_doet_wat import leg_afspraak_vast, wijs_projectleider_aan
from gemaakt.api.zaken import open_zaak
from gemaakt.api.zaken import zaak as lees_zaak
from gemaakt.models import (
    Aanwijzing,
    Afsluiting,
    Afspraakkeuze,
    Heropening,
    Instemming,
    Mandaathandeling,
    NieuwBesluit,
    NieuweExport,
    NieuweTredebepaling,
    NieuweZaak,
    NieuwMandaat,
    Verlening,
    Verzending,
)

BASIS, TOKENS = sys.argv[1], Path(sys.argv[2])
SBJH, ELDERS = "directeur@sbjh.example", "GM0626"
GEVERS = {
    "delft": "GM0503", "denhaag": "GM0518", "leidschendam-voorburg": "GM1916", "midden-delfland": "GM1842",
    "pijnacker-nootdorp": "GM1926", "rijswijk": "GM0603", "voorschoten": "GM0626", "wassenaar": "GM0629",
    "zoetermeer": "GM0637",
}  # fmt: skip


def als(email):
    return AuthenticatedClient(base_url=f"{BASIS}/api/v1", token=(TOKENS / email).read_text())


def doe(bewerking, wie, *pad, lichaam, bij=None, status=None):
    """One act, on what was read with the answer `bij`. What is refused has the expected status and rule."""
    merk = {"if_match": bij.headers["ETag"]} if bij else {}
    antwoord = bewerking.sync_detailed(*pad, client=wie, body=lichaam, **merk)
    if status:
        assert (int(antwoord.status_code), antwoord.parsed.code) == status, antwoord
    else:
        assert int(antwoord.status_code) in (200, 201), antwoord
    return antwoord


def mandaat(nummer, account, code):
    nieuw = {
        "soort": "financien", "bereik": "andere_regio" if code == ELDERS else "binnen_regio",
        "mandaatgever": {"gemeente": code}, "houder": SBJH, "bevoegdheden": "Voorschotten.", "plafond": 12_000_000,
        "van": "2025-03-17", "tot": "2025-09-30",
    }  # fmt: skip
    concept = doe(stel_op, sbjh, nummer, lichaam=NieuwMandaat.from_dict(nieuw))
    nr, goed = concept.parsed.id, Mandaathandeling.from_dict({"datum": "2025-03-14"})
    voor = doe(stel_voor, sbjh, nr, lichaam=Mandaathandeling.from_dict({"datum": "2025-03-13"}), bij=concept)
    doe(keur_goed, sbjh, nr, lichaam=goed, bij=voor, status=(403, "vier_ogen"))
    akkoord = doe(keur_goed, als("directeur@denhaag.example"), nr, lichaam=goed, bij=voor)
    besluit = Verlening.from_dict({"datum": "2025-03-17", "besluitnummer": "B-1"})
    stand = doe(verleen, als(f"{account}@h10.example"), nr, lichaam=besluit, bij=akkoord)
    stand = doe(stem_in, sbjh, nr, lichaam=Instemming.from_dict({"door": "houder", "datum": "2025-03-17"}), bij=stand)
    bestuur = Instemming.from_dict({
        "door": "werkgever", "datum": "2025-03-17", "gegevenDoor": "M. de Boer",
        "gegevenFunctie": "voorzitter van het bestuur", "kenmerk": "BS-2025-04",
    })  # fmt: skip
    doe(stem_in, sbjh, nr, lichaam=bestuur, bij=stand, status=(403, "vier_ogen"))
    stand = doe(stem_in, als("directeur@denhaag.example"), nr, lichaam=bestuur, bij=stand)
    assert stand.parsed.status == "actief"


def beslis(nummer, datum, bedrag, **hoe):
    nieuw = {"soort": "financien", "omschrijving": "Voorschot.", "datum": datum, "bedrag": bedrag}
    return doe(neem_besluit, sbjh, nummer, lichaam=NieuwBesluit.from_dict(nieuw), **hoe)


sbjh = als(SBJH)
stand = doe(open_zaak, sbjh, lichaam=NieuweZaak.from_dict({
    "aanbieder": {"naam": "Stichting Duinpoort", "kvkNummer": "12345678", "jeugdomzet": 1_420_000_000},
    "trede": "signaal", "motivering": "De kas reikt tot mei.", "datum": "2025-02-03",
}))  # fmt: skip
nummer = stand.parsed.zaaknummer
trede = {"naar": "zorgelijk", "datum": "2025-02-10", "motivering": "Het tekort staat vast."}
stand = doe(bepaal_trede, sbjh, nummer, lichaam=NieuweTredebepaling.from_dict(trede), bij=stand)
leider = {"gebruiker": "projectleider@sbjh.example", "datum": "2025-02-13"}
stand = doe(wijs_projectleider_aan, sbjh, nummer, lichaam=Aanwijzing.from_dict(leider), bij=stand)
for afspraak, hoe in ((1, "niet_toegepast"), (3, "gedaan")):
    keuze = {"status": hoe, "toelichting": "Besproken.", "datum": "2025-02-13"}
    nu = lees_zaak.sync_detailed(nummer, client=sbjh)
    doe(leg_afspraak_vast, sbjh, nummer, afspraak, lichaam=Afspraakkeuze.from_dict(keuze), bij=nu)
for account, code in GEVERS.items():
    mandaat(nummer, account, code)
beslis(nummer, "2025-03-21", 45_000_000)
beslis(nummer, "2025-05-16", 30_000_000)
beslis(nummer, "2025-06-16", 50_000_000, status=(422, "plafond_overschreden"))
beslis(nummer, "2025-10-01", 5_000_000, status=(422, "buiten_looptijd"))
assert ruimte.sync_detailed(nummer, client=sbjh, datum=date(2025, 5, 16)).parsed.ruimte == 33_000_000
for plicht in informatieplichten.sync_detailed(nummer, client=sbjh, paginagrootte=100).parsed.resultaten:
    if plicht.status in ("open", "te_laat"):
        verzonden = Verzending.from_dict({"datum": "2025-11-12", "toelichting": "Per brief."})
        doe(meld_verzonden, sbjh, plicht.id, lichaam=verzonden)
dicht = {"uitkomst": "hersteld", "toelichting": "De kas is op orde.", "datum": "2025-11-13"}
stand = doe(
    sluit_af, sbjh, nummer, lichaam=Afsluiting.from_dict(dicht), bij=lees_zaak.sync_detailed(nummer, client=sbjh)
)
weer = {"trede": "zeer_problematisch", "motivering": "Terugval.", "datum": "2025-12-01"}
assert doe(heropen, sbjh, nummer, lichaam=Heropening.from_dict(weer), bij=stand).parsed.periode == 2
wens = {"ontvanger": "toezichthouder", "doel": "Toezicht.", "peildatum": "2025-11-13"}
print(doe(exporteer, sbjh, nummer, lichaam=NieuweExport.from_dict(wens)).parsed.ontvanger)
