"""What a person must look at in a screening: one function per rule, one sentence each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corredor.core.errors import N_
from corredor.core.finding import Flag, FlagSeverity, Ref
from corredor.studies.screening.study.common_names import common_names
from corredor.studies.screening.study.gate import GOODS, PROPOSAL, Gate, is_asked, unowned
from corredor.studies.screening.study.holdings import UNSEEN, Owned
from corredor.studies.screening.study.results import Answer
from corredor.studies.screening.study.screen import Screening
from corredor.studies.screening.study.timing import LATER, standing
from corredor.studies.screening.study.words import (
    CHANGED_LIST,
    DEMO_LIST,
    FRAGMENT,
    HITS,
    LISTED_NUMBER,
    MATCH,
    NO_LIST,
    NOT_SCREENABLE,
    TRUNCATED,
)

OF_LISTS = frozenset(
    {NO_LIST, "no_day", DEMO_LIST, FRAGMENT}
    | {f"{word}_list" for word in ("stale", "undated", "later", "unread", "changed")}
)
"""Reasons that hold for every party alike; they are said once for each list."""


def flags(screening: Screening, gates: Iterable[Gate]) -> Iterator[Flag]:
    """Yield the flags of all rules."""
    yield from no_day(screening)
    yield from of_lists(screening)
    yield from missing_lists(screening)
    yield from regimes_told(screening)
    yield from second_opinion(screening)
    yield from hits(screening)
    yield from later(screening)
    yield from unscreenable(screening)
    yield from lapsed(screening)
    yield from draft(screening)
    yield from owned(screening)
    yield from owners_not_covered(screening)
    yield from without_owners(screening)
    yield from closed(gates)


def no_day(screening: Screening) -> Iterator[Flag]:
    """Nobody says for which day the programme is screened."""
    if screening.policy.as_of is None:
        yield Flag(
            "screening.no_day",
            "blocker",
            N_("The policy does not say for which day is screened: no list can be used."),
        )


def of_lists(screening: Screening) -> Iterator[Flag]:
    """Lists that are old, parts, demonstrations, unread or changed."""
    for one in screening.lists:
        name = {"list": Ref("text", one.id)}
        if one.silent == DEMO_LIST:
            sentence = N_(
                "{list} is the synthetic demonstration list: it shows nothing about anybody."
            )
            yield Flag(f"screening.demo.{one.id}", "warning", sentence, name, one.id)
        elif one.silent == FRAGMENT:
            sentence = N_("{list} is a part of a list: it never shows that somebody is not on it.")
            yield Flag(f"screening.fragment.{one.id}", "warning", sentence, name, one.id)
        elif one.refused:
            fields = {**name, "reason": Ref("word", one.refused)}
            sentence = N_("{list} was not used, so nobody is screened against it: {reason}.")
            yield Flag(f"screening.refused.{one.id}", "blocker", sentence, fields, one.id)
        if one.is_old:
            fields = {
                **name,
                "published": Ref("date", one.snapshot.published if one.snapshot else ""),
            }
            sentence = N_(
                "{list} is older than the policy allows or undated ({published}): whoever was "
                "listed or delisted since is not in it."
            )
            yield Flag(f"screening.old.{one.id}", "warning", sentence, fields, one.id)
        if one.changed:
            sentence = N_(
                "The file of {list} is not the one that its row describes, for its digest differs: "
                "it may show who is on the list, and not who isn't."
            )
            severity = "blocker" if one.silent == CHANGED_LIST else "warning"
            yield Flag(f"screening.changed.{one.id}", severity, sentence, name, one.id)


def missing_lists(screening: Screening) -> Iterator[Flag]:
    """Regimes that must be covered and have no list, or no list at all."""
    regimes = sorted({a.regime for a in screening.answers if a.because == NO_LIST})
    for regime in regimes:
        if regime:
            sentence = N_(
                "No list of {regime} is loaded, which the policy asks for: nobody is screened "
                "against it."
            )
            fields = {"regime": Ref("text", regime)}
            yield Flag(f"screening.no_list.{regime.lower()}", "blocker", sentence, fields)
        else:
            yield Flag("screening.no_list", "blocker", N_("No list is loaded: nobody is screened."))


def second_opinion(screening: Screening) -> Iterator[Flag]:
    """Whether the second matcher that the policy asks for looked too."""
    second = screening.matched.second
    if second.looked:
        sentence = N_(
            "By the policy a second matcher ({matcher}) looked too, at the names that the index "
            "gives and at nothing but names. What it alone takes for a match a person must look at."
        )
        fields = {"matcher": Ref("text", second.looked)}
        yield Flag("screening.second_opinion", "note", sentence, fields)
    elif second.why:
        sentence = N_(
            "The policy asks for a second matcher, which did not look: {reason}. One matcher alone "
            "looked."
        )
        fields = {"reason": Ref("word", second.why)}
        yield Flag("screening.second_opinion", "warning", sentence, fields)


def hits(screening: Screening) -> Iterator[Flag]:
    """Parties and assets that meet an entry, once for each entry."""
    common = {(hit.party, hit.list.id, hit.entry.id) for hit in common_names(screening.hits)}
    seen: set[tuple[str, str, str]] = set()
    for one in screening.answers:
        if one.hit is None or one.hit.is_resolved or one.result not in HITS:
            continue
        key = (one.party, one.list, one.hit.entry.id)
        if key not in seen:
            seen.add(key)
            yield _of_hit(one, key in common)


def _of_hit(one: Answer, is_common: bool) -> Flag:
    hit = one.hit
    if hit is None:
        raise ValueError(one)
    fields = {
        "party": Ref("term", one.party),
        "list": Ref("text", one.list),
        "entry": Ref("text", hit.entry.id),
        "name": Ref("text", hit.name.text),
    }
    if hit.because == LISTED_NUMBER:
        sentence = N_("{party} has a number of entry {entry} ({name}) of {list}.")
    elif is_common:
        sentence = N_(
            "{party} bears the name of entry {entry} ({name}) of {list}, and many others on that "
            "list bear each of its words. Nothing but the name was compared: compare births, "
            "countries and numbers of both."
        )
    elif hit.result == MATCH:
        sentence = N_("{party} matches entry {entry} ({name}) of {list}.")
    else:
        sentence = N_("{party} resembles entry {entry} ({name}) of {list}: a person must look.")
    name = f"screening.hit.{one.party}.{one.list}.{hit.entry.id}".lower().replace(" ", "_")
    return Flag(name, "blocker", sentence, fields, one.party)


def later(screening: Screening) -> Iterator[Flag]:
    """Measures that begin after the day screened, once for each entry."""
    found: dict[tuple[str, str, str], Answer] = {}
    for one in screening.answers:
        if one.hit and one.measure and standing(one.measure, screening.policy) == LATER:
            held = found.setdefault((one.party, one.list, one.hit.entry.id), one)
            if held.measure and one.measure.starts < held.measure.starts:
                found[one.party, one.list, one.hit.entry.id] = one
    for (party, name, entry), one in sorted(found.items()):
        fields = {
            "party": Ref("term", party),
            "list": Ref("text", name),
            "entry": Ref("text", entry),
            "day": Ref("date", one.measure.starts if one.measure else ""),
        }
        sentence = N_(
            "{party} meets entry {entry} of {list}, whose measure begins on {day}, after the day "
            "screened: screen again before that day."
        )
        key = f"screening.later.{party}.{name}.{entry}".lower().replace(" ", "_")
        yield Flag(key, "warning", sentence, fields, party)


def regimes_told(screening: Screening) -> Iterator[Flag]:
    """Lists that gather several regimes: each is covered as far as the gatherer says."""
    for one in screening.lists:
        told = len(one.regimes) > 1 and not one.row.text("regime")
        if told and not one.silent:
            fields = {"list": Ref("text", one.id), "regimes": Ref("text", ", ".join(one.regimes))}
            sentence = N_(
                "{list} gathers entries of several regimes ({regimes}): whether it holds each of "
                "their lists in full, its publisher says."
            )
            yield Flag(f"screening.regimes.{one.id}", "note", sentence, fields, one.id)


def unscreenable(screening: Screening) -> Iterator[Flag]:
    """Parties that can't be screened for a reason of their own, or whose candidates were cut."""
    found: dict[tuple[str, str], Answer] = {}
    for one in screening.answers:
        if one.result == NOT_SCREENABLE and one.because not in OF_LISTS:
            found.setdefault((one.party, one.because), one)
        if one.because == TRUNCATED:
            found.setdefault((one.party, one.because), one)
    for (party, because), one in sorted(found.items()):
        fields = {"party": Ref("term", party), "reason": Ref("word", because)}
        if one.result in HITS:
            sentence = N_(
                "Not every name near that of {party} could be looked at: a person must look."
            )
            fields = {"party": Ref("term", party)}
        else:
            sentence = N_("{party} can't be screened: {reason}.")
        yield Flag(f"screening.unscreenable.{party}.{because}", "blocker", sentence, fields, party)


