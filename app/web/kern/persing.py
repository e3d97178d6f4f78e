"""Pages go over the line compressed, as the browser asks.

Only pages: the bytes of a download are signed or packed, and the ETag of the API must be the one that `If-Match`
brings back. What compression tells about a page to who can only see its size: docs/dreigingen.md.
"""

from __future__ import annotations

from flask import Flask
from flask_compress import Compress

INSTELLINGEN = {
    "COMPRESS_MIMETYPES": ["text/html"],
    "COMPRESS_ALGORITHM": ["br", "gzip"],
    "COMPRESS_BR_LEVEL": 4,
    "COMPRESS_LEVEL": 4,
    "COMPRESS_STREAMS": False,
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,  # a page is never kept, so nobody has one to compare
}


def registreer(app: Flask) -> None:
    app.config.from_mapping(INSTELLINGEN)
    Compress(app)
