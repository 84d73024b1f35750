"""What a form may ask, the words of its headers in three languages, and how well they fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "given_name": ("nombre", "nombres", "first name", "given name", "имя"),
    "family_name": (*("apellido", "apellidos", "last name", "surname", "family name", "фамилия"),),
    "name": (
        *("nombre completo", "nombre y apellidos", "nombre y apellido", "nombre del participante"),
        *("full name", "participant name", "attendee name", "name", "фио", "имя и фамилия"),
        *("фамилия имя отчество", "полное имя", "фамилия и имя", "участник"),
    ),
    "organisation": (
        *("empresa", "organización", "institución", "razón social", "entidad", "compañía"),
        *("company", "organisation", "organization", "institution", "employer"),
        *("компания", "организация", "предприятие", "учреждение", "название компании"),
    ),
    "country": ("país", "country", "страна", "país de origen", "country of residence"),
    "rank": (
        *("tipo de participante", "calidad", "categoría", "perfil", "tipo de organización"),
        *("participant type", "attendee type", "ticket type", "category", "role"),
        *("тип участника", "категория", "тип организации", "статус участника"),
    ),
    "languages": (
        *("idioma", "idiomas", "lenguas", "languages", "language", "spoken languages"),
        *("язык", "языки", "владение языками", "рабочие языки"),
    ),
    "capacity": (
        *("número de reuniones", "máximo de reuniones", "cuántas reuniones", "reuniones máximas"),
        *("number of meetings", "max meetings", "maximum meetings", "how many meetings"),
        *("количество встреч", "максимум встреч", "число встреч"),
    ),
    "isic": ("isic", "nace", "ciiu", "мсок", "código ciiu", "isic code"),
    "scian": ("scian", "código scian", "naics"),
    "okved": ("оквэд", "okved", "код оквэд"),
    "hs": (
        *("hs", "hs code", "fracción arancelaria", "partida arancelaria", "código arancelario"),
        *("тн вэд", "код тн вэд"),
    ),
    "size": (
        *("tamaño", "tamaño de la empresa", "número de empleados", "company size", "employees"),
        *("размер компании", "число сотрудников", "численность"),
    ),
    "offers": (
        *("oferta", "ofrece", "qué ofrece", "productos y servicios", "ofrecemos"),
        *("offer", "offers", "what do you offer", "products and services", "we offer"),
        *("предложение", "предлагаю", "что вы предлагаете", "продукция и услуги", "предлагаем"),
    ),
    "needs": (
        *("demanda", "necesita", "qué busca", "qué necesita", "busca", "interés", "buscamos"),
        *("need", "needs", "looking for", "what are you looking for", "interests", "request"),
        *("запрос", "ищу", "что вы ищете", "потребность", "потребности", "интересует", "ищем"),
    ),
    "consent": (
        *("consentimiento", "acepto", "aviso de privacidad", "autorizo", "consent", "i agree"),
        *("privacy policy", "согласие", "согласен", "обработка персональных данных"),
    ),
    "consent_date": (
        *("marca temporal", "fecha de registro", "timestamp", "registration date", "order date"),
        *("отметка времени", "дата регистрации"),
    ),
}
"""What a form may ask, and words of its headers in es, en and ru."""
REQUIRED: Final = ("organisation", "country")
NAMES: Final = ("name", "family_name")
"""One of these must be mapped."""
MANY: Final = frozenset({"offers", "needs", "languages", "hs", "isic"})
"""What several columns may hold."""


def _folded(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFD", text.lower().replace("ё", "е").replace("й", "\x00"))
    kept = "".join(c if c.isalnum() or c == "\x00" else " " for c in plain
                   if not unicodedata.combining(c))  # fmt: skip
    return tuple(kept.replace("\x00", "й").split())


def likelihood(header: str, name: str) -> float:
    """How much of a header the words of a field are, from 0 to 1.

    Examples
    --------
    >>> likelihood("¿Qué busca?", "needs"), likelihood("E-mail", "needs")
    (1.0, 0.0)
    """
    held = _folded(header)
    best = 0.0
    for phrase in FIELDS[name]:
        wanted = _folded(phrase)
        width = len(wanted)
        spans = [at for at in range(len(held) - width + 1) if held[at : at + width] == wanted]
        if spans:
            # Long questions name what they ask for at their beginning.
            early = 1.0 if spans[0] == 0 else 0.9
            best = max(best, early * width / max(width, min(len(held), 2 * width)))
    return best
