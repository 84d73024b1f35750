"""The report at the desk: its pages as they were written, and ways to them."""

from __future__ import annotations


def test_leaves_are_served_and_old_addresses_lead_on(reader):
    page = reader.get("/report/en/study-evidence.html")
    assert page.status_code == 200
    assert '<link rel="stylesheet"' in page.text
    assert 'rel="next"' in page.text
    assert (
        reader.get("/report/en/study-evidence-99.html")
        .headers["location"]
        .endswith("/report/en/study-evidence.html")
    )
    there = reader.get("/report/en/at/n-claims.exhibitors-en").headers["location"]
    assert there == "/report/en/quotations.html#n-claims.exhibitors-en"
    assert "Show these words in the document" in reader.get(there).text
    assert reader.get("/report/en/at/nothing").status_code == 404
    for kind in ("brief", "report"):
        assert reader.get(f"/report/en/{kind}.pdf").content.startswith(b"%PDF-")
    whole = reader.get("/report/en/whole.html").text
    assert whole.count('<section class="chapter"') > 5
    assert 'id="here"' in reader.get("/en/claims/exhibitors-en").text
    assert reader.get("/en/claims/nobody-said").status_code == 404
    assert reader.get("/scenarios/none/en/index.html").status_code == 404


def test_pages_are_kept_for_a_visitor_until_the_folder_changes(reader):
    reader.get("/en/tables")  # brings the cookie
    address = "/en/tables/row?table=claims&line=2"
    first = reader.get(address)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    assert reader.get(address, **{"if-none-match": tag}).status_code == 304
    path = reader.folder / "claims.csv"
    path.write_text(path.read_text("utf-8").replace("120,person", "122,person"), "utf-8")
    changed = reader.get(address, **{"if-none-match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag
