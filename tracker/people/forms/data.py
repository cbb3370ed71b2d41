"""A person's own file of everything that is kept about them: for programs as JSON, to read as a page."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from tracker.core.text import fold
from tracker.people.rules.privacy import HELD, Fate

_HEAD = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title></head><body>
<h1>{title}</h1><p>Lập lúc {made}. Mật khẩu, mã xác thực và nội dung thuộc hồ sơ cơ quan không kèm theo.</p>
"""


def packed(found: Mapping[str, Any]) -> bytes:
    """The archive: `du-lieu.json` and `du-lieu.html`."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("du-lieu.json", json.dumps(found, ensure_ascii=False, indent=1))
        archive.writestr("du-lieu.html", _page(found))
    return kept.getvalue()


def file_name(found: Mapping[str, Any]) -> str:
    """What the archive is called."""
    return f"du-lieu-ca-nhan-{fold(found['person']['full_name']).replace(' ', '-')}.zip"


def _page(found: Mapping[str, Any]) -> str:
    title = escape(f"Dữ liệu cá nhân của {found['person']['full_name']}")
    parts = [_HEAD.format(title=title, made=escape(found["made_at"]))]
    parts.append(f"<p>Thư điện tử: {escape(found['person']['email'] or 'không có')}</p>")
    for held in HELD:
        rows = found["tables"][held.table]
        fate = "giữ trong hồ sơ cơ quan" if held.fate is Fate.KEPT else "xóa khi được yêu cầu sau khi thôi việc"
        parts.append(f"<h2>{escape(held.words)}</h2><p>{len(rows)} mục, {fate}.</p>")
        if rows:
            heads = "".join(f"<th>{escape(name)}</th>" for name in rows[0])
            body = "".join(
                f"<tr>{''.join(f'<td>{escape(_said(value))}</td>' for value in row.values())}</tr>" for row in rows
            )
            parts.append(f"<table border='1'><tr>{heads}</tr>{body}</table>")
    return "\n".join([*parts, "</body></html>"])


def _said(value: object) -> str:
    return "" if value is None else str(value)
