"""The subject of a figure: which countries, body or event it is about."""

from __future__ import annotations

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.frames.view import Land, View
from corredor.studies.evidence.calc.frames.words import FrameWords, Measure
from corredor.studies.evidence.calc.records import Span

RELATIONS = "diplomatic-relations"
SIDE = 14
"""How many tokens from the cue of a measure its countries may stand."""
OUTWARD = frozenset(("investment", "fdi", "fdi-stock", "loan", "credit-line", "grant", "aid"))
"""Measures that a body gives, so that its country may be the origin."""
INWARD = "imports"
FLOWS = frozenset(("exports", "imports", "supply"))
"""Measures of which a sentence sets several side by side, each with its own countries."""
OWNER, PASSED = "owner", "passed"
POSSESSIVE = frozenset(("of", "de", "del"))
"""Prepositions that make an owner after a noun, and nothing before it."""
ADJACENT = 2
"""How many tokens before a measure's noun its own adjective may stand."""
TRADED = frozenset(("exports", "imports", "supply", "production", "consumption", "price", "stocks"))
"""Families of measures that are of goods."""
GOODS = 4
"""How many tokens from a measure or its figure the goods may stand."""


def directed(view: View, cue: Hit | None, words: FrameWords) -> tuple[str, str]:
    """Return from which country to which a measure goes, empty where the sentence doesn't say.

    "Chilean exports to Kenya", "investment from Kenya in Chile", «инвестиции Чили в Кению».
    Imports go from where they come to the importer. A place in a country is where a measure
    goes; its origin may be the actor of the sentence.
    """
    origin = target = ""
    rest: list[Land] = []
    inward = cue is not None and cue.term.value == INWARD
    for land in _lands_of(view, cue):
        side = _side(view, land, cue)
        if side == PASSED:
            continue
        if side == OWNER:
            side = "into" if inward else "from"
        if side == "from" and not origin and not (land.site and land.token < _first(view, cue)):
            origin = land.slug
        elif side == "into" and not target:
            target = land.slug
        else:
            rest.append(land)
    for land in rest:
        if land.slug in (origin, target):
            continue
        if not origin and not land.site:
            origin = land.slug
        elif not target:
            target = land.slug
    if origin == target:
        origin = ""
    if cue is None or bool(origin) == bool(target):
        return origin, target
    if other := _body(view, words, origin or target, None):
        return origin or other, target or other
    if target and cue.term.value in OUTWARD:
        origin = _body(view, words, target, cue.first)
    return origin, target


def _first(view: View, cue: Hit | None) -> int:
    return cue.first if cue is not None else view.first


def _lands_of(view: View, cue: Hit | None) -> list[Land]:
    """Return the countries near a cue, those left out that belong to another measure's words."""
    if cue is None:
        return list(view.lands)
    low, high = cue.first - SIDE, cue.last + SIDE
    for hit in view.hits("measure"):
        if hit.term.value not in FLOWS or hit.term.value == cue.term.value:
            continue
        if hit.last <= cue.first:
            low = max(low, cue.first - ADJACENT)
        elif hit.first >= cue.last:
            high = min(high, hit.first - ADJACENT)
    return [land for land in view.lands if low <= land.token <= high]


def _side(view: View, land: Land, cue: Hit | None) -> str:
    """Return how a country stands to a measure; empty where the grammar leaves it open."""
    first, end = (cue.first, cue.last) if cue is not None else (view.first, view.last)
    word = view.word(land.token)
    if land.adjective and abs(land.token - first) <= 3:
        return OWNER
    if word.endswith(("'s", "s'")) and land.token < first:
        return OWNER
    for back in range(land.token - 1, max(view.first, land.token - 5) - 1, -1):
        before = view.word(back)
        if before in (",", ";", "."):
            break
        if view.scan.at(back, "into") is not None and before not in ("for", "para", "для"):
            return "into"
        if view.scan.at(back, "via") is not None:
            return PASSED
        if before in POSSESSIVE:
            if land.token - back <= ADJACENT:
                return OWNER if end <= back else ""
        elif view.scan.at(back, "from") is not None:
            return "from"
    # «инвестиции Чили»: the bare genitive right after the noun.
    if land.token == end:
        return OWNER
    return ""


