"""Write src/corredor/data/closures: who closes airspace to whom, since when, by which act.

    python scripts/build_data/closures.py

Typed by hand from the acts and pages named here; a row of ``closures.csv`` is made for each
closing state or territory, each way of being barred and each state that is barred. No number of a
notice stands here that wasn't read. To revise: change `ACTS`, run, read the difference.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import Final, NamedTuple

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "closures"
READ: Final = "2026-11-22"

EU: Final = (
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE "
    "GF GP MF MQ RE YT"
)
"""Members, and the outermost regions that belong to the territory of the Union (TFEU, 355(1))."""
UNITED_STATES: Final = "US PR VI GU MP AS UM"
ALL: Final = "all"
FLAG: Final = "state registry"
WHOLLY: Final = "state registry control"
EMERGENCY: Final = "emergency landing and emergency overflight"
PERMIT: Final = "flights with a special permit"


class Act(NamedTuple):
    """An act that closes, with its publication.

    `exempt` is what stays allowed, `emergency` whether an emergency landing or overflight does
    (yes or unknown), `known_to` the last day on which it was known in force, `read` the day on
    which the page was read, empty where it wasn't.
    """

    id: str
    producer: str
    title: str
    clause: str
    url: str
    exempt: str
    known_to: str
    note: str = ""
    read: str = READ
    emergency: str = "unknown"


class Rule(NamedTuple):
    """What an act closes: areas, by what it bars, whom, first and last day."""

    act: str
    set: str
    areas: str
    barred: str
    values: str
    start: str
    end: str = ""
    confidence: str = "high"
    extent: str = "whole"
    ceiling_ft: str = ""


ACTS: Final = (
    Act(
        "eu_833_2014_3d",
        "Council of the European Union",
        "Regulation (EU) No 833/2014, as amended by Regulation (EU) 2022/334",
        "article 3d(1)",
        "https://eur-lex.europa.eu/eli/reg/2014/833/oj",
        f"{EMERGENCY}; flights authorised for humanitarian or other purposes of the Regulation",
        "2025-07-20",
        "text of the consolidated version of 20 July 2025; several members closed two days earlier",
        emergency="yes",
    ),
    Act(
        "uk_si_2022_183",
        "Department for Transport (United Kingdom)",
        "Air Navigation (Restriction of Flying) (Russian Aircraft) Regulations 2022, SI 2022/183; "
        "Russia (Sanctions) (EU Exit) Regulations 2019",
        "regulation 2; regulation 57J",
        "https://www.legislation.gov.uk/uksi/2022/183",
        "flights permitted by the Secretary of State or air traffic control",
        "2025-03-31",
        "first by notice to airmen from 25 February 2022",
    ),
    Act(
        "crown_dependencies_2022",
        "Government of Jersey, States of Guernsey, Isle of Man Government",
        "Notices of the directors of civil aviation, in line with the United Kingdom",
        "",
        "https://www.bbc.com/news/world-europe-jersey-60558423",
        "flights permitted by the United Kingdom's Secretary of State or air traffic control",
        "2022-02-28",
        "the page is about Jersey; Guernsey and the Isle of Man by analogy",
    ),
    Act(
        "uk_territories_2022",
        "United Kingdom",
        "Russia (Sanctions) (Overseas Territories) Order 2020, as amended",
        "",
        "",
        "as in the United Kingdom",
        "2022-10-31",
        "not read whether the ban on overflight is extended to each territory; Anguilla, the "
        "British Virgin Islands and Gibraltar are on Russia's list of those that closed",
        read="",
    ),
    Act(
        "canada_2022",
        "Transport Canada",
        "Notice to airmen and order closing Canada's airspace to Russian operators",
        "",
        "https://navcanada.ca/en/news/news-releases/nav-canada-statement-on-aeroflot-flight-afl111.aspx",
        "",
        "2025-03-31",
        "includes territorial waters; wording of the notice in the release",
    ),
    Act(
        "us_fdc_2_2415",
        "Federal Aviation Administration (United States)",
        "NOTAM FDC 2/9510 of 2 March 2022, replaced by 2/2415 of 10 March 2022",
        "49 USC 40103(b)(3); 14 CFR 99.7",
        "https://sanctionsnews.bakermckenzie.com/us-clarifies-applicability-of-russian-flight-restrictions/",
        "humanitarian and rescue flights authorised by the FAA; state flights with clearance; "
        "emergencies in flight",
        "2025-03-31",
        "control: a Russian person or entity on the Consolidated Screening List; from 02:00 UTC on "
        "3 March",
        emergency="yes",
    ),
    Act(
        "norway_2014_1076",
        "Ministry of Foreign Affairs (Norway)",
        "Forskrift 15. august 2014 nr. 1076 om restriktive tiltak, as amended 18 March 2022",
        "",
        "https://luftfartstilsynet.no/om-oss/nyheter/nyheter-2022/norsk-luftrom-stengt-for-russiske-flyvninger/",
        "emergency landing; flights permitted by the Ministry; mine helicopters on Svalbard",
        "2025-03-31",
        "mainland, Svalbard and Jan Mayen with 12 nautical miles from the baselines; between them "
        "the airspace is international and open, says the authority",
        emergency="yes",
    ),
    Act(
        "iceland_281_2014",
        "Ministry for Foreign Affairs (Iceland)",
        "Regulation No 281/2014 on restrictive measures regarding Ukraine, as amended",
        "",
        "https://www.tbsnews.net/world/russia-bans-flights-airlines-36-countries-including-europe-and-canada-377833",
        EMERGENCY,
        "2025-03-31",
        "date of Iceland's own act not read; on Russia's list of those that closed",
    ),
    Act(
        "denmark_kingdom_2022",
        "Danish Civil Aviation and Railway Authority",
        "Ban on Russian aircraft in the airspace of the Kingdom of Denmark",
        "",
        "https://www.tbsnews.net/world/russia-bans-flights-airlines-36-countries-including-europe-and-canada-377833",
        EMERGENCY,
        "2025-03-31",
        "the act wasn't read: Russia's list names Denmark with Greenland and the Faroe Islands",
    ),
    Act(
        "switzerland_946_231_176_72",
        "Federal Council (Switzerland)",
        "Ordinance of 4 March 2022 on measures connected with the situation in Ukraine, "
        "SR 946.231.176.72",
        "",
        "https://news.ru/amp/europe/shvejcariya-zakryla-svoyo-nebo-dlya-vseh-samolyotov-iz-rossii",
        "humanitarian, medical and diplomatic flights; emergencies",
        "2025-03-31",
        "closed from 15:00 on 28 February 2022; Liechtenstein's airspace is served by Switzerland",
        emergency="yes",
    ),
    Act(
        "albania_2022",
        "Albanian Civil Aviation Authority",
        "Closure to Russian aircraft",
        "",
        "https://www.tbsnews.net/world/russia-bans-flights-airlines-36-countries-including-europe-and-canada-377833",
        "",
        "2022-02-28",
        "the act wasn't read; on Russia's list of those that closed",
    ),
    Act(
        "north_macedonia_2022",
        "Government of North Macedonia",
        "Decision to close airspace to Russian carriers",
        "",
        "https://archive.cij.world/?p=58400",
        "urgent humanitarian flights",
        "2022-03-01",
        "reported on 1 March 2022",
    ),
    Act(
        "montenegro_2022",
        "Civil Aviation Agency (Montenegro)",
        "Decision to close airspace to Russian aircraft",
        "",
        "https://n1info.ba/english/news/montenegro-closes-its-air-space-to-russian-planes/",
        "",
        "2022-03-04",
    ),
    Act(
        "moldova_alignment",
        "Government of Moldova",
        "Alignment with restrictive measures of the European Union",
        "",
        "",
        "",
        "2022-03-21",
        "unverified that Russian carriers are barred by an act of their own",
        read="",
    ),
    Act(
        "ukraine_2015",
        "State Aviation Administration (Ukraine)",
        "Ban on Russian carriers",
        "",
        "",
        "",
        "2022-02-23",
        "in force from 25 October 2015 until all traffic stopped",
        read="",
    ),
    Act(
        "rosaviatsia_2022",
        "Federal Air Transport Agency (Russia)",
        "Restriction on flights of the carriers of 36 states, 28 February 2022",
        "",
        "https://www.tbsnews.net/world/russia-bans-flights-airlines-36-countries-including-europe-and-canada-377833",
        PERMIT,
        "2025-03-31",
        "those of the United Kingdom already from 25 February",
    ),
    Act(
        "rosaviatsia_2022_switzerland",
        "Federal Air Transport Agency (Russia)",
        "Restriction on flights of aircraft used or registered in Switzerland, 28 February 2022",
        "",
        "https://en.vestikavkaza.ru/material/149867",
        PERMIT,
        "2025-03-31",
    ),
    Act(
        "russia_south_2022",
        "Federal Air Transport Agency (Russia)",
        "Restriction on the use of airspace in the south of Russia, from 24 February 2022",
        "",
        "https://inashville.net/moldova-partially-opened-the-sky-for-civil-aviation/",
        "",
        "2022-03-26",
        "the area along Ukraine's border, not the country: not routed around; check by notice",
    ),
    Act(
        "eu_765_2006_8b",
        "Council of the European Union",
        "Regulation (EC) No 765/2006, as amended by Regulation (EU) 2021/907",
        "article 8b",
        "https://eur-lex.europa.eu/eli/reg/2021/907/oj",
        f"{EMERGENCY}; flights authorised for humanitarian or other purposes (article 8c)",
        "2025-03-31",
        emergency="yes",
    ),
    Act(
        "uk_si_2021_1475",
        "Department for Transport (United Kingdom)",
        "Air Navigation (Restriction of Flying) (Belarusian Aircraft) Regulations 2021, "
        "SI 2021/1475",
        "",
        "https://www.legislation.gov.uk/uksi/2021/1475",
        "flights permitted by the Secretary of State or air traffic control",
        "2024-05-20",
        "aircraft on scheduled services",
    ),
    Act(
        "canada_2022_belarus",
        "Transport Canada",
        "Order of 16 March 2022 on aircraft of Belarus",
        "",
        "https://www.nv-online.info/2022/03/17/kanada-zakryla-vozdushnoe-prostranstvo-dlja-rossijskih-i-belorusskih-samoletov.html",
        "",
        "2022-03-16",
    ),
    Act(
        "ukraine_2022",
        "State Aviation Administration (Ukraine)",
        "Closure of Ukraine's airspace to civil traffic",
        "",
        "https://inashville.net/moldova-partially-opened-the-sky-for-civil-aviation/",
        "",
        "2025-03-31",
        "closed in the early hours of 24 February 2022",
    ),
    Act(
        "moldova_2022",
        "Civil Aviation Authority (Moldova)",
        "Closure of Moldova's airspace; partial opening from 21 March 2022",
        "",
        "https://www.aeronewsjournal.com/2022/02/moldova-shuts-airspace-over-situation-in-ukraine.html",
        "humanitarian, medical and emergency flights",
        "2022-03-21",
        "since then flights run to and from Romania; north, south and east remained closed",
    ),
    Act(
        "belarus_south_2022",
        "Department for Aviation (Belarus)",
        "Closure of the airspace along Ukraine's border",
        "",
        "https://inashville.net/moldova-partially-opened-the-sky-for-civil-aviation/",
        "",
        "2022-03-31",
        "a part of the country: not routed around",
    ),
    Act(
        "gulf_2017_sa",
        "General Authority of Civil Aviation (Saudi Arabia)",
        "Closure to aircraft registered in Qatar, 5 June 2017",
        "",
        "https://www.dohanews.co/bahrain-opens-up-its-airspace-days-after-saudi-arabia-uae/",
        "over the high seas contingency routes from August 2017",
        "2021-01-04",
        "ended on the evening of 4 January 2021; first flight on the 7th",
    ),
    Act(
        "gulf_2017_ae",
        "General Civil Aviation Authority (United Arab Emirates)",
        "Closure to aircraft registered in Qatar, 5 June 2017",
        "",
        "https://www.dohanews.co/bahrain-opens-up-its-airspace-days-after-saudi-arabia-uae/",
        "over the high seas contingency routes from August 2017",
        "2021-01-09",
        "open again from 9 January 2021",
    ),
    Act(
        "gulf_2017_bh",
        "Civil Aviation Affairs (Bahrain)",
        "Closure to aircraft registered in Qatar, 5 June 2017",
        "",
        "https://www.dohanews.co/bahrain-opens-up-its-airspace-days-after-saudi-arabia-uae/",
        "over the high seas contingency routes from August 2017",
        "2021-01-11",
        "open again from 11 January 2021",
    ),
    Act(
        "gulf_2017_eg",
        "Egyptian Civil Aviation Authority",
        "Closure to aircraft registered in Qatar, June 2017",
        "",
        "https://news.am/eng/news/623135.html",
        "over the high seas contingency routes from August 2017",
        "2021-01-12",
        "in force from 6 June 2017; open again from 12 January 2021",
    ),
    Act(
        "pakistan_2019",
        "Civil Aviation Authority (Pakistan)",
        "Closure of Pakistan's airspace, 27 February to 16 July 2019",
        "",
        "https://www.thenews.com.pk/latest/499300-pakistan-opens-airspace-for-indian-airlines",
        "",
        "2019-07-16",
        "after the first days the eastern border alone stayed closed (Dawn, 30 May 2019)",
    ),
    Act(
        "pakistan_2025",
        "Pakistan Airports Authority",
        "Notices to airmen, monthly since 24 April 2025",
        "",
        "https://www.newindianexpress.com/nation/2026/Jan/20/pakistan-extends-airspace-ban-on-indian-aircraft-for-tenth-consecutive-month",
        "",
        "2026-02-23",
        "aircraft registered in India, or operated, owned or leased by Indian carriers; the "
        "notice of January 2026 ended at 05:29 Indian time on 24 February",
    ),
    Act(
        "india_2025",
        "Ministry of Civil Aviation (India)",
        "Notices to airmen, monthly since 30 April 2025",
        "",
        "https://www.newindianexpress.com/nation/2026/Jan/20/pakistan-extends-airspace-ban-on-indian-aircraft-for-tenth-consecutive-month",
        "",
        "2026-01-20",
        "aircraft registered in Pakistan, or operated, owned or leased by Pakistani carriers "
        "(wording of the notice of 22 August 2025); extended each month until the page was written",
    ),
    Act(
        "algeria_2021",
        "High Security Council (Algeria)",
        "Closure to Moroccan aircraft, 22 September 2021",
        "",
        "https://www.ch-aviation.com/portal/news/107983-algeria-closes-airspace-to-morocco-ram-not-concerned",
        "relief flights after the earthquake of September 2023",
        "2023-09-09",
    ),
    Act(
        "iran_2025",
        "Civil Aviation Organization (Iran)",
        "Closure of Iran's airspace from 13 June 2025",
        "",
        "https://www.altexsoft.com/travel-industry-news/middle-east-skies-reopen-easa-still-warns-against-flying",
        "",
        "2025-07-04",
        "opened by parts; international flights again from 4 July 2025; day of the first opening "
        "differs between sources",
    ),
    Act(
        "israel_2025",
        "Civil Aviation Authority (Israel)",
        "Closure of Israel's airspace from 13 June 2025",
        "",
        "https://aws-production.ch-aviation.com/news/154959-israel-iran-iraq-close-airspace-due-to-missile-attacks",
        "repatriation flights",
        "2025-06-24",
    ),
    Act(
        "iraq_2025",
        "Civil Aviation Authority (Iraq)",
        "Closure of Iraq's airspace from 13 to 24 June 2025",
        "",
        "https://www.altexsoft.com/travel-industry-news/middle-east-skies-reopen-easa-still-warns-against-flying",
        "Basrah by two short routes",
        "2025-06-24",
    ),
    Act(
        "levant_2025",
        "Civil aviation authorities of Jordan, Lebanon and Syria",
        "Closure on 13 June 2025",
        "",
        "https://sharjah24.ae/en/Articles/2025/06/14/Jordan-Syria-Lebanon-reopen-airspace-as-Israel-Iran-trade-fire",
        "",
        "2025-06-14",
        "open again on the morning of 14 June 2025",
    ),
    Act(
        "sudan_2023",
        "Civil Aviation Authority (Sudan)",
        "Closure of Sudan's airspace from 15 April 2023",
        "",
        "https://breakingkenyanews.com/2023/07/sudan-extends-airspace-closure-until.html",
        "humanitarian and evacuation flights",
        "2023-08-15",
        "extended many times; eastern routes opened later: check by notice",
    ),
    Act(
        "niger_2023",
        "Transitional authorities of Niger",
        "Closure of Niger's airspace from 6 August to 4 September 2023",
        "",
        "https://ops.group/blog/category/alert/?print=print-search",
        "",
        "2023-09-04",
    ),
    Act(
        "niger_2023_france",
        "Transitional authorities of Niger; ASECNA",
        "Message to airmen of 23 September 2023: airspace open to all but French aircraft",
        "",
        "https://trt.global/world/article/15112444",
        "",
        "2023-09-25",
        "French aircraft or aircraft chartered by France, those of Air France among them",
    ),
    Act(
        "drc_2025",
        "Civil Aviation Authority (Democratic Republic of the Congo)",
        "Ban on overflight and landing of Rwandan aircraft, 11 February 2025",
        "",
        "https://aws-production.ch-aviation.com/news/150416-rwandair-reroutes-flights-following-closure-of-drc-airspace",
        "",
        "2025-02-22",
        "civil and state aircraft registered in Rwanda, or registered elsewhere and based there",
    ),
    Act(
        "venezuela_2024",
        "National Institute of Civil Aviation (Venezuela)",
        "Ban on overflight of aircraft registered in Argentina, March 2024",
        "",
        "https://aero-naves.com/2024/03/12/venezuela-prohibe-que-aviones-de-argentina-usen-su-espacio-aereo",
        "emergencies",
        "2024-03-12",
        "reported from 11 March 2024; flights went round from February on",
        emergency="yes",
    ),
    Act(
        "us_sfar_119",
        "Federal Aviation Administration (United States)",
        "SFAR No 119, 14 CFR 91.1619: Kabul flight information region",
        "14 CFR 91.1619",
        "https://www.govinfo.gov/content/pkg/FR-2025-07-01/html/2025-12247.htm",
        "routes P500 and G500 from FL300; approved flights; emergencies",
        "2025-07-01",
        "bars the state's own operators below FL320; Afghanistan's airspace is uncontrolled and "
        "open",
        emergency="yes",
    ),
)

RUSSIA: Final = "russian_carriers_2022"
COUNTER: Final = "russia_counter_ban_2022"
BELARUS: Final = "belarusian_carriers_2021"
CONFLICT: Final = "conflict_zones"
GULF: Final = "qatar_2017"
INDUS: Final = "india_pakistan"
LISTED: Final = (
    "AT AL AI BE BG VG HU DE GI GR DK GL FO JE IE IS ES IT CA CY LV LT LU MT NL NO PL PT RO SK SI "
    "FI FR HR CZ SE EE"
)
"""Carriers' states on Russia's list of 28 February 2022, without the United Kingdom."""

RULES: Final = (
    Rule("eu_833_2014_3d", RUSSIA, EU, WHOLLY, "RU", "2022-02-28"),
    Rule("uk_si_2022_183", RUSSIA, "GB", WHOLLY, "RU", "2022-02-25"),
    Rule("crown_dependencies_2022", RUSSIA, "JE", WHOLLY, "RU", "2022-02-26"),
    Rule("crown_dependencies_2022", RUSSIA, "GG IM", WHOLLY, "RU", "2022-02-26", "", "medium"),
    Rule("uk_territories_2022", RUSSIA, "AI VG GI", WHOLLY, "RU", "2022-02-28", "", "medium"),
    Rule(
        "uk_territories_2022",
        RUSSIA,
        "BM KY TC MS FK GS PN SH IO",
        WHOLLY,
        "RU",
        "2022-03-30",
        "",
        "low",
    ),
    Rule("canada_2022", RUSSIA, "CA", WHOLLY, "RU", "2022-02-27"),
    Rule("us_fdc_2_2415", RUSSIA, UNITED_STATES, FLAG, "RU", "2022-03-02"),
    Rule("us_fdc_2_2415", RUSSIA, UNITED_STATES, "control", "RU", "2022-03-02", "", "medium"),
    Rule("norway_2014_1076", RUSSIA, "NO SJ", WHOLLY, "RU", "2022-02-28"),
    Rule("iceland_281_2014", RUSSIA, "IS", WHOLLY, "RU", "2022-02-27", "", "medium"),
    Rule("denmark_kingdom_2022", RUSSIA, "GL FO", WHOLLY, "RU", "2022-02-28", "", "medium"),
    Rule("switzerland_946_231_176_72", RUSSIA, "CH", WHOLLY, "RU", "2022-02-28"),
    Rule("switzerland_946_231_176_72", RUSSIA, "LI", WHOLLY, "RU", "2022-02-28", "", "medium"),
    Rule("albania_2022", RUSSIA, "AL", FLAG, "RU", "2022-02-28", "", "medium"),
    Rule("north_macedonia_2022", RUSSIA, "MK", FLAG, "RU", "2022-03-01", "", "low"),
    Rule("montenegro_2022", RUSSIA, "ME", FLAG, "RU", "2022-03-04", "", "medium"),
    Rule("moldova_alignment", RUSSIA, "MD", FLAG, "RU", "2022-03-21", "", "low"),
    Rule("ukraine_2015", RUSSIA, "UA", "state", "RU", "2015-10-25", "", "medium"),
    Rule("rosaviatsia_2022", COUNTER, "RU", "state", LISTED, "2022-02-28"),
    Rule("rosaviatsia_2022", COUNTER, "RU", FLAG, "GB", "2022-02-25"),
    Rule("rosaviatsia_2022_switzerland", COUNTER, "RU", FLAG, "CH", "2022-02-28"),
    Rule("eu_765_2006_8b", BELARUS, EU, "state", "BY", "2021-06-05"),
    Rule("uk_si_2021_1475", BELARUS, "GB", WHOLLY, "BY", "2021-12-18"),
    Rule("canada_2022_belarus", BELARUS, "CA", WHOLLY, "BY", "2022-03-16"),
    Rule("ukraine_2022", CONFLICT, "UA", ALL, "", "2022-02-24"),
    Rule("moldova_2022", CONFLICT, "MD", ALL, "", "2022-02-24", "2022-03-20"),
    Rule("moldova_2022", CONFLICT, "MD", ALL, "", "2022-03-21", "", "medium", "part"),
    Rule("belarus_south_2022", CONFLICT, "BY", ALL, "", "2022-02-24", "", "low", "part"),
    Rule("russia_south_2022", CONFLICT, "RU", ALL, "", "2022-02-24", "", "medium", "part"),
    Rule("sudan_2023", CONFLICT, "SD", ALL, "", "2023-04-15", "", "medium"),
    Rule("niger_2023", CONFLICT, "NE", ALL, "", "2023-08-06", "2023-09-03", "medium"),
    Rule("iran_2025", CONFLICT, "IR", ALL, "", "2025-06-13", "2025-06-24", "medium"),
    Rule("iran_2025", CONFLICT, "IR", ALL, "", "2025-06-25", "2025-07-03", "low", "part"),
    Rule("israel_2025", CONFLICT, "IL", ALL, "", "2025-06-13", "2025-06-23", "medium"),
    Rule("iraq_2025", CONFLICT, "IQ", ALL, "", "2025-06-13", "2025-06-23", "medium"),
    Rule("levant_2025", CONFLICT, "JO LB SY", ALL, "", "2025-06-13", "2025-06-13", "medium"),
    Rule(
        "us_sfar_119",
        CONFLICT,
        "AF",
        "state",
        "US",
        "2023-07-25",
        "2028-07-25",
        ceiling_ft="32000",
    ),
    Rule("gulf_2017_sa", GULF, "SA", FLAG, "QA", "2017-06-05", "2021-01-04"),
    Rule("gulf_2017_ae", GULF, "AE", "registry", "QA", "2017-06-05", "2021-01-08"),
    Rule("gulf_2017_bh", GULF, "BH", "registry", "QA", "2017-06-05", "2021-01-10"),
    Rule("gulf_2017_eg", GULF, "EG", "registry", "QA", "2017-06-06", "2021-01-11"),
    Rule("pakistan_2019", INDUS, "PK", ALL, "", "2019-02-27", "2019-03-01", "medium"),
    Rule("pakistan_2019", INDUS, "PK", ALL, "", "2019-03-02", "2019-07-15", "medium", "part"),
    Rule("pakistan_2025", INDUS, "PK", WHOLLY, "IN", "2025-04-24"),
    Rule("india_2025", INDUS, "IN", WHOLLY, "PK", "2025-04-30"),
    Rule("algeria_2021", "algeria_morocco", "DZ", FLAG, "MA", "2021-09-22"),
    Rule("niger_2023_france", "niger_france", "NE", FLAG, "FR", "2023-09-23", "", "medium"),
    Rule("drc_2025", "drc_rwanda", "CD", FLAG, "RW", "2025-02-11", "", "medium"),
    Rule(
        "venezuela_2024", "venezuela_argentina", "VE", "registry", "AR", "2024-03-11", "", "medium"
    ),
)

SOURCE: Final = """\
producer = "corredor; each act in acts.csv has its own producer"
title = "Closures of airspace by state, carrier and date"
url = "acts.csv"
licence = "CC0-1.0 as a compilation of facts"
retrieved = "{read}"
sha256 = "{sha256}"
sha256_of_acts = "{sha256_of_acts}"
known_from = "{known_from}"
known_to = "{known_to}"
standing = "no legal advice: before a flight ask the closing state and read the notices in force"
confidence = "high: act or wording read, or reported alike by many; medium: reported, details \
not read; low: unverified"
open_ends = "an empty last day means in force when last known; known_to of acts.csv is the last \
day on which the act was known in force, from the page that was read or from general reporting"
sources = "pages were read as stored copies, for facts; no text was taken over"
left_out = "closures of two days before the European act of 28 February 2022; bars on flights to \
or from a state whatever the carrier (Algeria and Mali 2025); standing refusals without an act \
that we could date (Israeli carriers in several states); advice to own carriers without a ban"
"""


def csv_of(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def closures() -> list[tuple[str, ...]]:
    """Return a row for each area, way of being barred and barred state of every rule."""
    rows: list[tuple[str, ...]] = []
    for rule in RULES:
        for area in rule.areas.split():
            for kind in rule.barred.split():
                for value in rule.values.split() or [""]:
                    parts = (area, value or ALL, kind if value else "", rule.start)
                    row = "_".join(part for part in parts if part).lower().replace("-", "")
                    rows.append(
                        (
                            row,
                            rule.set,
                            area,
                            kind,
                            value,
                            rule.start,
                            rule.end,
                            rule.extent,
                            rule.ceiling_ft,
                            rule.confidence,
                            rule.act,
                        )
                    )
    if len({row[0] for row in rows}) < len(rows):
        raise ValueError("two closures have one id")
    return sorted(rows)


def main() -> None:
    """Write both tables and source.toml."""
    columns = ("id", "set", "area", "barred", "value", "from", "to", "extent")
    text = csv_of((*columns, "ceiling_ft", "confidence", "act"), closures())
    acts = csv_of(Act._fields, sorted(ACTS))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "closures.csv").write_text(text, encoding="utf-8")
    (FOLDER / "acts.csv").write_text(acts, encoding="utf-8")
    source = SOURCE.format(
        read=READ,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sha256_of_acts=hashlib.sha256(acts.encode()).hexdigest(),
        known_from=min(rule.start for rule in RULES if rule.set == GULF),
        known_to=max(act.known_to for act in ACTS),
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
