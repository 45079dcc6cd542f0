"""The tables of this room: roles held, and the log."""

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from daihoi.apps.accounts.audit import EntryType
from daihoi.apps.accounts.models import AuditEntry, Grant
from daihoi.apps.accounts.queries import live, unit_codes_like
from daihoi.apps.accounts.roles import Role
from daihoi.apps.frame.columns import ChoiceFilter, Column, Kind, Sign, TextFilter, Tone
from daihoi.apps.frame.stored import choice_of, day_of, text_of
from daihoi.apps.frame.tables import Spec
from daihoi.core.language import say
from daihoi.core.names import sort_key

HELD, ENDED = "dang-giu", "da-thu-hoi"


def grants_spec() -> Spec[Grant]:
    """Give the table of roles."""
    return Spec(
        caption="Vai trò đã giao",
        noun="vai trò",
        file="vai-tro",
        columns=(
            text_of("user__full_name", "ho-ten", "Họ và tên", TextFilter("user__full_name__icontains", str)),
            Column(
                key="ten-dang-nhap",
                heading="Tên đăng nhập",
                value=lambda row: row.user.username,
                link=lambda row: reverse("accounts:grant_password", args=[row.user.pk]),
                order="user__username",
                filter=TextFilter("user__username__icontains", str),
            ),
            choice_of("role", "vai-tro", "Vai trò", Role.choices),
            text_of("unit__name", "don-vi", "Tại đơn vị", TextFilter("unit__search__contains"), order="unit__path"),
            day_of("since", "tu-ngay", "Từ ngày"),
            _STATE,
            Column(
                key="viec",
                heading="Thay đổi",
                value=lambda row: say("Thu hồi") if _is_live(row) else None,
                link=lambda row: reverse("accounts:grant_end", args=[row.pk]),
            ),
        ),
    )


def _is_live(grant: Grant) -> bool:
    return grant.until is None or grant.until > timezone.localdate()


def _state(grant: Grant) -> Sign:
    if _is_live(grant):
        return Sign("Đang giữ", Tone.GOOD)
    return Sign(say("Thu hồi ngày {until:%d/%m/%Y}", until=grant.until))


_STATE = Column[Grant](
    key="tinh-trang",
    heading="Tình trạng",
    kind=Kind.STATUS,
    value=_state,
    order="until",
    filter=ChoiceFilter(
        ((HELD, "Đang giữ"), (ENDED, "Đã thu hồi")), lambda value: live() if value == HELD else ~live()
    ),
)


def log_spec() -> Spec[AuditEntry]:
    """Give the table of the log."""
    kinds = sorted(
        ((kind.code, kind.label) for kind in EntryType.registry.values()), key=lambda pair: sort_key(say(pair[1]))
    )
    return Spec(
        caption="Nhật ký",
        noun="mục",
        file="nhat-ky",
        columns=(
            *_entry_itself(),
            text_of("actor", "nguoi", "Người thực hiện", TextFilter("actor__icontains", str)),
            choice_of("kind", "viec", "Việc", kinds),
            Column(
                key="don-vi",
                heading="Đơn vị",
                value=lambda row: row.unit_name,  # type: ignore[attr-defined] # added by entries_for
                order="unit_code",
                filter=TextFilter("unit_code__in", unit_codes_like),  # type: ignore[arg-type]
            ),
            Column(
                key="doi-tuong",
                heading="Về",
                value=lambda row: row.subject,
                filter=TextFilter("subject__icontains", str),
            ),
            Column(key="ly-do", heading="Lý do", value=lambda row: row.reason),
        ),
    )


def _entry_itself() -> tuple[Column[AuditEntry], ...]:
    return (
        Column(
            key="muc",
            heading="Mục",
            kind=Kind.NUMBER,
            value=lambda row: row.sequence,
            link=lambda row: reverse("accounts:audit_entry", args=[row.sequence]),
            order="sequence",
        ),
        Column(
            key="luc",
            heading="Lúc",
            value=lambda row: f"{timezone.localtime(row.at):%d/%m/%Y %H:%M:%S}",
            order="at",
            filter=TextFilter("at__date__in", _days),  # type: ignore[arg-type] # a typed day, or no day at all
        ),
    )


def label_of(kind: str) -> str:
    """Give the words for a kind of entry; one that this version does not know keeps its code."""
    known = EntryType.registry.get(kind)
    return say(known.label) if known else kind


def _days(text: str) -> list[date]:
    try:
        return [datetime.strptime(text, "%d/%m/%Y").date()]  # noqa: DTZ007 (a calendar day has no zone)
    except ValueError:
        return []
