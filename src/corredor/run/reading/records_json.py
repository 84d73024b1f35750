"""Records as JSON and back, by the types of their fields: nothing is pickled.

What other code wrote doesn't decode: it is then as if it weren't there.
"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

R = TypeVar("R")


def record_bytes(record: Any) -> bytes:
    """Return a frozen record as canonical JSON: lists of field values, no names.

    Examples
    --------
    >>> from corredor.core.errors import Place
    >>> record_bytes(Place("claims.csv", 2))
    b'["claims.csv",2,0]'
    """
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":")).encode()


def record_of(kind: type[R], content: bytes) -> R:
    """Return the record of a type that `record_bytes` wrote.

    Raises
    ------
    ValueError
        The bytes are no record of that type.
    """
    return _typed(kind, json.loads(content))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_plain(member) for member in cast("tuple[Any, ...]", value)]
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"{type(value).__name__} has no plain form")


@cache
def _hints(kind: type[Any]) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[field.name] for field in fields(kind))


def _typed(kind: Any, value: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _of_union(inner, value)
    if origin is Literal:
        if value in inner:
            return value
        raise ValueError(f"{value!r} is none of {inner}")
    if origin is tuple:
        return _tuple(inner, value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        if not isinstance(value, list) or len(value) != len(hints):  # pyright: ignore[reportUnknownArgumentType]
            raise ValueError(f"no {kind.__name__}")
        return kind(*map(_typed, hints, value))  # pyright: ignore[reportUnknownArgumentType]
    if kind is Decimal and isinstance(value, str):
        return Decimal(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and isinstance(value, kind):
        return value
    raise ValueError(f"{value!r} is no {kind}")


def _of_union(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        if type(None) in kinds:
            return None
        raise ValueError("nothing where something must be")
    for kind in kinds:
        if kind is not type(None):
            try:
                return _typed(kind, value)
            except ValueError:
                continue
    raise ValueError(f"{value!r} is none of {kinds}")


def _tuple(inner: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ValueError("no list")
    members = cast("list[Any]", value)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_typed(inner[0], member) for member in members)
    if len(members) != len(inner):
        raise ValueError("a list of another length")
    return tuple(map(_typed, inner, members))
