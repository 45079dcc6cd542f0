"""The command line's parser, speaking Vietnamese: one line for a wrong word, headings of the help in plain words."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import NoReturn

_SAID = (
    (re.compile(r"the following arguments are required: (.+)"), r"thiếu \1."),
    (re.compile(r"unrecognized arguments: (.+)"), r"không có mục “\1”."),
    (re.compile(r"argument (.+?): expected one argument"), r"\1: cần ghi một giá trị."),
    (re.compile(r"argument (.+?): expected at least one argument"), r"\1: cần ghi ít nhất một giá trị."),
    (re.compile(r"argument (.+?): invalid int value: '(.*)'"), r"\1: “\2” không phải là số."),
    (re.compile(r"argument (.+?): invalid choice: '(.*)' \(choose from (.+)\)"), r"\1: không có “\2”; có: \3."),
    (re.compile(r"ambiguous option: (.+) could match (.+)"), r"“\1” chưa rõ là mục nào: \2."),
)


class Formatter(argparse.HelpFormatter):
    """Help with a Vietnamese heading before the usage."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose headings and errors are Vietnamese; a wrong word ends the program with status 2."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, formatter_class=Formatter, add_help=False)
        self._positionals.title, self._optionals.title = "phải ghi", "có thể ghi"
        self.add_argument("-h", "--help", action="help", help="xem cách dùng")

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong and where the right words stand."""
        said = next((pattern.sub(words, message) for pattern, words in _SAID if pattern.fullmatch(message)), message)
        sys.stderr.write(f"{self.prog}: {said} Xem cách dùng: {self.prog} --help\n")
        raise SystemExit(2)
