"""Checks a file of units as one tree: parents, loops, roles, days; and plans what it changes."""

from datetime import date

from django.utils import timezone

from daihoi.apps.exchange.columns import Column, Line, read_lines
from daihoi.apps.exchange.findings import Level
from daihoi.apps.exchange.kinds.kind import BATCH, Check, Sheets
from daihoi.apps.exchange.kinds.unit_tree import (
    MOST_LEVELS,
    Known,
    Tree,
    known_units,
    may_stand_under,
    successions_on_record,
)
from daihoi.apps.exchange.kinds.units import (
    CODE,
    FORM,
    MERGED,
    NAME,
    NATURE,
    PARENT,
    PREDECESSORS,
    ROLE,
    SINCE,
    UNTIL,
    UnitValues,
)
from daihoi.apps.organisation.authority import decided_above
from daihoi.apps.organisation.models import BEGINNING, FOREVER, Unit
from daihoi.core.regulations.terms import CongressStatus, LevelRole

UnitLine = Line[UnitValues]
_SHOWN_IN_LOOP = 6


def check(sheets: Sheets, under_way: Check) -> None:
    """Check the whole file against itself and the units on record."""
    sheet, layout = sheets[0]
    lines: dict[str, UnitLine] = {}
    for line in read_lines(sheet, FORM, layout, under_way.findings):
        _keep_first(line, lines, under_way)
        under_way.progress.advance()
    checker = _Checker(under_way, Tree(known_units(under_way.ground), lines))
    checker.check_all()
    checker.plan_all()


def _keep_first(line: UnitLine, lines: dict[str, UnitLine], under_way: Check) -> None:
    if line.values.code is None:
        return
    first = lines.setdefault(line.values.code, line)
    if first is not line:
        message = f"mã “{line.values.code}” đã có ở dòng {first.place.row}. Mỗi đơn vị chỉ ghi một dòng, một mã."
        under_way.findings.fault(line.place.at(CODE.heading), message)


