"""The tables of this room: the units directly below, the people and the congresses behind a figure."""

from collections.abc import Callable, Sequence

from django.db.models import Q
from django.http import QueryDict

from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, LeastFilter, Share, Sign, TextFilter, Tone
from daihoi.apps.frame.tables import Spec
from daihoi.apps.planning.labels import ROLE_SHORT
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.queries import Stage
from daihoi.apps.reporting.links import RecordLinks
from daihoi.apps.reporting.queries import ChildRow, Progress
from daihoi.apps.results.models import Person
from daihoi.core.regulations.terms import LevelRole, PoliticalTheory, ProfessionalDegree, Sex, Standing

_HELD = Sign(Stage.HELD.label_vi, Tone.GOOD)
_LATE = Sign(Stage.LATE.label_vi, Tone.BAD)
_AHEAD = Sign(Stage.AHEAD.label_vi)


def children_spec(place: Place, rows: Sequence[ChildRow], links: RecordLinks) -> Spec[ChildRow]:
    """Give the drill-down table: each unit directly below, level by level, and what was elected."""
    overview = unit_addresses("reporting:overview", links.query)
    own = {row.role for row in rows}
    levels = [role for role in LevelRole if role not in own and any(_of(row, role) for row in rows)]
    return Spec(
        caption=f"Các đơn vị trực thuộc {place.unit.name}",
        noun="đơn vị trực thuộc",
        file=f"tien-do-{place.unit.code}",
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
            *_elected_columns(links),
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
    name = ROLE_SHORT[role].lower()

    def column(measure: str, heading: str, count: Callable[[Progress], int]) -> Column[ChildRow]:
        address = links.below(measure, role)

        def value(row: ChildRow) -> int | None:
            level = _of(row, role)
            return count(level) if level else None

        late = measure == "late"
        return Column(
            key=f"{measure}-{role}",
            heading=heading,
            unit=name,
            kind=Kind.NUMBER,
            value=value,
            link=lambda row: address(row.code),
            tone=(lambda row: Tone.BAD if value(row) else Tone.PLAIN) if late else None,
            filter=LeastFilter() if late else None,
            total=True,
        )

    return (
        column("congresses", "Phải tổ chức", lambda level: level.congresses),
        column("held", "Đã tổ chức", lambda level: level.held),
        Column(
            key=f"share-{role}",
            heading="Đã tổ chức",
            unit=f"% {name}",
            kind=Kind.SHARE,
            value=lambda row: _held_share(_of(row, role)),
            total=True,
            optional=True,
        ),
        column("approved", "Đã chuẩn\N{NO-BREAK SPACE}y", lambda level: level.approved),
        column("late", "Trễ hạn", lambda level: level.overdue),
    )


def _held_share(level: Progress | None) -> Share:
    return Share(level.held, level.congresses) if level else Share(0, 0)


def _elected_columns(links: RecordLinks) -> tuple[Column[ChildRow], ...]:
    elected = links.below("elected")
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
        Column(
            key="trung-cu",
            heading="Cấp ủy viên",
            unit="người",
            kind=Kind.NUMBER,
            value=lambda row: row.elected,
            link=lambda row: elected(row.code),
            total=True,
        ),
        share("nu", "Nữ", lambda row: row.women, women),
        share("tre", "Trẻ", lambda row: row.young, structure),
        share("tai-cu", "Tái cử", lambda row: row.re_elected, structure),
    )


def people_spec(place: Place, query: QueryDict) -> Spec[Person]:
    """Give the table of people behind a figure, each with a link to the result that names them."""
    result = unit_addresses("results:result", query)
    return Spec(
        caption=f"Những người được tính, thuộc {place.unit.name}",
        noun="người",
        file=f"danh-sach-{place.unit.code}",
        columns=(
            Column(
                key="ho-ten",
                heading="Họ và tên",
                value=lambda row: row.full_name,
                order="sort",
                filter=TextFilter("full_name__contains", str.title),
            ),
            Column(
                key="don-vi",
                heading="Đơn vị",
                value=lambda row: row.unit_name,  # type: ignore[attr-defined] # added by people_behind
                link=lambda row: result(row.result.congress.unit.code),
                order="unit_sort",
                filter=TextFilter("unit_search__contains"),
            ),
            Column(
                key="ngay-sinh",
                heading="Ngày sinh",
                kind=Kind.DAY,
                value=lambda row: row.birth_date,
                order="birth_date",
            ),
            Column(
                key="gioi-tinh",
                heading="Giới tính",
                value=lambda row: Sex(row.sex).label_vi,
                order="sex",
                filter=ChoiceFilter(tuple(Sex.choices()), lambda value: Q(sex=value)),
            ),
            Column(key="dan-toc", heading="Dân tộc", value=lambda row: row.ethnicity, order="ethnicity"),
            *_person_columns(),
        ),
    )


def _person_columns() -> tuple[Column[Person], ...]:
    return (
        Column(
            key="tai-cu",
            heading="Tái cử, lần đầu",
            value=lambda row: Standing(row.standing).label_vi,
            order="standing",
            filter=ChoiceFilter(tuple(Standing.choices()), lambda value: Q(standing=value)),
        ),
        Column(
            key="chuyen-mon",
            heading="Trình độ chuyên môn",
            value=lambda row: ProfessionalDegree(row.degree).label_vi,
            order="degree",
            filter=ChoiceFilter(tuple(ProfessionalDegree.choices()), lambda value: Q(degree=value)),
        ),
        Column(
            key="ly-luan",
            heading="Lý luận chính trị",
            value=lambda row: PoliticalTheory(row.theory).label_vi,
            order="theory",
            filter=ChoiceFilter(tuple(PoliticalTheory.choices()), lambda value: Q(theory=value)),
        ),
        Column(
            key="quy-hoach",
            heading="Quy hoạch",
            value=lambda row: "Trong quy hoạch" if row.in_planning_list else "Ngoài quy hoạch",
            order="in_planning_list",
            optional=True,
        ),
    )
