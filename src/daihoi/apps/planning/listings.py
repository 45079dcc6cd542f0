"""The table of this room: the congresses of a subtree."""

from datetime import date

from django.db.models import Q, QuerySet, Subquery
from django.db.models.expressions import OuterRef
from django.http import HttpRequest, QueryDict

from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, Share, Sign, TextFilter, Tone
from daihoi.apps.frame.tables import Spec
from daihoi.apps.organisation.columns import UnitColumns
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.labels import ROLE_SHORT
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place, cycle_of
from daihoi.apps.planning.queries import Stage, at_stage, stage_of
from daihoi.core.regulations.terms import CongressForm, ContentsVariant, LevelRole

TONES = {Stage.HELD: Tone.GOOD, Stage.LATE: Tone.BAD, Stage.UNSCHEDULED: Tone.WARN}
CONTENTS = {ContentsVariant.FOUR: "4", ContentsVariant.THREE: "3", ContentsVariant.TWO: "2"}


def stage_sign(congress: Congress, day: date) -> Sign:
    """Give a congress's stage as a mark and a word, with the days by which it is late."""
    stage = stage_of(congress, day)
    late = f" {(day - congress.planned_on).days} ngày" if stage is Stage.LATE and congress.planned_on else ""
    return Sign(stage.label_vi + late, TONES.get(stage, Tone.PLAIN))


def congresses_spec(place: Place, query: QueryDict) -> Spec[Congress]:
    """Give the table of a subtree's congresses."""
    return Spec(
        caption=f"Đại hội của các đơn vị thuộc {place.unit.name}",
        noun="đại hội",
        file=f"lich-dai-hoi-{place.unit.code}",
        columns=(*_who(query), *_when(place.as_of), *_what()),
    )


def _who(query: QueryDict) -> tuple[Column[Congress], ...]:
    congress = unit_addresses("planning:congress", query)
    return (
        Column(
            key="don-vi",
            heading="Đơn vị",
            value=lambda row: row.unit.name,
            link=lambda row: congress(row.unit.code),
            order="unit__sort",
            filter=TextFilter("unit__search__contains"),
        ),
        Column(
            key="cap",
            heading="Cấp",
            value=lambda row: ROLE_SHORT[LevelRole(row.role)],
            order="role",
            filter=ChoiceFilter(tuple(LevelRole.choices()), lambda value: Q(role=value)),
        ),
        Column(
            key="cap-tren",
            heading="Đơn vị cấp trên",
            value=lambda row: row.unit.parent.name if row.unit.parent else "",
            order="unit__parent__sort",
            filter=TextFilter("unit__parent__search__contains"),
        ),
    )


def _when(day: date) -> tuple[Column[Congress], ...]:
    stages = ChoiceFilter(tuple(Stage.choices()), lambda value: _stage_condition(value, day))
    return (
        Column(
            key="tinh-trang",
            heading="Tình trạng",
            kind=Kind.STATUS,
            value=lambda row: stage_sign(row, day),
            filter=stages,
        ),
        Column(
            key="du-kien", heading="Ngày dự kiến", kind=Kind.DAY, value=lambda row: row.planned_on, order="planned_on"
        ),
        Column(key="khai-mac", heading="Khai mạc", kind=Kind.DAY, value=lambda row: row.opened_on, order="opened_on"),
        Column(
            key="be-mac",
            heading="Bế mạc",
            kind=Kind.DAY,
            value=lambda row: row.closed_on,
            order="closed_on",
            optional=True,
        ),
    )


def _stage_condition(value: str, day: date) -> Q:
    return at_stage(Stage(value), day) if value in list(Stage) else Q()


def _what() -> tuple[Column[Congress], ...]:
    forms = ChoiceFilter(tuple(CongressForm.choices()), lambda value: Q(form=value))
    pilots = ChoiceFilter((("co", "Đại hội điểm"),), lambda value: Q(pilot=value == "co"))
    contents = ChoiceFilter(tuple(ContentsVariant.choices()), lambda value: Q(contents=value))
    return (
        Column(
            key="hinh-thuc",
            heading="Hình thức",
            value=lambda row: CongressForm(row.form).label_vi,
            order="form",
            filter=forms,
            optional=True,
        ),
        Column(
            key="noi-dung",
            heading="Nội dung",
            kind=Kind.NUMBER,
            value=lambda row: int(CONTENTS[ContentsVariant(row.contents)]),
            order="contents",
            filter=contents,
            optional=True,
        ),
        Column(
            key="diem",
            heading="Đại hội điểm",
            value=lambda row: "Đại hội điểm" if row.pilot else "",
            order="pilot",
            filter=pilots,
        ),
        Column(
            key="trieu-tap",
            heading="Được triệu tập",
            unit="người",
            kind=Kind.NUMBER,
            value=lambda row: row.summoned,
            order="summoned",
            total=True,
        ),
        Column(
            key="co-mat",
            heading="Có mặt",
            unit="người",
            kind=Kind.NUMBER,
            value=lambda row: row.present,
            order="present",
            total=True,
        ),
        Column(
            key="ty-le",
            heading="Tỷ lệ có mặt",
            unit="%",
            kind=Kind.SHARE,
            value=lambda row: Share(row.present or 0, row.summoned or 0),
            optional=True,
        ),
    )


def _with_role(rows: QuerySet[Unit], request: HttpRequest) -> QuerySet[Unit]:
    cycle = cycle_of(request)
    role = Congress.objects.filter(unit=OuterRef("pk"), cycle=cycle).values("role")[:1]
    return rows.annotate(role_now=Subquery(role))


ROLE_OF_UNIT = UnitColumns(
    prepare=_with_role,
    columns=(
        Column(
            key="cap",
            heading="Cấp",
            value=lambda row: ROLE_SHORT[LevelRole(row.role_now)] if row.role_now else "",  # type: ignore[attr-defined]
            order="role_now",
            filter=ChoiceFilter(tuple(LevelRole.choices()), lambda value: Q(role_now=value)),
        ),
    ),
)