def lapsed(screening: Screening) -> Iterator[Flag]:
    """Decisions that hold no more: a side has changed, they expired, or lack a second person."""
    used = {
        (hit.decision.query, hit.decision.entry)
        for hit in screening.hits
        if hit.decision is not None
    }
    named = {party.id for party in screening.everybody}
    for key, held in sorted(screening.decided.items()):
        party = held.row.text("party")
        if key not in used and party in named:
            sentence = N_(
                "The decision on {party} and entry {entry} holds no more: a side has changed, it "
                "has expired, or it lacks a second person."
            )
            fields = {"party": Ref("term", party), "entry": Ref("text", held.row.text("entry_id"))}
            yield Flag(
                f"screening.lapsed.{key[0][:12]}.{key[1][:12]}", "warning", sentence, fields, party
            )


def draft(screening: Screening) -> Iterator[Flag]:
    """Planning goes on with what could not be screened."""
    if screening.policy.draft and any(a.result == NOT_SCREENABLE for a in screening.answers):
        yield Flag(
            "screening.draft",
            "blocker",
            N_(
                "This is a draft: by the programme's policy planning goes on with parties that "
                "could not be screened. Nobody may be invited or contracted on it."
            ),
        )


def owned(screening: Screening) -> Iterator[Flag]:
    """Bodies that listed persons own, or may own, by a rule."""
    for one in screening.owned:
        fields = {"party": Ref("term", one.body), "rule": Ref("text", one.rule)}
        key = f"{one.body}.{one.rule.lower()}"
        if one.answer == "yes":
            sentence = N_(
                "{party} counts as owned by listed persons under {rule}; the proof is in the table."
            )
            yield Flag(f"screening.owned.{key}", "blocker", sentence, fields, one.body)
        elif one.answer == "unknown" and one.missing in ((), (UNSEEN,)):
            sentence = N_(
                "Whether listed persons own {party} under {rule} can't be told from the holdings "
                "known."
            )
            yield Flag(f"screening.ownership_open.{key}", "blocker", sentence, fields, one.body)
        for name in one.flags:
            fields = {**fields, "flag": Ref("word", name)}
            sentence = N_("Ownership of {party} under {rule} asks for a closer look: {flag}.")
            yield Flag(f"screening.{name}.{key}", "warning", sentence, fields, one.body)


