"""Fetching lists from a server on this machine: bounds, redirects, resuming, and nothing lost."""

import csv
import hashlib
import io
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corredor.core.errors import CorredorError
from corredor.run.downloading import Transport, download, partial_path
from corredor.run.fetching import Fetched, fetch_lists, lists_known, record

HTTP = Transport(schemes=frozenset({"http"}), seconds=20, silence=5)
UN = (
    b"<CONSOLIDATED_LIST dateGenerated='2026-02-27T00:00:00Z'><ENTITIES><ENTITY><DATAID>2</DATAID>"
    b"<FIRST_NAME>GREAT ZARVEX</FIRST_NAME></ENTITY></ENTITIES></CONSOLIDATED_LIST>"
)
SDN = b'7,"GREAT ZARVEX",-0- ,"DEMO",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
ALT = b'7,1,"aka","ZARVEX",-0- \n'
ADD = b'7,1,-0- ,"Nowhere","Cuba",-0- \n'


@dataclass
class Site:
    """What the server answers: bytes, or another address; and what it was asked."""

    port: int = 0
    pages: dict[str, bytes] = field(default_factory=dict[str, bytes])
    redirects: dict[str, str] = field(default_factory=dict[str, str])
    cut: int = 0
    astray: int = 0
    modified: str = "Thu, 08 Oct 2026 14:31:21 GMT"
    asked: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            begins = self.headers.get("Range", "")
            site.asked.append((self.path, begins))
            if self.path in site.redirects:
                self.send_response(302)
                self.send_header("Location", site.redirects[self.path])
                self.end_headers()
                return
            if self.path not in site.pages:
                self.send_error(404)
                return
            page = site.pages[self.path]
            tag = f'"{hashlib.sha256(page).hexdigest()[:8]}"'
            at = 0
            if begins and self.headers.get("If-Range") == tag:
                at = int(begins.removeprefix("bytes=").removesuffix("-"))
            self.send_response(206 if at else 200)
            self.send_header("Content-Length", str(len(page) - at))
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", site.modified)
            if at:
                begins_at = at + site.astray
                self.send_header("Content-Range", f"bytes {begins_at}-{len(page) - 1}/{len(page)}")
            self.end_headers()
            self.wfile.write(page[at : at + site.cut] if site.cut else page[at:])

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Answer


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(made))
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "programme.toml").write_text('id = "x"\n', encoding="utf-8")
    return tmp_path


Fetch = Callable[..., list[Fetched]]


@pytest.fixture
def fetch(site: Site, folder: Path) -> Fetch:
    def fetched(name: str, paths: dict[str, str], megabytes: int = 1) -> list[Fetched]:
        rows = [
            {
                "list": name,
                "part": part,
                "address": site.at(path),
                "file": f"{name}-{part}",
                "megabytes": str(megabytes),
            }
            for part, path in paths.items()
        ]
        return list(fetch_lists(folder, [name], True, "2026-11-22", transport=HTTP, addresses=rows))

    return fetched


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "screening").iterdir())


def test_a_list_is_fetched_read_and_kept(site: Site, folder: Path, fetch: Fetch):
    site.pages["/un.xml"] = UN
    (made,) = fetch("un-sc", {"main": "/un.xml"})
    assert (folder / "screening/un-sc-main").read_bytes() == UN
    assert (made.entries, made.changed) == (1, True)
    assert made.row["published"] == "2026-02-27"
    assert made.row["retrieved"] == "2026-11-22"
    assert made.row["sha256"] == hashlib.sha256(UN).hexdigest()
    assert left(folder) == ["un-sc-main"]
    (again,) = fetch("un-sc", {"main": "/un.xml"})
    assert not again.changed


