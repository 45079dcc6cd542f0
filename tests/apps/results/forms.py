"""The entry form from a browser's side: what it sends, what stands in it."""

import re
from collections.abc import Mapping

from django.test import Client

from daihoi.apps.planning.models import Congress
from daihoi.apps.results.entry.typed import attendance_line, typed_of
from daihoi.apps.results.packets import ResultPacket


def sent(congress: Congress, packet: ResultPacket) -> dict[str, str]:
    """What a browser sends of a form in which all this was typed."""
    typed = typed_of(attendance_line(congress), packet)
    fields = dict(typed.attendance)
    for body, line in typed.elections.items():
        fields.update({f"body.{body}.{name}": text for name, text in line.items()})
    for place, line in enumerate(typed.people):
        fields.update({f"person.{place}.{name}": text for name, text in line.items() if text})
    for place, line in enumerate(typed.exceptions):
        fields.update({f"exception.{place}.{name}": text for name, text in line.items()})
    return {**fields, "act": "save"}


def opened(client: Client, address: str) -> str:
    """The sign of what was stored when the form was opened."""
    page = client.get(address).content.decode()
    found = re.search(r'name="seen" value="([0-9a-f]*)"', page)
    assert found is not None
    return found[1]


def typed_values(page: str) -> Mapping[str, str]:
    """The texts that stand in the form's boxes."""
    return dict(re.findall(r'<input name="([^"]+)" id="[^"]+" value="([^"]*)"', page))