def owners_not_covered(screening: Screening) -> Iterator[Flag]:
    """Rules of ownership that can't answer no, since lists of their regimes are missing.

    One sentence for those whose regimes are asked about, and one for the others.
    """
    found: dict[FlagSeverity, list[Owned]] = {}
    for one in screening.owned:
        if one.missing and one.missing != (UNSEEN,):
            severity: FlagSeverity = "blocker" if is_asked(screening, one) else "note"
            found.setdefault(severity, []).append(one)
    for severity, held in sorted(found.items()):
        rules = sorted({one.rule for one in held})
        regimes = sorted({regime for one in held for regime in one.missing})
        fields = {
            "rules": Ref("text", ", ".join(rules)),
            "regimes": Ref("text", ", ".join(regimes)),
        }
        sentence = N_(
            "Nobody can be told not to be owned by listed persons under the rules {rules}: no list "
            "is loaded that shows who is not listed by {regimes}."
        )
        key = "asked" if severity == "blocker" else "other"
        yield Flag(f"screening.owners_not_covered.{key}", severity, sentence, fields)


def without_owners(screening: Screening) -> Iterator[Flag]:
    """Organisations of whose owners nobody says anything."""
    if unowned(screening):
        severity = "blocker" if screening.policy.owners_required else "warning"
        sentence = N_(
            "Of some organisations nobody says who owns them, so the rules of ownership say "
            "nothing about them: the table of what was not screened counts them."
        )
        yield Flag("screening.no_owners", severity, sentence)


def closed(gates: Iterable[Gate]) -> Iterator[Flag]:
    """Goods and proposals whose gate is closed; parties have sentences of their own."""
    for gate in gates:
        if gate.gate != "closed":
            continue
        fields = {"subject": Ref("term", gate.subject), "reason": Ref("word", gate.because)}
        if gate.kind == GOODS:
            sentence = N_(
                "Goods {subject} stop at the gate: {reason}. A code only indicates; what it is "
                "decides."
            )
            yield Flag(f"screening.goods.{gate.subject}", "blocker", sentence, fields)
        elif gate.kind == PROPOSAL:
            sentence = N_("The gate of proposal {subject} is closed: {reason}.")
            yield Flag(
                f"screening.proposal.{gate.subject}", "blocker", sentence, fields, gate.subject
            )
