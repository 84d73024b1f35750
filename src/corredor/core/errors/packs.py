"""Codes E43x: evidence packs of screening and the decisions on hits."""

from corredor.core.errors.base import N_, RunError


class PackLineChanged(RunError):
    """A line of an evidence pack that is not as it was written."""

    code = "E430"
    found = N_("this line of the pack was changed: {problem}")
    expected = N_("expected every byte as it was written")
    fix = N_("rely on nothing in this copy; ask for the original")


class PackUnsealed(RunError):
    """An evidence pack without its last line, or a file that is none."""

    code = "E431"
    found = N_("the pack ends after line {lines} without a seal")
    expected = N_("expected a pack of screening (.jsonl) whose last line seals it")
    fix = N_("rely on nothing in this copy; ask for the original")


class PackFileChanged(RunError):
    """A file that belongs to an evidence pack and is not the one that was sealed."""

    code = "E432"
    found = N_("file {file} is not the one that the pack seals: {problem}")
    expected = N_("expected its bytes with sha256 {sha256}")
    fix = N_("rely on the lines of the pack alone, or ask for the original file")


class PackDiffers(RunError):
    """An evidence pack whose screening now gives something else."""

    code = "E433"
    found = N_("screening the folder again gives another line: {problem}")
    expected = N_("expected the same bytes as when the pack was made")
    fix = N_("give the folder with the lists and the version of corredor that the pack names")


class OtherSeal(RunError):
    """An evidence pack with another seal than the one that was kept."""

    code = "E434"
    found = N_("the seal of the pack is {found}")
    expected = N_("expected {expected}, which you gave")
    fix = N_("the pack is whole, but it isn't the one that was sealed; ask for the original")


class NotAHit(RunError):
    """A decision on a party and an entry between which there is no hit."""

    code = "E435"
    found = N_("{party} has no hit on the entry {entry}")
    expected = N_("expected one of: {known}")
    fix = N_("look at the hits with: corredor screening pack {folder} --party {party}")


class SameTwice(RunError):
    """A decision whose second person is the first."""

    code = "E436"
    found = N_("{person} is named as first and as second person")
    expected = N_("expected two people, or one")
    fix = N_("name another person with --second, or leave it out")


class NothingScreened(RunError):
    """Evidence asked of a folder in which the study of screening found nothing."""

    code = "E437"
    found = N_("the study of screening has no results for {folder}")
    expected = N_("expected at least one party and one list")
    fix = N_("fill screening/parties.csv and screening/lists.csv, then: corredor check {folder}")


class SecondPersonMissing(RunError):
    """A decision of one person where the policy asks for two."""

    code = "E438"
    found = N_("{person} alone decides")
    expected = N_("expected two people: the policy of screening asks for four eyes")
    fix = N_("name the second one with --second")
