"""Arithmetic of the evidence study, on plain floats and arrays."""

from __future__ import annotations

from corredor.units import Deflator, MoneyFrom, MoneyTo, Ratio, Same


def deflated_amount(amount: MoneyFrom, deflator: Deflator) -> MoneyTo:
    """Amount in the prices of another year: the amount times the deflator.

    Parameters
    ----------
    amount
        Amount in prices of the first year [money_from].
    deflator
        Price level of the second year over that of the first [money_to/money_from].

    Returns
    -------
    float or array of the shape of the arguments
        Amount in prices of the second year [money_to].

    Examples
    --------
    >>> deflated_amount(100.0, 1.25)
    125.0
    """
    return amount * deflator


def change(earlier: Same, later: Same) -> Ratio:
    """Later value as a multiple of the earlier one.

    Parameters
    ----------
    earlier, later
        The two values, in one unit [unit].

    Returns
    -------
    float or array of the shape of the arguments
        Ratio [1]; above 1 is growth.

    Examples
    --------
    >>> change(2.0, 5.0)
    2.5
    """
    return later / earlier
