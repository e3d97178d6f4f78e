"""Broken rules, by name. The message is Dutch, for the user: what is wrong and how to mend it.

`code` is the stable name in API answers and logboek entries; `status` the HTTP status it becomes;
`veld` the field the message belongs to, if any; `weigering` says that a rule stood in the way of a protected
act (which the logboek records), as opposed to input that was not right yet.
"""

from __future__ import annotations


class DomeinFout(Exception):
    """A rule of the domain is broken."""

    code = "domeinfout"
    status = 422
    weigering = False

    def __init__(self, bericht: str, *, veld: str | None = None) -> None:
        super().__init__(bericht)
        self.bericht = bericht
        self.veld = veld


class OngeldigeInvoer(DomeinFout):
    """A value that is missing, malformed or out of bounds."""

    code = "ongeldige_invoer"


class NietGevonden(DomeinFout):
    """Does not exist, or not for this actor: the two are not told apart."""

    code = "niet_gevonden"
    status = 404


class NietZichtbaar(NietGevonden):
    """Exists, but not for this actor. He is told nothing more; an attempt to act on it is noted."""

    weigering = True


class GeenRecht(DomeinFout):
    """The actor sees it, but may not do this."""

    code = "geen_recht"
    status = 403
    weigering = True


class VierOgen(DomeinFout):
    """Proposer and approver are the same natural person."""

    code = "vier_ogen"
    status = 403
    weigering = True


class TweedePersoonOntbreekt(DomeinFout):
    """Nobody is there who could confirm it: the region is still being set up, or the others are concerned."""

    code = "tweede_persoon_ontbreekt"
    status = 409
    weigering = True


class TweedeHandtekeningNodig(DomeinFout):
    """One Regievoerder may not decide this alone: it is prepared, and the other one signs."""

    code = "tweede_handtekening_nodig"
    status = 409
    weigering = True


class HoedanigheidNodig(DomeinFout):
    """Who has several capacities says in which of them he acts."""

    code = "hoedanigheid_nodig"


class VerseAanmeldingNodig(DomeinFout):
    """The act asks that the actor has just proved who he is."""

    code = "verse_aanmelding_nodig"
    status = 403
    weigering = True


class BewijsVerlopen(DomeinFout):
    """The act asks that the actor proved not long ago who he is; he is asked, and then goes on. No refusal."""

    code = "bewijs_verlopen"
    status = 403


class Verouderd(DomeinFout):
    """Somebody else changed it since this page was opened."""

    code = "verouderd"
    status = 412


class OngeldigeOvergang(DomeinFout):
    """The machine has no such transition from here."""

    code = "ongeldige_overgang"
    status = 409
    weigering = True


class MotiveringVerplicht(DomeinFout):
    code = "motivering_verplicht"


class OnderbouwingVerplicht(DomeinFout):
    """Down the ladder without evidence."""

    code = "onderbouwing_verplicht"
    weigering = True


class DatumInToekomst(DomeinFout):
    code = "datum_in_toekomst"


class DatumOnlogisch(DomeinFout):
    """A date before the event it must follow."""

    code = "datum_onlogisch"


class FunctieBezet(DomeinFout):
    """An office that somebody else holds on one of these days."""

    code = "functie_bezet"
    status = 409
    weigering = True


class WaarnemingOnmogelijk(DomeinFout):
    """Nobody is absent on these days, or a deputy would be left without the holder he acts for."""

    code = "waarneming_onmogelijk"
    status = 409
    weigering = True


class ZaakGesloten(DomeinFout):
    code = "zaak_gesloten"
    weigering = True


class ActieveMandaten(DomeinFout):
    code = "actieve_mandaten"
    weigering = True


class MandaatOntbreekt(DomeinFout):
    code = "mandaat_ontbreekt"
    weigering = True


class MandaatNietActief(DomeinFout):
    code = "mandaat_niet_actief"
    weigering = True


class InstemmingOntbreekt(DomeinFout):
    code = "instemming_ontbreekt"
    weigering = True


class BuitenLooptijd(DomeinFout):
    code = "buiten_looptijd"
    weigering = True


class PlafondOverschreden(DomeinFout):
    code = "plafond_overschreden"
    weigering = True


class VerdelingKloptNiet(DomeinFout):
    """The parts by hand do not add up to the amount, or name a grantor that takes no part."""

    code = "verdeling_klopt_niet"


class BuitenBovenliggendMandaat(DomeinFout):
    """An ondermandaat would allow more than the mandaat above it."""

    code = "buiten_bovenliggend_mandaat"
    weigering = True


class TerugwerkendeIntrekking(DomeinFout):
    code = "intrekking_terugwerkend"
    weigering = True


class MogelijkBsn(DomeinFout):
    """Text holds a number that passes the BSN check and nobody confirmed that it is none."""

    code = "mogelijk_bsn"


class OngeldigBestand(DomeinFout):
    code = "ongeldig_bestand"


class BestandVersleuteld(OngeldigBestand):
    """Who receives the file cannot open it without a password, and nobody confirmed that he knows."""

    code = "bestand_versleuteld"


class BestandBesmet(OngeldigBestand):
    """The virus scanner of the installation found something."""

    code = "bestand_besmet"


class NietGekeurd(DomeinFout):
    """The virus scanner of the installation does not answer; without it no file is kept."""

    code = "niet_gekeurd"
    status = 503


class ReedsIngelezen(DomeinFout):
    """The very same file came in before, or waits for its second person."""

    code = "reeds_ingelezen"
    status = 409


class ReedsGedaan(DomeinFout):
    """The same request came twice; the first one counted."""

    code = "reeds_gedaan"
    status = 409


class AlVastgelegd(DomeinFout):
    """The same person recorded the very same a moment ago, through the same form; told once, and then it is meant."""

    code = "al_vastgelegd"
    status = 409


class TijdstempelOntbreekt(DomeinFout):
    """The authority that is to put its time under an export does not answer, or not as it should."""

    code = "tijdstempel_ontbreekt"
    status = 503


class ExportOnmogelijk(DomeinFout):
    """The bundle cannot be built: too large, or a document that is no longer what was stored."""

    code = "export_onmogelijk"
    weigering = True


class AlleenLezen(DomeinFout):
    """The logboek is not what it was: nothing can be recorded until two persons let it go on."""

    code = "alleen_lezen"
    status = 503


class ZaakVernietigd(DomeinFout):
    """The content is gone; nothing can be done with it any more. Not noted: there is nothing left to protect."""

    code = "zaak_vernietigd"
    status = 410


class ZaakLoopt(DomeinFout):
    """It has not come to rest, so no retention term runs."""

    code = "zaak_loopt"
    status = 409
    weigering = True


class TermijnLooptNog(DomeinFout):
    """Before the retention term is over, or without one."""

    code = "bewaartermijn_loopt"
    status = 409
    weigering = True


class LangerBewaard(DomeinFout):
    """Somebody recorded that it must be kept longer."""

    code = "langer_bewaard"
    status = 409
    weigering = True
