"""The key ring: sealing, rotation, and everything that must not open."""

import base64
import json
import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jinxi_portal.kernel import sealing
from jinxi_portal.kernel.sealing import KeyRing, SealError

KEYS = {"k1": bytes(range(32)), "k2": bytes(range(1, 33))}
DIGEST = bytes(range(2, 34))
OLD = KeyRing({"k1": KEYS["k1"]}, "k1", DIGEST)
BOTH = KeyRing(KEYS, "k2", DIGEST)
values = st.text(max_size=40)
labels = st.sampled_from(["id_number", "mobile", "note"])


def code_of(act) -> str:
    with pytest.raises(SealError) as caught:
        act()
    assert caught.value.sentence.endswith("。")
    return caught.value.code


@given(values, labels)
def test_what_is_sealed_opens_again(value, label):
    token = BOTH.seal(value, label)
    assert BOTH.unseal(token, label) == value
    assert BOTH.unseal(memoryview(token), label) == value


@given(st.text(min_size=4, max_size=40), labels)
def test_a_token_shows_nothing_and_is_never_the_same_twice(value, label):
    one, other = BOTH.seal(value, label), BOTH.seal(value, label)
    assert value.encode() not in one
    assert one != other


@given(st.lists(st.none() | values, max_size=8), labels)
def test_a_column_is_sealed_in_order_and_keeps_its_gaps(column, label):
    tokens = BOTH.seal_many(column, label)
    assert BOTH.unseal_many(tokens, label) == column
    assert len({token for token in tokens if token is not None}) == sum(value is not None for value in column)
    assert BOTH.digest_many(column, label) == [None if value is None else BOTH.digest(value, label) for value in column]


@given(values, st.data())
def test_a_changed_byte_anywhere_does_not_open(value, data):
    token = BOTH.seal(value, "mobile")
    place = data.draw(st.integers(0, len(token) - 1))
    by = data.draw(st.integers(1, 255))
    changed = token[:place] + bytes([token[place] ^ by]) + token[place + 1 :]
    assert code_of(lambda: BOTH.unseal(changed, "mobile")) in ("broken", "unknown_key")


@given(values, st.data())
def test_a_cut_token_does_not_open(value, data):
    token = BOTH.seal(value, "mobile")
    cut = token[: data.draw(st.integers(0, len(token) - 1))]
    assert code_of(lambda: BOTH.unseal(cut, "mobile")) == "broken"


@given(st.binary(max_size=80))
def test_bytes_that_are_no_token_do_not_open(rubbish):
    assert code_of(lambda: BOTH.unseal(rubbish, "mobile")) in ("broken", "unknown_key")


@given(values)
def test_a_token_moved_to_another_field_does_not_open(value):
    assert code_of(lambda: BOTH.unseal(BOTH.seal(value, "mobile"), "id_number")) == "broken"


def test_another_key_of_the_same_name_does_not_open():
    stranger = KeyRing({"k1": KEYS["k2"]}, "k1", DIGEST)
    assert code_of(lambda: stranger.unseal(OLD.seal("13812345678", "mobile"), "mobile")) == "broken"


def test_a_key_that_is_not_on_the_ring_is_named():
    with pytest.raises(SealError, match="k2") as caught:
        OLD.unseal(BOTH.seal("13812345678", "mobile"), "mobile")
    assert caught.value.code == "unknown_key"
    assert "13812345678" not in repr(caught.value)


@given(values)
def test_rotation_keeps_the_value_and_moves_it_to_the_active_key(value):
    token = OLD.seal(value, "mobile")
    assert BOTH.unseal(token, "mobile") == value
    assert not BOTH.is_current(token)
    moved = BOTH.reseal(token, "mobile")
    assert BOTH.is_current(moved)
    assert BOTH.unseal(moved, "mobile") == value
    assert BOTH.reseal(moved, "mobile") == moved


def test_every_token_of_a_key_begins_alike():
    assert OLD.seal("x", "mobile").startswith(sealing.head_of("k1"))
    assert sealing.key_of(OLD.seal("x", "mobile")) == "k1"
    assert not BOTH.seal("x", "mobile").startswith(sealing.head_of("k1"))


@given(values, values, labels, labels)
def test_digests_are_equal_for_equal_values_of_one_label_only(one, other, label, another):
    same = (one, label) == (other, another)
    assert (BOTH.digest(one, label) == BOTH.digest(other, another)) == same
    assert len(BOTH.digest(one, label)) == 32


