"""Why there is no legal track."""

from __future__ import annotations

from corredor.units import Km


class NoTrack(ValueError):
    """There is no legal track."""


class EndClosed(NoTrack):
    """An end of the track lies in a closed area."""

    def __init__(self, end: str, owner: str, *, by_choice: bool) -> None:
        self.end, self.owner, self.by_choice = end, owner, by_choice
        reason = "avoided by choice" if by_choice else "closed"
        super().__init__(f"the {end} lies in {owner}, which is {reason}")


class EndTooNear(NoTrack):
    """An end of the track is open, but lies within a stand-off zone.

    `largest` is the widest stand-off from the owner [km] that leaves the end out.
    """

    def __init__(self, end: str, owner: str, largest: Km) -> None:
        self.end, self.owner, self.largest = end, owner, largest
        super().__init__(f"the {end} lies {largest:.1f} km from {owner}, within the stand-off")


class Enclosed(NoTrack):
    """Closed areas lie all round one of the ends; `owners` are those that border the way out.

    Where the areas alone would let a track through, `owners` is empty and `stand_offs` are the
    areas whose stand-off zones have to go for a track to exist.
    """

    def __init__(self, owners: tuple[str, ...], stand_offs: tuple[str, ...] = ()) -> None:
        self.owners, self.stand_offs = owners, stand_offs
        by = ", ".join(owners) or f"the stand-off from {', '.join(stand_offs) or 'closed areas'}"
        super().__init__(f"no legal track: closed all round by {by}")
