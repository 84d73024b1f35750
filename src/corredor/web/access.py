"""Access: users added to a file of access; what stands there stays as it is."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Final

from corredor.core.errors import N_
from corredor.programme.atomic import write_atomic
from corredor.web.passwords import LONGEST, SHORTEST, hashed
from corredor.web.refusals import WrongAccess
from corredor.web.settings import read_access

ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
OWNER_ALONE: Final = 0o600


def added_user(path: Path, folder: Path, id: str, name: str, role: str, password: str) -> None:
    """Add a user to a file of access, which is made where it isn't there.

    Raises
    ------
    WrongAccess
        The id is taken or no id, the password too short, or the file is wrong.
    """
    if path.resolve().is_relative_to(folder.resolve()):
        said = N_("{file} lies in the programme folder: keep it elsewhere.")
        raise WrongAccess(said, file=str(path))
    if not ID.fullmatch(id):
        raise WrongAccess(N_("{id} is no id: use letters, digits and . _ @ -"), id=id)
    if not SHORTEST <= len(password) <= LONGEST:
        said = N_("A password has {shortest} characters or more.")
        raise WrongAccess(said, shortest=SHORTEST)
    before = b""
    if path.exists():
        if id in read_access(path, folder).users:
            raise WrongAccess(N_("{file} has a user {id} already."), file=str(path), id=id)
        before = path.read_bytes()
        before += b"" if before.endswith(b"\n") else b"\n"
    else:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ALONE))
    cells = {"id": id, "name": name, "role": role, "password": hashed(password)}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in cells.items()]
    added = "\n".join(["[[users]]", *lines, ""])
    write_atomic(path, before + (b"\n" if before else b"") + added.encode())
