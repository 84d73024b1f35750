"""Workbooks made by hand, so that a test shows each of their parts."""

import io
import zipfile

import pytest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook_parts(cells, strings=(), states=("visible",), styles=""):
    sheets = "".join(
        f'<sheet name="s{at}" sheetId="{at}" state="{state}" r:id="rId{at}"/>'
        for at, state in enumerate(states, start=1)
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(states) + 1)
    )
    shared = "".join(f"<si><t>{text}</t></si>" for text in strings)
    visible = states.index("visible") + 1 if "visible" in states else 1
    return {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}'
        "</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        f"xl/worksheets/sheet{visible}.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}'
        "</sheetData></worksheet>",
    }


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


@pytest.fixture(scope="session")
def parts_of_a_workbook():
    return workbook_parts


@pytest.fixture(scope="session")
def packed():
    return zipped
