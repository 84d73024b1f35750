"""The settings: ``programme.toml``, validated, with the place of everything that is wrong."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from corredor.core.errors import (
    N_,
    CorredorError,
    DuplicateSetting,
    MissingKey,
    UnknownKey,
    Wording,
    WrongSetting,
)
from corredor.core.label import LANGUAGES, Label
from corredor.core.slugs import is_slug
from corredor.core.study import Settings
from corredor.data.tables import country_codes
from corredor.programme.diagnostics import Diagnostics, nearest_first
from corredor.programme.toml_places import Step, TomlPlaces, syntax_error
from corredor.units import currencies

FILE: Final = "programme.toml"
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
LARGEST_SEED: Final = 2**63 - 1
FEWEST_DRAWS: Final = 100
MOST_DRAWS: Final = 100_000
USUAL_DRAWS: Final = 4000
USUAL_SEED: Final = 1
MOST_LINES: Final = 200
LONGEST_TITLE: Final = 300


def _slug(text: str) -> str:
    if not is_slug(text):
        raise ValueError
    return text


def _country(code: str) -> str:
    if code not in country_codes():
        raise ValueError
    return code


def _currency(code: str) -> str:
    if code not in currencies():
        raise ValueError
    return code


def _once(values: list[str]) -> list[str]:
    twice = [value for value, count in Counter(values).items() if count > 1]
    if twice:
        raise PydanticCustomError("twice", "twice", {"value": twice[0]})
    return values


Slug = Annotated[str, AfterValidator(_slug)]
Country = Annotated[str, AfterValidator(_country)]
Currency = Annotated[str, AfterValidator(_currency)]
Language = Literal["es", "en", "ru"]
Title = Annotated[str, Field(max_length=LONGEST_TITLE)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TitleTable(_Table):
    """The title in each language."""

    es: Title = Field(default="", description=N_("a text"))
    en: Title = Field(default="", description=N_("a text"))
    ru: Title = Field(default="", description=N_("a text"))


class StudiesTable(_Table):
    """Which studies are run."""

    run: Annotated[list[Slug], AfterValidator(_once)] = Field(
        default=[], description=N_('names of studies, such as ["evidence"]')
    )


class MapTable(_Table):
    """What the map shows."""

    borders: Literal["un", "none"] = Field(
        default="un", description=N_('"un" for borders after the United Nations, or "none"')
    )
    lines: Annotated[
        list[Annotated[list[Slug], Field(min_length=2)]], Field(max_length=MOST_LINES)
    ] = Field(default=[], description=N_("lists of two or more ids of places.csv"))


class ProgrammeToml(_Table):
    """The settings of a programme."""

    id: Slug = Field(
        description=N_(
            "an id: small letters a-z, digits, - and _, beginning with a letter or digit"
        )
    )
    title: TitleTable = Field(description=N_('a table such as { es = "…", en = "…", ru = "…" }'))
    sides: Annotated[list[Country], Field(min_length=2, max_length=2), AfterValidator(_once)] = (
        Field(description=N_('two country codes of ISO 3166-1, such as ["RU", "MX"]'))
    )
    transit: Annotated[list[Country], AfterValidator(_once)] = Field(
        default=[], description=N_('country codes of ISO 3166-1, such as ["CU"]')
    )
    languages: Annotated[list[Language], Field(min_length=1), AfterValidator(_once)] = Field(
        default=list(LANGUAGES), description=N_('some of "es", "en" and "ru"')
    )
    currency: Currency = Field(description=N_('a currency code of ISO 4217, such as "USD"'))
    price_year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)] = Field(
        description=N_("a year, without quotation marks")
    )
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] = Field(
        default=USUAL_SEED, description=N_("a whole number, not negative")
    )
    draws: Annotated[int, Field(ge=FEWEST_DRAWS, le=MOST_DRAWS)] = Field(
        default=USUAL_DRAWS, description=N_("a whole number between 100 and 100000")
    )
    studies: StudiesTable = Field(
        default_factory=StudiesTable, description=N_("a table such as [studies]")
    )
    map: MapTable = Field(default_factory=MapTable, description=N_("a table such as [map]"))

    @property
    def settings(self) -> Settings:
        """The settings that studies may read."""
        return Settings(
            id=self.id,
            sides=(self.sides[0], self.sides[1]),
            transit=tuple(self.transit),
            currency=self.currency,
            price_year=str(self.price_year),
            seed=self.seed,
            draws=self.draws,
        )

    @property
    def label(self) -> Label:
        """The title."""
        return Label(self.title.es, self.title.en, self.title.ru)


def read_settings(text: str, diagnostics: Diagnostics) -> ProgrammeToml | None:
    """Read the text of ``programme.toml``; None if it has errors.

    Parameters
    ----------
    text
        The text.
    diagnostics
        Takes E002 (unknown key), E003 (missing key), E004 (wrong value), E005 (no TOML) and
        E015 (twice in one list), each with line and column.
    """
    try:
        held = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        # ValueError: not only TOMLDecodeError, but also a number of thousands of digits.
        diagnostics.add(syntax_error(FILE, text, str(error)))
        return None
    try:
        made = ProgrammeToml.model_validate(held)
    except ValidationError as error:
        places = TomlPlaces(FILE, text)
        diagnostics.extend(_error(found, places) for found in error.errors(include_url=False))
        return None
    if not any((made.title.es, made.title.en, made.title.ru)):
        places = TomlPlaces(FILE, text)
        kind = Wording(N_("the title in at least one language"))
        place = places.key(("title",))
        excerpt = places.excerpt(place)
        diagnostics.add(MissingKey(place, excerpt=excerpt, key="title.en", kind=kind))
        return None
    return made


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``programme.toml``, for editors that check while one writes."""
    schema = ProgrammeToml.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _error(found: ErrorDetails, places: TomlPlaces) -> CorredorError:
    path = found["loc"]
    key = ".".join(str(step) for step in path)
    if found["type"] == "extra_forbidden":
        known = nearest_first(str(path[-1]), _model_at(path[:-1]).model_fields)
        place = places.key(path)
        return UnknownKey(place, excerpt=places.excerpt(place), key=key, known=known)
    kind = Wording(_description(path))
    if found["type"] == "missing":
        place = places.key(path[:-1])
        return MissingKey(place, excerpt=places.excerpt(place), key=key, kind=kind)
    place = places.value(path)
    excerpt = places.excerpt(place)
    if found["type"] == "twice":
        value = found.get("ctx", {}).get("value", "")
        return DuplicateSetting(place, excerpt=excerpt, key=key, value=value)
    return WrongSetting(place, excerpt=excerpt, key=key, value=_as_toml(found["input"]), kind=kind)


def _model_at(path: Sequence[Step]) -> type[BaseModel]:
    model: type[BaseModel] = ProgrammeToml
    for step in path:
        inner = model.model_fields[str(step)].annotation
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            model = inner
    return model


def _description(path: Sequence[Step]) -> str:
    """Return what the schema says of a key; list positions in the path are passed over."""
    said = ""
    model: type[BaseModel] = ProgrammeToml
    for step in path:
        field = model.model_fields.get(str(step))
        if field is None:
            break
        said = field.description or said
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            model = field.annotation
    return said


def _as_toml(value: object) -> str:
    """Return a value as ``programme.toml`` would write it."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except RecursionError:
        return "{ … }" if isinstance(value, dict) else "[ … ]"
