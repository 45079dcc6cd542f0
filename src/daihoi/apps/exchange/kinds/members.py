"""Members: one row a person, kept by the cell to which they belong."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from daihoi.apps.exchange.cells import Choice, code_up_to, date_between, one_of
from daihoi.apps.exchange.columns import Column, Line, SheetForm, read_lines
from daihoi.apps.exchange.findings import Level
from daihoi.apps.exchange.kinds.kind import BATCH, BLANK_KEEPS, Check, Kind, Sheets, Writing, Written, batches
from daihoi.apps.exchange.kinds.person_columns import BIRTH_DATE, CARD, DEGREE, ETHNICITY, FULL_NAME, SEX, THEORY
from daihoi.apps.exchange.models import Import
from daihoi.apps.exchange.plan import Change
from daihoi.apps.exchange.upsert import Upsert
from daihoi.apps.organisation.models import MAJORITY_ETHNICITY, Member, Unit
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import today_in
from daihoi.core.language import msgid
from daihoi.core.names import person_sort_key, search_key
from daihoi.core.regulations import age_on, load_pack
from daihoi.core.regulations.terms import LevelRole

_FIRST_BIRTH = date(1900, 1, 1)
_PARTY_FOUNDED = date(1930, 2, 3)
_LAST_DAY = date(2100, 12, 31)
_FIELDS = (
    "full_name", "birth_date", "sex", "ethnicity", "joined_on", "status", "degree", "theory",
)  # fmt: skip
_STATUS_ALSO = {
    Member.Status.OFFICIAL: ("Chính thức",),
    Member.Status.PROBATIONARY: ("Dự bị",),
    Member.Status.EXEMPT: ("Miễn sinh hoạt",),
    Member.Status.AWAY: ("Sinh hoạt tạm thời", "Sinh hoạt tạm thời nơi khác"),
    Member.Status.SUSPENDED: ("Đình chỉ sinh hoạt",),
    Member.Status.LEFT: ("Đã ra khỏi Đảng", "Đã chuyển đi"),
}


class MemberValues(NamedTuple):
    """The values of one row, in the order of the columns."""

    unit: str
    code: str
    full_name: str
    birth_date: date
    sex: str
    ethnicity: str | None
    joined_on: date
    status: str | None
    degree: str
    theory: str


FORM = SheetForm(
    "Đảng viên",
    (
        Column(
            heading="Mã chi bộ",
            reader=code_up_to(40),
            meaning="Mã của chi bộ mà đảng viên sinh hoạt",
            example="YS-AH-01",
            also=("Mã đơn vị",),
        ),
        replace(CARD, meaning="Số thẻ đảng viên, mỗi người một số", required=True),
        FULL_NAME,
        replace(BIRTH_DATE, reader=date_between(_FIRST_BIRTH, _LAST_DAY)),
        SEX,
        replace(ETHNICITY, meaning=f"Dân tộc; để trống khi nhập lần đầu thì ghi là {MAJORITY_ETHNICITY}"),
        Column(
            heading="Ngày vào Đảng",
            reader=date_between(_PARTY_FOUNDED, _LAST_DAY),
            meaning="Ngày được kết nạp vào Đảng",
            example="19/05/2005",
            also=("Ngày kết nạp",),
        ),
        Column(
            heading="Tình trạng",
            reader=one_of(
                Choice(*choice, also=_STATUS_ALSO[Member.Status(choice[0])]) for choice in Member.Status.choices
            ),
            meaning="Tình trạng sinh hoạt; để trống khi nhập lần đầu thì ghi là đảng viên chính thức",
            example="Đảng viên chính thức",
            required=False,
        ),
        DEGREE,
        THEORY,
    ),
    MemberValues,
)
_UNIT, _CODE, _BIRTH, _JOINED = (FORM.columns[place].heading for place in (0, 1, 3, 6))
_COMPARED = (FORM.columns[0], *FORM.columns[2:])


class Cells:
    """Which units hold members: cells, and grassroots bodies that have no units below them."""

    def __init__(self, check: Check) -> None:
        self._check = check
        roles = Congress.objects.filter(check.ground.scope("unit__path"), cycle=check.ground.cycle)
        self._role: dict[int, str] = dict(roles.values_list("unit_id", "role"))
        self._parents = set(
            Unit.objects.filter(check.ground.scope(), parent__isnull=False).values_list("parent_id", flat=True)
        )
        self.units = {
            code: (pk, name, until)
            for code, pk, name, until in check.ground.units().values_list("code", "pk", "name", "valid_until")
        }
        self.codes = {pk: code for code, (pk, _, _) in self.units.items()}
        self._today = today_in(check.ground.cycle)

    def fault(self, code: str) -> str:
        """Say why a unit can't hold members; an empty text when it can."""
        found = self.units.get(code)
        if found is None:
            return self._check.unknown_unit(code, self.units)
        pk, name, until = found
        if until <= self._today:
            return f"“{name}” đã kết thúc hoạt động ngày {until:%d/%m/%Y}. Ghi mã của chi bộ đang hoạt động."
        role = self._role.get(pk)
        if role == LevelRole.CELL or (pk not in self._parents and role in (None, LevelRole.GRASSROOTS)):
            return ""
        label = LevelRole(role).label_vi.lower() if role else "đơn vị có đơn vị trực thuộc"
        return f"“{name}” là {label}, không phải chi bộ. Ghi mã của chi bộ mà đảng viên sinh hoạt."


