"""Checks results unit by unit against the rule pack and the balance of their counts; plans what to write."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from daihoi.apps.exchange.columns import Line, read_lines
from daihoi.apps.exchange.findings import Level, Place
from daihoi.apps.exchange.kinds.kind import Check, Sheets, Writing, Written, batches
from daihoi.apps.exchange.kinds.results import (
    BODIES,
    PEOPLE,
    UNIT,
    BodyValues,
    PersonValues,
    outcome_heading,
    packet_of_rows,
    votes_heading,
)
from daihoi.apps.exchange.plan import Change
from daihoi.apps.planning.models import Congress
from daihoi.apps.results.checks import verdict_on
from daihoi.apps.results.models import Result
from daihoi.apps.results.packets import ResultPacket, ordered
from daihoi.apps.results.rows import packet_of
from daihoi.apps.results.services import Draft, save_results
from daihoi.apps.results.shape import misshapen
from daihoi.core.regulations.terms import CongressStatus, ElectedBody, ResultStatus

_BATCH = 200
_BODY_COLUMN = dict(zip(BodyValues._fields, BODIES.columns, strict=True))
_PERSON_COLUMN = dict(zip(PersonValues._fields[:12], PEOPLE.columns[:12], strict=True))
_BODY_HEADING = _BODY_COLUMN["body"].heading


@dataclass
class _Unit:
    """The rows of one unit, in both sheets."""

    bodies: list[Line[BodyValues]] = field(default_factory=list)
    people: list[Line[PersonValues]] = field(default_factory=list)

    @property
    def lines(self) -> list[Line[Any]]:
        return [*self.bodies, *self.people]

    @property
    def first(self) -> Place:
        return self.lines[0].place


def check(sheets: Sheets, under_way: Check) -> None:
    """Check every unit's result against the records and the rules."""
    (body_sheet, body_layout), (people_sheet, people_layout) = sheets
    units: dict[str, _Unit] = {}
    for body in read_lines(body_sheet, BODIES, body_layout, under_way.findings):
        if body.values.unit is not None:
            units.setdefault(body.values.unit, _Unit()).bodies.append(body)
        under_way.progress.advance()
    for person in read_lines(people_sheet, PEOPLE, people_layout, under_way.findings):
        if person.values.unit is not None:
            units.setdefault(person.values.unit, _Unit()).people.append(person)
        under_way.progress.advance()
    _Checker(under_way).check_all(units)


