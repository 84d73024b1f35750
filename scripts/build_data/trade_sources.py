"""Write src/corredor/data/trade_sources: where statistics of trade are had, and under what terms.

    python scripts/build_data/trade_sources.py 2026-11-22

In an address `{reporter}`, `{partner}`, `{first}`, `{last}`, `{product}` and `{most}` stand for
what is asked: numbers of UN Comtrade, or alpha-3, as the source wants them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "trade_sources"
HEAD: Final = (
    *("source", "format", "publisher", "title", "page", "licence", "codes", "years", "rows"),
    *("megabytes", "accept", "key_header", "address", "status"),
)
COMTRADE: Final = (
    "A/HS?reporterCode={reporter}&partnerCode={partner}&period={first}&cmdCode={product}"
    "&flowCode=X,M&partner2Code=0&customsCode=C00&motCode=0&maxRecords={most}"
)
TERMS: Final = "UN Comtrade: no redistribution in bulk without permission; for your own use"
ROWS: Final = (
    (
        *("comtrade", "comtrade", "United Nations Statistics Division", "UN Comtrade, preview"),
        *("https://comtradeplus.un.org", TERMS, "number", "one", "500", "5", "", ""),
        f"https://comtradeapi.un.org/public/v1/preview/C/{COMTRADE}",
        "published in the official client comtradeapicall 1.3.2",
    ),
    (
        *("comtrade-key", "comtrade", "United Nations Statistics Division", "UN Comtrade"),
        *("https://comtradeplus.un.org", TERMS, "number", "one", "100000", "200", ""),
        "Ocp-Apim-Subscription-Key",
        f"https://comtradeapi.un.org/data/v1/get/C/{COMTRADE}",
        "published in the official client comtradeapicall 1.3.2; name of the header [unverified]",
    ),
    (
        *("imts", "imts", "International Monetary Fund"),
        "International Trade in Goods by partner country",
        *("https://data.imf.org", "IMF terms: attribution", "alpha3", "all", "0", "50"),
        *("application/vnd.sdmx.data+csv", ""),
        "https://api.imf.org/external/sdmx/3.0/data/dataflow/IMF.STA/IMTS/1.0.0/"
        "{reporter}.XG_FOB_USD+MG_CIF_USD.{partner}.A",
        "seen in public programs; the server may leave out bounds of years [unverified]",
    ),
    (
        *("wdi", "wdi", "World Bank", "World Development Indicators"),
        *("https://datatopics.worldbank.org/world-development-indicators", "CC BY 4.0"),
        *("alpha3", "span", "20000", "20", "", ""),
        "https://api.worldbank.org/v2/country/{reporter};{partner}/indicator/{product}"
        "?format=json&date={first}:{last}&per_page={most}",
        "published by the World Bank",
    ),
)
SOURCE: Final = """\
producer = "corredor; each source has its own publisher"
title = "Statistics of trade that may be fetched: publisher, terms, address and bounds"
url = "https://comtradeplus.un.org"
licence = "CC0-1.0 as a compilation of facts"
retrieved = "{retrieved}"
sha256 = "{sha256}"
known_on = "publishers change addresses without notice; `status` says how each is known"
"""


def main(retrieved: str) -> None:
    """Write the table and its source."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([HEAD, *ROWS])
    content = text.getvalue().encode()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "trade_sources.csv").write_bytes(content)
    source = SOURCE.format(retrieved=retrieved, sha256=hashlib.sha256(content).hexdigest())
    (FOLDER / "source.toml").write_text(source, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(*sys.argv[1:])
