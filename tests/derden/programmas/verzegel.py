"""Seals a PDF with a certificate of a test authority, as pyHanko does: argv are the PDF, the sealed one, the folder."""

import sys
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

bron, doel, map_ = map(Path, sys.argv[1:])
wie = signers.SimpleSigner.load(map_ / "zegel.key", map_ / "zegel.crt", ca_chain_files=(map_ / "ca.crt",))
wat = signers.PdfSignatureMetadata(field_name="Zegel", subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256")
with bron.open("rb") as lezer, doel.open("wb") as schrijver:
    signers.PdfSigner(wat, wie).sign_pdf(IncrementalPdfFileWriter(lezer), output=schrijver)
