"""Bytes become text by mark, declaration and content, and what was lost is told."""

import pytest

from dateline.errors import ArticleError
from dateline.read.encoding import decode

TEXT = "The “Hill Front” fired on café Ménage, a witness said – twice."


def read(raw, declared=None):
    """Text and the codes of its problems."""
    decoded = decode(raw, "a.txt", declared)
    return decoded.text, [problem.code for problem in decoded.problems]


@pytest.mark.parametrize(
    ("encoding", "declared", "problems"),
    [
        ("utf-8", None, []),
        ("utf-8", "utf-8", []),
        ("utf-8-sig", None, []),
        ("utf-8-sig", "iso-8859-1", []),
        ("utf-16", None, []),
        ("utf-32", None, []),
        ("utf-16-le", None, []),
        ("utf-16-be", None, []),
        ("cp1252", "windows-1252", []),
        ("cp1252", "iso-8859-1", []),
        ("cp1252", None, ["encoding-guessed"]),
        ("cp1252", "utf-8", ["encoding-guessed"]),
        ("cp1252", "no-such-code", ["encoding-guessed"]),
        ("utf-8", "iso-8859-1", ["encoding-declared-wrong"]),
        ("utf-8", "idna", []),
    ],
)
def test_the_text_comes_out_right(encoding, declared, problems):
    assert read(TEXT.encode(encoding), declared) == (TEXT, problems)


def test_a_declared_encoding_is_followed():
    assert (
        read("Обстрел города продолжался".encode("cp1251"), "windows-1251")[0] == "Обстрел города продолжался"
    )


def test_stray_bytes_in_utf8_are_read_one_by_one():
    raw = TEXT.encode() + b" \x93Twice,\x94 she said."
    assert read(raw) == (TEXT + " “Twice,” she said.", ["encoding-mixed"])


def test_characters_that_are_lost_are_counted():
    raw = b"The town of \x81 was hit" + b", as all of its people say, in the morning" * 3
    assert read(raw)[1] == ["encoding-guessed", "characters-replaced"]


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 4, b"\x00\x01\x02" * 50, b"\x89PNG\r\n\x1a\n" + bytes(300)]
)
def test_noise_is_refused(raw):
    with pytest.raises(ArticleError) as caught:
        decode(raw, "a.txt")
    assert caught.value.code == "not-text"
