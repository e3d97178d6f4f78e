"""Metadata of the bundle after MDTO 1.0.1 of the Nationaal Archief: the dossier, what it is made of, and every file.

MDTO has one object in an XML file: an informatieobject, or the bestand that represents it. `mdto.xml` is the dossier;
it has parts (`mdto/*.MDTO.xml`), and each part has its files (`mdto/*.bestand.MDTO.xml`, see `verify.mdto_naam`). Files
that come after it (verify.py, the manifest and its signature) wrap the bundle and are no part of the dossier.
Source: https://www.nationaalarchief.nl/archiveren/mdto and the examples of github.com/NationaalArchief/MDTO-XSD.
"""

from __future__ import annotations

from app.export.mdto.objecten import Archiefstuk, Stuk, delen_xml, dossier_xml

__all__ = ["Archiefstuk", "Stuk", "delen_xml", "dossier_xml"]
