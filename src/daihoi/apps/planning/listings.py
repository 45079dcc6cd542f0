"""The table of this room: the congresses of a subtree."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.db.models.expressions import OuterRef
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from daihoi.apps.frame.addresses import kept, unit_addresses
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, Share, Sign, TextFilter, Tone
from daihoi.apps.frame.stored import choice_of, choices_by, day_of, number_of, on_request, text_of
from daihoi.apps.frame.tables import Spec
from daihoi.apps.organisation.columns import UnitColumns
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.holidays import KnownYear
from daihoi.apps.planning.labels import ROLE_SHORT
from daihoi.apps.planning.models import FACTS, Congress, CongressFacts, Cycle, PastFacts
from daihoi.apps.planning.place import Place, cycle_of
from daihoi.apps.planning.queries import Stage, at_stage, stage_of
from daihoi.apps.planning.rules import RuleRow
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say, say_counted
from daihoi.core.regulations.terms import CongressForm, ContentsVariant, LevelRole

TONES = {Stage.HELD: Tone.GOOD, Stage.LATE: Tone.BAD, Stage.UNSCHEDULED: Tone.WARN}
CONTENTS = {ContentsVariant.FOUR: "4", ContentsVariant.THREE: "3", ContentsVariant.TWO: "2"}


def stage_sign(congress: CongressFacts, day: date) -> Sign:
    """Give a congress's stage as a mark and a word, with the days by which it is late."""
    stage = stage_of(congress, day)
    tone = TONES.get(stage, Tone.PLAIN)
    if stage is not Stage.LATE or congress.planned_on is None:
        return Sign(stage.label_vi, tone)
    days = (day - congress.planned_on).days
    return Sign(say_counted("Trễ hạn {days} ngày", days, days=number_text(days)), tone)


def congresses_spec(place: Place, query: QueryDict) -> Spec[Congress]:
    """Give the table of a subtree's congresses."""
    return Spec(
        caption=say("Đại hội của các đơn vị thuộc {name}", name=place.unit.name),
        noun="đại hội",
        file="lich-dai-hoi",
        columns=(*_who(query), *_when(place), *_what()),
    )


def _who(query: QueryDict) -> tuple[Column[Congress], ...]:
    congress = unit_addresses("planning:congress", query)
    return (
        Column(
            key="don-vi",
            heading="Đơn vị",
            value=lambda row: row.unit_name,
            link=lambda row: congress(row.unit.code),
            order="unit_sort",
            filter=TextFilter("unit_search__contains"),
        ),
        Column(
            key="cap",
            heading="Cấp",
            kind=Kind.TERM,
            value=lambda row: ROLE_SHORT[LevelRole(row.role_then)],
            order="role_then",
            filter=choices_by("role_then", LevelRole.choices()),
        ),
        Column(
            key="cap-tren",
            heading="Đơn vị cấp trên",
            value=lambda row: row.parent_name or "",
            order="parent_sort",
            filter=TextFilter("parent_search__contains"),
        ),
    )


def _when(place: Place) -> tuple[Column[Congress], ...]:
    day = place.as_of
    stages = ChoiceFilter(tuple(Stage.choices()), lambda value: _stage_condition(value, place))
    return (
        Column(
            key="tinh-trang",
            heading="Tình trạng",
            kind=Kind.STATUS,
            value=lambda row: stage_sign(_recorded(row), day),
            filter=stages,
        ),
        day_of("planned_on_then", "du-kien", "Ngày dự kiến"),
        day_of("opened_on_then", "khai-mac", "Khai mạc"),
        on_request(day_of("closed_on_then", "be-mac", "Bế mạc")),
    )


def _recorded(row: Any) -> CongressFacts:
    return PastFacts(**{name: getattr(row, f"{name}_then") for name in FACTS})


def _stage_condition(value: str, place: Place) -> Q:
    return at_stage(Stage(value), place.as_of, place.cycle) if value in list(Stage) else Q()


def _what() -> tuple[Column[Congress], ...]:
    return (
        on_request(choice_of("form_then", "hinh-thuc", "Hình thức", CongressForm.choices())),
        _CONTENTS,
        Column(
            key="diem",
            heading="Đại hội điểm",
            kind=Kind.TERM,
            value=lambda row: "Đại hội điểm" if row.pilot_then else "",
            order="pilot_then",
            filter=ChoiceFilter((("co", "Đại hội điểm"),), lambda value: Q(pilot_then=value == "co")),
        ),
        on_request(number_of("summoned_then", "trieu-tap", "Được triệu tập", unit="người", total=True)),
        number_of("present_then", "co-mat", "Có mặt", unit="người", total=True),
        Column(
            key="ty-le",
            heading="Tỷ lệ có mặt",
            unit="%",
            kind=Kind.SHARE,
            value=lambda row: Share(row.present_then or 0, row.summoned_then or 0),
            optional=True,
        ),
    )


