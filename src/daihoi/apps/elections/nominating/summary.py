"""The candidates' summary list as a paper (papers.md B15): one line a person, in the order of given names."""

from collections.abc import Iterator, Sequence
from datetime import date

from daihoi.apps.elections.nominating.models import ElectionList, Nominee
from daihoi.apps.elections.nominating.standing import standings_of
from daihoi.apps.organisation.refusals import refuse
from daihoi.apps.papers.naming import place_name
from daihoi.apps.papers.paper import Column, Letterhead, Paper, Paragraph, Row, Signature, Table
from daihoi.apps.planning.place import today_in
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import Language, say, speaking
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.nominating.terms import NominationSource
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex, Standing, Term

_COLUMNS = (
    Column("TT", 2),
    Column("Họ và tên", 7, is_figure=False),
    Column("Ngày sinh (nam)", 4, is_figure=False),
    Column("Ngày sinh (nữ)", 4, is_figure=False),
    Column("Quê quán", 6, is_figure=False),
    Column("Dân tộc", 3, is_figure=False),
    Column("Ngày vào Đảng", 4, is_figure=False),
    Column("Trình độ chuyên môn", 4, is_figure=False),
    Column("Lý luận chính trị", 4, is_figure=False),
    Column("Chức vụ, đơn vị công tác hiện nay", 9, is_figure=False),
    Column("Tái cử hay lần đầu", 4, is_figure=False),
    Column("Ghi chú", 5, is_figure=False),
)
_ASSEMBLIES = {
    AssemblyForm.MEMBERS_CONGRESS: "ĐẠI HỘI",
    AssemblyForm.DELEGATES_CONGRESS: "ĐẠI HỘI ĐẠI BIỂU",
    AssemblyForm.CONFERENCE: "HỘI NGHỊ BAN CHẤP HÀNH",
}


def build_summary(election_list: ElectionList) -> Paper:
    """Draft the summary list of those who stand now; `Refused` while nobody does."""
    people = standings_of(election_list).standing
    if not people:
        raise refuse(say("Danh sách chưa có ai nên chưa lập được danh sách trích ngang."))
    with speaking(Language.VIETNAMESE):
        return _paper(election_list, people)


def _paper(election_list: ElectionList, people: Sequence[Nominee]) -> Paper:
    congress = election_list.congress
    rows = tuple(_row(place, person) for place, person in enumerate(people, 1))
    counted = say(
        "Số lượng cần bầu: {seats}; danh sách có {listed} người, xếp theo vần A, B, C của tên.",
        seats=number_text(election_list.seats),
        listed=number_text(len(people)),
    )
    by_conference = election_list.voters == AssemblyForm.CONFERENCE
    return Paper(
        kind="candidate_summary_list",
        letterhead=_letterhead(election_list),
        type_name="DANH SÁCH TRÍCH NGANG",
        summary=say(
            "nhân sự giới thiệu bầu {body} {unit}, nhiệm kỳ {term}",
            body=election_list.title,
            unit=congress.unit.name,
            term=congress.own_term,
        ),
        blocks=(Paragraph((counted,)),),
        annexes=(Table("Danh sách trích ngang", _COLUMNS, rows, is_wide=True),),
        signature=Signature("T/M BAN THƯỜNG VỤ" if by_conference else "T/M ĐOÀN CHỦ TỊCH", ""),
    )


def _letterhead(election_list: ElectionList) -> Letterhead:
    congress = election_list.congress
    voters = AssemblyForm(election_list.voters)
    by_conference = voters is AssemblyForm.CONFERENCE
    upper = f"{_ASSEMBLIES[voters]} {congress.unit.name.upper()}"
    issuer = "BAN THƯỜNG VỤ" if by_conference else "ĐOÀN CHỦ TỊCH"
    return Letterhead(upper, issuer, "", place_name(congress.unit), today_in(congress.cycle))


def _row(place: int, person: Nominee) -> Row:
    born = _day(person.birth_date)
    return (
        place,
        person.full_name,
        born if person.sex == Sex.MALE else "",
        born if person.sex == Sex.FEMALE else "",
        person.hometown,
        person.ethnicity,
        _day(person.joined_on),
        _word(ProfessionalDegree, person.degree),
        _word(PoliticalTheory, person.theory),
        person.post,
        _word(Standing, person.standing),
        "; ".join(_remarks(person, born)),
    )


def _remarks(person: Nominee, born: str) -> Iterator[str]:
    if born and not person.sex:
        yield say("sinh ngày {born}, chưa ghi giới tính", born=born)
    if person.source != NominationSource.COMMITTEE:
        yield NominationSource(person.source).label_vi


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _word(kind: type[Term], value: str) -> str:
    return kind(value).label_vi if value else ""
