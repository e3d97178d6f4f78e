"""A file that somebody brings and that is kept: the virus scanner sees it before anything else does."""

from __future__ import annotations

from typing import Any

from flask_wtf.file import FileField
from wtforms.validators import ValidationError

from app.domain.basis.fouten import DomeinFout
from app.installatie import virusscanner


class Bestandveld(FileField):  # type: ignore[misc]  # its types are not there
    """Its content is judged by the scanner of the installation, when there is one."""

    def pre_validate(self, form: Any) -> None:
        scanner = virusscanner()
        if scanner is None or not self.data:
            return
        try:
            scanner.keur(self.data.stream)
        except DomeinFout as fout:
            raise ValidationError(fout.bericht) from fout
