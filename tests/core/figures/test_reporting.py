import unicodedata
from pathlib import Path

from daihoi.core.figures import Verdict, as_json, check_files, check_text
from daihoi.core.language import Language

TEXT = "Tổng số cấp ủy viên được bầu là 501 đồng chí, trong đó nữ 93 đồng chí, chiếm 18,65%."


def test_json_has_the_shape_of_the_public_contract(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, encoding="utf-8")
    assert as_json(check_files([report])) == {
        "documents": [
            {
                "file": str(report),
                "claims": [
                    {
                        "kind": "share",
                        "text": "93 đồng chí, chiếm 18,65%",
                        "start": 58,
                        "end": 83,
                        "part": 93,
                        "whole": 501,
                        "whole_start": 32,
                        "stated": "18,65",
                        "computed": "18,56",
                        "verdict": "wrong",
                        "explanation": "93 trên 501 là 18,56%, không phải 18,65%.",
                        "suggestions": [
                            {
                                "replace": "18,65",
                                "by": "18,56",
                                "why": "93 trên 501 là 18,56%; chỉ khác cách gõ chữ số",
                                "start": 77,
                                "end": 82,
                            }
                        ],
                    }
                ],
            }
        ],
        "summary": {"ok": 0, "rounding": 0, "wrong": 1, "unclear": 0},
    }


def test_unclear_share_names_the_wholes_that_were_tried() -> None:
    claims = check_text("Huyện có 45 chi bộ. Năm qua kết nạp 358 đảng viên mới, đạt tỷ lệ 7,61%; có 412 quần chúng.")
    assert [(c.verdict, c.whole, c.computed) for c in claims] == [("unclear", None, None)]
    assert claims[0].explanation.startswith("Chưa rõ 358 chiếm 7,61% của tổng số nào")


def test_explanation_is_given_in_english_when_asked() -> None:
    assert [c.explanation for c in check_text(TEXT, Language.ENGLISH)] == ["93 of 501 is 18,56%, not 18,65%."]


def test_offsets_count_characters_of_the_text_as_written_when_accents_are_apart() -> None:
    apart = unicodedata.normalize("NFD", TEXT)
    claim = check_text(apart)[0]
    assert unicodedata.normalize("NFC", apart[claim.start : claim.end]) == "93 đồng chí, chiếm 18,65%"
    assert claim.whole_start == apart.index("501")


def test_odd_texts_claim_nothing_that_could_be_wrong() -> None:
    pieces = ("từ ", "(", "1, ", "5% ", "1/2 ", "a", "tổng số ", "ngày 5 ", "1\t2\t3\n", "9")
    claims = [claim for piece in pieces for claim in check_text(piece * 2_000)]
    assert [claim for claim in claims if claim.verdict is not Verdict.OK] == []
