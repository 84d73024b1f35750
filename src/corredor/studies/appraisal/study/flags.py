"""What a person must look at in an appraisal: one function per rule, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from corredor.core.errors import N_
from corredor.core.finding import Flag, Ref
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.gate import NOT_ASKED, NOT_SCREENABLE
from corredor.studies.appraisal.study.judged import Judged


def flags(found: Found) -> Iterator[Flag]:
    """Yield the flags of all rules."""
    for one in found.judged:
        for rule in RULES:
            yield from rule(one)
    yield from free(found)
    yield from without_need(found)
    yield from moved(found)


def _name(one: Judged) -> dict[str, Ref]:
    return {"proposal": Ref("term", one.case.id)}


def closed(one: Judged) -> Iterator[Flag]:
    """The gate of a proposal isn't open: it stands in no ranking."""
    gate = one.case.gate
    if gate.is_open:
        return
    if gate.because == NOT_ASKED:
        sentence = N_("{proposal} was not screened: it stands in no ranking, total or portfolio.")
        yield Flag(f"appraisal.gate.{one.case.id}", "blocker", sentence, _name(one), one.case.id)
        return
    sentence = N_(
        "{proposal} stands behind a closed gate ({because}): in no ranking, total or portfolio."
    )
    fields = {**_name(one), "because": Ref("word", gate.because)}
    yield Flag(f"appraisal.gate.{one.case.id}", "blocker", sentence, fields, one.case.id)


def draft(one: Judged) -> Iterator[Flag]:
    """The gate is open only because the policy lets planning go on as a draft."""
    gate = one.case.gate
    if gate.is_open and gate.result == NOT_SCREENABLE:
        sentence = N_(
            "{proposal} could not be screened in full: by the folder's policy its appraisal is a "
            "draft, and nothing here may be acted on before it is."
        )
        yield Flag(f"appraisal.draft.{one.case.id}", "warning", sentence, _name(one), one.case.id)


def no_variance(one: Judged) -> Iterator[Flag]:
    """The tail of the class is so fat that no variance exists."""
    if not one.case.klass.has_variance:
        fields = {**_name(one), "class": Ref("word", one.case.klass.name)}
        sentence = N_(
            "{proposal}: the overruns of the class {class} have so fat a tail that a variance "
            "doesn't exist: no shares of it are printed, and a mean says little."
        )
        yield Flag(f"appraisal.tail.{one.case.id}", "note", sentence, fields, one.case.id)


def several_rates(one: Judged) -> Iterator[Flag]:
    """The flows have several rates of return, or none: no sentence compares one with a hurdle."""
    for analysis, held in one.measures.items():
        count = len(held.rates.rates)
        if count == 1 or (not count and analysis != one.main):
            continue
        sentence = (
            N_("{proposal}: the {analysis} has several rates of return; look at its profile.")
            if count
            else N_("{proposal}: the {analysis} has no rate of return at all.")
        )
        fields = {**_name(one), "analysis": Ref("word", analysis)}
        severity = "warning" if count else "note"
        key = f"appraisal.rates.{one.case.id}.{analysis}"
        yield Flag(key, severity, sentence, fields, one.case.id)


def go_together(one: Judged) -> Iterator[Flag]:
    """Some of the uncertain numbers go together: shares of the variance lose their meaning."""
    if one.moved is not None and one.moved.together:
        sentence = N_(
            "{proposal}: some of its uncertain numbers go together; their shares of the variance "
            "are computed as if they did not, and do not add up."
        )
        yield Flag(f"appraisal.together.{one.case.id}", "note", sentence, _name(one), one.case.id)


def free(found: Found) -> Iterator[Flag]:
    """A proposal takes nothing of any budget, so far as the folder says."""
    for name in found.chosen.free if found.chosen else ():
        sentence = N_(
            "{proposal}: the folder says of no budget what it takes; the choice counts it as free."
        )
        fields = {"proposal": Ref("term", name)}
        yield Flag(f"appraisal.free.{name}", "warning", sentence, fields, name)


