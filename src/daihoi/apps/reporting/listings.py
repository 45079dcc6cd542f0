"""The tables of this room: the units directly below, the people and the congresses behind a figure."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.http import QueryDict

from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, LeastFilter, Share, Sign, TextFilter, Tone
from daihoi.apps.frame.stored import choice_of, text_of
from daihoi.apps.frame.tables import Spec
from daihoi.apps.organisation.person_columns import BIRTH_DATE, DEGREE, ETHNICITY, SEX, THEORY
from daihoi.apps.organisation.person_fields import PersonField
from daihoi.apps.planning.labels import ROLE_SHORT
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import Stage
from daihoi.apps.reporting.discretion import Sight, composition_is_of_few
from daihoi.apps.reporting.links import RecordLinks
from daihoi.apps.reporting.queries import ChildRow, Progress
from daihoi.apps.results.models import Person
from daihoi.core.language import say
from daihoi.core.regulations.terms import LevelRole, Standing

_HELD = Sign(Stage.HELD.label_vi, Tone.GOOD)
_LATE = Sign(Stage.LATE.label_vi, Tone.BAD)
_AHEAD = Sign(Stage.AHEAD.label_vi)


def children_spec(place: Place, rows: Sequence[ChildRow], links: RecordLinks) -> Spec[ChildRow]:
    """Give the drill-down table: each unit directly below, level by level, and what was elected."""
    overview = unit_addresses("reporting:overview", links.query)
    told = links.sight is Sight.PEOPLE or not composition_is_of_few(rows)
    own = {row.role for row in rows}
    levels = [role for role in LevelRole if role not in own and any(_of(row, role) for row in rows)]
    return Spec(
        caption=say("Các đơn vị trực thuộc {unit}", unit=place.unit.name),
        noun="đơn vị trực thuộc",
        file="tien-do",
        columns=(
            Column(
                key="ten",
                heading="Đơn vị",
                value=lambda row: row.name,
                link=lambda row: overview(row.code),
                filter=TextFilter(),
            ),
            Column(
                key="dai-hoi",
                heading="Đại hội của đơn vị",
                kind=Kind.STATUS,
                value=_own_sign,
                filter=ChoiceFilter(tuple((sign.text, sign.text) for sign in (_HELD, _LATE, _AHEAD))),
            ),
            *(column for role in levels for column in _level_columns(role, links)),
            _elected_column(links),
            *(_composition_columns(links) if told else ()),
        ),
    )


def _of(row: ChildRow, role: LevelRole | None) -> Progress | None:
    return next((level for level in row.by_role if level.role == role), None)


def _own_sign(row: ChildRow) -> Sign | None:
    level = _of(row, row.role)
    if level is None or level.congresses != 1:
        return None
    return _HELD if level.held else _LATE if level.overdue else _AHEAD


def _level_columns(role: LevelRole, links: RecordLinks) -> tuple[Column[ChildRow], ...]:
    late = _level_count(role, links, "late", "Trễ hạn", lambda level: level.overdue)
    return (
        _level_count(role, links, "congresses", "Phải tổ chức", lambda level: level.congresses),
        _level_count(role, links, "held", "Đã tổ chức", lambda level: level.held),
        Column(
            key=f"share-{role}",
            heading="Đã tổ chức",
            unit=f"% {say(ROLE_SHORT[role]).lower()}",
            kind=Kind.SHARE,
            value=lambda row: _held_share(_of(row, role)),
            total=True,
            optional=True,
        ),
        _level_count(role, links, "approved", "Đã chuẩn\N{NO-BREAK SPACE}y", lambda level: level.approved),
        replace(late, tone=lambda row: Tone.BAD if late.value(row) else Tone.PLAIN, filter=LeastFilter()),
    )


def _level_count(
    role: LevelRole, links: RecordLinks, measure: str, heading: str, count: Callable[[Progress], int]
) -> Column[ChildRow]:
    address = links.below(measure, role)

    def value(row: ChildRow) -> int | None:
        level = _of(row, role)
        return count(level) if level else None

    return Column(
        key=f"{measure}-{role}",
        heading=heading,
        unit=say(ROLE_SHORT[role]).lower(),
        kind=Kind.NUMBER,
        value=value,
        link=lambda row: address(row.code),
        total=True,
    )


def _held_share(level: Progress | None) -> Share:
    return Share(level.held, level.congresses) if level else Share(0, 0)


def _elected_column(links: RecordLinks) -> Column[ChildRow]:
    elected = links.below("elected")
    return Column(
        key="trung-cu",
        heading="Cấp ủy viên",
        unit="người",
        kind=Kind.NUMBER,
        value=lambda row: row.elected,
        link=lambda row: elected(row.code),
        total=True,
    )


def _composition_columns(links: RecordLinks) -> tuple[Column[ChildRow], ...]:
    women = links.below("women")
    structure = unit_addresses("reporting:structure", links.query)

    def share(
        key: str, heading: str, count: Callable[[ChildRow], int], address: Callable[[str], str]
    ) -> Column[ChildRow]:
        return Column(
            key=key,
            heading=heading,
            unit="%",
            kind=Kind.SHARE,
            value=lambda row: Share(count(row), row.elected),
            link=lambda row: address(row.code) if row.elected else "",
            total=True,
        )

    return (
        share("nu", "Nữ", lambda row: row.women, women),
        share("tre", "Trẻ", lambda row: row.young, structure),
        share("tai-cu", "Tái cử", lambda row: row.re_elected, structure),
    )


_NAME = text_of(
    "full_name", "ho-ten", PersonField.FULL_NAME.label_vi, TextFilter("full_name__contains", str.title), order="sort"
)


def people_spec(place: Place, query: QueryDict) -> Spec[Person]:
    """Give the table of people behind a figure, each with a link to the result that names them."""
    result = unit_addresses("results:result", query)
    return Spec(
        caption=say("Những người được tính, thuộc {unit}", unit=place.unit.name),
        noun="người",
        file="danh-sach",
        columns=(
            _NAME,
            Column(
                key="don-vi",
                heading="Đơn vị",
                value=lambda row: row.unit_name,  # added by people_behind
                link=lambda row: result(row.result.congress.unit.code),
                order="unit_sort",
                filter=TextFilter("unit_search__contains"),
            ),
            BIRTH_DATE,
            SEX,
            ETHNICITY,
            choice_of("standing", "tai-cu", "Tái cử, lần đầu", Standing.choices()),
            DEGREE,
            THEORY,
            Column(
                key="quy-hoach",
                heading="Quy hoạch",
                value=lambda row: "Trong quy hoạch" if row.in_planning_list else "Ngoài quy hoạch",
                order="in_planning_list",
                optional=True,
            ),
        ),
    )
