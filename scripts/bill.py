"""The bill of materials: which packages corredor runs on, and under which licences.

    python scripts/bill.py                   write docs/reference/licences.md
    python scripts/bill.py --check           change nothing; exit 1 where that page differs
    python scripts/bill.py --sbom FILE.json  write a CycloneDX bill of what is installed here

What a package says of its licence is taken from its metadata; what is not on the list of licences
that a permissive program may rest on, or says nothing, is refused with exit code 1.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "reference" / "licences.md"
CORE: Final = "core"
NOT_SHIPPED: Final = frozenset({"all", "dev", "docs"})
"""Extras for those who work on corredor, and the one that names the others."""

ALLOWED: Final = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python"),
        *("ISC", "MIT", "MIT-CMU", "MPL-1.1", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib"),
        "Apache-2.0 WITH LLVM-exception",
    }
)
"""Licences on which a permissive program may rest; those of Mozilla bind their own files alone."""
SPOKEN: Final[Mapping[str, str]] = {
    "apache license version 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache 2": "Apache-2.0",
    "3-clause bsd license": "BSD-3-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "bsd 2-clause license": "BSD-2-Clause",
    "the bsd 2-clause license": "BSD-2-Clause",
    "simplified bsd": "BSD-2-Clause",
    "bsd license": "BSD",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}
"""What packages write instead of the identifiers of SPDX."""
READ: Final[Mapping[str, str]] = {
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
}
"""Licences read in the package's own files, where its metadata names them in words."""


@dataclass
class Part:
    """A package, and who asks for it: the core, or extras."""

    held: Distribution
    asked_by: set[str] = field(default_factory=set[str])
    needs: set[str] = field(default_factory=set[str])

    @property
    def name(self) -> str:
        """Its name as the index writes it."""
        return canonicalize_name(self.held.metadata["Name"])

    @property
    def licence(self) -> str:
        """Its licence as an expression of SPDX; empty where it can't be told."""
        return READ.get(self.name) or licence_of(self.held)


def licence_of(held: Distribution) -> str:
    """Return the licence that a package's metadata states; empty where it states none."""
    metadata = held.metadata.json  # unlike the metadata itself, it has no key that isn't there
    stated = str(metadata.get("license_expression", ""))
    if stated:
        return stated
    first = str(metadata.get("license", "")).strip().partition("\n")[0].strip()
    found = identifier(first)
    if found:
        return found
    classes = [
        identifier(one.rpartition(" :: ")[2])
        for one in metadata.get("classifier", [])
        if one.startswith("License :: OSI Approved :: ")
    ]
    return " AND ".join(sorted(set(classes))) if all(classes) else ""


def identifier(words: str) -> str:
    """Return the SPDX identifier of a licence's name; empty where it is none that is known.

    Examples
    --------
    >>> identifier("Apache License, Version 2.0"), identifier("as you like")
    ('Apache-2.0', '')
    """
    if allowed(words):
        return words
    return SPOKEN.get(words.lower().replace(",", ""), "")


def allowed(expression: str) -> bool:
    """Whether an expression of SPDX can be kept with licences of the list alone.

    Examples
    --------
    >>> allowed("MIT AND (GPL-2.0-only OR MPL-1.1)"), allowed("GPL-3.0-only"), allowed("")
    (True, False, False)
    """
    inner = re.search(r"\(([^()]*)\)", expression)
    if inner and expression not in ALLOWED:
        shown = "MIT" if allowed(inner.group(1)) else "none"
        return allowed(expression[: inner.start()] + shown + expression[inner.end() :])
    return all(
        any(one.strip() in ALLOWED for one in every.split(" OR "))
        for every in expression.split(" AND ")
    )


