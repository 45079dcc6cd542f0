"""The calendar of congresses: one row a unit, what is planned of its congress and what was recorded of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from daihoi.apps.exchange.cells import A_DATE, YES_NO, Choice, code_up_to, count_up_to, one_of, one_term
from daihoi.apps.exchange.columns import Column, Line, SheetForm, read_lines
from daihoi.apps.exchange.findings import Level
from daihoi.apps.exchange.kinds.kind import BLANK_KEEPS, Check, Kind, Sheets, Writing, Written, batches
from daihoi.apps.exchange.models import Import
from daihoi.apps.exchange.plan import Change
from daihoi.apps.exchange.upsert import Update
from daihoi.apps.planning.concerns import outside_window
from daihoi.apps.planning.history import facts_of, keep_replaced
from daihoi.apps.planning.models import Congress, CongressEvent
from daihoi.apps.planning.place import telling_day, today_in
from daihoi.apps.planning.services import Attendance, Objection, attendance_findings, attendance_of
from daihoi.apps.results.models import Result
from daihoi.apps.results.services import contradictions, lock_reason
from daihoi.core.language import msgid
from daihoi.core.regulations import load_pack
from daihoi.core.regulations.terms import CongressForm, CongressStatus, ContentsVariant, LevelRole, ResultStatus

_MOST_MEMBERS = 1_000_000
_CONTENTS_ALSO = {
    ContentsVariant.FOUR: ("4", "4 nội dung", "Bốn nội dung"),
    ContentsVariant.THREE: ("3", "3 nội dung", "Ba nội dung"),
    ContentsVariant.TWO: ("2", "2 nội dung", "Hai nội dung"),
}


class CalendarValues(NamedTuple):
    """The values of one row, in the order of the columns."""

    unit: str
    form: str | None
    contents: str | None
    pilot: bool | None
    planned_on: date | None
    opened_on: date | None
    closed_on: date | None
    official_members: int | None
    probationary_members: int | None
    summoned: int | None
    present: int | None


def _count(heading: str, meaning: str, example: str, also: tuple[str, ...] = ()) -> Column:
    reader = count_up_to(_MOST_MEMBERS)
    return Column(heading=heading, reader=reader, meaning=meaning, example=example, required=False, also=also)


def _day(heading: str, meaning: str, also: tuple[str, ...] = ()) -> Column:
    return Column(heading=heading, reader=A_DATE, meaning=meaning, example="12/03/2020", required=False, also=also)


UNIT = Column(heading="Mã đơn vị", reader=code_up_to(40), meaning="Mã của đơn vị", example="YS-AH")
FORM = SheetForm(
    "Lịch đại hội",
    (
        UNIT,
        Column(
            heading="Hình thức",
            reader=one_of(
                Choice(str(form), form.label_vi, (form.label_vi.removeprefix("Đại hội "),)) for form in CongressForm
            ),
            meaning="Đại hội đảng viên hay đại hội đại biểu",
            example="Đại hội đảng viên",
            required=False,
        ),
        Column(
            heading="Nội dung",
            reader=one_term(ContentsVariant, _CONTENTS_ALSO),
            meaning="Đại hội thực hiện mấy nội dung",
            example="Đại hội 4 nội dung",
            required=False,
        ),
        Column(
            heading="Đại hội điểm",
            reader=YES_NO,
            meaning="Đánh dấu nếu là đại hội điểm",
            example="x",
            required=False,
        ),
        _day("Ngày dự kiến", "Ngày dự kiến khai mạc", ("Ngày khai mạc dự kiến",)),
        _day("Ngày khai mạc", "Ngày khai mạc, ghi khi đại hội đã bế mạc"),
        _day("Ngày bế mạc", "Ngày bế mạc"),
        _count("Đảng viên chính thức", "Số đảng viên chính thức", "1.234", ("Số đảng viên chính thức",)),
        _count("Đảng viên dự bị", "Số đảng viên dự bị", "12", ("Số đảng viên dự bị", "Dự bị")),
        _count("Được triệu tập", "Số đảng viên hoặc đại biểu được triệu tập", "250", ("Triệu tập", "Số triệu tập")),
        _count("Có mặt", "Số đảng viên hoặc đại biểu có mặt", "248", ("Số có mặt",)),
    ),
    CalendarValues,
)
_NAMES = CalendarValues._fields[1:]
_COLUMN = dict(zip(CalendarValues._fields, FORM.columns, strict=True))
_DATES = ("planned_on", "opened_on", "closed_on")
_HELD_NEEDS = ("closed_on", "official_members", "summoned", "present")
_LOCKING = (ResultStatus.SUBMITTED, ResultStatus.APPROVED)
_PLANNED_ONLY = ("contents", "pilot", "planned_on")


def check(sheets: Sheets, under_way: Check) -> None:
    """Check each row against the unit's congress on record, and plan what it changes."""
    sheet, layout = sheets[0]
    checker = _Checker(under_way)
    for line in read_lines(sheet, FORM, layout, under_way.findings):
        if checker.is_first(line) and line.sound:
            checker.check_line(line)
        under_way.progress.advance()


