"""Make docs/report-es.png: the first screen of the example's report, by headless Chromium.

Run the example first. Chromium is Debian's package ``chromium``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "examples" / "russia-mexico" / "out" / "report" / "es" / "index.html"
PICTURE = ROOT / "docs" / "report-es.png"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def main() -> int:
    browser = shutil.which("chromium")
    if browser is None or not PAGE.exists():
        print("needs chromium and a run of examples/russia-mexico", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *FLAGS, f"--user-data-dir={profile}", "--window-size=1200,1500"]
        subprocess.run(
            [*command, f"--screenshot={PICTURE}", PAGE.as_uri()], check=True, capture_output=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
