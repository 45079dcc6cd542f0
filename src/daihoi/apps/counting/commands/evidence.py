"""`daihoi evidence CODE`: whether scans, readings and decisions are still what signed minutes stand on."""

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from daihoi.apps.accounts.installation import open_installation
from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import Language, say

if TYPE_CHECKING:
    from daihoi.apps.counting.evidence import Checked


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("code", metavar="MÃ", help="mã đối chiếu ghi trên biên bản kiểm phiếu")
    parser.add_argument("--json", action="store_true", help="in kết quả thành một văn bản JSON")
    parser.add_argument("--lang", choices=[str(language) for language in Language], default=Language.VIETNAMESE)


def run(arguments: argparse.Namespace) -> int:
    """Name each item that is no longer the same; 0 when there is none, 1 when there is, `UnusableInput` for no code."""
    open_installation()
    from daihoi.apps.counting.evidence import check, sealed_as  # noqa: PLC0415 (models exist once it is open)

    seal = sealed_as(arguments.code)
    if seal is None:
        raise UnusableInput(say("{code}: không có biên bản kiểm phiếu nào mang mã này.", code=arguments.code))
    checked = check(seal)
    sys.stdout.write(_as_json(checked) if arguments.json else _as_text(checked))
    return 0 if checked.is_whole else 1


def _as_json(checked: "Checked") -> str:
    told = {
        "code": checked.seal.code,
        "vote": str(checked.seal.box),
        "sealed_at": checked.seal.at.isoformat(),
        "items": checked.items,
        "list_holds": checked.list_holds,
        **asdict(checked.differences),
        "whole": checked.is_whole,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _as_text(checked: "Checked") -> str:
    lines = [] if checked.list_holds else [say("Danh mục đã niêm không còn cho ra mã này.")]
    found = checked.differences
    lines += [say("Đã bị sửa: {item}.", item=name) for name in found.changed]
    lines += [say("Không còn: {item}.", item=name) for name in found.missing]
    lines += [say("Mới thêm: {item}.", item=name) for name in found.added]
    state = say("nguyên vẹn") if checked.is_whole else say("không còn như khi ký biên bản")
    lines.append(
        say("{vote}: {items} mục, {state}.", vote=checked.seal.box, items=number_text(checked.items), state=state)
    )
    return "\n".join(lines) + "\n"
