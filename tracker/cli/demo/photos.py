"""Photos and minutes that units of the demonstration town send along: drawn and written here, taken by nobody."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from functools import cache

import docx
from PIL import Image, ImageDraw, ImageFilter

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import Topic
from tracker.evidence import services as evidence
from tracker.tasks.models import Task
from tracker.tasks.rules import Step
from tracker.tasks.services import Given

_SIZE = (1280, 960)
#: What a photo of a topic is called; the others show a place.
_NAMES: dict[Topic, tuple[str, ...]] = {
    Topic.ENVIRONMENT: ("Điểm tập kết rác sau khi dọn", "Lắp thiết bị"),
    Topic.TRANSPORT: ("Đoạn đã thảm nhựa", "Tập kết vật liệu"),
    Topic.LAND: ("Hiện trạng thửa đất", "Sau khi tháo dỡ"),
    Topic.LAND_ALLOTMENT: ("Niêm yết danh sách", "Bàn giao lô đất"),
    Topic.SITE_CLEARANCE: ("Kiểm đếm tài sản", "Mặt bằng đã bàn giao"),
}
_PLACES = ("Hiện trường buổi sáng", "Toàn cảnh khu vực")
#: Every so many tasks send something along, counted so that the commune of the demonstration accounts is among them.
_EVERY, _FIRST = 4, 3


def with_files(given: Given, task: Task, step: Step, by: Actor) -> Given:
    """`given` with a photo or two on reports of some tasks, and minutes where such a task is handed in."""
    if task.id % _EVERY != _FIRST or step not in (Step.REPORT, Step.SUBMIT, Step.BLOCK):
        return given
    names = _NAMES.get(task.topic, _PLACES)
    turn = task.id + (given.percent or 0) // 5
    if step is Step.SUBMIT:
        files = [("Biên bản kiểm tra kết quả.docx", minutes()), (f"{names[-1]}.jpg", scene(turn % 6))]
    else:
        files = [(f"{name}.jpg", scene((turn + at) % 6)) for at, name in enumerate(names[: 1 + task.id // 4 % 2])]
    tokens = [evidence.take_in(name, io.BytesIO(data), len(data), by=by).token for name, data in files]
    return replace(given, files=tuple(tokens))


@cache
def scene(number: int) -> bytes:
    """A road between fields and houses under the sky, another one for every `number`, as JPEG."""
    chance = random.Random(number)  # noqa: S311 - a drawing, no secret
    width, height = _SIZE
    horizon = int(height * chance.uniform(0.38, 0.5))
    image = Image.new("RGB", _SIZE)
    draw = ImageDraw.Draw(image)
    tint = chance.randint(-20, 15)
    for row in range(height):
        if row < horizon:
            share = row / horizon
            colour = (int(126 + 90 * share) + tint, int(168 + 54 * share), int(214 + 22 * share))
        else:
            share = (row - horizon) / (height - horizon)
            colour = (int(122 - 40 * share), int(140 - 26 * share) + tint, int(84 - 34 * share))
        draw.line([(0, row), (width, row)], fill=colour)
    for _ in range(chance.randint(5, 9)):
        left, tall = chance.randint(-60, width), chance.randint(60, 170)
        wide, wall = chance.randint(90, 220), chance.choice(((214, 203, 180), (190, 178, 168), (226, 219, 205)))
        draw.rectangle([left, horizon - tall, left + wide, horizon + 12], fill=wall)
        roof = [
            (left - 12, horizon - tall),
            (left + wide + 12, horizon - tall),
            (left + wide // 2, horizon - tall - 55),
        ]
        draw.polygon(roof, fill=(150, 72, 52))
        for window in range(left + 18, left + wide - 30, 54):
            draw.rectangle([window, horizon - tall + 28, window + 26, horizon - tall + 62], fill=(92, 104, 118))
    middle = width * chance.uniform(0.35, 0.65)
    road = [(middle - 26, horizon), (middle + 26, horizon), (width * 0.86, height), (width * 0.14, height)]
    draw.polygon(road, fill=(104, 104, 108))
    for step in range(6):
        near, far = horizon + 30 + step * step * 15, horizon + 44 + step * step * 17 + step * 6
        draw.line([(middle, near), (middle, far)], fill=(222, 220, 210), width=2 + step * 2)
    for _ in range(chance.randint(6, 12)):
        left, foot = chance.choice((chance.randint(0, width // 4), chance.randint(width * 3 // 4, width))), horizon
        foot += chance.randint(0, 90)
        draw.rectangle([left - 5, foot - 80, left + 5, foot], fill=(86, 66, 46))
        draw.ellipse([left - 52, foot - 170, left + 52, foot - 62], fill=(58, chance.randint(92, 122), 52))
    grain = Image.effect_noise(_SIZE, 26).convert("RGB")
    kept = io.BytesIO()
    Image.blend(image.filter(ImageFilter.GaussianBlur(1.2)), grain, 0.08).save(kept, "JPEG", quality=72)
    return kept.getvalue()


@cache
def minutes() -> bytes:
    """Minutes of a check, as Word."""
    paper = docx.Document()
    paper.add_heading("BIÊN BẢN KIỂM TRA KẾT QUẢ THỰC HIỆN", level=1)
    for line in (
        f"Hôm nay, ngày {clock.today():%d/%m/%Y}, tại hiện trường, các bên cùng kiểm tra kết quả công việc được giao.",
        "Khối lượng đã làm khớp với báo cáo; không phát sinh vướng mắc.",
        "Biên bản lập thành hai bản, mỗi bên giữ một bản.",
    ):
        paper.add_paragraph(line)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()