def without_need(found: Found) -> Iterator[Flag]:
    """A proposal needs another that may not be compared: it leaves the choice with it."""
    for name in found.chosen.left_out if found.chosen else ():
        sentence = N_(
            "{proposal} can't be chosen: what it needs is not among the proposals that may be "
            "compared."
        )
        fields = {"proposal": Ref("term", name)}
        yield Flag(f"appraisal.needs.{name}", "warning", sentence, fields, name)


def moved(found: Found) -> Iterator[Flag]:
    """Another convention of discounting changes the order of the proposals."""
    for name in dict.fromkeys(one.scheme for one in found.places if one.moved):
        sentence = N_("Discounted by {convention}, the proposals rank in another order.")
        fields = {"convention": Ref("word", name)}
        yield Flag(f"appraisal.convention.{name}", "note", sentence, fields)


def below_class(one: Judged) -> Iterator[Flag]:
    """The sponsor expects less overrun than half of the class had, and gives no reason."""
    if one.case.klass.state == "own_below":
        fields = {
            **_name(one),
            "place": Ref("figure", one.case.key("place_in_class")),
            "own": Ref("figure", one.case.key("overrun")),
        }
        sentence = N_(
            "{proposal}: the expected overrun of {own} lies below the middle of its class "
            "(at {place} of it), and no reason is written down."
        )
        yield Flag(f"appraisal.class.{one.case.id}", "warning", sentence, fields, one.case.id)


def counted_twice(one: Judged) -> Iterator[Flag]:
    """The investment has a range of its own, and the class's overrun comes on top."""
    drawn = any(line.draws is not None for line in one.case.investment) if one.case.lines else False
    if drawn and one.case.klass.state == "class":
        sentence = N_(
            "{proposal}: its investment has a range of its own, and the overrun of its class comes "
            "on top; the two may count the same doubt twice."
        )
        yield Flag(f"appraisal.twice.{one.case.id}", "note", sentence, _name(one), one.case.id)


def contradicted_class(one: Judged) -> Iterator[Flag]:
    """The published figures of a class can't hold together."""
    if one.case.klass.state == "conflict":
        fields = {**_name(one), "class": Ref("word", one.case.klass.name)}
        sentence = N_(
            "{proposal}: the published figures of the class {class} contradict each other; "
            "no overrun is taken from it."
        )
        yield Flag(f"appraisal.class.{one.case.id}", "warning", sentence, fields, one.case.id)


def unknown_class(one: Judged) -> Iterator[Flag]:
    """A class that nobody published, or none at all."""
    if one.case.klass.state == "unknown_class":
        fields = {**_name(one), "class": Ref("text", one.case.klass.name)}
        sentence = N_("{proposal}: nobody publishes overruns of a class {class}.")
        yield Flag(f"appraisal.class.{one.case.id}", "warning", sentence, fields, one.case.id)
    elif one.case.klass.state == "none" and any(
        line.account == "investment" for line in one.case.lines
    ):
        sentence = N_("{proposal}: no class of projects says how its cost may overrun.")
        yield Flag(f"appraisal.class.{one.case.id}", "note", sentence, _name(one), one.case.id)


def prior_only(one: Judged) -> Iterator[Flag]:
    """The chance of being built rests on the weak prior alone."""
    if not one.chances.own:
        fields = {**_name(one), "chance": Ref("figure", one.case.key("built"))}
        sentence = N_(
            "{proposal}: the chance of being built, {chance}, rests on a weak prior; the folder "
            "has no history of a project of its sector."
        )
        if one.chances.learnt == "other_sectors":
            sentence = N_(
                "{proposal}: the chance of being built, {chance}, is borrowed from projects of "
                "other sectors; the folder has no history of one of its own."
            )
        yield Flag(f"appraisal.prior.{one.case.id}", "note", sentence, fields, one.case.id)


def without_flows(one: Judged) -> Iterator[Flag]:
    """A proposal without flows, or with a number missing: it has no worth."""
    if not one.worths and one.case.gate.is_open:
        sentence = N_("{proposal} has no worth: its flows, or numbers of them, are missing.")
        yield Flag(f"appraisal.flows.{one.case.id}", "warning", sentence, _name(one), one.case.id)


RULES = (
    closed,
    draft,
    no_variance,
    several_rates,
    go_together,
    below_class,
    counted_twice,
    contradicted_class,
    unknown_class,
    prior_only,
    without_flows,
)
