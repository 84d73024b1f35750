"""Catalogues: extract every text that a user sees, and keep the Spanish and Russian ones whole.

    python scripts/catalogues.py           renew the two corredor.po and report what is missing
    python scripts/catalogues.py --check   change nothing; exit 1 unless both are complete

A text is marked by ``_()`` in the chapters, by ``N_()``, ``NN_()``, ``_()``, ``say()`` or
``ngettext()`` in the code; the first line of a docstring is a text where it is a method's, and so
are the names of its arguments that the glossary doesn't have.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from corredor.data.glossary import glossary

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGE: Final = ROOT / "src" / "corredor"
CATALOGUES: Final = PACKAGE / "report" / "i18n"
LANGUAGES: Final = ("es", "ru")
SOURCE: Final = "en"
KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "N_": None,
    "say": None,
    "gettext": None,
    "ngettext": (1, 2),
    "NN_": (1, 2),
}
UNSTABLE: Final = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|'
    r"Report-Msgid-Bugs-To)[^\n]*\n",
    re.MULTILINE,
)
"""Lines of a header that a clock or an editor writes."""

FIELD: Final = re.compile(r"\{(\w+)(?:![rs])?\}")
"""A field of a template; a text that is no template may hold a single brace."""

CHAPTERS: Final[Any] = babel_extract
"""Jinja's extractor; its annotations are narrower than what Babel calls it with."""

VERBS: Final = frozenset({"derive", "derive_record", "tally"})
"""The verbs that make a number by a function."""

RECORDED: Final = (
    *("additional", "annual", "creation", "decline", "delivered", "exponent", "feed_factor", "gas"),
    *("imports_change", "in_place", "largest_unit", "lead_enriched", "lead_u3o8", "lead_uf6"),
    *("length", "liquefaction", "lot", "marginal", "mean_share", "money", "months", "of"),
    *("on_board", "other_cost", "plateau", "premium", "prior", "rate_0", "rate_1", "recovered"),
    *("recovery", "regasification", "reload", "replacement", "revenue_change", "royalty"),
    *("searoute", "then", "toll", "unserved_cost", "volume", "welfare_change", "well_to_wake"),
    "worth",
)
"""Names under which glue records what a number was made from, where they are no arguments."""

Found = tuple[Path, str | tuple[str, ...]]


def in_code(path: Path) -> Iterator[Found]:
    """Yield the texts that are marked in a module."""
    with path.open("rb") as file:
        for _, message, _, _ in extract("python", file, KEYWORDS, options={"encoding": "utf-8"}):
            yield path, message


def in_template(path: Path) -> Iterator[Found]:
    """Yield the texts that are marked in a chapter."""
    with path.open("rb") as file:
        for _, message, _, _ in extract(CHAPTERS, file, KEYWORDS):
            yield path, message


def handed_on(study: Path) -> frozenset[str]:
    """Return the names of the functions that a study's glue hands to a verb, uncalled."""
    names: set[str] = set()
    for path in sorted(study.rglob("study/**/*.py")):
        called: set[int] = set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called.add(id(node.func))
            if isinstance(node, ast.Name) and id(node) not in called:
                names.add(node.id)
            elif isinstance(node, ast.Attribute) and id(node) not in called:
                names.add(node.attr)
    return frozenset(names)


