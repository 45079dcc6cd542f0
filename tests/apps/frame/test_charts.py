"""Charts are pure functions of their figures: the same figures draw the same marks, and tell them in words."""

import re
from datetime import date

from lxml import etree

from daihoi.apps.frame.charts import Bar, Bars, Composition, Course, CourseDay, Part, bars, composition, s_curve
from daihoi.apps.frame.treemap import Field, Place, squarified, treemap

COURSE = Course(
    title="Chi bộ",
    unit="đại hội",
    total=4,
    days=(
        CourseDay(date(2020, 1, 10), 1, 0),
        CourseDay(date(2020, 2, 5), 3, 2),
        CourseDay(date(2020, 3, 31), 4, None),
    ),
    as_of=date(2020, 2, 20),
    deadline=date(2020, 3, 31),
    href="/x/?a=1&b=2",
)


def paths(svg: str) -> list[str]:
    return re.findall(r' d="([^"]*)"', svg)


def test_s_curve_climbs_in_steps_and_stops_at_the_day_one_looks_at():
    assert paths(s_curve(COURSE).svg) == [
        "M52 192H78V158H153V90H312V56",
        "M52 192H78V192H153V124H196",
    ]


def test_s_curve_tells_plan_and_fact_month_by_month():
    assert s_curve(COURSE).rows == (
        ("10/01/2020", "1", "0"),
        ("20/02/2020", "3", "2"),
        ("31/03/2020", "4", ""),
    )


def test_s_curve_is_one_image_inside_its_link():
    link = etree.fromstring(s_curve(COURSE).svg)
    assert (link.tag, link.get("href")) == ("a", "/x/?a=1&b=2")
    assert [(each.get("role"), each.get("aria-label")) for each in link] == [("img", "Chi bộ: 2/4 (50%)")]


def test_s_curve_describes_itself_in_words():
    svg = "{http://www.w3.org/2000/svg}"
    picture = etree.fromstring(s_curve(COURSE).svg)[0]
    assert picture.findtext(f"{svg}desc") == (
        "Đến ngày 20/02/2020, đã tổ chức 2 trên 3 đại hội đến hạn theo kế hoạch; tổng số 4."
    )


def test_bars_say_which_target_is_reached():
    chart = bars(
        Bars("Cơ cấu", (Bar("Nữ", 93, 501, (15, 100), "/nu/"), Bar("Trẻ", 6, 501, (1, 10)), Bar("Mới", 143, 501)))
    )
    assert chart.rows == (
        ("Nữ", "93", "501", "18,56%", "≥ 15%"),
        ("Trẻ", "6", "501", "1,20%", "≥ 10%"),
        ("Mới", "143", "501", "28,54%", ""),
    )
    assert re.findall("mục tiêu ≥ [^<]*</text>", chart.svg) == [
        "mục tiêu ≥ 15%: đạt</text>",
        "mục tiêu ≥ 10%: chưa đạt</text>",
    ]


def test_bars_are_as_long_as_their_shares():
    svg = bars(Bars("Cơ cấu", (Bar("Nữ", 1, 4), Bar("Không ai", 0, 0)))).svg
    assert re.findall(r'width="(\d+)" height="14" fill="#4a4a4a"', svg) == ["80", "0"]


def test_a_share_that_just_reaches_its_target_reaches_it():
    assert (Bar("Nữ", 3, 20, (15, 100)).reaches, Bar("Nữ", 149, 1000, (15, 100)).reaches) == (True, False)


def test_composition_leaves_out_empty_parts_and_fills_the_bar():
    chart = composition(
        Composition("Trình độ", (Part("Đại học", 3), Part("Trung cấp", 0), Part("Thạc sĩ", 1, "/ths/")))
    )
    assert chart.rows == (("Đại học", "3", "75%"), ("Thạc sĩ", "1", "25%"))
    assert re.findall(r'<rect x="(\d+)" y="28" width="(\d+)"', chart.svg) == [("0", "239"), ("240", "79")]


def test_a_picture_whose_marks_lead_on_is_a_group():
    linked = composition(Composition("Trình độ", (Part("Đại học", 3, "/dh/"),))).svg
    alone = composition(Composition("Trình độ", (Part("Đại học", 3),))).svg
    assert [re.search('role="([a-z]+)"', svg)[1] for svg in (linked, alone)] == ["group", "img"]  # type: ignore[index]


def test_words_in_charts_are_escaped():
    svg = composition(Composition("<b>", (Part('A & "B"', 1, '/?"'),))).svg
    assert etree.fromstring(svg).get("aria-label") == "<b>"


def test_squarified_fields_fill_the_ground_and_keep_their_sizes():
    places = squarified([6, 6, 4, 3, 2, 2, 1], Place(0, 0, 6, 4))
    assert [round(place.width * place.height, 6) for place in places] == [6, 6, 4, 3, 2, 2, 1]
    assert places[:2] == [Place(0, 0.0, 3.0, 2.0), Place(0, 2.0, 3.0, 2.0)]


def test_treemap_shades_by_what_is_done_and_names_it():
    chart = treemap("Tiến độ", [Field("Xã Ba", 1, 4, "/ba/"), Field("Xã An", 9, 9), Field("Xã trống", 0, 0)])
    assert chart.rows == (("Xã An", "9", "9", "100%"), ("Xã Ba", "4", "1", "25%"))
    assert re.findall(r'fill="(#\w+)" stroke="#fff"', chart.svg) == ["#b9dcc6", "#f8d9d4"]


def test_treemap_of_nothing_draws_no_field():
    assert treemap("Tiến độ", []).rows == ()
