"""Every write of this room: a file received, checked, applied whole or not at all, stopped, thrown away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from daihoi.apps.accounts.audit import HEAD, Act, record, stand_in_line
from daihoi.apps.accounts.models import AuditHead, User
from daihoi.apps.accounts.permissions import Forbidden, roots
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.exchange.checking import Outcome, check_file
from daihoi.apps.exchange.entries import IMPORT_APPLIED
from daihoi.apps.exchange.findings import Finding, Level
from daihoi.apps.exchange.kinds.kind import Ground, Kind, Writing, Written
from daihoi.apps.exchange.kinds.registry import KINDS
from daihoi.apps.exchange.models import Import, Verdict
from daihoi.apps.exchange.plan import count_of, digest_of, read_plan
from daihoi.apps.exchange.progress import Progress, Step, StopAsked
from daihoi.apps.exchange.queries import imports_for
from daihoi.apps.exchange.storage import folder_of, keep_file
from daihoi.apps.organisation.changes import told_once
from daihoi.apps.organisation.refusals import Refused, refuse
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.models import Congress, Cycle
from daihoi.apps.reporting.services import rebuild_totals
from daihoi.core.errors import UnusableInput
from daihoi.core.language import Language, say, speaking

REBUILD_FROM = 200
_CHANGED_SINCE = (
    "Dữ liệu trên hệ thống đã thay đổi từ khi kiểm tra tệp nên chưa ghi gì. "
    "Tệp đã được kiểm tra lại; hãy xem kết quả mới rồi ghi."
)
_Status = Import.Status


@dataclass(frozen=True)
class ImportSnapshot:
    """What the log keeps of an import."""

    kind: str
    cycle: str
    file_name: str
    sha256: str
    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it comes in: its name and its bytes."""

    name: str
    chunks: Iterable[bytes]


@transaction.atomic
def receive_file(*, actor: User | None, kind: Import.Kind, cycle: Cycle, upload: Upload) -> Import:
    """Keep a file for its check; UnusableInput when it is too large."""
    _require_importer(actor)
    name = PurePosixPath(upload.name.replace("\\", "/")).name[-200:] or "bang-tinh"
    work = Import.objects.create(kind=kind, cycle=cycle, actor=actor, file_name=name, digest="")
    folder = folder_of(work.pk)
    folder.clear()  # a database put back from a copy gives numbers out anew
    try:
        stored = keep_file(folder, upload.chunks, name)
    except BaseException:
        folder.clear()
        raise
    work.digest, work.file_size = stored.digest, stored.size
    work.save(update_fields=["digest", "file_size"])
    return work


@speaking(Language.VIETNAMESE)  # what a check finds is kept
def check_import(work: Import, progress: Progress) -> Import:
    """Check a received file and keep its verdicts; a file that can't be used is refused with the reason."""
    basis = _log_length()
    try:
        outcome = _check(work, progress)
    except UnusableInput as error:
        return _refuse(work, str(error))
    except StopAsked:
        return _leave(work, _Status.STOPPED, "Đã dừng theo yêu cầu khi đang kiểm tra. Chưa ghi gì.")
    _keep_outcome(work, outcome, basis)
    return work


def ask_to_apply(*, actor: User | None, work: Import) -> Import:
    """Ask for a checked import to be written; refused while rows are faulty or there is nothing to write."""
    _require_in_reach(actor, work)
    if work.status != _Status.CHECKED:
        raise refuse(
            say("Tệp này đang ở tình trạng «{status}», không ghi được.", status=say(work.get_status_display()))
        )
    if work.faulty:
        raise refuse(say("Tệp còn dòng lỗi nên không ghi dòng nào. Sửa các lỗi trong tệp rồi nhập lại."))
    if not work.to_add + work.to_change:
        raise refuse(say("Tệp không có gì mới so với dữ liệu đã ghi."))
    folder_of(work.pk).forget_stop()
    return _leave(work, _Status.APPLYING, "")


@speaking(Language.VIETNAMESE)
def apply_import(work: Import, progress: Progress) -> Import:
    """Write what the preview showed, whole or not at all; what changed meanwhile is checked and shown again first.

    The log's head row is held from the first moment: everything that writes to the records stands in line
    behind it, and if no entry was added since the check, what the check saw still holds.
    """
    folder = folder_of(work.pk)
    try:
        with transaction.atomic():
            stand_in_line()
            if _log_length() != work.basis or digest_of(folder.plan) != work.plan_digest:
                basis, shown = _log_length(), work.plan_digest
                outcome = _check(work, progress)
                if outcome.plan_digest != shown or not shown:
                    _keep_outcome(work, outcome, basis)
                    return _leave(work, _Status.CHECKED, _CHANGED_SINCE)
            _write(work, progress)
    except UnusableInput as error:
        return _refuse(work, str(error))
    except Refused as refused:
        return _leave(work, _Status.CHECKED, say("Chưa ghi gì. {why}", why=refused))
    except StopAsked:
        return _leave(work, _Status.CHECKED, "Đã dừng theo yêu cầu khi đang ghi. Chưa ghi gì; có thể ghi lại từ đầu.")
    folder.clear()
    return work


