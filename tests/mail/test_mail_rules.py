"""The address of the mail server and of people, as settings and directories write them."""

from __future__ import annotations

import pytest

from tracker.mail.rules import Server, Tls, is_address, message_id, one_line, sender_of, server_of, wait_after


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://may", Server("may", 25, "", "", Tls.AUTO)),
        ("smtp://may:2525?tls=no", Server("may", 2525, "", "", Tls.NO)),
        ("smtp://may?tls=require", Server("may", 25, "", "", Tls.REQUIRE)),
        ("smtp://ai:m%40t%20kh%E1%BA%A9u@may", Server("may", 587, "ai", "m@t khẩu", Tls.REQUIRE)),
        ("smtp://ai:mk@may:25?tls=no", Server("may", 25, "ai", "mk", Tls.NO)),
        ("smtps://ai%40vidu.vn:mk@may", Server("may", 465, "ai@vidu.vn", "mk", Tls.IMPLICIT)),
        ("smtp://[::1]:26", Server("::1", 26, "", "", Tls.AUTO)),
    ],
)
def test_the_address_of_a_server_is_read(url: str, expected: Server) -> None:
    assert server_of(url) == expected


@pytest.mark.parametrize(
    "url", ["may:25", "http://may", "smtp://", "smtp://may?tls=yes", "smtp://may?ssl=1", "smtp://may:x"]
)
def test_an_address_that_means_no_server_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        server_of(url)


@pytest.mark.parametrize("text", ["", "Kết Luận", "a@b, c@d", "Kết Luận <>", "a@b\nBcc: c@d"])
def test_a_sender_needs_one_address(text: str) -> None:
    with pytest.raises(ValueError):
        sender_of(text)


@pytest.mark.parametrize("text", ["a@b", "nguyen.van-an+viec@tuson.bacninh.gov.vn"])
def test_plain_addresses_are_taken(text: str) -> None:
    assert is_address(text)
    assert sender_of(f"Kết Luận <{text}>").addr_spec == text


@pytest.mark.parametrize("text", ["a@b\n", "a b@c", "a@b c", "a@-@b", "a" * 65 + "@b", "a@" + "b" * 200, "a@b..c"])
def test_other_addresses_are_not(text: str) -> None:
    assert not is_address(text)


def test_a_header_line_is_one_line_in_one_form() -> None:
    assert one_line(" Nhắc\u00a0hạn\r\n\tBcc:\x00 x\u2028y ") == "Nhắc hạn Bcc: x y"


def test_the_id_of_a_mail_is_that_of_what_it_tells() -> None:
    assert message_id("a", "vidu.vn") == message_id("a", "vidu.vn") != message_id("b", "vidu.vn")
    assert message_id("a", "vidu.vn").endswith("@vidu.vn>")


def test_there_are_as_many_tries_as_waits_and_one() -> None:
    assert wait_after(1) is not None
    assert wait_after(9) is not None
    assert wait_after(10) is None
