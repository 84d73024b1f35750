"""Settings: where the page is served, to whom, and what must be given before others may come."""

from __future__ import annotations

import ipaddress
import os
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from corredor.core.errors import N_
from corredor.web.passwords import is_kept_form
from corredor.web.refusals import WrongAccess

Role = Literal["reader", "editor", "decider"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
"""What a person may do, each role all of those before it: look; change tables and run; decide."""
LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")
"""Names under which a page on this computer alone may be asked for."""
PORT: Final = 8765
LARGEST: Final = 1_000_000
"""Bytes of the largest file of access."""
OTHERS: Final = 0o077
"""Rights of everybody but the owner of a file."""


@dataclass(frozen=True)
class User:
    """Somebody who may come: the id of the login, the name that decisions bear, the role."""

    id: str
    name: str
    role: Role
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Settings:
    """How a page is served.

    `names` are the hosts under which it may be asked for; without `users` whoever reaches it may
    do everything, which is so on this computer alone. `proxies` are the addresses of reverse
    proxies that bring TLS; `user_header` is the header in which they tell who asks, empty where
    people log in here. `certificate` and `key` are files in PEM.
    """

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = LOOPBACK
    users: Mapping[str, User] = field(default_factory=dict[str, User])
    certificate: Path | None = None
    key: Path | None = None
    proxies: tuple[str, ...] = ()
    user_header: str = ""

    @property
    def secure(self) -> bool:
        """Whether browsers speak TLS to it."""
        return bool(self.certificate or self.proxies)

    def check(self) -> None:
        """Refuse to be reached from other computers without users and TLS.

        Raises
        ------
        WrongAccess
            What is missing.
        """
        if is_loopback(self.host):
            return
        if not self.users:
            said = N_(
                "Beyond this computer the page needs users: give --access FILE, see the "
                "instructions on serving."
            )
            raise WrongAccess(said)
        if not self.secure:
            said = N_(
                "Beyond this computer the page needs TLS: name a certificate and its key, or the "
                "addresses of your reverse proxy, in the file of access."
            )
            raise WrongAccess(said)
        if set(self.names) <= set(LOOPBACK):
            said = N_("Name the hosts under which the page is asked for in the file of access.")
            raise WrongAccess(said)


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach an address.

    Examples
    --------
    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Text = Annotated[str, Field(min_length=1, max_length=500)]


class _User(_Table):
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$")]
    name: Text
    role: Literal["reader", "editor", "decider"]
    password: str = ""


class _Tls(_Table):
    certificate: Text
    key: Text


class _Proxy(_Table):
    addresses: Annotated[list[Text], Field(min_length=1)]
    user_header: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]*$")] = ""


class _Access(_Table):
    hosts: list[Text] = []
    users: list[_User] = []
    tls: _Tls | None = None
    proxy: _Proxy | None = None


def read_access(path: Path, folder: Path, host: str = "127.0.0.1", port: int = PORT) -> Settings:
    """Return the settings that a file of access gives.

    Parameters
    ----------
    path
        A TOML file outside the programme folder, which only its owner may read: it holds digests
        of passwords, and a programme folder is handed on.
    folder
        The programme folder.
    host, port
        Where the page is served.

    Raises
    ------
    WrongAccess
        The file can't be read, lies in the folder, or says what can't be.
    """
    shown = {"file": str(path)}
    if path.resolve().is_relative_to(folder.resolve()):
        raise WrongAccess(N_("{file} lies in the programme folder: keep it elsewhere."), **shown)
    try:
        status = path.stat()
        if os.name == "posix" and stat.S_IMODE(status.st_mode) & OTHERS:
            said = N_("{file} can be read by others: allow it to its owner alone (chmod 600).")
            raise WrongAccess(said, **shown)
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise OSError
        held: dict[str, Any] = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        raise WrongAccess(N_("{file} can't be read as TOML."), **shown) from None
    try:
        access = _Access.model_validate(held)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        raise WrongAccess(
            N_("{file}: {key} is missing, unknown or wrong."), key=key, **shown
        ) from (None)
    return _settings(access, path, host, port)


def _settings(access: _Access, path: Path, host: str, port: int) -> Settings:
    users = {one.id: User(one.id, one.name, one.role, one.password) for one in access.users}
    header = access.proxy.user_header if access.proxy else ""
    shown = {"file": str(path)}
    if len(users) < len(access.users):
        raise WrongAccess(N_("{file}: two users have one id."), **shown)
    lacking = next((one.id for one in users.values() if not is_kept_form(one.password)), "")
    if lacking and not header:
        said = N_("{file}: {user} has no password; set one with --add-user {user}.")
        raise WrongAccess(said, user=lacking, **shown)
    tls = access.tls
    made = Settings(
        host=host,
        port=port,
        names=tuple(access.hosts) if access.hosts else LOOPBACK,
        users=users,
        certificate=path.parent / tls.certificate if tls else None,
        key=path.parent / tls.key if tls else None,
        proxies=tuple(access.proxy.addresses) if access.proxy else (),
        user_header=header,
    )
    missing = next((f for f in (made.certificate, made.key) if f and not f.is_file()), None)
    if missing:
        raise WrongAccess(N_("{file}: there is no file {missing}."), missing=missing, **shown)
    return made
