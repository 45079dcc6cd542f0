"""The tables of this room: imports, and the verdicts of one."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from daihoi.apps.exchange.findings import Place, upper_first, where
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, Sign, TextFilter, Tone
from daihoi.apps.frame.tables import Spec

_STATUS_TONE = {
    Import.Status.APPLIED: Tone.GOOD,
    Import.Status.REFUSED: Tone.BAD,
    Import.Status.STOPPED: Tone.WARN,
}
_LEVEL_TONE = {
    Verdict.Level.FAULT: Tone.BAD,
    Verdict.Level.WARNING: Tone.WARN,
    Verdict.Level.ADD: Tone.GOOD,
}


def imports_spec() -> Spec[Import]:
    """Give the table of imports."""
    return Spec(
        caption="Các lần nhập dữ liệu",
        noun="lần nhập",
        file="nhap-du-lieu",
        columns=(
            Column(
                key="tep",
                heading="Tệp",
                value=lambda row: row.file_name,
                link=lambda row: reverse("exchange:show", args=[row.pk]),
                order="file_name",
                filter=TextFilter("file_name__icontains", str),
            ),
            Column(
                key="loai",
                heading="Loại dữ liệu",
                value=lambda row: row.get_kind_display(),
                order="kind",
                filter=ChoiceFilter(tuple(Import.Kind.choices), lambda value: Q(kind=value)),
            ),
            Column(
                key="tinh-trang",
                heading="Tình trạng",
                kind=Kind.STATUS,
                value=status_sign,
                order="status",
                filter=ChoiceFilter(tuple(Import.Status.choices), lambda value: Q(status=value)),
            ),
            Column(
                key="luc",
                heading="Nhận lúc",
                value=lambda row: f"{timezone.localtime(row.received_at):%d/%m/%Y %H:%M}",
                order="received_at",
            ),
            Column(key="nguoi", heading="Người nhập", value=lambda row: row.actor.full_name if row.actor else ""),
            Column(key="them", heading="Thêm", kind=Kind.NUMBER, value=lambda row: row.to_add, order="to_add"),
            Column(key="sua", heading="Sửa", kind=Kind.NUMBER, value=lambda row: row.to_change, order="to_change"),
            Column(
                key="khong-doi",
                heading="Không đổi",
                kind=Kind.NUMBER,
                value=lambda row: row.unchanged,
                order="unchanged",
            ),
            Column(key="loi", heading="Dòng lỗi", kind=Kind.NUMBER, value=lambda row: row.faulty, order="faulty"),
        ),
    )


def status_sign(work: Import) -> Sign:
    """Give an import's status with its tone; a checked file with faults is no good one."""
    if work.status == Import.Status.CHECKED and work.faulty:
        return Sign("Có dòng lỗi", Tone.BAD)
    return Sign(work.get_status_display(), _STATUS_TONE.get(Import.Status(work.status), Tone.PLAIN))


def verdicts_spec(work: Import) -> Spec[Verdict]:
    """Give the table of an import's verdicts; columns of the file can be chosen from those that occur."""
    columns = work.verdicts.exclude(column="").order_by("column").values_list("column", flat=True).distinct()
    sheets = work.verdicts.exclude(sheet="").order_by("sheet").values_list("sheet", flat=True).distinct()
    several = len(sheets) > 1
    return Spec(
        caption=f"Kết quả kiểm tra tệp {work.file_name}",
        noun="nhận xét",
        file=f"kiem-tra-{work.pk}",
        columns=(
            Column(
                key="vi-tri",
                heading="Vị trí",
                value=lambda row: where(Place(row.sheet if several else "", row.row, row.column)),
                order="row",
                filter=ChoiceFilter(tuple((name, name) for name in columns), lambda value: Q(column=value)),
            ),
            Column(
                key="ket-qua",
                heading="Kết quả",
                kind=Kind.STATUS,
                value=lambda row: Sign(row.get_level_display(), _LEVEL_TONE.get(Verdict.Level(row.level), Tone.PLAIN)),
                filter=ChoiceFilter(tuple(Verdict.Level.choices), lambda value: Q(level=value)),
            ),
            Column(
                key="nhan-xet",
                heading="Nhận xét",
                value=lambda row: upper_first(row.message),
                filter=TextFilter("message__icontains", str),
            ),
            Column(
                key="trang",
                heading="Trang",
                value=lambda row: row.sheet,
                filter=ChoiceFilter(tuple((name, name) for name in sheets), lambda value: Q(sheet=value)),
                optional=True,
            ),
            Column(key="dong", heading="Dòng", kind=Kind.NUMBER, value=lambda row: row.row, order="row", optional=True),
            Column(key="cot", heading="Cột", value=lambda row: row.column, order="column", optional=True),
        ),
    )
