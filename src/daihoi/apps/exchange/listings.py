"""The tables of this room: imports, and the verdicts of one."""

from django.urls import reverse
from django.utils import timezone

from daihoi.apps.exchange.findings import Place, upper_first, where
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.frame.columns import Column, Kind, Sign, TextFilter, Tone
from daihoi.apps.frame.stored import choice_of, choices_by, number_of, on_request, text_of
from daihoi.apps.frame.tables import Spec
from daihoi.core.language import say

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
            choice_of("kind", "loai", "Loại dữ liệu", Import.Kind.choices),
            _STATUS,
            Column(
                key="luc",
                heading="Nhận lúc",
                value=lambda row: f"{timezone.localtime(row.received_at):%d/%m/%Y %H:%M}",
                order="received_at",
            ),
            Column(key="nguoi", heading="Người nhập", value=lambda row: row.actor.full_name if row.actor else ""),
            number_of("to_add", "them", "Thêm"),
            number_of("to_change", "sua", "Sửa"),
            number_of("unchanged", "khong-doi", "Không đổi"),
            number_of("faulty", "loi", "Dòng lỗi"),
        ),
    )


def status_sign(work: Import) -> Sign:
    """Give an import's status with its tone; a checked file with faults is no good one."""
    if work.status == Import.Status.CHECKED and work.faulty:
        return Sign("Có dòng lỗi", Tone.BAD)
    return Sign(work.get_status_display(), _STATUS_TONE.get(Import.Status(work.status), Tone.PLAIN))


_STATUS = Column[Import](
    key="tinh-trang",
    heading="Tình trạng",
    kind=Kind.STATUS,
    value=status_sign,
    order="status",
    filter=choices_by("status", Import.Status.choices),
)


def verdicts_spec(work: Import) -> Spec[Verdict]:
    """Give the table of an import's verdicts; columns and sheets of the file can be chosen from those that occur."""
    sheets = _occurring(work, "sheet")
    several = len(sheets) > 1
    return Spec(
        caption=say("Kết quả kiểm tra tệp {file}", file=work.file_name),
        noun="nhận xét",
        file=f"kiem-tra-{work.pk}",
        columns=(
            Column(
                key="vi-tri",
                heading="Vị trí",
                value=lambda row: where(Place(row.sheet if several else "", row.row, row.column)),
                order="row",
                filter=choices_by("column", _occurring(work, "column")),
            ),
            _VERDICT,
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
                filter=choices_by("sheet", sheets),
                optional=True,
            ),
            on_request(number_of("row", "dong", "Dòng")),
            on_request(text_of("column", "cot", "Cột")),
        ),
    )


_VERDICT = Column[Verdict](
    key="ket-qua",
    heading="Kết quả",
    kind=Kind.STATUS,
    value=lambda row: Sign(row.get_level_display(), _LEVEL_TONE.get(Verdict.Level(row.level), Tone.PLAIN)),
    filter=choices_by("level", Verdict.Level.choices),
)


def _occurring(work: Import, field: str) -> tuple[tuple[str, str], ...]:
    names = work.verdicts.exclude(**{field: ""}).order_by(field).values_list(field, flat=True).distinct()
    return tuple((name, name) for name in names)