def derived_by(study: Path) -> frozenset[str]:
    """Return the names of the functions that a study's glue hands to a verb of derivation."""
    names: set[str] = set()
    for path in sorted(study.rglob("study/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in VERBS:
                names |= {one.id for one in node.args if isinstance(one, ast.Name)}
                names |= {one.attr for one in node.args if isinstance(one, ast.Attribute)}
    return frozenset(names)


def unit_names(study: Path) -> frozenset[str]:
    """Return the names that stand for a number with a unit in a study's functions."""
    names: set[str] = set()
    for path in (PACKAGE / "units" / "annotations.py", *sorted(study.rglob("*.py"))):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Annotated["):
                names |= {ast.unparse(target) for target in node.targets}
    return frozenset(names)


def is_method(node: ast.FunctionDef, units: frozenset[str]) -> bool:
    """Whether each argument of a function is a number with a unit, or a choice; one is a number."""
    asked = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    given = [ast.unparse(one.annotation) if one.annotation else "" for one in asked]
    numbers = [one for one in given if one in units or one.startswith("Annotated[")]
    return bool(numbers) and all(one in numbers or one == "str" for one in given)


def methods_in(
    path: Path, handed: frozenset[str], derived: frozenset[str], units: frozenset[str]
) -> Iterator[Found]:
    """Yield the first docstring lines of a study's functions that make numbers."""
    in_calc = "calc" in path.relative_to(PACKAGE).parts or path.stem == "calc"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        returns = ast.unparse(node.returns) if node.returns else ""
        text = ast.get_docstring(node)
        gives_number = returns.split(".")[-1] in units or returns.startswith("Annotated[")
        counts = returns.startswith("Annotated[float") and not in_calc
        is_named = node.name in handed and (
            is_method(node, units) or (gives_number and not in_calc)
        )
        if text and (counts or is_named or (node.name in derived and gives_number)):
            yield path, text.partition("\n")[0]
            asked = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            yield from ((path, one.arg) for one in asked if one.arg not in glossary())


def texts() -> Iterator[Found]:
    """Yield every text that a user sees."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from in_code(path)
    for study in sorted(path for path in (PACKAGE / "studies").iterdir() if path.is_dir()):
        handed, derived, units = handed_on(study), derived_by(study), unit_names(study)
        for path in sorted(study.rglob("*.py")):
            yield from methods_in(path, handed, derived, units)
    yield from ((Path(__file__), name) for name in RECORDED)
    for room in (PACKAGE / "report" / "chapters", PACKAGE / "web"):
        for path in sorted(room.rglob("*.j2")):
            yield from in_template(path)


def template() -> Catalog:
    """Return the catalogue without translations."""
    made = Catalog(project="corredor", charset="utf-8", fuzzy=False)
    for path, message in texts():
        if message and message != ("",):
            made.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return made


def path_of(language: str) -> Path:
    """Return the file of a language's catalogue."""
    return CATALOGUES / language / "LC_MESSAGES" / "corredor.po"


def held(language: str) -> Catalog:
    """Return a language's catalogue as it stands."""
    path = path_of(language)
    if not path.exists() or not path.stat().st_size:
        return Catalog(locale=language, project="corredor", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def fields_of(text: str) -> frozenset[str]:
    """Return the names of the fields in a text."""
    return frozenset(FIELD.findall(text))


def faults(message: Message) -> Iterator[str]:
    """Yield what is wrong with one translated message."""
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    given = [text or "" for text in strings]
    ids = message.id if isinstance(message.id, (tuple, list)) else (message.id,)
    if not all(given):
        yield "untranslated"
        return
    if message.fuzzy:
        yield "fuzzy"
    wanted = {fields_of(text) for text in ids}  # singular and plural may name other fields
    if any(fields_of(text) not in wanted for text in given):
        yield "other fields"


def report(language: str, wanted: Catalog) -> Iterator[str]:
    """Yield what a language's catalogue lacks, has too much, or has wrong."""
    catalogue = held(language)
    ours = {message.id: message for message in catalogue if message.id}
    for message in wanted:
        if not message.id:
            continue
        if message.id not in ours:
            yield f"{language}: not in the catalogue: {message.id!r}"
            continue
        for fault in faults(ours.pop(message.id)):
            yield f"{language}: {fault}: {message.id!r}"
    yield from (f"{language}: obsolete: {name!r}" for name in ours)
    yield from (f"{language}: obsolete: {name!r}" for name in catalogue.obsolete)


def renewed(language: str, wanted: Catalog) -> str:
    """Return a language's catalogue with the texts of today, as a file."""
    catalogue = held(language)
    catalogue.update(wanted, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.header_comment = f"# Texts of corredor in {Locale.parse(language).english_name}."
    made = io.BytesIO()
    write_po(made, catalogue, width=98, sort_output=True, include_lineno=False)
    return UNSTABLE.sub("", made.getvalue().decode())


def main(arguments: list[str]) -> int:
    """Renew or check the catalogues."""
    wanted = template()
    if "--check" not in arguments:
        for language in LANGUAGES:
            text = renewed(language, wanted)
            path_of(language).parent.mkdir(parents=True, exist_ok=True)
            path_of(language).write_text(text, encoding="utf-8")
    lines = [line for language in LANGUAGES for line in report(language, wanted)]
    print("\n".join([*lines, f"{len(wanted)} texts, {len(lines)} faults"]))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
