"""`daihoi outcome` as a script calls it (public format 2)."""

import json
from pathlib import Path

import pytest

from daihoi.cli import main

CASE = {
    "rules": "2025",
    "election": "committee",
    "seats": 2,
    "assembly": {"form": "delegates_congress", "summoned": 251, "convening_committee_absent_throughout": 2},
    "ballots": {"issued": 247, "returned": 247, "valid": 246, "invalid": 1},
    "candidates": [
        {"id": "1", "name": "An", "votes": 240},
        {"id": "2", "name": "Bình", "votes": 131},
        {"id": "3", "votes": 70},
    ],
}


def written(folder: Path, text: str) -> str:
    path = folder / "case.json"
    path.write_text(text, encoding="utf-8")
    return str(path)


def changed(folder: Path, **changes: object) -> str:
    return written(folder, json.dumps(CASE | changes))


def test_the_document_has_the_fields_of_the_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outcome", changed(tmp_path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["base"] == 249
    assert document["elected"] == [
        {"id": "1", "votes": 240, "share_of_base": "96,39"},
        {"id": "2", "votes": 131, "share_of_base": "52,61"},
    ]
    assert (document["tie"], document["next"], document["seats_unfilled"]) == (None, "complete", 0)


def test_figures_that_can_not_be_true_give_a_code_and_nothing_computed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ballots = CASE["ballots"] | {"returned": 248, "invalid": 2}  # type: ignore[operator]
    assert main(["outcome", changed(tmp_path, ballots=ballots), "--json"]) == 2
    printed = capsys.readouterr()
    assert [found["code"] for found in json.loads(printed.out)["findings"]] == ["RETURNED_EXCEEDS_ISSUED"]
    assert "elected" not in printed.out
    assert "RETURNED_EXCEEDS_ISSUED: Thu về 248 phiếu" in printed.err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "không phải JSON, dòng 1, cột 2."),
        ("[]", "JSON: cần một bảng {…}."),
        ('{"seats": 1, "seats": 2}', "seats: ghi hai lần."),
        (json.dumps(CASE | {"seats": 2.0}), "seats: cần một số nguyên."),
        (json.dumps(CASE | {"seats": True}), "seats: cần một số nguyên."),
        (json.dumps(CASE | {"rules": "2030"}), "rules: cần một trong 2020, 2025."),
        (json.dumps(CASE | {"assembly": {"form": "conference"}}), "assembly.summoned: cần một số nguyên."),
        (
            json.dumps(CASE | {"candidates": [{"id": "", "votes": 1}]}),
            "candidates.0.id: cần một mã, là chuỗi chữ không trống.",
        ),
        (json.dumps(CASE | {"seats": float("nan")}), "NaN không phải là số."),
        (
            json.dumps(CASE | {"seats": 2}).replace('"seats": 2', f'"seats": {"9" * 5000}'),
            "seats: cần một số nguyên, không quá 1.000.000.000.",
        ),
        (
            json.dumps(CASE | {"candidates": [{"id": "\ud800", "votes": 1}]}),
            "candidates.0.id: cần một mã, là chuỗi chữ không trống.",
        ),
        (json.dumps(CASE | {"tie_revote_of": False}), "tie_revote_of: cần một danh sách […]."),
        (
            json.dumps(CASE | {"tie_revote": ["1", "2"]}),
            "tie_revote: không có mục này; có phải là “tie_revote_of”?",
        ),
        (
            json.dumps(CASE | {"candidates": [{"id": "1", "votes": 1, "vote": 3}]}),
            "candidates.0.vote: không có mục này; có phải là “votes”?",
        ),
        (
            json.dumps(CASE | {"ballots": {"spoilt\nballots": 1}}),
            "ballots.spoilt ballots: không có mục này; các mục là invalid, issued, returned, valid.",
        ),
    ],
)
def test_a_file_that_is_not_a_count_gets_one_line_that_names_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, expected: str
) -> None:
    path = written(tmp_path, text)
    assert main(["outcome", path]) == 2
    assert capsys.readouterr().err == f"{path}: {expected}\n"


def test_a_misspelt_deduction_is_not_taken_for_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assembly = CASE["assembly"] | {"delegates_absent": 3}  # type: ignore[operator]
    assert main(["outcome", changed(tmp_path, assembly=assembly)]) == 2
    assert "assembly.delegates_absent: không có mục này" in capsys.readouterr().err


def test_a_remark_in_the_file_is_left_out_and_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outcome", changed(tmp_path, remark="đợt 1"), "--lang", "en"]) == 0
    assert "The field “remark” isn't part of this format" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "not JSON, line 1, column 2."),
        (json.dumps(CASE | {"seats": "2"}), "seats: a whole number is expected."),
        (json.dumps(CASE | {"rules": 2025}), "rules: one of 2020, 2025 is expected."),
        (
            json.dumps(CASE | {"seats": 2, "election": "secretary"}),
            "ONE_SEAT_ONLY: Election of the secretary: one seat is filled, not 2.",
        ),
    ],
)
def test_a_refusal_is_told_in_english_when_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, expected: str
) -> None:
    path = written(tmp_path, text)
    assert main(["outcome", path, "--lang", "en"]) == 2
    assert capsys.readouterr().err == f"{path}: {expected}\n"


def test_a_refusal_stays_on_one_line_whatever_a_name_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = [{"id": "1", "name": "Lê\nVăn\ud800 An", "votes": 247}, *CASE["candidates"][1:]]  # type: ignore[index]
    assert main(["outcome", changed(tmp_path, candidates=listed)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_an_id_of_many_digits_is_put_in_order_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = [{"id": "9" * 5000, "votes": 150}, {"id": "12", "votes": 150}, {"id": "3", "votes": 100}]
    assert main(["outcome", changed(tmp_path, candidates=listed), "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)["elected"]] == ["12", "9" * 5000]


def test_the_outcome_is_told_in_english_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outcome", changed(tmp_path), "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Election of the executive committee, vote 1: 2 to be elected, 3 on the list.",
        "Counted on 249; at least 125 votes are needed.",
        "Elected 1: An, 240 votes (96,39%)",
        "Elected 2: Bình, 131 votes (52,61%)",
        "Not elected 1: 3, 70 votes (28,11%)",
        "Every seat is filled.",
    ]


def test_an_opinion_poll_is_not_told_as_an_election(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outcome", changed(tmp_path, election="opinion_poll")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Lấy phiếu xin ý kiến: lấy nhiều nhất 2 người, danh sách 3.",
        "Tổng số tính kết quả 247; cần ít nhất 75 phiếu.",
        "Đủ phiếu tán thành 1: An, 240 phiếu (97,17%)",
        "Đủ phiếu tán thành 2: Bình, 131 phiếu (53,04%)",
        "Không được lấy 1: 3, 70 phiếu (28,34%)",
        "Đại hội quyết định danh sách bầu cử.",
    ]


def test_a_re_vote_is_not_told_to_need_more_than_half(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = [{"id": "4", "votes": 120}, {"id": "5", "votes": 126}]
    path = changed(tmp_path, seats=1, round=2, candidates=listed, tie_revote_of=["4", "5"])
    assert main(["outcome", path]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1:3] == [
        "Tổng số tính kết quả 249; bầu lại trong số bằng phiếu, không cần quá một nửa.",
        "Trúng cử 1: 5, 126 phiếu (50,60%)",
    ]
