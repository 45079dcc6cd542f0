"""The language of the pages is the person's choice, kept by the browser, and Vietnamese until they choose."""

import pytest
from django.test import Client

from tests.apps.frame.pages import tree, words

SIGN_IN = "/tai-khoan/dang-nhap/"


def spoken_on(client: Client, address: str = SIGN_IN, **headers: str) -> tuple[str, str]:
    """Give the language that a page says it is in, and the words of its link past the frame."""
    page = tree(client.get(address, headers=headers or None))
    return page.get("lang"), words(page.find_class("skip")[0])


@pytest.mark.django_db
def test_pages_are_vietnamese_whatever_the_browser_asks_for():
    assert spoken_on(Client(), **{"accept-language": "en-GB,en"}) == ("vi", "Đến nội dung chính")


@pytest.mark.django_db
def test_chosen_language_is_kept_and_can_be_changed_back():
    client = Client()
    answer = client.post("/ngon-ngu/", {"ngon-ngu": "en", "trang": SIGN_IN})
    assert (answer.status_code, answer["Location"]) == (302, SIGN_IN)
    assert spoken_on(client) == ("en", "Skip to the main content")
    client.post("/ngon-ngu/", {"ngon-ngu": "vi", "trang": SIGN_IN})
    assert spoken_on(client) == ("vi", "Đến nội dung chính")


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["fr", "", "../../etc"])
def test_language_that_there_is_not_is_vietnamese(asked: str):
    client = Client()
    client.post("/ngon-ngu/", {"ngon-ngu": asked})
    assert spoken_on(client)[0] == "vi"


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "", "javascript:alert(1)"])
def test_choice_of_a_language_leads_nowhere_but_into_the_product(back: str):
    assert Client().post("/ngon-ngu/", {"ngon-ngu": "en", "trang": back})["Location"] == "/"
