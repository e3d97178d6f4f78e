"""The page of one mandaat: what it says, where it is, what this account may do now, what it would change."""

from __future__ import annotations

from typing import Any

from app.db import db
from app.domain.basis.afwijkdomein import in_woorden
from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.rechten import Recht
from app.domain.mandaat.bevoegd import Blik
from app.domain.mandaat.inhoud import VELDEN
from app.models import Mandaat
from app.services.kern.bezetting import lees_bezetting
from app.services.kern.namen import namen
from app.services.kern.toegang import Dossier
from app.services.logboek.lezen import regels_van_object
from app.services.mandaat import oordeel as oordeel
from app.services.mandaat.blad import mandatenblad
from app.services.mandaat.einden.nasleep import nasleep
from app.services.mandaat.houderschap import werkgever_van
from app.services.mandaat.reactiedatum import verzoek_van
from app.services.mandaat.stand import Mandaatregel
from app.services.mandaat.toegang import mag_zien, vind_mandaat
from app.services.mandaat.versies import lees_versies
from app.services.mandaat.verzoek.besluitstuk import besluitstukken
from app.services.mandaat.verzoek.herinnering import herinneringen
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier as mijn_dossier
from app.web.kern.verzoek import vandaag
from app.web.mandaat import mandaten_forms as vormen
from app.web.mandaat.mandaatweg import weg

_VORMEN: tuple[type[vormen.Handelingform], ...] = (
    vormen.VoorstelForm,
    vormen.GoedkeurForm,
    vormen.AfwijsForm,
    vormen.VerleenForm,
    vormen.PapierForm,
    vormen.PapierweigerForm,
    vormen.PapierintrekForm,
    vormen.InstemForm,
    vormen.TeruggaveForm,
    vormen.IntrekForm,
    vormen.VervroegForm,
)


def toon(mandaat_id: int, ingediend: vormen.Handelingform | None = None) -> tuple[str, int]:
    """The page; after an act that was not done, with what was sent in."""
    dag, dossier = vandaag(), mijn_dossier()
    mandaat = vind_mandaat(db.session, dossier, mandaat_id)
    wie = namen(db.session, {s for s in (mandaat.voorgesteld_door_id, mandaat.goedgekeurd_door_id) if s})
    blad = mandatenblad(db.session, dossier, dag)
    regel = next(r for r in blad.regels if r.mandaat.id == mandaat_id)
    versies = [v for v in lees_versies(db.session, mandaat) if mag_zien(dossier, dossier.actor, v)]
    deze = next(v for v in versies if v.id == mandaat_id)
    blik = oordeel.blik_op(db.session, dossier, [mandaat], dag)
    kan = blik.handelingen(mandaat, regel.status)
    verzoek = verzoek_van(db.session, mandaat)
    pagina = zaakpagina(
        "mandaat/toon.html",
        verzoek=verzoek,
        herinnerd=herinneringen(db.session, [mandaat_id]).get(mandaat_id, ()),
        herinnerform=_herinnerform(mandaat, ingediend),
        besluitstukken=besluitstukken(db.session, [mandaat_id]).get(mandaat_id, ()),
        mandaat=mandaat,
        regel=regel,
        voorsteller=wie.get(mandaat.voorgesteld_door_id or 0),
        weg=weg(mandaat, regel.status, wie, dossier.profiel, lees_bezetting(db.session, dossier.zaak.regio)),
        forms={naam: _form(naam, blik, mandaat, ingediend) for naam, beletsel in kan.items() if not beletsel},
        beletsels=list(dict.fromkeys(beletsel for beletsel in kan.values() if beletsel)),
        ingediend=ingediend,
        raakt=in_woorden(mandaat.raakt),
        is_weigering=mandaat.status is Mandaatstatus.AFGEWEZEN and is_weigering(mandaat),
        effect=oordeel.effect(db.session, dossier, mandaat, dag),
        geschiedenis=_geschiedenis(dossier, mandaat),
        versies=versies,
        velden=VELDEN,
        checklist=deze.checklist,
        nasleep=nasleep(Mandaatregel(deze, regel.feiten, regel.status), blad.regels),
        vorige=next((v for v in reversed(versies) if v.versienr < mandaat.versienr), None),
        ondermandaten=[r for r in blad.regels if r.mandaat.onder_id == mandaat.familie],
        mag_nagaan=dossier.mag(Recht.VOORWAARDE_NAGAAN),
        groeit=blik.groei(mandaat, regel.status, is_laatste=versies[-1].id == mandaat_id),
    )
    return pagina, ingediend.http_status if ingediend else 200


def _herinnerform(mandaat: Mandaat, ingediend: vormen.Handelingform | None) -> vormen.HerinnerForm:
    form = ingediend if isinstance(ingediend, vormen.HerinnerForm) else vormen.HerinnerForm(formdata=None)
    form.met_versie(mandaat.versie)
    return form


def _form(naam: str, blik: Blik, mandaat: Mandaat, ingediend: vormen.Handelingform | None) -> Any:
    """The form of one act: as it was sent in, or fresh."""
    if ingediend and ingediend.handeling == naam:
        form = ingediend
    else:
        form = next(vorm for vorm in _VORMEN if vorm.handeling == naam)(formdata=None)
    form.met_versie(mandaat.versie)
    if isinstance(form, vormen.AfwijsForm) and form is not ingediend:
        form.met_domeinen(is_weigering(mandaat))
    if isinstance(form, vormen.InstemForm):
        form.met_instemmers(blik.instemmers(mandaat), werkgever_van(db.session, mandaat))
    return form


def is_weigering(mandaat: Mandaat) -> bool:
    """Whether rejecting it now is a refusal by its grantor, and so a deviation."""
    return mandaat.goedgekeurd_datum is not None and mandaat.onder_id is None


def _geschiedenis(dossier: Dossier, mandaat: Mandaat) -> list[Any]:
    if not dossier.mag(Recht.LOGBOEK_INZIEN):
        return []
    return regels_van_object(db.session, dossier.zaak, f"mandaat/{mandaat.id}")
