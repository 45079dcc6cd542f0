"""A checked text laid out: every character once, every claim with its letter and its computation."""

from daihoi.apps.reporting.marking import Line, Piece, computation, findings_of, lines_of
from daihoi.core.figures import Verdict, check_text

TEXT = """\
Tổng số cấp ủy viên được bầu là 501 đồng chí, trong đó:
- Nữ 93 đồng chí, chiếm 18,56%;
- Tiến sĩ 6 đồng chí, chiếm 9,78%."""


def test_lines_hold_every_character_of_the_text():
    lines = lines_of(TEXT, check_text(TEXT))
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == TEXT


def test_margin_gives_the_letters_of_the_line():
    assert [line.letters for line in lines_of(TEXT, check_text(TEXT))] == ["", "Đ", "S"]


def test_first_piece_of_a_claim_carries_its_place():
    claims = check_text(TEXT)
    pieces = [piece for line in lines_of(TEXT, claims) for piece in line.pieces if piece.verdict]
    assert [(piece.first, piece.verdict) for piece in pieces] == [("c0", Verdict.OK), ("c1", Verdict.WRONG)]


def test_computation_stands_beside_what_the_text_says():
    assert [computation(claim) for claim in check_text(TEXT)] == [
        "93 / 501 = 18,56%",
        "6 / 501 = 1,20%, văn bản ghi 9,78%",
    ]


def test_finding_says_its_verdict_in_words():
    assert [(each.letter, each.words) for each in findings_of(check_text(TEXT))] == [("Đ", "đúng"), ("S", "sai")]


def test_text_without_claims_is_plain():
    assert lines_of("Một dòng.\n", ()) == [Line("", (Piece("Một dòng."),)), Line("", ())]
