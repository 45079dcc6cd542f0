"""The count minutes of one vote as a paper: fields and order of sheet A.9, header of a congress's board."""

from collections.abc import Iterator

from daihoi.apps.counting.evidence import code_of
from daihoi.apps.elections.cases import Decided, decided
from daihoi.apps.elections.models import Election
from daihoi.apps.elections.queries import base_of, standings_of
from daihoi.apps.elections.values import Count
from daihoi.apps.organisation.refusals import refuse
from daihoi.apps.papers.cells import share
from daihoi.apps.papers.naming import place_name
from daihoi.apps.papers.paper import Block, Column, Heading, Letterhead, Paper, Paragraph, Row, Signature, Table
from daihoi.apps.planning.place import today_in
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import CongressForm

_LIST = (
    Column("TT", 1),
    Column("Họ và tên (xếp theo vần A, B, C)", 6, is_figure=False),
    Column("Ghi chú", 3, is_figure=False),
)
_COUNTED = (
    Column("TT", 1),
    Column("Họ và tên", 6, is_figure=False),
    Column("Số phiếu bầu", 2),
    Column("Tỷ lệ % so với số được tính", 3),
)


def build_minutes(election: Election) -> Paper:
    """Draft the minutes of a counted vote; `Refused` before the count."""
    told = decided(election)
    if told is None:
        raise refuse("Chưa có kết quả kiểm phiếu nên chưa lập được biên bản.")
    congress = election.congress
    return Paper(
        kind="count_minutes",
        letterhead=_letterhead(election),
        type_name="BIÊN BẢN KIỂM PHIẾU",
        summary=f"bầu {election.title}, nhiệm kỳ {congress.own_term}",
        blocks=tuple(_blocks(election, told)),
        annexes=(),
        signature=Signature("T/M BAN KIỂM PHIẾU", "TRƯỞNG BAN"),
        remark="Số liệu do Ban kiểm phiếu đếm và ghi; tỷ lệ, thứ tự và kết quả do phần mềm tính để đối chiếu.",
    )


def _letterhead(election: Election) -> Letterhead:
    congress = election.congress
    unit = congress.unit
    held_by = (
        "HỘI NGHỊ BAN CHẤP HÀNH"
        if election.voters == AssemblyForm.CONFERENCE
        else _CONGRESSES[CongressForm(congress.form)]
    )
    on = election.signed_on or congress.closed_on or today_in(congress.cycle)
    upper = f"{held_by} {unit.name.upper()}"
    return Letterhead(upper, "BAN KIỂM PHIẾU", "", place_name(unit), on)


_CONGRESSES = {CongressForm.MEMBERS: "ĐẠI HỘI", CongressForm.DELEGATES: "ĐẠI HỘI ĐẠI BIỂU"}


def _blocks(election: Election, told: Decided) -> Iterator[Block]:
    count = told.count
    yield _words(f"Số lượng cần bầu: {_wanted(election)}. Danh sách bầu cử có {_people(len(count.votes))}:")
    listed = election.candidates.all()
    yield Table("Danh sách bầu cử", _LIST, tuple((person.position, person.full_name, "") for person in listed))
    yield Heading("I- BAN KIỂM PHIẾU")
    yield from _board(election)
    yield Heading("II- SỐ NGƯỜI BẦU VÀ SỐ PHIẾU")
    yield from _assembly(election, told)
    yield from _ballots(count)
    if election.box is not None and election.box.returned:
        yield _words(f"Mã đối chiếu phiếu quét: {code_of(election.box)}.")
    yield Heading("III- KẾT QUẢ KIỂM PHIẾU")
    base = told.outcome.base
    in_order = zip(listed, count.votes, strict=True)
    rows: tuple[Row, ...] = tuple(
        (person.position, person.full_name, votes, share(votes, base)) for person, votes in in_order
    )
    yield Table("Số phiếu bầu của từng người, theo thứ tự trên phiếu bầu", _COUNTED, rows)
    yield from _elected(election, told)


def _words(text: str) -> Paragraph:
    return Paragraph((text,))


def _people(number: int) -> str:
    return f"{number_text(number)} đồng chí"


def _wanted(election: Election) -> str:
    alternates = f", dự khuyết {_people(election.alternate_seats)}" if election.alternate_seats else ""
    return _people(election.seats) + alternates


def _board(election: Election) -> Iterator[Paragraph]:
    yield _words(f"Trưởng ban: {election.board_head or '…'}")
    members = election.board_members.splitlines()
    if members:
        yield _words(f"Ủy viên: {', '.join(members)}")


def _assembly(election: Election, told: Decided) -> Iterator[Paragraph]:
    who = _VOTERS[AssemblyForm(election.voters)]
    count, base = told.count, base_of(told)
    yield _words(
        f"Tổng số {who} được triệu tập: {number_text(count.summoned)}; có mặt lúc bầu cử: {number_text(count.present)};"
        f" vắng mặt lúc bầu cử: {number_text(count.summoned - count.present)}."
    )
    for label, people in base.taken_off:
        yield _words(f"Số được trừ theo quy chế bầu cử: {label.lower()}: {number_text(people)}.")
    yield _words(
        f"Số được tính làm căn cứ: {number_text(base.base)}; phải được quá một nửa, tức là từ"
        f" {number_text(base.needed)} phiếu trở lên."
    )


_VOTERS = {
    AssemblyForm.MEMBERS_CONGRESS: "đảng viên chính thức",
    AssemblyForm.DELEGATES_CONGRESS: "đại biểu chính thức",
    AssemblyForm.CONFERENCE: "ủy viên",
}


def _ballots(count: Count) -> Iterator[Paragraph]:
    yield _words(f"Số phiếu phát ra: {number_text(count.issued)}; số phiếu thu về: {number_text(count.returned)}.")
    because = f" ({count.invalid_because})" if count.invalid_because else ""
    yield _words(
        f"Số phiếu hợp lệ: {number_text(count.valid)}; số phiếu không hợp lệ: {number_text(count.invalid)}{because}."
    )


def _elected(election: Election, told: Decided) -> Iterator[Block]:
    outcome = told.outcome
    if not (outcome.elected or outcome.alternates):
        yield _words("Căn cứ Quy chế bầu cử trong Đảng, không có đồng chí nào trúng cử trong lần bầu này.")
    else:
        yield _words(
            "Căn cứ Quy chế bầu cử trong Đảng, các đồng chí có tên sau đây trúng cử"
            f" {election.title}, nhiệm kỳ {election.congress.own_term}, xếp theo số phiếu từ cao xuống thấp:"
        )
        good = [person for person in standings_of(election, told) if person.good]
        rows: tuple[Row, ...] = tuple(
            (place, person.name, person.votes or 0, share(person.votes or 0, outcome.base))
            for place, person in enumerate(good, 1)
        )
        caption = "Những người trúng cử" if not outcome.alternates else "Những người trúng cử chính thức, rồi dự khuyết"
        yield Table(caption, _COUNTED, rows)
    if outcome.tie:
        names = ", ".join(person.name for person in outcome.tie.tied)
        yield _words(f"Bằng phiếu ở cuối danh sách: {names}; còn {_people(outcome.tie.seats_left)} cần bầu.")
    yield _words(outcome.next_step.label_vi)