def ask_to_stop(*, actor: User | None, work: Import) -> None:
    """Leave word that the work on an import is to stop; what was being written is undone."""
    _require_in_reach(actor, work)
    if work.status in (_Status.RECEIVED, _Status.APPLYING):
        folder_of(work.pk).ask_to_stop()


def check_again(*, actor: User | None, work: Import) -> Import:
    """Put a stopped or checked import back in line for a check against the records as they are now."""
    _require_in_reach(actor, work)
    if work.status not in (_Status.STOPPED, _Status.CHECKED):
        raise refuse(
            say("Tệp này đang ở tình trạng «{status}», không kiểm tra lại được.", status=say(work.get_status_display()))
        )
    folder_of(work.pk).forget_stop()
    return _leave(work, _Status.RECEIVED, "")


def discard(*, actor: User | None, work: Import) -> None:
    """Throw away an import that was not written, with its file."""
    _require_in_reach(actor, work)
    if work.status in (_Status.APPLYING, _Status.APPLIED):
        raise refuse(say("Lần nhập này đã ghi hoặc đang ghi, không bỏ được."))
    folder_of(work.pk).clear()
    work.delete()


def fail_import(work: Import) -> Import:
    """Set aside an import at which the program itself failed; nothing of it was written."""
    message = "Chương trình gặp lỗi khi xử lý tệp này; chưa ghi gì. Hãy kiểm tra lại; nếu vẫn lỗi, báo người quản trị."
    return _leave(work, _Status.STOPPED, message)


def kind_of(work: Import) -> Kind:
    """Give the kind of an import."""
    return KINDS[work.kind]


def _check(work: Import, progress: Progress) -> Outcome:
    return check_file(folder_of(work.pk), work.file_name, kind_of(work), Ground(work.actor, work.cycle), progress)


def _write(work: Import, progress: Progress) -> None:
    folder = folder_of(work.pk)
    ground = Ground(work.actor, work.cycle)
    progress.begin(Step.WRITE, count_of(folder.plan))
    reason = say("Nhập từ tệp “{file}”", file=work.file_name)
    with told_once():
        written = kind_of(work).write(read_plan(folder.plan), Writing(ground, progress, reason))
        progress.begin(Step.TOTALS)
    _tell(written, work.cycle)
    work.status, work.message, work.applied_at = _Status.APPLIED, "", timezone.now()
    work.save()
    record(Act(actor=work.actor, kind=IMPORT_APPLIED, subject=work.file_name, after=_snapshot(work)))


def _tell(written: Written, cycle: Cycle) -> None:
    if len(written.congress_ids) >= REBUILD_FROM and _is_large_part(written.congress_ids, cycle):
        rebuild_totals(cycle)
    elif written.congress_ids:
        congresses_changed(written.congress_ids)


def _is_large_part(congress_ids: Sequence[int], cycle: Cycle) -> bool:
    """Say whether so much of a cycle changed that counting it all again is quicker than following each congress."""
    return len(congress_ids) * 10 > Congress.objects.filter(cycle=cycle).count()


def _snapshot(work: Import) -> ImportSnapshot:
    return ImportSnapshot(
        kind=work.kind,
        cycle=work.cycle.code,
        file_name=work.file_name,
        sha256=work.digest,
        added=work.to_add,
        changed=work.to_change,
        unchanged=work.unchanged,
    )


@transaction.atomic
def _keep_outcome(work: Import, outcome: Outcome, basis: int) -> None:
    rows = outcome.findings.rows
    work.status, work.message, work.read_as = _Status.CHECKED, "", outcome.read_as
    work.to_add, work.to_change, work.unchanged = rows[Level.ADD], rows[Level.CHANGE], rows[Level.SAME]
    work.faulty, work.warnings = rows[Level.FAULT], rows[Level.WARNING]
    work.basis, work.plan_digest, work.checked_at = basis, outcome.plan_digest, timezone.now()
    work.save()
    work.verdicts.all().delete()
    Verdict.objects.bulk_create([_verdict(work, finding) for finding in outcome.findings.kept], batch_size=1000)


def _verdict(work: Import, finding: Finding) -> Verdict:
    place = finding.place
    return Verdict(
        source=work,
        level=finding.level,
        sheet=place.sheet,
        row=place.row,
        column=place.column[:120],
        message=finding.message,
    )


def _refuse(work: Import, message: str) -> Import:
    folder_of(work.pk).clear()
    return _leave(work, _Status.REFUSED, message)


def _leave(work: Import, status: Import.Status, message: str) -> Import:
    work.status, work.message = status, message
    work.save(update_fields=["status", "message"])
    return work


def _require_importer(actor: User | None) -> None:
    if actor is not None and not roots(actor, Permission.IMPORT_DATA):
        raise Forbidden(say("Đồng chí chưa được giao việc nhập dữ liệu từ bảng tính."))


def _require_in_reach(actor: User | None, work: Import) -> None:
    _require_importer(actor)
    if actor is not None and not imports_for(actor).filter(pk=work.pk).exists():
        raise Http404(say("Không có lần nhập này trong phạm vi của đồng chí."))


def _log_length() -> int:
    return AuditHead.objects.filter(pk=HEAD).values_list("sequence", flat=True).first() or 0
