import json

import pytest

from daihoi.core.ballots import BallotForm, election_from, read_election
from daihoi.core.errors import UnusableInput
from tests.core.ballots.elections import CELL, COMMITTEE, THREE_OF_THREE

_GOOD = {
    "title": "Bầu Ban Chấp hành",
    "organisation": "Đảng bộ xã A",
    "upper_organisation": "Đảng bộ tỉnh B",
    "term": "2025-2030",
    "rules": "2025",
    "seats": 1,
    "candidates": [{"id": "01", "name": "Nguyễn Văn An"}, {"id": "02", "name": "Lê Thị Bình"}],
}


def test_more_names_than_seats_are_struck_out_and_as_many_are_agreed_to():
    assert (COMMITTEE.form, THREE_OF_THREE.form) == (BallotForm.STRIKE_OUT, BallotForm.AGREE_DISAGREE)


def test_code_is_18_digits_and_tells_elections_apart():
    assert len(COMMITTEE.code) == 18
    assert COMMITTEE.code.isdigit()
    assert COMMITTEE.code != CELL.code


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"seats": 0}, "seats"),
        ({"seats": 3}, "cần bầu 3 người nhưng danh sách chỉ có 2"),
        ({"candidates": []}, "candidates"),
        ({"candidates": [{"id": "01", "name": " "}]}, "candidates[0]: name"),
        ({"candidates": [{"id": "01", "name": "A"}, {"id": "01", "name": "B"}]}, "mã «01» có hai lần"),
        ({"title": 7}, "title"),
    ],
)
def test_impossible_election_is_refused_with_its_place(change, told):
    with pytest.raises(UnusableInput) as refused:
        election_from(_GOOD | change, "E.json")
    assert told in str(refused.value)


def test_file_that_is_not_json_is_refused(tmp_path):
    path = tmp_path / "E.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(UnusableInput, match="JSON"):
        read_election(path)


def test_names_are_kept_in_composed_letters(tmp_path):
    path = tmp_path / "E.json"
    decomposed = "Nguye\u0302\u0303n  Va\u0306n An"
    path.write_text(json.dumps(_GOOD | {"candidates": [{"id": "1", "name": decomposed}]}), encoding="utf-8")
    assert read_election(path).candidates[0].name == "Nguyễn Văn An"