_CONTENTS = Column[Any](
    key="noi-dung",
    heading="Nội dung",
    kind=Kind.NUMBER,
    value=lambda row: int(CONTENTS[ContentsVariant(row.contents_then)]),
    order="contents_then",
    filter=choices_by("contents_then", ContentsVariant.choices()),
    optional=True,
)


def rules_spec(cycle: Cycle, rows: list[RuleRow]) -> Spec[RuleRow]:
    """Give the table of a cycle's whole rule pack."""
    return Spec(
        caption=say("Quy định áp dụng cho {cycle}", cycle=cycle),
        noun="quy định",
        file=f"quy-dinh-{cycle.code}",
        columns=(
            Column(
                key="ten",
                heading="Quy định",
                kind=Kind.TERM,
                value=lambda row: row.rule.title_vi,
                filter=TextFilter(),
                order="ten",
            ),
            Column(key="gia-tri", heading="Nội dung", value=lambda row: row.rule.value, filter=TextFilter()),
            Column(
                key="cap",
                heading="Cấp",
                kind=Kind.TERM,
                value=lambda row: row.level,
                filter=_one_of(row.level for row in rows),
            ),
            Column(
                key="nhom",
                heading="Nhóm",
                kind=Kind.TERM,
                value=lambda row: row.group,
                filter=_one_of(row.group for row in rows),
            ),
            Column(key="van-ban", heading="Văn bản", value=lambda row: row.rule.citation, filter=TextFilter()),
            Column(
                key="muc-do",
                heading="Mức độ đối chiếu",
                kind=Kind.STATUS,
                value=lambda row: row.sign,
                filter=_one_of(row.sign.text for row in rows),
            ),
            Column(key="ghi-chu", heading="Ghi chú", value=lambda row: row.rule.note_vi, optional=True),
            Column(key="muc", heading="Mục trong bảng quy định", value=lambda row: row.rule.section, optional=True),
            Column(key="nguon", heading="Nguồn đã đọc", value=lambda row: ", ".join(row.rule.sources), optional=True),
        ),
    )


def _one_of(words: Iterable[str]) -> ChoiceFilter:
    return ChoiceFilter(tuple((word, word) for word in dict.fromkeys(words)))


def cycles_spec(query: QueryDict) -> Spec[Cycle]:
    """Give the table of cycles."""
    keep = kept(query)
    return Spec(
        caption="Các chu kỳ đại hội",
        noun="chu kỳ",
        file="chu-ky-dai-hoi",
        columns=(
            Column(
                key="nhiem-ky",
                heading="Nhiệm kỳ",
                value=lambda row: row.term,
                link=lambda row: reverse("planning:cycle", args=[row.code]) + keep,
                order="term",
            ),
            day_of("begins_on", "bat-dau", "Bắt đầu"),
            day_of("ends_on", "ket-thuc", "Kết thúc"),
            text_of("pack", "bo", "Bộ quy định"),
            number_of("planned", "dai-hoi", "Đại hội đã lập lịch", unit="trong phạm vi của đồng chí"),
        ),
    )


def holidays_spec() -> Spec[KnownYear]:
    """Give the table of years with what is known of their days off."""
    known, unknown = Sign("Có lịch nghỉ", Tone.GOOD), Sign("Chưa có lịch nghỉ", Tone.WARN)
    return Spec(
        caption="Lịch nghỉ lễ theo năm",
        noun="năm",
        file="lich-nghi",
        columns=(
            Column(
                key="nam",
                heading="Năm",
                value=lambda row: str(row.year),
                link=lambda row: reverse("planning:holiday_year", args=[row.year]),
            ),
            Column(
                key="tinh-trang",
                heading="Tình trạng",
                kind=Kind.STATUS,
                value=lambda row: known if row.is_known else unknown,
                filter=_one_of(sign.text for sign in (known, unknown)),
            ),
            Column(key="co-san", heading="Có sẵn", unit="ngày", kind=Kind.NUMBER, value=lambda row: row.brought),
            Column(key="ghi-them", heading="Ghi tại đây", unit="ngày", kind=Kind.NUMBER, value=lambda row: row.entered),
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
            kind=Kind.TERM,
            value=lambda row: ROLE_SHORT[LevelRole(row.role_now)] if row.role_now else "",  # type: ignore[attr-defined]
            order="role_now",
            filter=choices_by("role_now", LevelRole.choices()),
        ),
    ),
)
