"""The note that comes with a bundle: what is in it and how to check it, in plain Dutch."""

from __future__ import annotations

from string import Template

_TEKST = Template("""\
AUDITBUNDEL VAN ZAAK $zaak

Gemaakt voor:  $ontvanger
Doel:          $doel
Peildatum:     $peildatum

WAT ZIT ERIN
dossier.html      het dossier om te lezen, in elke browser
dossier.json      hetzelfde dossier voor computers
logboek.csv       alle logboekregels, voor een rekenblad
headers.jsonl     de logboekregels zoals ze zijn vastgelegd, een per regel
payloads/         de inhoud bij elke logboekregel (32 bytes zout, daarna JSON)
documenten/       de documenten van de zaak
manifest.json     lijst van alle bestanden, met grootte en SHA-256
MANIFEST.sha256   dezelfde lijst voor sha256sum
MANIFEST.sig      de digitale handtekening onder MANIFEST.sha256
verify.py         het controleprogramma

WAT U NODIG HEBT
De openbare sleutel (sleutel.pem) en de vingerafdruk ervan. Die krijgt u NIET uit deze bundel, maar langs een
andere weg: op papier, per telefoon of van de website van de regio. Wie de bundel vervalst, kan er ook een
eigen sleutel bij doen. Hetzelfde geldt voor verify.py: gebruik liefst een exemplaar dat u al had.

CONTROLEREN MET VERIFY.PY
Nodig: Python 3.9 of nieuwer en OpenSSL 3.0 of nieuwer. Pak de bundel niet uit, maar geef het ZIP-bestand op:

    python3 verify.py bundel.zip --sleutel sleutel.pem

Klopt alles, dan begint het antwoord met IN ORDE. Klopt iets niet, dan staat er wat er als eerste mis is.
Vergelijk de vingerafdruk in het antwoord (bij Sleutel) met de vingerafdruk die u hebt gekregen.

CONTROLEREN MET DE HAND
Pak de bundel uit in een lege map, leg sleutel.pem ernaast en geef in die map deze opdrachten:

1. De vingerafdruk van de sleutel. Vergelijk die met de vingerafdruk die u hebt gekregen:

    openssl pkey -pubin -in sleutel.pem -outform DER | sha256sum

2. De handtekening. Het antwoord moet zijn: Signature Verified Successfully

    openssl pkeyutl -verify -pubin -inkey sleutel.pem -rawin -in MANIFEST.sha256 -sigfile MANIFEST.sig

3. De bestanden. Achter elk bestand moet staan: OK

    sha256sum -c MANIFEST.sha256

4. Kijk of er geen bestanden zijn die niet in MANIFEST.sha256 staan (behalve MANIFEST.sha256, MANIFEST.sig en
   sleutel.pem zelf).

Elke logboekregel bevat de SHA-256 van de vorige regel van de zaak (zaak_vorige) en van zijn inhoud
(payload_sha256). Die rekent u na met sha256sum op een regel van headers.jsonl (zonder het regeleinde) en op een
bestand in payloads/. Met de hand is dat veel werk; verify.py doet het voor alle regels.

WAT DEZE CONTROLE ZEGT
Een wijziging achteraf valt op. Dat is iets anders dan dat wijzigen onmogelijk is: dat belooft niemand. De
controle zegt ook niet of klopt wat mensen hebben ingevoerd; wel wie het invoerde en wanneer. Alle tijden in het
logboek zijn in UTC.
""")


def leesmij(*, zaak: str, ontvanger: str, doel: str, peildatum: str) -> str:
    """The text of LEESMIJ.txt. Values of users stay on one line."""
    velden = {"zaak": zaak, "ontvanger": ontvanger, "doel": doel, "peildatum": peildatum}
    return _TEKST.substitute({naam: " ".join(waarde.split()) for naam, waarde in velden.items()})
