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
        ("[]", "tệp: cần một bảng {…}."),
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
