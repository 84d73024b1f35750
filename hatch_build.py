"""Build hook of hatchling: compile the report's message catalogues with Babel."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "src/corredor/report/i18n/*/LC_MESSAGES/corredor.po"


class CatalogueHook(BuildHookInterface):
    """Write ``corredor.mo`` beside each ``corredor.po``, without its fuzzy entries."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of a wheel, an sdist or an editable install are gathered."""
        for source in Path(self.root).glob(CATALOGUES):
            with source.open("rb") as po:
                catalogue = read_po(po, abort_invalid=True)
            with source.with_suffix(".mo").open("wb") as mo:
                write_mo(mo, catalogue)
