"""What a person has typed into a form and not saved: kept as one types, ended when it is saved or discarded."""

from dataclasses import dataclass

from django.db import transaction

from daihoi.apps.accounts.audit import EntryType, record
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.planning.models import Congress
from daihoi.apps.results.acts import Change, act_on
from daihoi.apps.results.deciders import require_above
from daihoi.apps.results.models import EntryDraft

DRAFT_BEGUN = EntryType("results.draft_begun", "Bắt đầu ghi dở kết quả")
DRAFT_ENDED = EntryType("results.draft_ended", "Kết thúc bản ghi dở")


@dataclass(frozen=True)
class Unsaved:
    """What stands in a form: its texts, the reason of a correction, and the version that it was opened on."""

    purpose: EntryDraft.Purpose
    typed: str
    seen: str
    reason: str = ""


@transaction.atomic
def keep_typed(*, actor: User, congress: Congress, unsaved: Unsaved) -> None:
    """Keep what a person has typed so far, so that a closed window loses nothing; it is not yet a result.

    The log has one entry when the draft is begun and one when it ends, not one each time the form keeps itself: a
    form does so with every field left, and the text says nothing yet, since it counts nowhere until it is saved. What
    was typed therefore isn't written into the log either, only that a person had a draft open, from when to when.
    """
    _require(actor, congress, unsaved.purpose)
    kept = {"typed": unsaved.typed, "seen": unsaved.seen[:20], "reason": unsaved.reason}
    _, begun = EntryDraft.objects.update_or_create(
        congress=congress, author=actor, purpose=unsaved.purpose, defaults=kept
    )
    if begun:
        record(act_on(actor, DRAFT_BEGUN, congress, Change(None, None)))


@transaction.atomic
def discard_typed(*, actor: User, congress: Congress, purpose: EntryDraft.Purpose) -> None:
    """Forget what a person typed and did not save; the log keeps that it was discarded."""
    _require(actor, congress, purpose)
    end_draft(actor, congress, purpose, "Người ghi bỏ bản ghi dở.")


def end_draft(actor: User, congress: Congress, purpose: EntryDraft.Purpose, how: str) -> None:
    """End a person's draft of a form, if there is one, and tell the log how."""
    found, _ = EntryDraft.objects.filter(congress=congress, author=actor, purpose=purpose).delete()
    if found:
        record(act_on(actor, DRAFT_ENDED, congress, Change(None, None, how)))


def _require(actor: User, congress: Congress, purpose: EntryDraft.Purpose) -> None:
    """Who may keep a form's texts is who may save that form."""
    if purpose is EntryDraft.Purpose.CORRECTION:
        require_above(actor, congress.unit)
    else:
        require(actor, Permission.ENTER_RESULT, congress.unit.path)
