"""The documentation says what is so: its tables are those of the code, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from daihoi.apps.accounts.roles import GRANTED, Permission, Role
from daihoi.apps.exchange.kinds.registry import KINDS
from daihoi.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
REFERENCE = ROOT / "docs" / "reference"


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def rows(page: str) -> list[list[str]]:
    """Give the cells of every table row of a page."""
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:2] == "| "]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path):
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text(page))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.stem)
def test_every_page_is_listed(page: Path):
    index = ROOT / "docs" / "README.md"
    assert page == index or f"({page.relative_to(index.parent)})" in text(index)


def test_table_of_roles_is_what_the_product_grants():
    heading, *lines = rows(text(REFERENCE / "roles-and-permissions.md"))
    assert heading[1:] == [role.label for role in Role]
    assert {line[0]: [cell == "x" for cell in line[1:]] for line in lines} == {
        permission.label: [permission in GRANTED[role] for role in Role] for permission in Permission
    }


def test_every_command_is_described():
    described = re.findall(r"^## `daihoi (\w+)", text(REFERENCE / "commands.md"), re.MULTILINE)
    assert sorted(described) == sorted([*COMMANDS, "manage"])


def test_every_column_of_every_template_is_described():
    described = [row[:2] for row in rows(text(REFERENCE / "spreadsheets.md")) if row[0] != "heading"]
    columns = [column for kind in KINDS.values() for form in kind.forms for column in form.columns]
    assert described == [[column.heading, "x" if column.required else ""] for column in columns]


def test_every_setting_is_described():
    described = {row[0].strip("`") for row in rows(text(REFERENCE / "settings.md"))} - {"variable"}
    settings = text(ROOT / "src" / "daihoi" / "settings.py")
    read = set(re.findall(r'environ\.get\("(\w+)"', settings))
    kept = {f"DAIHOI_{name.upper()}" for name in re.findall(r'_kept_secret\("(\w+)"\)', settings)}
    assert described == read | kept | {"DATABASE_URL"}


def test_every_target_that_the_pages_name_is_in_the_makefile():
    named = {target for page in PAGES for target in re.findall(r"`make ([a-z0-9-]+)`", text(page))}
    known = set(re.findall(r"^([a-z0-9-]+):", text(ROOT / "Makefile"), re.MULTILINE))
    assert named <= known
