"""Rules for parts of periods, days by their number, and names that nothing longer took."""

from __future__ import annotations

from typing import Final

import regex as re

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.dates import (
    Made,
    calendar_of,
    dated,
    joined,
)
from corredor.studies.evidence.calc.times.grammar.names import led_name, named, plain_name
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.grammar.picking import (
    day_list,
    day_number,
    half_month,
    half_of,
    marked,
    ordered_part,
    short_marked,
    week_number,
    week_of,
    week_of_number,
    weekday_day,
    within,
)
from corredor.studies.evidence.calc.times.grammar.relatives import current_unit_of, current_weekend
from corredor.studies.evidence.calc.times.values import Calendar


def _current_unit(parts: Parts) -> Made:
    made = current_unit_of(parts)
    return ("CURRENT", made[1]) if made else None


GENITIVE: Final = re.compile(r"(?:го|ого|его)\Z")
"""Ending of the ordinals that name a day of the month in Russian."""


PICKED: Final = (
    Rule("(?P<n>NUM)(?P<mark>QUARTERMARK)(?P<short>NUM)(?!NUM|SEP NUM|ANYUNIT)", short_marked),
    Rule("(?P<mark>QUARTERMARK)(?P<n>NUM) (?P<short>NUM)(?!NUM|SEP|ANYUNIT|COLON)", short_marked),
    Rule(
        "(?P<n>ORDER) (?P<unit>FORTNIGHTUNIT|HALFTERM) OF (?:THE)? (?P<whole>ANYMONTH|MONTHDATE)",
        half_month,
    ),
    Rule("(?<!COUNT|EVERY|DAYDATE|ORDER) (?P<unit>WEEKENDUNIT)(?!OF? DAYDATE)", current_weekend),
    Rule(
        "(?<=IN|OF|BY|FOR|FROM|SINCE|UNTIL|BEFORE|AFTER) THE (?P<unit>YEARUNIT|MONTHUNIT|"
        "WEEKUNIT|QUARTERUNIT)(?=$|DOT|COMMA|OTHER|PAREN)",
        _current_unit,
        ("en",),
    ),
    Rule(
        "(?<=(?:IN|BY|FROM|SINCE|UNTIL|BEFORE|AFTER) THE) (?P<unit>YEARUNIT|MONTHUNIT|"
        "WEEKUNIT|QUARTERUNIT)(?=$|DOT|COMMA|OTHER|PAREN)",
        _current_unit,
        ("es",),
    ),
    Rule(
        "(?<=HALFTERM OF?|ORDER UNIT OF?|IN THE|OF) (?P<unit>YEARUNIT|MONTHUNIT|WEEKUNIT|"
        "QUARTERUNIT)(?=$|DOT|COMMA|OTHER|PAREN)",
        _current_unit,
        ("es",),
    ),
    Rule("(?<=BY|FOR) THE (?P<unit>DAYUNIT)(?=$|DOT|COMMA|OTHER|PAREN)", _current_unit, ("es",)),
    Rule(
        "(?P<n>ORDER|ROMAN) (?P<unit>QUARTERUNIT|HALFUNIT) OF? (?:IN)? (?:THE)? "
        "(?P<whole>YEARDATE|MONTHDATE|PERIOD|CURRENT)",
        ordered_part,
    ),
    Rule(
        "(?:THE)? (?P<n>ORDER) (?P<unit>UNIT) OF? (?:IN)? (?:THE)? (?P<whole>YEARDATE|"
        "MONTHDATE|PERIOD|CURRENT)",
        ordered_part,
    ),
    Rule(
        "(?:THE)? (?P<n>ORDER) (?P<weekday>ANYWEEKDAY) (?:OF|IN)? (?:THE)? "
        "(?P<whole>MONTHDATE|PERIOD|YEARDATE)",
        ordered_part,
    ),
    Rule(
        "(?:THE)? (?P<n>ORDER) (?P<unit>WEEKUNIT|WEEKENDUNIT|QUARTERUNIT|HALFUNIT) OF? "
        "(?P<whole>ANYMONTH)",
        lambda p: within(
            named(p["whole"]) or Calendar(), str(p["unit"].values["UNIT"]), count_of(p["n"])
        ),
    ),
    Rule(
        "(?P<n>ORDER) (?P<weekday>ANYWEEKDAY) OF? (?P<whole>ANYMONTH)",
        lambda p: dated(
            (named(p["whole"]) or Calendar()).joined(
                Calendar(weekday=(named(p["weekday"]) or Calendar()).weekday, nth=count_of(p["n"]))
            )
        ),
    ),
    Rule(
        "(?P<n>RANK|ROMAN) (?P<unit>QUARTERUNIT|HALFUNIT)",
        lambda p: within(Calendar(), str(p["unit"].values["UNIT"]), count_of(p["n"])),
    ),
    Rule(
        "(?P<n>NUM) (?P<unit>QUARTERUNIT|HALFUNIT) (?P<whole>YEARDATE|NUM4)",
        lambda p: within(
            calendar_of(p["whole"]) or Calendar(year=count_of(p["whole"])),
            str(p["unit"].values["UNIT"]),
            count_of(p["n"]),
        ),
    ),
    Rule(
        "(?P<mark>QUARTERMARK)(?P<n>NUM) (?:OF|DASH|COMMA|SLASH|IN)? (?P<y>YEARDATE|NUM4|PERIOD)",
        marked,
    ),
    Rule(
        "(?P<n>NUM)(?P<mark>QUARTERMARK) (?:OF|DASH|COMMA|SLASH|IN)? (?P<y>YEARDATE|NUM4|PERIOD)",
        marked,
    ),
    Rule("(?P<y>YEARDATE|NUM4) DASH? (?P<mark>QUARTERMARK)(?P<n>NUM)", marked),
    Rule("(?P<mark>QUARTERMARK)(?P<n>NUM)(?!NUM|SEP|ANYUNIT|COLON)", marked, ("en", "es")),
    Rule("(?P<n>RANK) HALFTERM (?:OF (?:THE)?)? (?P<whole>YEARDATE|PERIOD|CURRENT)", half_of),
    Rule("(?:THE)? WEEKUNIT (?:NUM4 DASH)? (?P<n>NUM)(?!NUM|ANYUNIT)", week_number, ("en", "es")),
    Rule("(?P<n>NUM|ORDINAL) WEEKUNIT(?= YEARDATE)", week_number, ("ru",)),
    # names alone, once nothing longer has taken them
    Rule("(?P<name>MONTH|ANYSEASON|HOLIDAY|WEEKDAY) DOT?(?=NUM|YEARDATE|PERIOD|CLOCK)", plain_name),
    Rule("(?<=LEADING (?:THE)?) (?P<name>MONTH)", led_name),
    Rule("(?P<name>MONTH|SEASON|HOLIDAY|WEEKDAY)", plain_name),
    Rule(
        "(?<=DAYDATE (?:UPTO|AND)) (?P<name>WEEKDAYISH)",
        lambda p: ("DAYDATE", Calendar(weekday=int(str(p["name"].values["WEEKDAYISH"])))),
    ),
    Rule("(?<=MONTHDATE (?:UPTO|AND)) (?P<name>MONTHISH|MONTHSHORT)", plain_name),
    Rule(
        "(?<=IN|OF|FROM|SINCE|UNTIL|TO|BY|BEFORE|AFTER|BETWEEN|EDGE|DURING) "
        "(?P<name>MONTHISH|FALLISH)(?!OTHER? RANK)",
        plain_name,
    ),
    Rule("(?P<name>MONTHISH|FALLISH)(?=TO|DASH|UNTIL|ATA MONTHDATE|YEARDATE|PERIOD)", plain_name),
    Rule("(?P<name>WEEKDAYISH)(?=CLOCK|DASH|COMMA DAYDATE|DAYDATE|NUM MERID|UPTO)", plain_name),
    Rule(
        "(?<=ON|IN|FROM|OF|UNTIL|TO|AND|COMMA) (?P<name>WEEKDAYISH)(?=$|OTHER|DOT|COMMA)",
        plain_name,
        ("en",),
    ),
    # a day of the month by its number
    Rule(
        "(?P<weekday>DAYDATE|ANYWEEKDAY) COMMA? (?:THE)? (?:DAYWORD)? (?P<d>NUM|"
        "RANK)(?!COLON|MERID|DOT? NUM|ANYUNIT|HOURMARK|SEP|OF|ANYMONTH|NUM|COUNT|TO|APOS)",
        lambda p: (
            weekday_day(p) if (c := named(p["weekday"])) and c.weekday and not c.day else None
        ),
    ),
    Rule(
        "(?:THE)? (?:DAYWORD)? (?P<d>NUM|RANK) (?:DAYWORD)? (?:OF)? (?P<whole>PERIOD)", day_number
    ),
    Rule(
        "(?P<list>(?:(?:NUM|RANK) COMMA)* (?:NUM|RANK) (?:AND|OR)) (?P<date>DAYDATE)",
        lambda p: day_list(p),
    ),
    Rule("(?:THE)? (?:DAYWORD) (?P<d>NUM|RANK|COUNTED)(?!COLON|ANYUNIT|NUM|MERID)", day_number),
    Rule("(?P<d>NUM|RANK) DAYWORD", day_number, ("ru",)),
    Rule(
        "(?P<d>ORDINAL|ORD)(?=$|DOT|COMMA|CLOCK|IN CLOCK|DASH)",
        lambda p: day_number(p) if GENITIVE.search(p.text, p["d"].start, p["d"].end) else None,
        ("ru",),
    ),
    Rule(
        "(?<=EL) (?P<d>NUM)(?=$|DOT (?!NUM)|COMMA (?!NUM)|QUOTE|ATHOUR|BY THE PART)",
        day_number,
        ("es",),
    ),
    Rule(
        "THE (?P<d>ORDINAL)(?=$|OTHER|DOT|COMMA|CLOCK|ATA|ON|IN|TO|OR|AND|ATHOUR|DASH)",
        day_number,
        ("en",),
    ),
    Rule("(?<=ON|ON THE) (?P<d>NUM)(?=$|DOT $|COMMA $|QUOTE $)", day_number, ("en",)),
    Rule(
        "(?<!COUNT|ONE) (?:THE)? (?:WEEKUNIT|(?P<weekend>WEEKENDUNIT)) (?:OF|SINCE|NEXT|IN|"
        "BEGINNING|ATA) (?:THE|ON)* (?P<whole>DAYDATE|NUM|ORDINAL)(?!ANYUNIT|SEP NUM|"
        "ANYMONTH|MERID)",
        lambda p: (
            week_of(Parts(p.items, p.groups, p.text))
            if calendar_of(p["whole"])
            else week_of_number(p)
        ),
    ),
    Rule("MONTHUNIT OF (?P<whole>MONTHDATE)", joined),
    Rule("(?P<whole>DAYDATE) (?P<weekend>WEEKENDUNIT)", week_of, ("en",)),
    Rule("(?:THE)? WEEKENDUNIT OF (?P<whole>DAYDATE)", week_of),
)
