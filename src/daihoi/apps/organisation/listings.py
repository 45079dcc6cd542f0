"""The tables of this room: which columns units and members are shown in."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, LeastFilter, TextFilter
from daihoi.apps.frame.stored import choice_of, day_of, on_request, text_of
from daihoi.apps.frame.tables import Spec
from daihoi.apps.organisation.columns import unit_columns
from daihoi.apps.organisation.models import BEGINNING, FOREVER, NATURE_UNSAID, Member, PastName, Placement, Unit
from daihoi.apps.organisation.person_columns import BIRTH_DATE, DEGREE, ETHNICITY, SEX, THEORY
from daihoi.apps.organisation.person_fields import PersonField
from daihoi.core.language import say
from daihoi.core.regulations.terms import UnitNature

_UNSAID = "chua-ghi"


def units_spec(unit: Unit, query: QueryDict, *, links_members: bool) -> Spec[Unit]:
    """Give the table of a subtree's units; counts of members are links for those who may see members."""
    later = tuple(column for added in unit_columns() for column in added.columns)
    return Spec(
        caption=say("Các đơn vị thuộc {name}", name=unit.name),
        noun="đơn vị",
        file="don-vi",
        columns=(*_unit_itself(query), *later, _NATURE, _PARENT, _members_counted(query, links=links_members)),
    )


def _unit_itself(query: QueryDict) -> tuple[Column[Unit], ...]:
    overview = unit_addresses("reporting:overview", query)
    history = unit_addresses("organisation:history", query)
    return (
        Column(
            key="ten",
            heading="Đơn vị",
            value=lambda row: row.unit_name,  # added by units_below
            link=lambda row: overview(row.code),
            order="unit_sort",
            filter=TextFilter("unit_search__contains"),
        ),
        Column(
            key="ma",
            heading="Mã",
            unit="mở lịch sử",
            value=lambda row: row.code,
            link=lambda row: history(row.code),
            order="code",
        ),
    )


_NATURE = Column[Unit](
    key="loai-hinh",
    heading="Loại hình",
    value=lambda row: row.nature_label,
    order="nature",
    optional=True,
    filter=ChoiceFilter(
        (*UnitNature.choices(), (_UNSAID, NATURE_UNSAID)), lambda value: Q(nature="" if value == _UNSAID else value)
    ),
)
_PARENT = Column[Unit](
    key="cap-tren",
    heading="Đơn vị cấp trên",
    value=lambda row: row.parent_name,  # type: ignore[attr-defined] # added by units_below
    order="parent_sort",
    filter=TextFilter("parent_search__contains"),
)


def _members_counted(query: QueryDict, *, links: bool) -> Column[Unit]:
    members = unit_addresses("organisation:members", query)
    return Column(
        key="dang-vien",
        heading="Đảng viên",
        unit="hiện sinh hoạt tại đơn vị",
        kind=Kind.NUMBER,
        value=lambda row: row.member_count,  # added by units_below
        link=(lambda row: members(row.code)) if links else None,
        order="member_count",
        filter=LeastFilter("member_count"),
        total=True,
    )


def stays_spec(unit: Unit, query: QueryDict) -> Spec[Placement]:
    """Give the table of the units that stand or stood directly below a unit."""
    history = unit_addresses("organisation:history", query)
    return Spec(
        caption=say("Các đơn vị đã và đang trực thuộc {name}", name=unit.name),
        noun="lượt đơn vị",
        file="lich-su",
        columns=(
            Column(
                key="ten",
                heading="Đơn vị",
                value=lambda row: row.unit.name,
                link=lambda row: history(row.unit.code),
                order="unit__sort",
                filter=TextFilter("unit__search__contains"),
            ),
            text_of("unit__code", "ma", "Mã"),
            Column(key="tu", heading="Từ ngày", kind=Kind.DAY, value=first_day, order="valid_from"),
            Column(key="den", heading="Đến hết ngày", kind=Kind.DAY, value=last_day, order="valid_until"),
        ),
    )


def first_day(stay: Placement | PastName) -> date | None:
    """Give the first day of a stay or of a name, None when it is not known."""
    return None if stay.valid_from == BEGINNING else stay.valid_from


def last_day(stay: Placement | PastName) -> date | None:
    """Give the last day of a stay or of a name, None while it lasts."""
    return None if stay.valid_until == FOREVER else stay.valid_until - timedelta(days=1)


def members_spec(unit: Unit, query: QueryDict) -> Spec[Member]:
    """Give the table of a subtree's members."""
    return Spec(
        caption=say("Đảng viên thuộc {name}", name=unit.name),
        noun="đảng viên",
        file="dang-vien",
        columns=(
            _NAME,
            text_of("code", "so-the", "Số thẻ", TextFilter("code__contains", str)),
            _belongs_to(query),
            BIRTH_DATE,
            SEX,
            replace(ETHNICITY, filter=TextFilter("ethnicity__contains", str.title)),
            day_of("joined_on", "ngay-vao", "Ngày vào Đảng"),
            choice_of("status", "tinh-trang", "Tình trạng", Member.Status.choices),
            _only_shown(DEGREE),
            _only_shown(THEORY),
        ),
    )


_NAME = text_of("full_name", "ho-ten", PersonField.FULL_NAME.label_vi, TextFilter("search__contains"), order="sort")


def _belongs_to(query: QueryDict) -> Column[Member]:
    overview = unit_addresses("reporting:overview", query)
    return Column(
        key="don-vi",
        heading="Nơi sinh hoạt",
        value=lambda row: row.unit.name,
        link=lambda row: overview(row.unit.code),
        order="unit__sort",
        filter=TextFilter("unit__search__contains"),
    )


def _only_shown(column: Column[Any]) -> Column[Any]:
    return on_request(replace(column, order="", filter=None))