def _body(view: View, words: FrameWords, known: str, cue: int | None) -> str:
    """Return the country of a body that a sentence names beside the one known.

    It is the body that acts before a cue, or, without one, the body that reports the figure;
    a person's country says neither.
    """
    for mention in view.mentions:
        if mention.kind != "organisation" or not mention.country:
            continue
        slug = words.countries.get(mention.country, "")
        start = mention.span.start
        if slug != known and (_source(view, start) if cue is None else view.token_at(start) < cue):
            return slug
    return ""


def pair(view: View, leading: tuple[str, ...]) -> tuple[str, ...]:
    """Return the two countries of a measure between two, in alphabetical order."""
    named = sorted({land.slug for land in view.lands})
    if len(named) == 2 and not (view.has("pair") and any(land.site for land in view.lands)):
        return tuple(named)
    if len(leading) == 2 and (view.has("pair") or set(leading) < set(named)):
        return tuple(sorted(leading))
    return tuple(named[:1]) if len(named) == 1 else ()


def relation(view: View, leading: tuple[str, ...]) -> tuple[str, ...]:
    """Return the two countries of a relation: those of the sentence, else of the document."""
    named = tuple(sorted({land.slug for land in view.lands}))
    return named if len(named) == 2 else pair(view, leading)


def nearest(view: View, cue: Hit | None) -> tuple[str, ...]:
    """Return the country nearest to what an anniversary is of, if there is one."""
    hits = sorted(
        view.hits("subject"),
        key=lambda hit: abs(hit.first - (cue.first if cue is not None else view.first)),
    )
    if not hits:
        return ()
    at = hits[0].first
    lands = sorted(view.lands, key=lambda land: (abs(land.token - at), land.token))
    return (lands[0].slug,) if lands else ()


def owner(view: View, cue: Hit | None) -> str:
    """Return the country or body to which a measure belongs: the nearest to the cue."""
    at = cue.first if cue is not None else view.first
    lands = sorted(view.lands, key=lambda land: (abs(land.token - at), land.token))
    bodies = [
        mention.entity
        for mention in view.mentions
        if mention.kind == "organisation"
        and mention.entity
        and not _source(view, mention.span.start)
    ]
    if lands and (not bodies or abs(lands[0].token - at) <= SIDE // 2):
        return lands[0].slug
    return bodies[0] if bodies else ""


def _source(view: View, offset: int) -> bool:
    """Whether "according to" stands shortly before an offset."""
    at = view.token_at(offset)
    return view.scan.has(("attribution",), at - 6, at)


def subject_words(view: View, cue: Hit | None) -> str:
    """Return the named subject of a duration or anniversary, such as ``diplomatic-relations``."""
    at = cue.first if cue is not None else view.first
    hits = sorted(view.hits("subject"), key=lambda hit: (abs(hit.first - at), -hit.last))
    return hits[0].term.value if hits else ""


def goods_of(view: View, measure: Measure, cue: Hit | None, figure: Span) -> str:
    """Return the id of the goods that a measure of goods is of, named beside it or the figure."""
    if measure.family not in TRADED:
        return ""
    start, end = view.token_at(figure.start), view.token_at(figure.end)
    near = [*range(max(start, end - 2), end + GOODS)]
    if cue is not None:
        near = [*range(cue.last, cue.last + GOODS), *range(cue.first - 2, cue.last), *near]
    for at in near:
        if at >= end and view.word(at) in (",", ".", ";"):
            break
        hit = view.scan.at(at, "goods") if view.first <= at < view.last else None
        if hit is not None:
            return hit.term.value
    return ""


def slug_of(measure: Measure, parts: tuple[str, ...]) -> str:
    """Return the slug of a subject: its countries, its goods and the family of its measure.

    Examples
    --------
    >>> fdi = Measure("fdi", frozenset({"money"}), "flow", "investment", "directed")
    >>> slug_of(fdi, ("chile", "kenya"))
    'chile-kenya-investment'
    """
    return "-".join((*(part for part in parts if part), measure.family))
