"""The tables of this room: which columns units and members are shown in."""

from datetime import date, timedelta

from django.db.models import Q
from django.http import QueryDict

from daihoi.apps.frame.addresses import unit_addresses
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, LeastFilter, TextFilter
from daihoi.apps.frame.tables import Spec
from daihoi.apps.organisation.columns import unit_columns
from daihoi.apps.organisation.models import BEGINNING, FOREVER, NATURE_UNSAID, Member, PastName, Placement, Unit
from daihoi.core.regulations.terms import PoliticalTheory, ProfessionalDegree, Sex, UnitNature

_UNSAID = "chua-ghi"


def units_spec(unit: Unit, query: QueryDict, *, links_members: bool) -> Spec[Unit]:
    """Give the table of a subtree's units; counts of members are links for those who may see members."""
    overview = unit_addresses("reporting:overview", query)
    members = unit_addresses("organisation:members", query)
    history = unit_addresses("organisation:history", query)
    later = tuple(column for added in unit_columns() for column in added.columns)
    return Spec(
        caption=f"Các đơn vị thuộc {unit.name}",
        noun="đơn vị",
        file=f"don-vi-{unit.code}",
        columns=(
            Column(
                key="ten",
                heading="Đơn vị",
                value=lambda row: row.unit_name,  # type: ignore[attr-defined] # added by units_below
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
            *later,
            Column(
                key="loai-hinh",
                heading="Loại hình",
                value=lambda row: row.nature_label,
                order="nature",
                optional=True,
                filter=ChoiceFilter(
                    (*UnitNature.choices(), (_UNSAID, NATURE_UNSAID)),
                    lambda value: Q(nature="" if value == _UNSAID else value),
                ),
            ),
            Column(
                key="cap-tren",
                heading="Đơn vị cấp trên",
                value=lambda row: row.parent_name,  # type: ignore[attr-defined] # added by units_below
                order="parent_sort",
                filter=TextFilter("parent_search__contains"),
            ),
            Column(
                key="dang-vien",
                heading="Đảng viên",
                unit="hiện sinh hoạt tại đơn vị",
                kind=Kind.NUMBER,
                value=lambda row: row.member_count,  # type: ignore[attr-defined] # added by units_below
                link=(lambda row: members(row.code)) if links_members else None,
                order="member_count",
                filter=LeastFilter("member_count"),
                total=True,
            ),
        ),
    )


def stays_spec(unit: Unit, query: QueryDict) -> Spec[Placement]:
    """Give the table of the units that stand or stood directly below a unit."""
    history = unit_addresses("organisation:history", query)
    return Spec(
        caption=f"Các đơn vị đã và đang trực thuộc {unit.name}",
        noun="lượt đơn vị",
        file=f"lich-su-{unit.code}",
        columns=(
            Column(
                key="ten",
                heading="Đơn vị",
                value=lambda row: row.unit.name,
                link=lambda row: history(row.unit.code),
                order="unit__sort",
                filter=TextFilter("unit__search__contains"),
            ),
            Column(key="ma", heading="Mã", value=lambda row: row.unit.code, order="unit__code"),
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
    overview = unit_addresses("reporting:overview", query)
    return Spec(
        caption=f"Đảng viên thuộc {unit.name}",
        noun="đảng viên",
        file=f"dang-vien-{unit.code}",
        columns=(
            Column(
                key="ho-ten",
                heading="Họ và tên",
                value=lambda row: row.full_name,
                order="sort",
                filter=TextFilter("search__contains"),
            ),
            Column(
                key="so-the",
                heading="Số thẻ",
                value=lambda row: row.code,
                order="code",
                filter=TextFilter("code__contains", str),
            ),
            Column(
                key="don-vi",
                heading="Nơi sinh hoạt",
                value=lambda row: row.unit.name,
                link=lambda row: overview(row.unit.code),
                order="unit__sort",
                filter=TextFilter("unit__search__contains"),
            ),
            Column(
                key="ngay-sinh",
                heading="Ngày sinh",
                value=lambda row: row.birth_date,
                kind=Kind.DAY,
                order="birth_date",
            ),
            Column(
                key="gioi-tinh",
                heading="Giới tính",
                value=lambda row: Sex(row.sex).label_vi,
                order="sex",
                filter=ChoiceFilter(tuple(Sex.choices()), lambda value: Q(sex=value)),
            ),
            Column(
                key="dan-toc",
                heading="Dân tộc",
                value=lambda row: row.ethnicity,
                order="ethnicity",
                filter=TextFilter("ethnicity__contains", str.title),
            ),
            Column(
                key="ngay-vao",
                heading="Ngày vào Đảng",
                value=lambda row: row.joined_on,
                kind=Kind.DAY,
                order="joined_on",
            ),
            Column(
                key="tinh-trang",
                heading="Tình trạng",
                value=lambda row: row.get_status_display(),
                order="status",
                filter=ChoiceFilter(tuple(Member.Status.choices), lambda value: Q(status=value)),
            ),
            Column(
                key="chuyen-mon",
                heading="Trình độ chuyên môn",
                value=lambda row: ProfessionalDegree(row.degree).label_vi,
                optional=True,
            ),
            Column(
                key="ly-luan",
                heading="Lý luận chính trị",
                value=lambda row: PoliticalTheory(row.theory).label_vi,
                optional=True,
            ),
        ),
    )
