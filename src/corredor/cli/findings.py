"""What the commands of screening tell: look-backs, and what a list says of a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from corredor.cli.talk import Talk
from corredor.core.errors import N_

if TYPE_CHECKING:
    from corredor.run.screening.lookback import LookBack
    from corredor.run.screening.looking import Coverage, Hit, Look

SHOWN: Final = 50
"""Rows that are told; the whole goes to stdout as CSV."""
CHANGES: Final = {
    "added": N_("added"),
    "removed": N_("removed"),
    "changed": N_("changed"),
    "same": N_("unchanged"),
}


def tell_lookback(talk: Talk, held: LookBack) -> None:
    """Tell of which editions a look-back speaks, and what differs between them."""
    for said, edition in ((N_("Then"), held.older), (N_("Now"), held.newer)):
        text = N_("{when}: {list}, published {published}, {entries} entries, sha256 {sha256}")
        shown = {name: getattr(edition, name) or "—" for name in ("list", "published", "sha256")}
        line = talk.say(text).format(when=talk.say(said), entries=edition.entries, **shown)
        talk.tell(line)
    for change in ("added", "removed", "changed"):
        count = sum(one.change == change for one in held.deltas)
        said = talk.say(N_("Entries {change}: {count}"))
        talk.tell(said.format(change=talk.say(CHANGES[change]), count=count))
    for one in held.differing[:SHOWN]:
        text = N_("{party} ({name}), entry {entry} {listed}: then {then}, now {now}; entry {is_}")
        shown = {name: getattr(one, name) for name in ("party", "name", "entry", "listed")}
        shown |= {"then": one.then, "now": one.now, "is_": talk.say(CHANGES[one.entry_is])}
        talk.tell(talk.say(text).format(**shown))
    if not held.differing:
        talk.tell(talk.say(N_("No result differs between the two editions.")))


def answers(talk: Talk, held: Look) -> Sequence[str]:
    """Return the results, those without hit first, and each hit with its measures and words."""
    lines: list[str] = []
    for one in held.answers:
        if one.hit is None:
            lines.append(f"{one.result}  {one.regime or '—'}  {_word(talk, one.because)}")
    found = {one.hit.entry.id: one.hit for one in held.answers if one.hit is not None}
    for hit in found.values():
        score = f"{hit.score:.2f}" if hit.score is not None else "—"
        lines.append(f"{hit.result}  {hit.list.id}:{hit.entry.id}  {_word(talk, hit.because)}")
        lines.append(f"  {hit.name.text}  ({_word(talk, hit.name.kind)}, {score})")
        lines += _explained(talk, hit)
    return lines


def _explained(talk: Talk, hit: Hit) -> list[str]:
    from corredor.studies.screening.study.tables import how_met

    lines: list[str] = []
    for one in hit.entry.measures:
        span = f"{one.starts or '…'}/{one.ends or '…'}"
        lines.append(f"  {one.regime}  {one.programme or '—'}  {_word(talk, one.type)}  {span}")
    for part in hit.parts:
        how = _word(talk, f"met_{how_met(part)}")
        lines.append(f"    {part.query or '—'} ~ {part.listed or '—'}  {how}")
    return lines


def tell_list(talk: Talk, held: Look, day: date) -> None:
    """Tell which list was looked in, how far, and what that can't show."""
    taken = held.list.snapshot
    if taken is None:
        return
    age = held.list.age
    said = N_(
        "{list}: {publisher}, published {published}, {age} days old on {day}, {entries} entries, "
        "sha256 {sha256}"
    )
    shown = {
        "list": held.list.id,
        "publisher": taken.publisher or "—",
        "published": taken.published or "—",
        "age": "—" if age is None or age.days is None else age.days,
        "day": day.isoformat(),
        "entries": taken.entries,
        "sha256": taken.sha256 or "—",
    }
    talk.tell(talk.say(said).format(**shown))
    _tell_coverage(talk, held.matched.coverage)
    if held.stale:
        said = N_("The list is too old, or without date: that a name isn't on it says nothing.")
        talk.tell(talk.say(said))
    if taken.demo:
        talk.tell(talk.say(N_("This is the demonstration list: every name is invented.")))
    if any(one.hit is not None for one in held.answers):
        said = N_("A likeness is no identity: compare what the entry says with what you know.")
        talk.tell(talk.say(said))


def _tell_coverage(talk: Talk, coverage: Coverage) -> None:
    said = N_(
        "Coverage: {names} listed names by {keys}; other letters allowed: {edits}; cut off: "
        "{truncated}"
    )
    edits = ", ".join(
        talk.say(N_("{count} from {length} letters")).format(count=count, length=length)
        for length, count in coverage.budget.edits
        if count
    )
    shown = {"names": coverage.names, "keys": " ".join(coverage.keys), "edits": edits}
    talk.tell(talk.say(said).format(truncated=coverage.truncated, **shown))


def _word(talk: Talk, name: str) -> str:
    """Return a word of the glossary in the user's language; an unknown one as it stands."""
    from corredor.data.glossary import glossary

    entry = glossary().get(name)
    return entry.label.spoken(talk.language)[0] if entry else name.replace("_", " ")
