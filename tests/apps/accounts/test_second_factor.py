"""The second factor, which a person may add: after it, the password alone opens nothing."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client

from tests.factories import PASSWORD, make_cycle, make_user

pytestmark = pytest.mark.django_db

SIGN_IN, SECOND = "/tai-khoan/dang-nhap/", "/tai-khoan/hai-lop/"
ACTIVATE, CONFIRM, RECOVERY = f"{SECOND}totp/activate/", f"{SECOND}authenticate/", f"{SECOND}recovery-codes/"


def code_of(secret: str, *, periods_from_now: int = 0) -> str:
    """Give what the application on the person's telephone shows."""
    return format_hotp_value(hotp_value(secret, int(time.time() // 30) + periods_from_now))


def sign_in(client: Client) -> HttpResponse:
    return client.post(SIGN_IN, {"login": "an", "password": PASSWORD})


@pytest.fixture
def secret(client: Client) -> str:
    """Sign in and add the second factor; gives the secret that the telephone keeps."""
    make_cycle()
    make_user("an")
    sign_in(client)
    asked_again = client.get(ACTIVATE).headers["Location"]
    assert client.post(asked_again, {"password": PASSWORD}).headers["Location"] == ACTIVATE
    found = re.search(r'id="chuoi" value="(\w+)"', client.get(ACTIVATE).content.decode())
    assert found is not None
    client.post(ACTIVATE, {"code": code_of(found[1])})
    return found[1]


def test_password_alone_does_not_sign_in_once_a_second_factor_stands(secret: str):
    somebody = Client()
    assert sign_in(somebody).headers["Location"] == CONFIRM
    assert somebody.get("/").headers["Location"].startswith(SIGN_IN)


def test_code_of_the_telephone_signs_in(secret: str):
    person = Client()
    sign_in(person)
    assert person.post(CONFIRM, {"code": code_of(secret, periods_from_now=1)}).headers["Location"] == "/"
    assert person.get("/").status_code == 200


def test_wrong_code_does_not_sign_in_and_says_so(secret: str):
    person = Client()
    sign_in(person)
    answer = person.post(CONFIRM, {"code": "000000"})
    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (200, True)
    assert person.get("/").headers["Location"].startswith(SIGN_IN)


def test_recovery_code_signs_in_once(client: Client, secret: str):
    codes = re.findall(r"\b\d{8}\b", client.get(RECOVERY).content.decode())
    assert len(codes) == len(set(codes)) == 10
    for expected in ("/", None):
        person = Client()
        sign_in(person)
        assert person.post(CONFIRM, {"code": codes[0]}).headers.get("Location") == expected
