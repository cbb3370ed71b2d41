"""The map of wards, the wall screen, and a dashboard that renews itself."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser
from test_reports_figures import PLACED, many_tasks

import make
from conftest import Browser
from tracker.core.actor import Role
from tracker.org.services import import_units
from tracker.reports.rules.places import MapFigure, Scale
from tracker.storage.database import transaction


@pytest.mark.parametrize(
    ("figure", "value", "step"),
    [
        *((MapFigure.OVERDUE, value, step) for value, step in ((0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (90, 3))),
        *((MapFigure.ON_TIME, value, step) for value, step in ((1, 0), (0.9, 0), (0.899, 1), (0.75, 1), (0.5, 2))),
        (MapFigure.ON_TIME, 0.0, 3),
        (MapFigure.ON_TIME, None, None),
        *((MapFigure.OPEN, value, step) for value, step in ((0, 0), (4, 1), (5, 2), (7, 2), (8, 3), (10, 3))),
    ],
)
def test_a_value_falls_into_the_step_that_the_legend_names(
    figure: MapFigure, value: float | None, step: int | None
) -> None:
    scale = Scale.of(figure, (10, value))
    assert scale.step(value) == step
    if value is not None and not figure.is_rate:
        spans = {at: (first or 0, last) for at, first, last in scale.spans()}
        assert [at for at, (first, last) in spans.items() if first <= value and (last is None or value <= last)] == [
            step
        ]


def test_wards_stand_on_their_places_and_the_wall_keeps_confidential_words(web: Browser) -> None:
    many_tasks(3, 30)
    with transaction():
        import_units(PLACED, by=None)
    make.task("dia-chinh", title="Hồ sơ không ai được đọc", due_on=make.clock.today(), confidential=True)
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    page = LexborHTMLParser(web.get("/dashboard?view=map&figure=on_time&back=30").text)
    cells = page.css(".tiles-3 > li")
    assert [bool(each.css_first("a")) for each in cells] == [True, False, False, False, False, True]
    for tile in page.css(".tile"):
        listed = LexborHTMLParser(web.get(tile.attributes["href"] or "").text)
        of = tile.css_first(".tile-of").text().split("÷")[1].strip()
        assert listed.css_first(".waits b").text() == of
    assert page.css_first("input[name=view]").attributes["value"] == "map"
    assert "figure=silent" in page.html
    assert "back=30" in page.html
    with transaction():
        import_units(make.TOWN.replace("ward,Xã Bắc Hà,", "ward,Xã Bắc Hà Mới,"), by=None)
    assert "Xã Bắc Hà Mới" in web.get("/dashboard?wall=1").text
    wall = LexborHTMLParser(web.get("/dashboard?wall=1").text)
    assert wall.css(".tiles-3")
    assert not wall.css("nav, form, .topbar")
    assert "Số liệu lúc 09:00" in wall.css_first(".wall-when").text()
    assert "Nhiệm vụ mật" in wall.css_first(".wall-coming").text()
    assert "không ai được đọc" not in wall.html
    assert wall.css_first("#renewed").attributes["hx-trigger"] == "every 300s"
    # A session that is over is answered by its own status, which the page shows as words.
    web.post("/sign-out")
    assert web.get("/dashboard?wall=1", headers={"HX-Request": "true"}).status_code == 401


def test_a_town_without_places_has_no_map_to_choose_and_lists_its_wards(web: Browser) -> None:
    many_tasks(3, 12)
    web.sign_in(make.account(Role.LEADER))
    page = LexborHTMLParser(web.get("/dashboard?view=map").text)
    assert not page.css(".tile")
    assert page.css(".heat")
    one = "\n".join(line.replace(",2,1", ",,") for line in PLACED.splitlines())
    with transaction():
        import_units(one, by=None)
    page = LexborHTMLParser(web.get("/dashboard?view=map").text)
    assert [each.text().split(",")[0] for each in page.css(".tiles-others .tile-name")] == ["Xã Bắc Hà"]
