"""Takes out of package-lock.json what names a host and pins nothing: where to fund a package, why it is deprecated."""

from __future__ import annotations

import json
from pathlib import Path

SLOT = Path(__file__).resolve().parent.parent / "package-lock.json"


def main() -> None:
    inhoud = json.loads(SLOT.read_text(encoding="utf-8"))
    for pakket in inhoud["packages"].values():
        pakket.pop("funding", None)
        pakket.pop("deprecated", None)
    SLOT.write_text(json.dumps(inhoud, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
