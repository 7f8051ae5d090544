"""The key of the pseudonyms, and the pseudonyms themselves."""

import hashlib
import hmac
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_making import a_key, a_store, a_year

from headway.errors import ForPerson
from headway.returns.store import ChildKey, key_for, key_path, load, make_key, pseudonym, read_key
from headway.returns.store.pseudonyms import pseudonyms

KEY = ChildKey(Path("child.key"), bytes(range(32)))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_pseudonym_is_the_first_63_bits_of_the_keyed_hash(identifier: str) -> None:
    digest = hmac.digest(KEY.secret, b"child:" + identifier.strip().upper().encode(), hashlib.sha256)
    expected = int(bin(int.from_bytes(digest))[2:].zfill(256)[:63], 2)
    assert pseudonym(KEY, "child", identifier) == expected
    assert 0 <= expected < 2**63


def test_pseudonyms_of_many_are_those_of_each() -> None:
    names = [f"C{number}" for number in range(1000)]
    assert list(pseudonyms(KEY, "child", names)) == [pseudonym(KEY, "child", name) for name in names]
    assert len(set(pseudonyms(KEY, "child", names).tolist())) == len(names)
    assert pseudonyms(KEY, "child", []).tolist() == []


def test_kinds_and_keys_tell_pseudonyms_apart() -> None:
    other = ChildKey(Path("other.key"), bytes(32))
    assert pseudonym(KEY, "child", "123") != pseudonym(KEY, "worker", "123")
    assert pseudonym(KEY, "child", "123") != pseudonym(other, "child", "123")


def test_blanks_around_an_identifier_its_case_and_the_spelling_of_a_postcode_do_not_matter() -> None:
    assert pseudonym(KEY, "child", " 123 ") == pseudonym(KEY, "child", "123")
    assert pseudonym(KEY, "child", "ab12") == pseudonym(KEY, "child", "AB12")
    assert pseudonym(KEY, "child", "0123") != pseudonym(KEY, "child", "123")
    assert pseudonym(KEY, "postcode", "me14 1xq") == pseudonym(KEY, "postcode", "ME141XQ")


def test_the_key_is_not_shown_and_its_fingerprint_is_of_no_use() -> None:
    assert KEY.secret.hex() not in repr(KEY) + str(KEY)
    assert str(KEY.secret) not in repr(KEY)
    assert len(KEY.fingerprint) == 16
    assert KEY.fingerprint not in KEY.secret.hex()


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    made = a_key(tmp_path)
    assert made.is_new
    assert made.path.stat().st_mode & 0o777 == 0o600
    again = a_key(tmp_path)
    assert not again.is_new
    assert again.secret == made.secret
    assert [path.name for path in made.path.parent.iterdir()] == ["child.key"]


def test_many_who_make_the_key_at_once_get_the_same(tmp_path: Path) -> None:
    keys: list[ChildKey] = []
    threads = [threading.Thread(target=lambda: keys.append(a_key(tmp_path))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({key.secret for key in keys}) == 1
    assert sum(key.is_new for key in keys) == 1


def test_a_key_that_others_can_read_is_refused_with_the_cure(tmp_path: Path) -> None:
    made = a_key(tmp_path)
    made.path.chmod(0o640)
    with pytest.raises(ForPerson, match="chmod 600"):
        read_key(made.path, store=tmp_path / "store")


@pytest.mark.parametrize("inside", ["child.key", "authority=E10000016/child.key", "../store/child.key"])
def test_a_key_inside_the_store_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(ForPerson, match="must not lie in the store"):
        make_key(tmp_path / "store" / inside, store=tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_key_that_a_link_leads_to_inside_the_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "store")
    with pytest.raises(ForPerson, match="must not lie in the store"):
        make_key(tmp_path / "link" / "child.key", store=tmp_path / "store")


@pytest.mark.parametrize("text", ["", "abcd", "zz" * 32, "a password of mine"])
def test_another_file_is_no_key_and_is_not_quoted(tmp_path: Path, text: str) -> None:
    path = tmp_path / "child.key"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(ForPerson, match="not a key of Headway") as refused:
        read_key(path, store=tmp_path / "store")
    assert not text or text not in str(refused.value)


def test_the_key_lies_where_the_environment_says_or_in_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(tmp_path / "key"))
    assert key_path() == tmp_path / "key"
    monkeypatch.delenv("HEADWAY_CHILD_KEY_FILE")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert key_path() == tmp_path / ".config" / "headway" / "child.key"


def test_a_store_with_a_key_never_gets_a_new_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "child.key"
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(path))
    store = a_store(tmp_path)
    made = key_for(store)
    assert made.is_new
    load(a_year(), store, key=made)
    path.unlink()
    with pytest.raises(ForPerson, match="Put it back from its copy"):
        key_for(store)
    assert not path.exists()
