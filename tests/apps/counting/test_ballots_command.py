import json

import pypdfium2 as pdfium
import pytest
from PIL import Image

from daihoi.cli import main

_ELECTION = {
    "title": "Bầu Ban Chấp hành Đảng bộ xã Thử Nghiệm",
    "organisation": "Đảng bộ xã Thử Nghiệm",
    "upper_organisation": "Đảng bộ tỉnh Thử Nghiệm",
    "term": "2025-2030",
    "rules": "2025",
    "seats": 2,
    "candidates": [
        {"id": "01", "name": "Nguyễn Văn An"},
        {"id": "02", "name": "Lê Thị Bình"},
        {"id": "03", "name": "Trần Quốc Cường"},
    ],
}


@pytest.fixture
def election(tmp_path):
    path = tmp_path / "election.json"
    path.write_text(json.dumps(_ELECTION), encoding="utf-8")
    return path


@pytest.fixture
def scans(tmp_path, election):
    """Three ballots printed by the command: the first with a name struck out, the second untouched, a blank page."""
    ballots, layout = tmp_path / "ballots.pdf", tmp_path / "layout.json"
    arguments = ["ballots", "print", str(election), "--copies", "2", "-o", str(ballots), "--layout", str(layout)]
    assert main(arguments) == 0
    pages = [page.render(scale=200 / 72).to_pil().convert("RGB") for page in pdfium.PdfDocument(ballots)]
    left, top, right, bottom = (
        side * 200 / 25.4 for side in json.loads(layout.read_text())["candidates"][1]["name_mm"]
    )
    middle = round((top + bottom) / 2)
    pages[0].paste((30, 40, 150), (round(left) - 5, middle - 2, round(right) + 5, middle + 2))
    return [*pages, Image.new("RGB", pages[0].size, (250, 250, 250))]


def _counted(capsys, *arguments):
    status = main(["ballots", "count", *map(str, arguments), "--json"])
    return status, json.loads(capsys.readouterr().out)


def _check(counted, names):
    assert [(ballot["source"], ballot["page"]) for ballot in counted["ballots"]] == names
    assert [ballot["status"] for ballot in counted["ballots"]] == ["valid", "invalid", "review"]
    assert [ballot["reasons"] for ballot in counted["ballots"]] == [[], ["TOO_MANY"], ["BLANK_PAGE"]]
    assert counted["ballots"][0]["votes"] == {"01": True, "02": False, "03": True}
    votes = {"01": 1, "02": 0, "03": 1}
    assert counted["totals"] == {"pages": 3, "valid": 1, "invalid": 1, "review": 1, "votes": votes}


@pytest.mark.parametrize("name", ["scan.pdf", "scan.tif"])
def test_every_page_of_a_file_stands_in_one_entry(name, tmp_path, election, scans, capsys):
    path = tmp_path / name
    scans[0].save(path, save_all=True, append_images=scans[1:], resolution=200)
    status, counted = _counted(capsys, election, path)
    assert status == 1
    _check(counted, [(str(path), 1), (str(path), 2), (str(path), 3)])


def test_folder_of_pictures_is_read_in_order_of_names(tmp_path, election, scans, capsys):
    folder = tmp_path / "scans"
    folder.mkdir()
    names = ["a.png", "b.jpg", "c.tiff"]
    for name, page in zip(names, scans, strict=True):
        page.save(folder / name)
    _, counted = _counted(capsys, election, folder)
    _check(counted, [(str(folder / name), 1) for name in names])


def test_pictures_of_what_needs_a_person_are_saved(tmp_path, election, scans, capsys):
    path = tmp_path / "scan.png"
    scans[1].save(path)
    _counted(capsys, election, path, "--review", tmp_path / "review")
    assert [file.name for file in (tmp_path / "review").iterdir()] == ["00001-scan-00001-TOO_MANY.png"]


def test_broken_picture_is_an_entry_too(tmp_path, election, capsys):
    path = tmp_path / "broken.jpg"
    path.write_bytes(b"\xff\xd8\xff broken")
    _, counted = _counted(capsys, election, path)
    assert [ballot["reasons"] for ballot in counted["ballots"]] == [["UNREADABLE"]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["print", "{election}", "--copies", "0", "-o", "x.pdf"], "--copies 0"),
        (["print", "nothing.json", "--copies", "1", "-o", "x.pdf"], "nothing.json"),
        (["count", "{election}", "nothing.pdf"], "nothing.pdf"),
        (["count", "{election}", "{election}"], "election.json"),
    ],
)
def test_input_that_cannot_be_used_is_named_in_one_line(arguments, told, election, capsys):
    assert main(["ballots", *(each.format(election=election) for each in arguments)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_words_are_told_in_english_when_asked(tmp_path, election, scans, capsys):
    path = tmp_path / "scan.png"
    scans[1].save(path)
    main(["ballots", "count", str(election), str(path), "--lang", "en"])
    assert "more names left than seats" in capsys.readouterr().out