class _Checker:
    def __init__(self, under_way: Check, tree: Tree) -> None:
        self._check = under_way
        self._tree = tree
        self._cycle = under_way.ground.cycle
        self._actor = under_way.ground.actor
        self._on_record = successions_on_record(under_way.ground)
        self._successors: dict[str, int] = {}
        for line in tree.lines.values():
            for code in line.values.predecessors or ():
                self._successors[code] = self._successors.get(code, 0) + 1

    def check_all(self) -> None:
        """Note everything that can't be, each in the one place where it is to be mended."""
        taken = self._taken_elsewhere()
        looped = self._check_loops()
        for code, line in self._tree.lines.items():
            if code in taken:
                self._fault(line, CODE, f"mã “{code}” đã dùng cho đơn vị khác. Chọn mã khác.")
            elif code not in looped:
                self._check_line(line)

    def _fault(self, line: UnitLine, column: Column, message: str) -> None:
        self._check.findings.fault(line.place.at(column.heading), message)

    def _taken_elsewhere(self) -> set[str]:
        if self._actor is None:
            return set()
        new = [code for code in self._tree.lines if code not in self._tree.known]
        taken: set[str] = set()
        for start in range(0, len(new), BATCH):
            taken.update(Unit.objects.filter(code__in=new[start : start + BATCH]).values_list("code", flat=True))
        return taken

    def _check_loops(self) -> set[str]:
        looped: set[str] = set()
        for ring in self._tree.loops():
            looped.update(ring)
            if len(ring) == 1:
                message = f"đơn vị “{ring[0]}” ghi chính mình là cấp trên. Ghi mã của đơn vị cấp trên trực tiếp."
                self._fault(self._tree.lines[ring[0]], PARENT, message)
                continue
            names = " → ".join([*ring[:_SHOWN_IN_LOOP], "…" if len(ring) > _SHOWN_IN_LOOP else ring[0]])
            message = f"các đơn vị là cấp trên của nhau thành vòng: {names}. Sửa mã cấp trên ở một trong các dòng này."
            self._fault(self._tree.lines[ring[0]], PARENT, message)
        return looped

    def _check_line(self, line: UnitLine) -> None:
        code, known = line.values.code, self._tree.known.get(line.values.code)
        parent = self._tree.parent_of(code)
        if parent and self._has_parent(line, parent, known):
            self._check_role(line, parent)
            self._check_depth(line)
            self._check_parent_lives(line, parent)
        elif not parent and known is None and self._actor is not None:
            self._fault(line, PARENT, "còn trống. Ghi mã của đơn vị cấp trên trực tiếp.")
        self._check_days(line, known)
        self._check_change(line, known)
        self._check_predecessors(line)
        if line.values.merged_from == 0:
            self._fault(line, MERGED, "số đơn vị hợp nhất từ 1 trở lên; 1 là không hợp nhất. Để trống nếu không rõ.")

    def _has_parent(self, line: UnitLine, parent: str, known: Known | None) -> bool:
        if parent in self._tree or (known is not None and known.parent == parent):
            return True
        if line.values.parent is not None:
            self._fault(
                line, PARENT, self._check.unknown_unit(parent, self._tree.known.keys() | self._tree.lines.keys())
            )
        return False

    def _check_role(self, line: UnitLine, parent: str) -> None:
        above = self._tree.role_of(parent)
        if not line.values.role or above is None:
            return
        role = LevelRole(line.values.role)
        if above not in may_stand_under(role):
            expected = (
                " hoặc ".join(f"“{each.label_vi}”" for each in may_stand_under(role)) or "cấp ngoài danh sách này"
            )
            message = (
                f"“{role.label_vi}” không thể trực thuộc “{parent}” là “{above.label_vi}”; "
                f"cấp trên phải là {expected}. Sửa cấp hoặc mã đơn vị cấp trên."
            )
            self._fault(line, ROLE, message)

    def _check_depth(self, line: UnitLine) -> None:
        if MOST_LEVELS <= self._tree.level_of(line.values.code) <= MOST_LEVELS + 1:
            self._fault(line, PARENT, f"đơn vị nằm dưới quá {MOST_LEVELS} cấp. Xem lại mã đơn vị cấp trên.")

    def _check_parent_lives(self, line: UnitLine, parent: str) -> None:
        end, above = self._tree.until(parent), self._tree.known.get(parent)
        begins = line.values.valid_from or BEGINNING
        ended_before = above is None or above.until == end
        if end != FOREVER and ended_before and self._tree.until(line.values.code) > end and begins < end:
            message = (
                f"đơn vị cấp trên “{parent}” kết thúc ngày {end:%d/%m/%Y} nhưng đơn vị này còn hoạt động. "
                "Ghi đơn vị cấp trên mới hoặc ngày kết thúc."
            )
            self._fault(line, PARENT, message)
        elif end <= begins:
            message = f"đơn vị cấp trên “{parent}” đã kết thúc ngày {end:%d/%m/%Y}. Ghi đơn vị cấp trên đang hoạt động."
            self._fault(line, PARENT, message)

    def _check_days(self, line: UnitLine, known: Known | None) -> None:
        begins = line.values.valid_from or (known.since if known else BEGINNING)
        until = line.values.valid_until
        if until is not None and until <= begins:
            self._fault(line, UNTIL, f"{until:%d/%m/%Y} không sau ngày bắt đầu {begins:%d/%m/%Y}. Xem lại hai ngày.")

    def _check_change(self, line: UnitLine, known: Known | None) -> None:
        if known is None:
            return
        if not known.decided and (column := self._changed_above(line, known)):
            self._fault(line, column, decided_above(known.name))
            return
        if self._moves(line, known):
            self._check_move(line, known)
        elif line.values.valid_from not in (None, known.since, known.named_since) and not _renamed_on(line, known):
            message = f"khác ngày đã ghi ({_day(known.since)}); ngày đã ghi được giữ nguyên."
            self._check.findings.warning(line.place.at(SINCE.heading), message)
        if (renamed := _renamed_on(line, known)) and renamed > timezone.localdate():
            self._fault(line, SINCE, f"ngày đổi tên {renamed:%d/%m/%Y} chưa tới. Nhập khi đã có hiệu lực.")
        role = line.values.role
        if role and known.role not in (None, role) and known.status != CongressStatus.PLANNED:
            label = known.role.label_vi if known.role else ""
            self._fault(
                line, ROLE, f"đại hội đã ghi nhận với cấp “{label}” nên cấp không đổi được nữa. Ghi lại cấp này."
            )
        if line.values.valid_until not in (None, known.until):
            self._check_end(line, known, line.values.valid_until or FOREVER)

    def _changed_above(self, line: UnitLine, known: Known) -> Column | None:
        """Give the first column of a row that asks for what only the unit above decides."""
        if line.values.name != known.name:
            return NAME
        if self._moves(line, known):
            return PARENT
        return UNTIL if line.values.valid_until not in (None, known.until) else None

    def _check_move(self, line: UnitLine, known: Known) -> None:
        if self._actor is None:
            self._fault(
                line, PARENT, f"khác cấp trên đã ghi (“{known.parent}”). Việc chuyển đơn vị cần người đăng nhập."
            )
        elif line.values.valid_from is None or line.values.valid_from <= known.since:
            self._fault(line, SINCE, f"cần ngày chuyển sang “{line.values.parent}”, sau ngày {_day(known.since)}.")
        elif line.values.valid_from > timezone.localdate():
            day = f"{line.values.valid_from:%d/%m/%Y}"
            self._fault(line, SINCE, f"ngày chuyển đơn vị {day} chưa tới. Nhập khi đã có hiệu lực.")

    def _check_end(self, line: UnitLine, known: Known, until: date) -> None:
        if known.until != FOREVER:
            message = f"đơn vị đã kết thúc ngày {known.until:%d/%m/%Y}; nhập bảng tính không đổi ngày này."
            self._fault(line, UNTIL, message)
        elif self._actor is None:
            self._fault(line, UNTIL, "việc kết thúc đơn vị đang hoạt động cần người đăng nhập.")
        elif living := self._tree.living_children(line.values.code, until):
            message = (
                f"còn {len(living)} đơn vị trực thuộc hoạt động sau ngày này, ví dụ “{min(living)}”. "
                "Chuyển hoặc kết thúc các đơn vị đó trước."
            )
            self._fault(line, UNTIL, message)

    def _check_predecessors(self, line: UnitLine) -> None:
        for code in line.values.predecessors or ():
            if code == line.values.code:
                self._fault(line, PREDECESSORS, f"đơn vị không thể là tiền thân của chính nó (“{code}”).")
            elif code not in self._tree:
                self._fault(line, PREDECESSORS, self._check.unknown_unit(code, self._tree.known))
            elif (code, line.values.code) not in self._on_record and not self._decides_on(code):
                self._fault(line, PREDECESSORS, decided_above(self._tree.known[code].name))
        if line.values.predecessors and line.values.valid_from is None:
            self._fault(line, SINCE, "còn trống. Đơn vị có tiền thân thì ghi ngày bắt đầu, ví dụ 01/07/2025.")

    def _decides_on(self, code: str) -> bool:
        known = self._tree.known.get(code)
        return known is None or known.decided

    def _moves(self, line: UnitLine, known: Known) -> bool:
        return line.values.parent is not None and line.values.parent != known.parent

    def plan_all(self) -> None:
        """Say what becomes of each sound row, and note its changes in an order in which they can be written."""
        endings: list[tuple[str, date]] = []
        if any(True for _ in self._tree.loops()):
            return
        for line in self._tree.parents_first():
            if line.sound and not self._check.findings.is_faulty(line.place):
                self._plan(line, endings)
        for code, until in reversed(endings):
            self._check.plan.add("end", code, until)

    def _plan(self, line: UnitLine, endings: list[tuple[str, date]]) -> None:
        values, known = line.values, self._tree.known.get(line.values.code)
        words = self._plan_links(line)
        if known is None:
            since, until = values.valid_from or BEGINNING, values.valid_until or FOREVER
            kind = (values.nature or "", values.merged_from)
            self._check.plan.add("add", values.code, values.name, values.parent or "", since, until, *kind)
            self._plan_role(line, None)
            self._check.findings.outcome(Level.ADD, line.place, f"{values.name} ({values.code})")
            return
        if values.name != known.name:
            words.append(self._plan_name(line, known))
        words += self._plan_description(values, known)
        if self._moves(line, known):
            self._check.plan.add("move", values.code, values.parent, values.valid_from)
            words.append(PARENT.difference(known.parent, values.parent))
        if self._plan_role(line, known):
            words.append(ROLE.difference(known.role, values.role))
        if values.valid_until not in (None, known.until):
            endings.append((values.code, values.valid_until or FOREVER))
            words.append(f"kết thúc ngày {values.valid_until:%d/%m/%Y}")
        self._check.findings.outcome(Level.CHANGE if words else Level.SAME, line.place, "; ".join(words))

    def _plan_name(self, line: UnitLine, known: Known) -> str:
        """Note another name: borne from the day in the row, or without one a mend of what was written wrongly."""
        on, values = _renamed_on(line, known), line.values
        self._check.plan.add("name", values.code, values.name, known.named_since, on)
        words = NAME.difference(known.name, values.name)
        return f"{words} (đổi tên từ ngày {on:%d/%m/%Y})" if on else f"{words} (sửa tên ghi sai, kể cả các ngày trước)"

    def _plan_description(self, values: UnitValues, known: Known) -> list[str]:
        """Note another nature or another number of merged units; an empty cell keeps what is on record."""
        nature, merged_from = values.nature or known.nature, values.merged_from or known.merged_from
        pairs = ((NATURE, known.nature, nature), (MERGED, known.merged_from, merged_from))
        words = [column.difference(before, after) for column, before, after in pairs if before != after]
        if words:
            self._check.plan.add("describe", values.code, nature, merged_from)
        return words

    def _plan_role(self, line: UnitLine, known: Known | None) -> bool:
        until = self._tree.until(line.values.code)
        begins = line.values.valid_from or BEGINNING
        lives = until > self._cycle.begins_on and (known is not None or begins <= self._cycle.ends_on)
        if not lives or (known is not None and known.role == line.values.role):
            return False
        self._check.plan.add("role", line.values.code, line.values.role)
        return True

    def _plan_links(self, line: UnitLine) -> list[str]:
        predecessors = dict.fromkeys(line.values.predecessors or ())
        new = [code for code in predecessors if (code, line.values.code) not in self._on_record]
        for code in new:
            kind = "MERGE" if len(predecessors) > 1 else "SPLIT" if self._successors[code] > 1 else "CONVERSION"
            self._check.plan.add("link", code, line.values.code, kind, line.values.valid_from)
        return [f"tiền thân: {', '.join(new)}"] if new else []


def _renamed_on(line: UnitLine, known: Known) -> date | None:
    """Give the day from which a row gives another name; None where its day is not later than the name on record."""
    since = line.values.valid_from
    return since if line.values.name != known.name and since is not None and since > known.named_since else None


def _day(day: date) -> str:
    return "đầu" if day == BEGINNING else f"{day:%d/%m/%Y}"
