"""Codec: core records to canonical JSON and back, quantities shared by digest.

Canonical means: sorted keys, no blanks, UTF-8, floats by their shortest exact form. The draws
of a quantity are not in the JSON but beside it, named by their own digest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

import numpy as np

from corredor.core import assumption, claim, errors, finding, label, quantity, source, study, table
from corredor.core.quantity import Quantity
from corredor.run.digests import canonical, digest_of

TAG: Final = "~"
NODE: Final = "~q"
ERROR: Final = "~e"
WORDING: Final = "~w"
DRAWS_TYPE: Final = "<f8"

_ROOMS = (assumption, claim, errors, finding, label, quantity, source, study, table)
_RECORDS: Final[dict[str, type[Any]]] = {
    name: kind
    for room in _ROOMS
    for name, kind in vars(room).items()
    if isinstance(kind, type) and is_dataclass(kind) and not name.startswith("_")
}


class _Encoder:
    def __init__(self) -> None:
        self.nodes: dict[str, Any] = {}
        self.blobs: dict[str, bytes] = {}

    def encode(self, value: Any) -> Any:
        match value:
            case None | bool() | int() | float() | str():
                return value
            case Quantity():
                return {NODE: self._node(value)}
            case errors.CorredorError():
                return self._error(value)
            case tuple() | list():
                items: tuple[Any, ...] = tuple(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
                return [self.encode(item) for item in items]
            case Mapping():
                pairs: dict[str, Any] = dict(value)  # pyright: ignore[reportUnknownArgumentType]
                return {str(name): self.encode(item) for name, item in pairs.items()}
            case _ if type(value).__name__ in _RECORDS:
                held = {f.name: self.encode(getattr(value, f.name)) for f in fields(value)}
                return {TAG: type(value).__name__, **held}
            case _:
                raise TypeError(f"{type(value).__name__} has no canonical form")

    def _node(self, value: Quantity) -> str:
        name = value.digest
        if name not in self.nodes:
            self.nodes[name] = None
            drawn = ""
            if value.draws is not None:
                content = value.draws.astype(DRAWS_TYPE).tobytes()
                drawn = digest_of(content)
                self.blobs[drawn] = content
            self.nodes[name] = {
                "key": value.key,
                "value": value.value,
                "unit": value.unit,
                "origin": self.encode(value.origin),
                "draws": drawn,
            }
        return name

    def _error(self, value: errors.CorredorError) -> Any:
        shown = {name: self._field(item) for name, item in value.fields.items()}
        place = self.encode(value.place)
        return {ERROR: value.code, "place": place, "excerpt": value.excerpt, "fields": shown}

    def _field(self, item: object) -> Any:
        match item:
            case errors.Wording():
                return {WORDING: str(item)}
            case None | str() | int() | float():
                return item
            case tuple() | list():
                items: tuple[object, ...] = tuple(item)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
                return [self._field(part) for part in items]
            case _:
                return str(item)


def encode(value: Any) -> tuple[bytes, dict[str, bytes]]:
    """Return a record as canonical JSON, and the draws beside it by digest."""
    encoder = _Encoder()
    root = encoder.encode(value)
    return canonical({"root": root, "nodes": encoder.nodes}), encoder.blobs


def content_digest(value: Any) -> str:
    """Return the digest of a record's content, draws included through their own digests."""
    return digest_of(encode(value)[0])


class _Decoder:
    def __init__(self, nodes: Mapping[str, Any], blob: Callable[[str], bytes]) -> None:
        self.nodes = nodes
        self.blob = blob
        self.made: dict[str, Quantity] = {}
        self.classes = errors.catalogue()

    def decode(self, value: Any) -> Any:
        match value:
            case list():
                items: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
                return tuple(self.decode(item) for item in items)
            case {"~q": name}:
                return self._quantity(name)
            case {"~e": code, "place": place, "excerpt": excerpt, "fields": held}:
                return self.classes[code](self.decode(place), excerpt=excerpt, **held)
            case {"~w": text}:
                return errors.Wording(text)
            case dict():
                pairs: dict[str, Any] = dict(value)  # pyright: ignore[reportUnknownArgumentType]
                kind = pairs.pop(TAG, None)
                held = {name: self.decode(item) for name, item in pairs.items()}
                return held if kind is None else _RECORDS[kind](**held)
            case _:
                return value

    def _quantity(self, name: str) -> Quantity:
        if name not in self.made:
            node = self.nodes[name]
            draws = None
            if node["draws"]:
                draws = np.frombuffer(self.blob(node["draws"]), dtype=DRAWS_TYPE)
            origin = self.decode(node["origin"])
            made = Quantity(node["key"], node["value"], node["unit"], origin, draws)
            self.made[name] = made
        return self.made[name]


def decode(content: bytes, blob: Callable[[str], bytes]) -> Any:
    """Return the record that `encode` was given; `blob` finds draws by digest."""
    held = json.loads(content)
    return _Decoder(held["nodes"], blob).decode(held["root"])