@dataclass(frozen=True)
class _Row:
    line: Line[CalendarValues]
    congress: Congress
    changed: dict[str, tuple[object, object]]


class _Checker:
    def __init__(self, under_way: Check) -> None:
        ground = under_way.ground
        self._check = under_way
        self._cycle = ground.cycle
        self._today = today_in(ground.cycle)
        self._pack = load_pack(ground.cycle.pack)
        self._rows: dict[str, int] = {}
        self._codes = set(ground.units().values_list("code", flat=True))
        congresses = Congress.objects.filter(ground.scope("unit__path"), cycle=ground.cycle).select_related("unit")
        self._congresses = {congress.unit.code: congress for congress in congresses}
        standing = dict(Result.objects.filter(congress__cycle=ground.cycle).values_list("congress_id", "status"))
        self._locked = {pk for pk, status in standing.items() if status in _LOCKING}
        self._entered = standing.keys() - self._locked

    def _fault(self, line: Line[CalendarValues], name: str, message: str) -> None:
        self._check.findings.fault(line.place.at(_COLUMN[name].heading), message)

    def is_first(self, line: Line[CalendarValues]) -> bool:
        """Say whether the unit stands in the file for the first time."""
        code, row = line.values.unit, line.place.row or 0
        first = row if code is None else self._rows.setdefault(code, row)
        if first != row:
            self._fault(line, "unit", f"đơn vị “{code}” đã có ở dòng {first}. Mỗi đơn vị chỉ ghi một dòng.")
        return first == row

    def check_line(self, line: Line[CalendarValues]) -> None:
        """Check a sound row and plan what it changes."""
        congress = self._congresses.get(line.values.unit)
        if congress is None:
            self._fault(line, "unit", self._no_congress(line.values.unit))
            return
        row = _Row(line, congress, _changes(congress, line.values))
        if row.changed:
            self._check_may_change(row)
            self._check_held(row)
        self._warn(row)
        if not self._check.findings.is_faulty(line.place):
            self._plan(row)

    def _no_congress(self, code: str) -> str:
        if code not in self._codes:
            return self._check.unknown_unit(code, self._codes)
        return f"đơn vị “{code}” chưa có cấp trong chu kỳ {self._cycle.code}. Nhập danh sách đơn vị có cột “Cấp” trước."

    def _check_may_change(self, row: _Row) -> None:
        first = next(iter(row.changed))
        if row.congress.status == CongressStatus.CANCELLED:
            self._fault(row.line, "unit", "đại hội này đã ghi là không tổ chức. Lập lịch lại trước khi nhập.")
        elif row.congress.pk in self._locked:
            self._fault(row.line, first, f"khác số liệu đã ghi. {lock_reason(row.congress)}")
        elif row.congress.status == CongressStatus.HELD and (name := _first_of(row.changed, _PLANNED_ONLY)):
            before = _COLUMN[name].difference(*row.changed[name])
            self._fault(row.line, name, f"đại hội đã tổ chức nên không đổi được nữa ({before}). Ghi như đã lập lịch.")

    def _check_held(self, row: _Row) -> None:
        after = _after(row.congress, row.changed)
        if after.opened_on is None:
            if name := _first_of(row.changed, ("closed_on", "present")):
                self._fault(row.line, name, "chưa có ngày khai mạc. Ghi đủ ngày khai mạc, ngày bế mạc khi đã tổ chức.")
            return
        missing = next((name for name in _HELD_NEEDS if getattr(after, name) is None), None)
        if missing is not None:
            self._fault(row.line, missing, "còn trống trong khi đã có ngày khai mạc. Ghi đủ khi đại hội đã bế mạc.")
            return
        attendance = attendance_of(after)
        for objection in self._objections(row, attendance) if attendance else ():
            self._fault(row.line, objection.field or "unit", _lower_first(objection.message))

    def _objections(self, row: _Row, attendance: Attendance) -> Iterator[Objection]:
        yield from attendance_findings(attendance, self._today)
        if row.congress.pk in self._entered:
            yield from contradictions(row.congress, attendance)

    def _warn(self, row: _Row) -> None:
        after = _after(row.congress, row.changed)
        role = LevelRole(after.role)
        rules = self._pack.role(role, row.congress.unit.rules_nature)
        for name in ("planned_on", "opened_on"):
            day = getattr(row.line.values, name)
            if day is not None and (message := outside_window(day, rules, pilot=after.pilot)):
                self._check.findings.warning(row.line.place.at(_COLUMN[name].heading), message)
        forms = rules.assembly.forms
        if row.line.values.form is not None and after.form not in forms.value:
            message = f"{role.label_vi} không tổ chức theo hình thức này. Căn cứ: {forms.reference}."
            self._check.findings.warning(row.line.place.at(_COLUMN["form"].heading), message)
        variants = self._pack.contents.variants
        if row.line.values.contents is not None and after.contents not in variants.value:
            message = f"chu kỳ {self._cycle.code} không có loại đại hội này. Căn cứ: {variants.reference}."
            self._check.findings.warning(row.line.place.at(_COLUMN["contents"].heading), message)

    def _plan(self, row: _Row) -> None:
        if not row.changed:
            self._check.findings.outcome(Level.SAME, row.line.place)
            return
        after = _after(row.congress, row.changed)
        self._check.plan.add(row.congress.pk, after.status, {name: new for name, (_, new) in row.changed.items()})
        words = "; ".join(_COLUMN[name].difference(*pair) for name, pair in row.changed.items())
        self._check.findings.outcome(Level.CHANGE, row.line.place, words)


