"""What can go wrong, as RFC 9457 names it: one kind for each thing that a program would treat differently."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.core.errors import Refused
from tracker.core.labels import N_, Labelled


class Problem(Labelled):
    """A kind of refusal; its value is the end of the address that explains it."""

    BAD_REQUEST = "bad-request", N_("Yêu cầu không đọc được")
    BAD_CURSOR = "bad-cursor", N_("Con trỏ trang không dùng được")
    UNKNOWN_TOKEN = "unknown-token", N_("Mã truy cập không hợp lệ")
    FORBIDDEN = "forbidden", N_("Không có quyền")
    SCOPE_MISSING = "scope-missing", N_("Mã truy cập không có quyền này")
    SECOND_FACTOR = "second-factor-needed", N_("Chưa bật xác nhận hai bước")
    NOT_FOUND = "not-found", N_("Không tìm thấy")
    METHOD = "method-not-allowed", N_("Địa chỉ này không nhận phương thức này")
    CONFLICT = "conflict", N_("Trạng thái hiện tại không cho phép")
    UNDER_WAY = "key-under-way", N_("Yêu cầu cùng khóa đang được xử lý")
    STALE = "stale", N_("Nội dung đã thay đổi")
    TOO_LARGE = "too-large", N_("Nội dung gửi lên quá lớn")
    MEDIA_TYPE = "unsupported-media-type", N_("Định dạng nội dung không được nhận")
    INVALID = "invalid", N_("Nội dung chưa hợp lệ")
    KEY_REUSED = "key-reused", N_("Khóa đã dùng cho một yêu cầu khác")
    VERSION_NEEDED = "version-needed", N_("Thiếu If-Match")
    TOO_MANY = "too-many-requests", N_("Quá nhiều yêu cầu")
    FAULT = "fault", N_("Lỗi chương trình")
    UNAVAILABLE = "unavailable", N_("Tạm thời chưa phục vụ được")
    NO_SPACE = "no-space", N_("Hết chỗ lưu tệp")


#: The status and the sentence of each kind, said when the refusal has none of its own; what a program should do.
KINDS: Mapping[Problem, tuple[int, str]] = {
    Problem.BAD_REQUEST: (400, N_("Kiểm tra cú pháp của nội dung gửi lên.")),
    Problem.BAD_CURSOR: (400, N_("Con trỏ bị sửa, hoặc thuộc một danh sách khác. Đọc lại từ trang đầu.")),
    Problem.UNKNOWN_TOKEN: (
        401,
        N_("Mã truy cập thiếu, sai, đã hết hạn hoặc đã thu hồi. Gửi trong tiêu đề Authorization: Bearer."),
    ),
    Problem.FORBIDDEN: (403, N_("Bạn không có quyền thực hiện việc này.")),
    Problem.SCOPE_MISSING: (403, N_("Tạo mã truy cập khác có quyền cần dùng.")),
    Problem.SECOND_FACTOR: (403, N_("Tài khoản phải bật xác nhận hai bước trước khi dùng mã truy cập.")),
    Problem.NOT_FOUND: (404, N_("Không có nội dung này, hoặc bạn không có quyền xem.")),
    Problem.METHOD: (405, N_("Xem các phương thức được nhận trong tiêu đề Allow.")),
    Problem.CONFLICT: (409, N_("Đọc lại nội dung rồi quyết định.")),
    Problem.UNDER_WAY: (409, N_("Yêu cầu trước chưa xong. Chờ vài giây rồi gửi lại đúng yêu cầu đó.")),
    Problem.STALE: (412, N_("Nội dung đã đổi sau lần đọc của bạn. Đọc lại, xem thay đổi rồi gửi lại.")),
    Problem.TOO_LARGE: (413, N_("Chia nhỏ nội dung hoặc nén tệp.")),
    Problem.MEDIA_TYPE: (415, N_("Gửi application/json, hoặc multipart/form-data khi gửi tệp.")),
    Problem.INVALID: (422, N_("Sửa các mục được nêu rồi gửi lại.")),
    Problem.KEY_REUSED: (422, N_("Mỗi khóa chỉ dùng cho một yêu cầu; yêu cầu khác dùng khóa mới.")),
    Problem.VERSION_NEEDED: (428, N_("Gửi If-Match với ETag của lần đọc gần nhất.")),
    Problem.TOO_MANY: (429, N_("Chờ theo tiêu đề Retry-After rồi gửi lại.")),
    Problem.FAULT: (500, N_("Nội dung chưa được lưu. Gửi lại; nếu vẫn lỗi, báo mã của lỗi cho quản trị.")),
    Problem.UNAVAILABLE: (503, N_("Chờ theo tiêu đề Retry-After rồi gửi lại.")),
    Problem.NO_SPACE: (507, N_("Báo quản trị máy chủ.")),
}

#: The kind that a bare status means.
BY_STATUS: Mapping[int, Problem] = {
    **{status: kind for kind, (status, _) in reversed(list(KINDS.items()))},
    401: Problem.UNKNOWN_TOKEN,
}


def kind_of(status: int) -> Problem:
    """The kind for `status`; an unknown 4xx is a bad request, an unknown 5xx a fault."""
    return BY_STATUS.get(status, Problem.FAULT if status >= 500 else Problem.BAD_REQUEST)


class Told(Refused):
    """A refusal of a kind that only programs meet; `headers` go along with the answer."""

    def __init__(self, kind: Problem, *, headers: Mapping[str, str] | None = None) -> None:
        status, sentence = KINDS[kind]
        super().__init__(sentence)
        self.kind, self.status, self.headers = kind, status, dict(headers or {})