def parts() -> dict[str, Part]:
    """Return every package that corredor runs on, by name, as they are installed here."""
    found: dict[str, Part] = {}
    own = distribution("corredor")
    extras = [one for one in own.metadata.get_all("Provides-Extra") or [] if one not in NOT_SHIPPED]
    for extra in ("", *extras):
        pending = list(wanted(own, {extra}))
        seen: set[tuple[str, frozenset[str]]] = set()
        while pending:
            name, below = pending.pop()
            if (name, below) in seen:
                continue
            seen.add((name, below))
            try:
                part = found.setdefault(name, Part(distribution(name)))
            except PackageNotFoundError:
                continue  # not for this system
            part.asked_by.add(extra or CORE)
            deeper = list(wanted(part.held, set(below) | {""}))
            part.needs |= {one for one, _ in deeper}
            pending += deeper
    for part in found.values():
        if CORE in part.asked_by:
            part.asked_by = {CORE}
    return dict(sorted(found.items()))


def wanted(held: Distribution, extras: set[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what a package requires on this system, with the extras of each."""
    for line in held.requires or []:
        asked = Requirement(line)
        here = any(asked.marker is None or asked.marker.evaluate({"extra": e}) for e in extras)
        only = asked.marker is not None and "extra" in str(asked.marker)
        if here and (only or "" in extras):
            yield canonicalize_name(asked.name), frozenset(asked.extras)


HEAD: Final = """\
<!-- Written by scripts/bill.py from what is installed; change the dependencies instead. -->

# Licences

corredor is under Apache-2.0. These are the packages that it runs on, with the extras that ask
for them; those for work on corredor itself are left aside. `BSD` stands where a package doesn't say
which of these licences it means. Licences of tables stand in [what numbers rest on](sources.md).

| package | asked for by | licence |
|---|---|---|
"""


def page(found: Mapping[str, Part]) -> str:
    lines: list[str] = []
    for name, part in found.items():
        lines.append(f"| {name} | {', '.join(sorted(part.asked_by))} | {part.licence} |")
    return HEAD + "\n".join(lines) + "\n"


def sbom(found: Mapping[str, Part]) -> dict[str, Any]:
    """Return the bill as CycloneDX 1.6, the same for the same packages."""
    own = distribution("corredor")
    components = [component(part, "library") for part in found.values()]
    listed = [f"{part.name}=={part.held.version}" for part in found.values()]
    serial = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join([own.version, *listed]))
    core = {name for name, _ in wanted(own, {""})}
    needs = {"corredor": core, **{name: part.needs for name, part in found.items()}}
    refs = {"corredor": reference(own), **{name: reference(p.held) for name, p in found.items()}}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {"component": component(Part(own, {CORE}), "application")},
        "components": components,
        "dependencies": [
            {"ref": refs[name], "dependsOn": sorted(refs[one] for one in below if one in refs)}
            for name, below in needs.items()
        ],
    }


def reference(held: Distribution) -> str:
    """Return the package URL of a package."""
    return f"pkg:pypi/{canonicalize_name(held.metadata['Name'])}@{held.version}"


def component(part: Part, kind: str) -> dict[str, Any]:
    """Return a package as a component of the bill."""
    return {
        "type": kind,
        "bom-ref": reference(part.held),
        "name": part.held.metadata["Name"],
        "version": part.held.version,
        "purl": reference(part.held),
        "scope": "required" if CORE in part.asked_by else "optional",
        "licenses": [
            {"license": {"name": "BSD"}} if part.licence == "BSD" else {"expression": part.licence}
        ],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--sbom", type=Path, help="write a CycloneDX bill there")
    asked = parser.parse_args()
    found = parts()
    refused = [part for part in found.values() if not allowed(part.licence)]
    for part in refused:
        print(f"{part.name}: licence {part.licence or 'not stated'} is not on the list")
    if asked.sbom:
        asked.sbom.write_text(json.dumps(sbom(found), indent=1) + "\n", "utf-8")
    elif asked.check:
        if PAGE.read_text("utf-8") != page(found):
            print("docs/reference/licences.md is not what is installed")
            return 1
    else:
        PAGE.write_text(page(found), "utf-8")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