def _changes(congress: Congress, values: CalendarValues) -> dict[str, tuple[object, object]]:
    found = {}
    for name in _NAMES:
        before, new = getattr(congress, name), getattr(values, name)
        if new is not None and new != before:
            found[name] = (before, new)
    return found


def _after(congress: Congress, changed: dict[str, tuple[object, object]]) -> Congress:
    values = {name: getattr(congress, name) for name in _NAMES} | {name: new for name, (_, new) in changed.items()}
    status = CongressStatus.HELD if values["opened_on"] is not None else congress.status
    return Congress(pk=congress.pk, role=congress.role, status=status, **values)


def _first_of(changed: dict[str, tuple[object, object]], names: tuple[str, ...]) -> str:
    return next((name for name in names if name in changed), "")


def _lower_first(text: str) -> str:
    return text[0].lower() + text[1:]


def write(changes: Iterator[Change], writing: Writing) -> Written:
    """Write what changed of congresses, with an event for each whose status or planned day changed."""
    written: list[int] = []
    update = Update(Congress, (*_NAMES, "status"))
    for batch in batches(changes):
        rows = Congress.objects.select_related("cycle").filter(pk__in=[pk for pk, _, _ in batch])
        congresses = {congress.pk: congress for congress in rows}
        stood = {pk: facts_of(congress) for pk, congress in congresses.items()}
        events = [event for pk, status, values in batch if (event := _change(congresses[pk], status, values, writing))]
        update.write(congresses.values())
        keep_replaced(stood, congresses.values())
        CongressEvent.objects.bulk_create(events)
        written.extend(congresses)
        writing.progress.advance(len(batch))
    return Written(written)


def _change(congress: Congress, status: str, values: dict[str, str], writing: Writing) -> CongressEvent | None:
    before = congress.status
    for name, value in values.items():
        setattr(congress, name, date.fromisoformat(value) if name in _DATES else value)
    if status == CongressStatus.HELD and congress.probationary_members is None:
        congress.probationary_members = 0
    congress.status = status
    if before == status and "planned_on" not in values:
        return None
    day = congress.closed_on if status == CongressStatus.HELD else congress.planned_on
    return CongressEvent(
        congress=congress,
        actor=writing.ground.actor,
        from_status=before,
        to_status=status,
        on_day=day,
        recorded_on=telling_day(congress.cycle),
        reason=writing.reason,
    )


KIND = Kind(
    Import.Kind.CALENDAR, (FORM,), msgid("Lịch và số liệu dự đại hội của các đơn vị."), BLANK_KEEPS, check, write
)
