"""Texts that a process keeps: of one version each, and no more of them than fit."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from tracker.storage.remembered import Remembered


def test_a_text_is_handed_out_for_its_key_and_its_version_alone() -> None:
    kept = Remembered(1_000)
    kept.put(("a", 1), "v1", ("Tổng quan", "số liệu"))
    assert kept.get(("a", 1), "v1") == ("Tổng quan", "số liệu")
    assert kept.get(("a", 1), "v2") is None
    assert kept.get(("a", 2), "v1") is None
    kept.put(("a", 1), "v2", ("mới",))
    assert kept.get(("a", 1), "v2") == ("mới",)
    assert kept.get(("a", 1), "v1") is None
    kept.clear()
    assert kept.get(("a", 1), "v2") is None


def test_what_nobody_asked_for_the_longest_goes_first_and_a_text_that_never_fits_is_not_kept() -> None:
    kept = Remembered(10)
    kept.put("a", 1, ("aaaa",))
    kept.put("b", 1, ("bbbb",))
    assert kept.get("a", 1)
    kept.put("c", 1, ("ắắ",))  # six bytes
    assert kept.get("b", 1) is None
    assert kept.get("a", 1) == ("aaaa",)
    kept.put("d", 1, ("d" * 11,))
    assert [kept.get(each, 1) for each in "acd"] == [None, None, None]
    kept.put("a", 1, ("aaaa",))
    kept.put("a", 2, ("a" * 10,))  # what it replaces takes no room
    assert kept.get("a", 2) == ("a" * 10,)


def test_threads_that_put_and_ask_at_once_are_never_given_what_belongs_to_another_version() -> None:
    kept = Remembered(500)

    def work(number: int) -> bool:
        key, version = number % 7, number % 3
        kept.put(key, version, (f"{key}-{version}",))
        return kept.get(key, version) in (None, (f"{key}-{version}",))

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(2_000)))