class _Checker:
    def __init__(self, under_way: Check) -> None:
        self._check = under_way
        self._codes = set(under_way.ground.units().values_list("code", flat=True))

    def check_all(self, units: dict[str, _Unit]) -> None:
        """Check unit by unit, reading the records of some at a time."""
        codes = list(units)
        for start in range(0, len(codes), _BATCH):
            batch = codes[start : start + _BATCH]
            congresses = self._congresses(batch)
            results = _results([congress.pk for congress in congresses.values()])
            for code in batch:
                congress = congresses.get(code)
                if congress is None:
                    self._fault(units[code].first.at(UNIT.heading), self._no_congress(code))
                elif congress.status != CongressStatus.HELD:
                    message = f"đại hội của “{code}” chưa ghi nhận đã tổ chức. Nhập lịch đại hội có ngày bế mạc trước."
                    self._fault(units[code].first.at(UNIT.heading), message)
                else:
                    self._check_unit(units[code], congress, results.get(congress.pk))

    def _congresses(self, codes: list[str]) -> dict[str, Congress]:
        ground = self._check.ground
        rows = Congress.objects.filter(ground.scope("unit__path"), cycle=ground.cycle, unit__code__in=codes)
        return {congress.unit.code: congress for congress in rows.select_related("unit", "cycle")}

    def _fault(self, place: Place, message: str) -> None:
        self._check.findings.fault(place, message)

    def _no_congress(self, code: str) -> str:
        if code not in self._codes:
            return self._check.unknown_unit(code, self._codes)
        return f"đơn vị “{code}” chưa có đại hội trong chu kỳ này. Nhập danh sách đơn vị và lịch đại hội trước."

    def _check_unit(self, unit: _Unit, congress: Congress, result: Result | None) -> None:
        self._check_people(unit.people)
        if any(not line.sound or self._check.findings.is_faulty(line.place) for line in unit.lines):
            return
        stored = packet_of(result) if result else None
        bodies, people = [line.values for line in unit.bodies], [line.values for line in unit.people]
        packet = ordered(packet_of_rows(bodies, people, stored.exceptions if stored else ()))
        if stored == packet:
            self._outcome(unit, Level.SAME)
            return
        if result is not None and result.status not in (ResultStatus.DRAFT, ResultStatus.RETURNED):
            label = ResultStatus(result.status).label_vi.lower()
            self._fault(unit.first, f"khác kết quả đã ghi, mà kết quả {label} nên không sửa bằng nhập bảng tính được.")
            return
        self._check_rules(unit, congress, packet)
        if not any(self._check.findings.is_faulty(line.place) for line in unit.lines):
            self._check.plan.add(congress.pk, bodies, people)
            self._outcome(unit, Level.ADD if result is None else Level.CHANGE)

    def _outcome(self, unit: _Unit, level: Level) -> None:
        for line in unit.lines:
            self._check.findings.outcome(level, line.place)

    def _check_people(self, people: list[Line[PersonValues]]) -> None:
        seen: dict[tuple[str, date], int | None] = {}
        for line in people:
            if not line.sound:
                continue
            first = seen.setdefault((line.values.full_name, line.values.birth_date), line.place.row)
            if first != line.place.row:
                message = (
                    f"“{line.values.full_name}”, cùng ngày sinh, đã có ở dòng {first}. Mỗi người chỉ ghi một dòng."
                )
                self._fault(line.place.at(_PERSON_COLUMN["full_name"].heading), message)
            for body, outcome, votes in line.values.standings():
                if outcome is None and votes is not None:
                    message = "còn trống mà đã có số phiếu. Ghi “Trúng cử”, “Không trúng cử” hoặc “Dự khuyết”."
                    self._fault(line.place.at(outcome_heading(body)), message)

    def _check_rules(self, unit: _Unit, congress: Congress, packet: ResultPacket) -> None:
        if objections := misshapen(packet):
            for objection in objections:
                self._fault(_place(unit, objection.field), objection.message)
            return
        verdict = verdict_on(congress, packet)
        for finding in verdict.errors:
            self._fault(_place(unit, finding.field), f"{finding.message_vi} Căn cứ: {finding.rule}.")
        for finding in verdict.warnings:
            place = _place(unit, finding.field)
            self._check.findings.warning(place, f"{finding.message_vi} Căn cứ: {finding.rule}.")


def _results(congress_ids: list[int]) -> dict[int, Result]:
    rows = Result.objects.filter(congress__in=congress_ids).prefetch_related("bodies", "people__mandates", "exceptions")
    return {result.congress_id: result for result in rows}


def _place(unit: _Unit, name: str) -> Place:
    """Find the cell that a field of the entry form stands for; the unit's first row when it is none."""
    where, _, rest = name.partition(".")
    middle, _, last = rest.partition(".")
    if where == "body":
        found = [line for line in unit.bodies if line.values.body == middle]
        line = found[-1 if last == "body" else 0] if found else None
        heading = _BODY_COLUMN[last].heading if last in _BODY_COLUMN else _BODY_HEADING
        return line.place.at(heading) if line else unit.first
    if where == "person" and middle.isdigit():
        return unit.people[int(middle)].place.at(_person_heading(last))
    return unit.first


def _person_heading(name: str) -> str:
    if name in _PERSON_COLUMN:
        return _PERSON_COLUMN[name].heading
    return votes_heading(ElectedBody(name)) if name in set(ElectedBody) else ""


def write(changes: Iterator[Change], writing: Writing) -> Written:
    """Keep each result as the entry form would, some at a time; exceptions on record stay, since a file has none."""
    written: list[int] = []
    for batch in batches(changes, _BATCH):
        congresses = Congress.objects.select_related("unit", "cycle").in_bulk([change[0] for change in batch])
        stored = _results(list(congresses))
        drafts = [Draft(congresses[pk], _packet(stored.get(pk), bodies, people)) for pk, bodies, people in batch]
        written += save_results(actor=writing.ground.actor, drafts=drafts)
        writing.progress.advance(len(batch))
    return Written(written)


def _packet(stored: Result | None, bodies: list[list[Any]], people: list[list[Any]]) -> ResultPacket:
    exceptions = packet_of(stored).exceptions if stored else ()
    return packet_of_rows([BodyValues(*row) for row in bodies], [_person(row) for row in people], exceptions)


def _person(row: list[Any]) -> PersonValues:
    unit, full_name, birth_date, *rest = row
    return PersonValues(unit, full_name, date.fromisoformat(birth_date), *rest)
