"""Reads a page as a person does: its title, its lead, its tables, its links."""

from typing import Any

from django.http import HttpResponse
from lxml import html


def tree(response: HttpResponse) -> Any:
    return html.fromstring(response.content.decode())


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def title(response: HttpResponse) -> str:
    return words(tree(response).find(".//h1"))


def lead(response: HttpResponse) -> str:
    return words(tree(response).find_class("lead")[0])


def rows(response: HttpResponse, place: str = "//div[@id='bang']//tbody") -> list[list[str]]:
    """Give the cells of a table's body, of the page's main table unless told."""
    return [[words(cell) for cell in row] for row in tree(response).xpath(f"{place}/tr")]


def links(response: HttpResponse, place: str) -> list[tuple[str, str]]:
    """Give the words and addresses of the links within a place of the page."""
    return [(words(link), link.get("href")) for link in tree(response).xpath(f"{place}//a")]


def errors(response: HttpResponse) -> list[str]:
    return [words(item) for item in tree(response).xpath("//*[@class='errors']//li")]


def rooms(response: HttpResponse) -> list[str]:
    return [words(link) for link in tree(response).xpath("//nav[@class='rooms']//a")]
