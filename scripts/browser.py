"""Which browser tests and pictures use, and how it starts: `scripts/chromium` installs it."""

from __future__ import annotations

import shutil
from typing import Any


def chromium(*meer: str) -> dict[str, Any]:
    """How Playwright starts it: the shell without windows where that is, which takes a third less for each page, with
    its letters as far apart as in a window; else the whole of it. `meer` are more of its options.
    """
    pad = shutil.which("chromium-headless-shell") or shutil.which("chromium") or "/usr/bin/chromium"
    return {"executable_path": pad, "args": ["--no-sandbox", "--font-render-hinting=none", *meer]}