def test_the_files_of_one_list_are_kept_together(site: Site, folder: Path, fetch: Fetch):
    site.pages |= {"/sdn": SDN, "/alt": ALT, "/add": ADD}
    paths = {"main": "/sdn", "aliases": "/alt", "addresses": "/add"}
    (made,) = fetch("us-ofac-sdn", paths)
    assert made.row["aliases"] == "us-ofac-sdn-aliases"
    assert made.row["regime"] == "US-OFAC-SDN"
    assert made.row["published"] == "2026-10-08"  # the file itself has no date
    # A later edition of one file only is refused as a whole, and the old ones stay.
    site.pages["/alt"] = b'99,1,"aka","SOMEBODY",-0- \n'
    with pytest.raises(CorredorError, match="E132"):
        fetch("us-ofac-sdn", paths)
    assert (folder / "screening/us-ofac-sdn-aliases").read_bytes() == ALT
    assert left(folder) == [f"us-ofac-sdn-{part}" for part in ("addresses", "aliases", "main")]


@pytest.mark.parametrize(
    ("page", "code"),
    [(b"<!DOCTYPE html><html>", "E420"), (b"<a/>", "E131"), (b"", "E130"), (UN[:-9], "E130")],
)
def test_what_is_no_list_does_not_replace_one(
    site: Site, folder: Path, fetch: Fetch, page: bytes, code: str
):
    site.pages["/un.xml"] = UN
    fetch("un-sc", {"main": "/un.xml"})
    site.pages["/un.xml"] = page
    with pytest.raises(CorredorError, match=code):
        fetch("un-sc", {"main": "/un.xml"})
    assert (folder / "screening/un-sc-main").read_bytes() == UN
    assert left(folder) == ["un-sc-main"]


def test_too_much_is_refused_and_not_kept(site: Site, folder: Path, fetch: Fetch):
    site.pages["/un.xml"] = b"x" * 1_200_000
    with pytest.raises(CorredorError, match="sends more"):
        fetch("un-sc", {"main": "/un.xml"})
    assert "un-sc-main" not in left(folder)
    assert not partial_path(folder / "screening/un-sc-main").exists()


def test_what_takes_too_long_is_stopped(site: Site, tmp_path: Path):
    site.pages["/x"] = b"x" * 300_000
    ticks = iter(range(0, 10_000, 15))
    slow = Transport(HTTP.schemes, 20, 5, lambda: float(next(ticks)))
    with pytest.raises(CorredorError, match="takes longer"):
        download(site.at("/x"), tmp_path / "x", 1, slow)


def test_a_broken_download_goes_on_where_it_stopped(site: Site, tmp_path: Path):
    page = bytes(range(256)) * 1000
    site.pages["/x"] = page
    site.cut = 100_000
    with pytest.raises(CorredorError, match="broke off"):
        download(site.at("/x"), tmp_path / "x", 1, HTTP)
    site.cut = 0
    arrived = download(site.at("/x"), tmp_path / "x", 1, HTTP)
    assert arrived.sha256 == hashlib.sha256(page).hexdigest()
    assert site.asked[-1] == ("/x", "bytes=100000-")
    assert partial_path(tmp_path / "x").read_bytes() == page


def test_another_part_than_the_one_asked_for_is_not_joined(site: Site, tmp_path: Path):
    site.pages["/x"] = bytes(range(256)) * 1000
    site.cut = 100_000
    with pytest.raises(CorredorError, match="E420"):
        download(site.at("/x"), tmp_path / "x", 1, HTTP)
    site.cut, site.astray = 0, 7
    with pytest.raises(CorredorError, match="E420"):
        download(site.at("/x"), tmp_path / "x", 1, HTTP)
    site.astray = 0
    download(site.at("/x"), tmp_path / "x", 1, HTTP)
    assert partial_path(tmp_path / "x").read_bytes() == site.pages["/x"]


def test_a_link_out_of_the_programme_is_not_followed(
    site: Site, folder: Path, fetch: Fetch, tmp_path_factory: pytest.TempPathFactory
):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "screening").symlink_to(elsewhere)
    with pytest.raises(CorredorError, match="E007"):
        fetch("un-sc", {"main": "/un.xml"})
    (folder / "screening").unlink()
    (folder / "screening").mkdir()
    (elsewhere / "victim").write_text("mine", encoding="utf-8")
    for name in (".un-sc-main.part", "un-sc-main"):
        (folder / "screening" / name).symlink_to(elsewhere / "victim")
    site.pages["/un.xml"] = UN
    fetch("un-sc", {"main": "/un.xml"})
    assert (elsewhere / "victim").read_text(encoding="utf-8") == "mine"
    assert (folder / "screening/un-sc-main").read_bytes() == UN


