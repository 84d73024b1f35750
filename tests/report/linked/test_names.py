from __future__ import annotations

import hashlib
import uuid

from hypothesis import given
from hypothesis import strategies as st

from corredor.report.linked.names import digest_iri, own_iri


@given(st.text())
def test_a_digest_is_named_by_its_text_alone(text: str) -> None:
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert digest_iri(digest) == digest_iri(digest.upper())
    assert digest_iri(digest).startswith("ni:///sha-256;")


def test_the_name_of_an_empty_text_is_that_of_its_published_digest() -> None:
    # SHA-256 of the empty string, FIPS 180-4 examples, in base64url.
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest_iri(empty) == "ni:///sha-256;47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"


def test_own_names_are_uuids_and_differ_by_kind() -> None:
    first, second = own_iri("p", "claim", "a"), own_iri("p", "fact", "a")
    assert first != second
    assert uuid.UUID(first).version == 5
