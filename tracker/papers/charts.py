"""What charts on pages are drawn from: shares, ticks of a scale, levels of heat, and the curve of a trend.

Bars are a few rectangles in per cent, drawn by `templates/_charts.html`. A curve with two axes is left to pygal: it
comes as a picture of its own, so that no style of it touches the page and the page's policy holds.
"""

from __future__ import annotations

import math
import sys
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

import pygal
from pygal.style import Style

from tracker.papers.written import number

# On import pygal hooks a finder for its plug-ins into Python, of a kind that Python 3.11 warns of at every import that
# fails. It is not needed: no plug-in is used.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "pygal"]


@dataclass(frozen=True)
class Part:
    """A part of stacked bars. `sign` (a key of SHAPES) gives its colour; its place gives its pattern."""

    label: str
    sign: str = "none"


@dataclass(frozen=True)
class Bar:
    """A bar, or a row of stacked parts: one value for each part. None: nothing is known."""

    label: str
    values: tuple[float | None, ...]
    address: str = ""

    @property
    def total(self) -> float:
        """What the parts come to."""
        return sum(value or 0 for value in self.values)


@dataclass(frozen=True)
class Series:
    """A curve: a value for each label of the axis, None where there is none."""

    label: str
    values: tuple[float | None, ...]


def share(value: float | None, most: float) -> str:
    """`value` of `most` as a width or place in per cent ("37.5%"), within 0 and 100."""
    return f"{min(max((value or 0) / most, 0), 1) * 100:.4g}%" if most > 0 else "0%"


def scale(values: Sequence[float | None], whole: bool = True) -> list[float]:
    """The ticks of an axis from 0 to just above the largest value: three to seven round steps of 1, 2, 5 × 10ⁿ."""
    most = max((value or 0 for value in values), default=0)
    if most <= 0:
        return [0, 1]
    exact = Decimal(str(most))
    step = Decimal(1).scaleb(exact.adjusted() - 1)
    for factor in (1, 2, 5, 10, 20, 50):
        wide = step * factor
        if exact / wide <= 6 and not (whole and wide < 1):
            break
    many = math.ceil(exact / wide)
    return [float(wide * at) for at in range(many + 1)]


def level(value: float, bounds: Sequence[float]) -> int:
    """The level of heat: how many of the rising `bounds` are reached."""
    return sum(value >= bound for bound in bounds)


#: Dashes tell curves apart in grey print; each is named at its end too.
DASHES = ("", "9,5", "2,4", "12,4,2,4", "5,2")
#: The inks of the page's signs. A picture keeps its white ground on a dark screen: no style of the page reaches it.
INKS = ("#0b57d0", "#b3261e", "#17693a", "#6b3fa0", "#8a5300")
#: Names of curves stand over their point, on a white rim that no line runs through.
_NAMES = (
    ".text-overlay text.label{transform:translate(-14px,-32px);text-anchor:middle;font-weight:600;"
    "paint-order:stroke;stroke:#fff;stroke-width:5px}"
)
_FONT = '"Segoe UI", Roboto, "Noto Sans", Arial, sans-serif'


def trend(series: Sequence[Series], labels: Sequence[str], *, narrow: bool = False, language: str = "vi") -> str:
    """The curves of `series` over `labels` as the address of an SVG picture ("data:image/svg+xml;base64,…").

    `narrow` draws for a phone: higher than wide, fewer labels. The picture holds no script. The same curves are drawn
    once: past weeks do not change, and a dashboard is opened more often than its figures change.
    """
    return _drawn(tuple(series), tuple(labels), narrow, language)


@lru_cache(maxsize=64)
def _drawn(series: tuple[Series, ...], labels: tuple[str, ...], narrow: bool, language: str) -> str:
    ticks = scale([value for each in series for value in each.values])

    def said(value: float | None) -> str:
        many = value or 0
        return number(many, 0 if float(many).is_integer() else 1, language)

    every = max(1, -(-len(labels) // (4 if narrow else 10)))
    names = [_apart(each, series) for each in series]
    chart = pygal.Line(
        js=(),
        css=("file://style.css", "file://graph.css", f"inline:{_NAMES}"),
        classes=("trend",),
        style=Style(
            background="#fff", plot_background="#fff",
            foreground="#1b2430", foreground_strong="#1b2430", foreground_subtle="#8a94a3",
            colors=INKS, font_family=_FONT, stroke_width="2.5", opacity="1", transition="0s",
            label_font_size=14, major_label_font_size=14, value_label_font_size=15,
            guide_stroke_dasharray="1,3", major_guide_stroke_dasharray="1,3",
        ),
        width=390 if narrow else 860, height=360 if narrow else 320, explicit_size=True,
        show_legend=len(series) > 1 and None in names, truncate_legend=-1,
        truncate_label=-1, show_minor_x_labels=False, dots_size=3.5,
        margin=8, margin_right=24, disable_xml_declaration=True, show_x_guides=False, print_labels=True,
        formatter=said,
    )  # fmt: skip
    chart.x_labels = list(labels)
    chart.x_labels_major = list(labels)[::-1][::every]
    chart.y_labels = ticks
    chart.range = (ticks[0], ticks[-1])
    for at, each in enumerate(series):
        points = [
            {"value": value, "label": each.label} if place == names[at] else value
            for place, value in enumerate(each.values)
        ]
        chart.add(f"{each.label}", points, stroke_style={"dasharray": DASHES[at % len(DASHES)] or "none", "width": 2.5})
    chart.add_xml_filter(_without_scripts)
    picture = chart.render(is_unicode=True)
    return "data:image/svg+xml;base64," + b64encode(picture.encode()).decode()


def _without_scripts(root: Any) -> Any:
    """A picture needs none: pygal leaves its settings in a script whatever is asked."""
    for script in list(root.iter("{*}script", "script")):
        script.getparent().remove(script)
    return root


def _apart(one: Series, series: Sequence[Series]) -> int | None:
    """Where a curve is farthest from the others and bears its name; never at an edge, where words would be cut.

    None where there is no such place (two points only, or nothing known between): a legend names the curves then.
    """
    if len(series) < 2:
        return None
    others = [each for each in series if each is not one]
    best, most = None, -1.0
    for place in range(1, len(one.values) - 1):
        value = one.values[place]
        if value is None:
            continue
        near = min((abs(value - other) for each in others if (other := each.values[place]) is not None), default=value)
        if near > most:
            best, most = place, near
    return best


#: What the templates of charts call.
DRAWING: dict[str, Callable[..., object]] = {"share": share, "scale": scale, "level": level, "trend": trend}