def test_a_download_of_a_changed_file_begins_anew(site: Site, tmp_path: Path):
    site.pages["/x"] = b"old" * 100_000
    site.cut = 100_000
    with pytest.raises(CorredorError, match="E420"):
        download(site.at("/x"), tmp_path / "x", 1, HTTP)
    site.cut = 0
    site.pages["/x"] = b"new" * 50_000
    download(site.at("/x"), tmp_path / "x", 1, HTTP)
    assert partial_path(tmp_path / "x").read_bytes() == b"new" * 50_000


def test_redirects_stay_within_the_scheme_and_end(site: Site, tmp_path: Path):
    site.pages["/x"] = b"here"
    site.redirects = {"/a": "/x", "/file": "file:///etc/passwd", "/loop": "/loop"}
    site.redirects["/ftp"] = "ftp://127.0.0.1/x"
    download(site.at("/a"), tmp_path / "a", 1, HTTP)
    assert partial_path(tmp_path / "a").read_bytes() == b"here"
    for path in ("/file", "/loop", "/ftp", "/absent"):
        with pytest.raises(CorredorError, match="E420"):
            download(site.at(path), tmp_path / "b", 1, HTTP)
    assert not partial_path(tmp_path / "b").exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1/x", "file:///etc/passwd", "ftp://x", "x"])
def test_only_https_is_opened(tmp_path: Path, address: str):
    with pytest.raises(CorredorError, match="not an address of https"):
        download(address, tmp_path / "x", 1, Transport())
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there_is_said_so(site: Site, tmp_path: Path):
    with pytest.raises(CorredorError, match="no connection"):
        download("http://127.0.0.1:1/x", tmp_path / "x", 1, HTTP)


@pytest.mark.parametrize(
    ("name", "code"), [("opensanctions", "E422"), ("eu-fsf", "E423"), ("nobody", "E421")]
)
def test_licences_and_closed_lists_come_before_any_connection(folder: Path, name: str, code: str):
    with pytest.raises(CorredorError, match=code):
        list(fetch_lists(folder, [name], False, "2026-11-22", transport=HTTP))
    assert not (folder / "screening").exists()


def test_a_folder_without_programme_is_refused(tmp_path: Path):
    with pytest.raises(CorredorError, match="E001"):
        list(fetch_lists(tmp_path, ["uk"], False, "2026-11-22"))


def test_a_licensed_list_is_fetched_by_name_and_acceptance_only():
    assert {row["list"] for row in lists_known() if row["open"] == "licensed"} == {
        "opensanctions",
        "opensanctions-ftm",
    }


def test_rows_are_written_into_the_table_of_lists(site: Site, folder: Path, fetch: Fetch):
    site.pages["/un.xml"] = UN
    table = folder / record(folder, fetch("un-sc", {"main": "/un.xml"}))
    (row,) = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8")))
    assert (row["list"], row["format"], row["file"]) == ("un-sc", "un_xml", "un-sc-main")
    assert row["sha256"] == hashlib.sha256(UN).hexdigest()
    # A person's words in the row stay when the next edition comes.
    kept = table.read_text(encoding="utf-8").replace("UN Security Council", "ONU Nueva York")
    table.write_text(kept.replace("2026-11-22", "2025-01-01"), encoding="utf-8")
    later = UN.replace(b"2026-02-27", b"2026-03-31")
    site.pages["/un.xml"] = later
    record(folder, fetch("un-sc", {"main": "/un.xml"}))
    (row,) = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8")))
    assert (row["publisher"], row["published"]) == ("ONU Nueva York", "2026-03-31")
    assert row["retrieved"] == "2026-11-22"
    assert row["sha256"] == hashlib.sha256(later).hexdigest()
    site.pages |= {"/sdn": SDN, "/alt": ALT, "/add": ADD}
    record(folder, fetch("us-ofac-sdn", {"main": "/sdn", "aliases": "/alt", "addresses": "/add"}))
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert [one["list"] for one in rows] == ["un-sc", "us-ofac-sdn"]