def test_a_digest_survives_rotation_and_needs_its_key():
    stranger = KeyRing(KEYS, "k2", bytes(range(3, 35)))
    assert OLD.digest("13812345678", "mobile") == BOTH.digest("13812345678", "mobile")
    assert stranger.digest("13812345678", "mobile") != BOTH.digest("13812345678", "mobile")


def test_a_ring_shows_no_key():
    assert repr(BOTH) == "<KeyRing k1, k2; active k2>"


@pytest.mark.parametrize(
    ("keys", "active", "digest"),
    [
        ({}, "k1", DIGEST),
        ({"k1": b"short"}, "k1", DIGEST),
        ({"k1": KEYS["k1"]}, "k2", DIGEST),
        ({"k 1": KEYS["k1"]}, "k 1", DIGEST),
        ({"k1": KEYS["k1"]}, "k1", b""),
        ({"k1": KEYS["k1"]}, "k1", KEYS["k1"]),
    ],
)
def test_a_ring_that_is_not_whole_is_refused(keys, active, digest):
    assert code_of(lambda: KeyRing(keys, active, digest)) == "bad_ring"


def test_a_new_file_makes_a_ring_that_only_its_owner_reads(tmp_path):
    path = tmp_path / "密钥 keys.json"
    sealing.generate_keys_file(path)
    ring = sealing.load_keys_file(path)
    assert ring.unseal(ring.seal("x", "mobile"), "mobile") == "x"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_keys_file_is_never_overwritten(tmp_path):
    path = tmp_path / "keys.json"
    sealing.generate_keys_file(path)
    before = path.read_text()
    with pytest.raises(FileExistsError):
        sealing.generate_keys_file(path)
    assert path.read_text() == before


def test_a_key_is_added_used_and_retired(tmp_path):
    path = tmp_path / "keys.json"
    sealing.generate_keys_file(path)
    first = sealing.load_keys_file(path)
    token = first.seal("13812345678", "mobile")
    name = sealing.add_key(path)
    second = sealing.load_keys_file(path)
    assert second.active == name != first.active
    assert second.unseal(token, "mobile") == "13812345678"
    assert second.digest("x", "mobile") == first.digest("x", "mobile")
    assert code_of(lambda: sealing.retire_key(path, name)) == "bad_ring"
    sealing.retire_key(path, first.active)
    third = sealing.load_keys_file(path)
    assert third.names == (name,)
    assert code_of(lambda: third.unseal(token, "mobile")) == "unknown_key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [left.name for left in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "no json",
        "[]",
        "{}",
        '{"active": "k1"}',
        json.dumps({"active": "k1", "keys": {"k1": "???"}, "digest": "???"}),
    ],
)
def test_a_file_that_says_something_else_is_refused(tmp_path, content):
    path = tmp_path / "keys.json"
    path.write_text(content)
    assert code_of(lambda: sealing.load_keys_file(path)) == "bad_ring"


def test_a_missing_file_is_said(tmp_path):
    assert code_of(lambda: sealing.load_keys_file(tmp_path / "none.json")) == "no_ring"


def test_a_wrong_file_does_not_show_the_key_it_holds(tmp_path):
    path = tmp_path / "keys.json"
    secret = base64.b64encode(b"half a key").decode()
    path.write_text(json.dumps({"active": "k1", "keys": {"k1": secret}, "digest": secret}))
    with pytest.raises(SealError) as caught:
        sealing.load_keys_file(path)
    assert secret not in str(caught.value)


def test_a_running_process_sees_a_rotation_at_its_next_call(tmp_path, settings):
    path = tmp_path / "keys.json"
    sealing.generate_keys_file(path)
    settings.SEALING_KEYS_FILE = path
    before = sealing.current()
    assert sealing.current() is before
    name = sealing.add_key(path)
    assert sealing.current().active == name
    path.unlink()
    assert sealing.current().active == name


def test_without_a_keys_file_nothing_is_sealed(tmp_path, settings):
    settings.SEALING_KEYS_FILE = tmp_path / "none.json"
    assert code_of(sealing.current) == "no_ring"


def test_a_ring_can_be_lent_for_a_while():
    with sealing.using(OLD):
        with sealing.using(BOTH):
            assert sealing.current() is BOTH
        assert sealing.current() is OLD


def test_an_exchange_of_keys_shuts_nobody_out(tmp_path):
    """Root exchanges the keys; the portal's own user reads the file through its group."""
    path = tmp_path / "keys.json"
    sealing.generate_keys_file(path)
    path.chmod(0o640)
    sealing.add_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_an_exchange_of_keys_keeps_the_files_owner(tmp_path):
    path = tmp_path / "keys.json"
    sealing.generate_keys_file(path)
    os.chown(path, 4711, 4712)
    sealing.add_key(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (4711, 4712)
