"""What is kept is what follows from the facts, after every act."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine, delete, func, select

from app.demo import speel_s1
from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort
from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.cijfers import CERTIFICAAT
from app.domain.openstaand.punt import Wie
from app.models import Openpunt
from app.services.aanbieder.onderdelen import leg_certificaat_vast
from app.services.gebruiker.gebruikers import wijzig_gebruiker
from app.services.mandaat import handelingen as mandaten
from app.services.openstaand.bijwerken import herbouw
from app.services.zaak import zaken
from tests.kern.opzet import VAN, VANDAAG, open_zaak, stel_voor, zaak_van
from tests.kern.spelers import Spelers, dag
from tests.services.openstaand.gelijk import na_elke_handeling


def test_na_elke_handeling_van_s1_staat_er_wat_eruit_volgt(spelers: Spelers, engine: Engine) -> None:
    with na_elke_handeling(engine) as verschillen:
        speel_s1(spelers.session)
    assert spelers.session.scalar(select(func.count()).select_from(Openpunt)), "S1 leaves things open"
    assert verschillen == []


def test_herbouwen_schrijft_alleen_wat_anders_is(s1: Spelers) -> None:
    session = s1.session
    assert herbouw(session) == (0, 0)
    punten = session.scalars(select(Openpunt).order_by(Openpunt.id).limit(2)).all()
    session.delete(punten[0])
    punten[1].onderwerp = "Iets anders."
    session.flush()
    assert herbouw(session) == (1, 2)


def test_een_nieuwe_zaak_kent_wat_van_de_aanbieder_al_bekend_was(spelers: Spelers, engine: Engine) -> None:
    """Its certificate was recorded in another zaak, and runs out."""
    wie, eerste = spelers.directeur_sbjh, open_zaak(spelers)
    with na_elke_handeling(engine) as verschillen:
        loopt_af = Certificaat(soort=Certificaatsoort.CERTIFICAAT, geldig_tot=VANDAAG + timedelta(20))
        wie.doet(leg_certificaat_vast, eerste, loopt_af)
        aanbieder = zaak_van(wie.session, eerste).aanbieder_id
        wie.doet(zaken.open_zaak, zaken.NieuweZaak(aanbieder, Toestand.SIGNAAL, "Weer.", VANDAAG))
    assert verschillen == []
    assert len(wie.session.scalars(select(Openpunt).where(Openpunt.soort == CERTIFICAAT)).all()) == 2


def test_een_nieuwe_zaak_rekent_andere_zaken_van_de_aanbieder_niet_na(spelers: Spelers) -> None:
    """Nothing of them changed: what was taken out of the list by hand stays out."""
    wie, eerste = spelers.directeur_sbjh, open_zaak(spelers)
    zaak = zaak_van(wie.session, eerste)
    wie.session.execute(delete(Openpunt).where(Openpunt.zaak_id == zaak.id))
    wie.session.commit()
    wie.doet(zaken.open_zaak, zaken.NieuweZaak(zaak.aanbieder_id, Toestand.SIGNAAL, "Weer.", VANDAAG))
    assert set(wie.session.scalars(select(Openpunt.zaak_id))) == {zaak.id + 1}


def test_een_account_heet_overal_zoals_het_nu_heet(spelers: Spelers, engine: Engine) -> None:
    zaak, wie = open_zaak(spelers), spelers.directeur_sbjh
    (mandaat,) = stel_voor(wie, zaak)
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat, dag(14, 3))
    spelers.gever("GM0503").op(VAN).doet(mandaten.verleen, mandaat, VAN, "B-1")
    bij_hem = select(Openpunt.naam).where(Openpunt.wie == Wie.GEBRUIKER)
    assert set(wie.session.scalars(bij_hem)) == {wie.actor.naam}
    with na_elke_handeling(engine) as verschillen:
        spelers.beheerder.doet(wijzig_gebruiker, wie.actor.id, "Zij heet anders", wie.email, "Getrouwd.")
    assert verschillen == []
    assert set(wie.session.scalars(bij_hem)) == {"Zij heet anders"}
