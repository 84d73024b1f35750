"""Codes E5xx: findings that could not be made; the others stand."""

from corredor.core.errors.base import N_, NotComputed


class InputAbsent(NotComputed):
    """A study whose input isn't in the folder."""

    code = "E501"
    found = N_("{study} was not computed: {input} is absent or empty")
    expected = N_("expected {input} in the programme folder")
    fix = N_("add it, if you want this chapter")


class EngineMissing(NotComputed):
    """A study whose engine isn't installed."""

    code = "E502"
    found = N_("{study} was not computed: its engine {engine} is not installed")
    expected = N_("expected the extra {extra}")
    fix = N_("install it with: pip install corredor[{extra}]")


class Infeasible(NotComputed):
    """A question without a solution."""

    code = "E503"
    found = N_("{study} has no solution: {reason}")
    expected = N_("expected constraints that can hold together")
    fix = N_("relax one of them")


class UpstreamMissing(NotComputed):
    """A finding that another study should have made."""

    code = "E504"
    found = N_("{study} was not computed: {key} is missing")
    expected = N_("expected it from another study")
    fix = N_("see why {key} was not computed")


class StudyFailed(NotComputed):
    """A study that stopped with a fault of its own."""

    code = "E505"
    found = N_("{study} failed: {problem}")
    expected = N_("expected no fault")
    fix = N_("run with --debug and report what it prints; this is not your fault")


class MissingConversion(NotComputed):
    """A change of money for which the folder has no rate or deflator."""

    code = "E506"
    found = N_("{key} was not computed: no conversion from {source} to {target}")
    expected = N_("expected a row of {table}")
    fix = N_("add it with its source to {table}; nominal money needs a price_year first")


class MixedBasis(NotComputed):
    """A flow set against a stock."""

    code = "E507"
    found = N_("{key} was not computed: {first} is a {basis}, {second} a {other_basis}")
    expected = N_("expected two flows, two stocks or two counts")
    fix = N_("give the two claims different properties")


class NoLegalTrack(NotComputed):
    """Two stations between which closures leave no way."""

    code = "E508"
    found = N_("no legal way leads from {origin} to {destination}: {reason} ({areas})")
    expected = N_("expected a way past the closed areas")
    fix = N_("choose another station or carrier, or less distance from closed areas")


class NoRange(NotComputed):
    """A forecast of demand without a range."""

    code = "E509"
    found = N_("{name} of the market {market} is a bare number")
    expected = N_("expected a range: a forecast of demand without one is none")
    fix = N_("give its assumption a distribution with low and high")