def check(sheets: Sheets, under_way: Check) -> None:
    """Check members batch by batch; what is on record is read a batch at a time too."""
    sheet, layout = sheets[0]
    checker = _Checker(under_way)
    batch: list[Line[MemberValues]] = []
    for line in read_lines(sheet, FORM, layout, under_way.findings):
        if checker.is_first(line) and line.sound:
            batch.append(line)
        if len(batch) == BATCH:
            checker.check_batch(batch)
            batch = []
        under_way.progress.advance()
    checker.check_batch(batch)


class _Checker:
    """Checks rows against each other and against what is on record."""

    def __init__(self, under_way: Check) -> None:
        self._check = under_way
        self._cells = Cells(under_way)
        self._rows: dict[str, int] = {}
        self._today = today_in(under_way.ground.cycle)
        self._age = load_pack(under_way.ground.cycle.pack).people.minimum_age.value
        self._nobody_yet = not Member.objects.exists()

    def is_first(self, line: Line[MemberValues]) -> bool:
        """Say whether the card number stands in the file for the first time."""
        code, row = line.values.code, line.place.row or 0
        first = row if code is None else self._rows.setdefault(code, row)
        if first == row:
            return True
        message = f"số thẻ “{code}” đã có ở dòng {first}. Mỗi đảng viên chỉ ghi một dòng."
        self._check.findings.fault(line.place.at(_CODE), message)
        return False

    def check_batch(self, batch: list[Line[MemberValues]]) -> None:
        """Check sound rows and plan what they change."""
        on_record = {} if self._nobody_yet else _on_record(batch)
        for line in batch:
            before = on_record.get(line.values.code)
            if self._is_true(line, before):
                self._plan(line, before)

    def _is_true(self, line: Line[MemberValues], before: tuple[Any, ...] | None) -> bool:
        values, findings = line.values, self._check.findings
        if message := self._cells.fault(values.unit):
            findings.fault(line.place.at(_UNIT), message)
        elif before is not None and before[0] not in self._cells.codes:
            findings.fault(line.place.at(_CODE), f"số thẻ “{values.code}” đã dùng cho người khác. Xem lại số thẻ.")
        if values.joined_on > self._today:
            message = f"{values.joined_on:%d/%m/%Y} chưa tới: hôm nay là {self._today:%d/%m/%Y}. Xem lại ngày."
            findings.fault(line.place.at(_JOINED), message)
        elif values.joined_on <= values.birth_date:
            message = f"{values.joined_on:%d/%m/%Y} không sau ngày sinh {values.birth_date:%d/%m/%Y}. Xem lại hai ngày."
            findings.fault(line.place.at(_JOINED), message)
        elif age_on(values.birth_date, values.joined_on) < self._age:
            age = age_on(values.birth_date, values.joined_on)
            findings.warning(
                line.place.at(_BIRTH), f"vào Đảng khi mới {age} tuổi, dưới {self._age} tuổi. Xem lại ngày."
            )
        return not findings.is_faulty(line.place)

    def _plan(self, line: Line[MemberValues], before: tuple[Any, ...] | None) -> None:
        values = line.values
        pk = self._cells.units[values.unit][0]
        kept = before or (None, None, None, None, MAJORITY_ETHNICITY, None, Member.Status.OFFICIAL.value, None, None)
        after = (pk, *(kept[1 + place] if new is None else new for place, new in enumerate(values[2:])))
        if after == before:
            self._check.findings.outcome(Level.SAME, line.place)
            return
        self._check.plan.add(values.code, *after)
        if before is None:
            self._check.findings.outcome(Level.ADD, line.place, f"{values.full_name}, vào “{values.unit}”")
        else:
            self._check.findings.outcome(Level.CHANGE, line.place, self._difference(before, after))

    def _difference(self, before: tuple[Any, ...], after: tuple[Any, ...]) -> str:
        codes = self._cells.codes
        triples = zip(_COMPARED, (codes[before[0]], *before[1:]), (codes[after[0]], *after[1:]), strict=True)
        return "; ".join(column.difference(old, new) for column, old, new in triples if old != new)


def _on_record(batch: list[Line[MemberValues]]) -> dict[str, tuple[Any, ...]]:
    rows = Member.objects.filter(code__in=[line.values.code for line in batch])
    return {row[0]: row[1:] for row in rows.values_list("code", "unit_id", *_FIELDS)}


def write(changes: Iterator[Change], writing: Writing) -> Written:
    """Write members, new and changed alike, by their card number."""
    members = Upsert(Member, "code", ("code", "unit", *_FIELDS, "sort", "search"))
    for batch in batches(changes):
        members.write((*change, person_sort_key(change[2]), search_key(change[2])) for change in batch)
        writing.progress.advance(len(batch))
    return Written()


KIND = Kind(Import.Kind.MEMBERS, (FORM,), msgid("Danh sách đảng viên theo chi bộ."), BLANK_KEEPS, check, write)
