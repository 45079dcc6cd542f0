"""Whether what is entered of the people who stood can be right (sheet B.4, F.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.ages import age_on, birth_floor, keeps_floor
from daihoi.core.regulations.entries import BodyResult, CongressResult, PersonResult
from daihoi.core.regulations.findings import Finding, error, warning
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import AgeRules
from daihoi.core.regulations.terms import ElectedBody, FloorCase, Standing


def check_people(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    """Findings on people entered twice, impossible birth dates, birth-month floors and standing."""
    for body in result.bodies:
        yield from _twice(body, pack)
        if result.facts.opened_on is not None:
            yield from _birth_dates(body, result.facts.opened_on, pack.people.minimum_age)
    yield from _standing(result, pack.people.standing)
    yield from _floors(result, pack)


def _twice(body: BodyResult, pack: RulePack) -> Iterator[Finding]:
    times = Counter(person.person for person in body.persons)
    seen: set[str] = set()
    for index, person in enumerate(body.persons):
        if person.person in seen:
            yield error(
                pack.majority.seats,
                "PERSON_TWICE",
                body.person_path(index, "person"),
                say(
                    "{body}: {name} được nhập {times} lần. Mỗi người chỉ có một dòng; hãy bỏ dòng thừa.",
                    body=body.label,
                    name=person.name,
                    times=times[person.person],
                ),
            )
        seen.add(person.person)


def _birth_dates(body: BodyResult, opened_on: date, minimum: Rule[int]) -> Iterator[Finding]:
    for index, person in enumerate(body.persons):
        if person.birth_date is None:
            continue
        path = body.person_path(index, "birth_date")
        born = say(
            "{body}: {name} sinh ngày {birth_date:%d/%m/%Y}",
            body=body.label,
            name=person.name,
            birth_date=person.birth_date,
        )
        if person.birth_date > opened_on:
            yield error(
                minimum,
                "BIRTH_DATE_AFTER_CONGRESS",
                path,
                say(
                    "{born}, sau ngày khai mạc đại hội {opened_on:%d/%m/%Y}. Hãy xem lại ngày sinh.",
                    born=born,
                    opened_on=opened_on,
                ),
            )
        elif (age := age_on(person.birth_date, opened_on)) < minimum.value:
            yield error(
                minimum,
                "UNDER_AGE",
                path,
                say(
                    "{born}, mới {age} tuổi khi khai mạc đại hội {opened_on:%d/%m/%Y}; đảng viên phải đủ "
                    "{value} tuổi. Hãy xem lại ngày sinh.",
                    born=born,
                    age=number_text(age),
                    opened_on=opened_on,
                    value=minimum.value,
                ),
            )


def _standing(result: CongressResult, rule: Rule[str]) -> Iterator[Finding]:
    """Every member of a committee is counted once as standing again or new; so are the posts of a cell without one."""
    committee = result.of(ElectedBody.COMMITTEE)
    posts = (result.of(ElectedBody.SECRETARY), result.of(ElectedBody.DEPUTY_SECRETARY))
    for body in posts if committee is None else (committee,):
        if body is not None:
            yield from _standing_of(body, rule)


def _standing_of(body: BodyResult, rule: Rule[str]) -> Iterator[Finding]:
    again = sum(person.standing is Standing.RE_ELECTION for person in body.elected)
    first = sum(person.standing is Standing.FIRST_TIME for person in body.elected)
    if again + first == len(body.elected):
        return
    yield error(
        rule,
        "STANDING_DIFFERS",
        body.path("persons"),
        say(
            "{body}: {again} người tái cử cộng {first} người tham gia lần đầu là {both}, khác "
            "{elected} người trúng cử. Hãy ghi rõ tái cử hay tham gia lần đầu cho từng người trúng "
            "cử.",
            body=body.label,
            again=number_text(again),
            first=number_text(first),
            both=number_text(again + first),
            elected=number_text(len(body.elected)),
        ),
    )


def _floors(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    committee = result.of(ElectedBody.COMMITTEE)
    if committee is None:
        return
    ages = pack.role(result.facts.role, result.facts.nature).ages
    deputies = result.of(ElectedBody.DEPUTY_SECRETARY)
    deputy_ids = frozenset() if deputies is None else deputies.elected_ids
    for index, person in enumerate(committee.persons):
        if person.person in committee.elected_ids:
            case = _case(person, deputy_ids)
            yield from _floor(person, case, ages, committee.person_path(index, "birth_date"))


def _case(person: PersonResult, deputy_ids: frozenset[str]) -> FloorCase:
    is_plain = person.floor_case is FloorCase.STANDARD
    return FloorCase.DEPUTY_SECRETARY if is_plain and person.person in deputy_ids else person.floor_case


def _floor(person: PersonResult, case: FloorCase, ages: AgeRules, path: str) -> Iterator[Finding]:
    if person.birth_month is None or person.standing is None or person.sex is None:
        return
    rule = birth_floor(ages, person.standing, person.sex, case)
    if rule is None or keeps_floor(person.birth_month, rule.value):
        return
    yield warning(
        rule,
        "BELOW_AGE_FLOOR",
        path,
        say(
            "{name} ({sex}, {standing}) sinh tháng {birth_month}, trước mốc tháng {born_from} "
            "({case}). Mốc này: {status}. Hãy xem lại ngày sinh, hoặc đối chiếu hướng dẫn "
            "của cấp ủy cấp trên.",
            name=person.name,
            sex=person.sex.label.lower(),
            standing=person.standing.label.lower(),
            birth_month=person.birth_month,
            born_from=rule.value.born_from,
            case=rule.value.case.label.lower(),
            status=rule.status.label.lower(),
        ),
    )
