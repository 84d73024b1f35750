"""Refusals: why the web page doesn't do what was asked, in the words of whoever asked."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from corredor.core.errors import N_


class Refused(Exception):
    """A request that is not answered as it was asked.

    Parameters
    ----------
    status
        HTTP status, 4xx.
    said
        Template of what is told, marked with `N_`.
    fields
        The values that the template names.
    """

    def __init__(self, status: HTTPStatus, said: str, **fields: object) -> None:
        super().__init__(said.format(**fields))
        self.status = status
        self.said = said
        self.fields = fields

    def text(self, translate: Callable[[str], str]) -> str:
        """Return what is told, in a language."""
        return translate(self.said).format(**self.fields)


class WrongAccess(Refused):
    """Settings of access with which the page does not start."""

    def __init__(self, said: str, **fields: object) -> None:
        super().__init__(HTTPStatus.FORBIDDEN, said, **fields)


NOT_FOUND: Final = N_("There is nothing at this address.")
WRONG_METHOD: Final = N_("This address can't be asked in that way.")
WRONG_HOST: Final = N_("The page is not served under the name {host}.")
WRONG_ORIGIN: Final = N_("The request came from another page; nothing was done.")
WRONG_TOKEN: Final = N_("The form is too old or was not sent from this page. Open it again.")
TOO_LARGE: Final = N_("The request is larger than {limit} bytes.")
TOO_MANY: Final = N_("Too many requests; try again in {seconds} seconds.")
WRONG_FORM: Final = N_("The form can't be read.")
NO_ROLE: Final = N_("This needs the role {role}; you have the role {own}.")
NO_LOGIN: Final = N_("Log in first.")
WRONG_PEER: Final = N_("Requests are taken from the proxy alone.")
FAULT: Final = N_("Fault in corredor. What you did was not written. Please report it.")


def not_found() -> Refused:
    """Return the refusal of an address at which there is nothing."""
    return Refused(HTTPStatus.NOT_FOUND, NOT_FOUND)


def wrong_form() -> Refused:
    """Return the refusal of a form whose fields are missing or damaged."""
    return Refused(HTTPStatus.BAD_REQUEST, WRONG_FORM)
