"""The hash tree over a count: the published values of its shape, and every kind of change found by name."""

import hashlib

import pytest

from daihoi.core.ballots.evidence import Differences, compare, leaf, root, short_code


def digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def test_root_of_nothing_is_the_hash_of_nothing():
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_one_leaf_is_its_own_root():
    assert root([leaf("a", b"1")]) == leaf("a", b"1")


def test_five_leaves_stand_as_four_and_one():
    a, b, c, d, e = (leaf(name, b"") for name in "abcde")
    left = digest(b"\x01" + digest(b"\x01" + a + b) + digest(b"\x01" + c + d))
    assert root([a, b, c, d, e]) == digest(b"\x01" + left + e)


def test_a_leaf_is_never_taken_for_a_pair():
    a, b = leaf("a", b"1"), leaf("b", b"2")
    assert root([a, b]) != leaf("", a + b)


def test_name_and_content_cannot_trade_letters():
    assert leaf("ab", b"c") != leaf("a", b"bc")


def test_order_of_leaves_matters():
    a, b = leaf("a", b"1"), leaf("b", b"2")
    assert root([a, b]) != root([b, a])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 500])
def test_any_other_leaf_gives_another_root(size: int):
    leaves = [leaf(str(number), b"") for number in range(size)]
    whole = root(leaves)
    assert all(root([*leaves[:at], leaf("x", b""), *leaves[at + 1 :]]) != whole for at in range(size))


def test_code_is_16_letters_in_groups_of_four():
    code = short_code(bytes(range(32)))
    assert code == "AAAQ-EAYE-AUDA-OCAJ"


def test_differences_are_told_by_name():
    kept = {name: leaf(name, b"1") for name in ("phiếu 1", "phiếu 2", "phiếu 3")}
    found = {"phiếu 1": leaf("phiếu 1", b"1"), "phiếu 3": leaf("phiếu 3", b"2"), "phiếu 4": leaf("phiếu 4", b"1")}
    assert compare(kept, found) == Differences(changed=("phiếu 3",), missing=("phiếu 2",), added=("phiếu 4",))
    assert not compare(kept, kept)
