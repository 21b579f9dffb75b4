"""Whatever bytes a file holds, reading it gives articles or errors with a code, and never anything else."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import ArticleError
from dateline.read import ReadOptions, article_from_text
from dateline.read.reader import FILES, PAGES, ROWS, drafts_of_stream, frozen
from dateline.records import Article
from tests.read import made

OPTIONS = ReadOptions(language="en", retrieved="2020-01-01T00:00:00Z")
FORMATS = [None, "json", "parquet", *PAGES, *FILES, *ROWS]
SOUND = {
    "pdf": made.pdf([[made.TITLE, "", *made.BODY.split("\n")]]),
    "docx": made.word(),
    "eml": made.mail(made.page(), "html"),
    "html": made.page('<meta property="article:published_time" content="2015-03-11">').encode(),
    "parquet": made.parquet({"text": [made.TEXT], "published": ["2015-03-11"]}),
    "warc": made.warc_record("https://courier.example/1", made.page().encode()),
    "csv": f'text,published\n"{made.BODY}",2015-03-11\n'.encode(),
    "jsonl": b'{"text": "Four killed", "published": "2015-03-11"}\n' * 3,
    None: made.packed(made.TEXT.encode()),
}
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def read(raw, form):
    """All that comes of some bytes, read as a format."""
    try:
        for found in drafts_of_stream(io.BytesIO(raw), "a.bin", form, OPTIONS):
            yield found if isinstance(found, ArticleError) else frozen(found, OPTIONS)
    except ArticleError as error:
        yield error


def is_fair(found) -> bool:
    """An article that can be written, or an error that can be counted."""
    if isinstance(found, Article):
        return bool(found.text.encode("utf-8"))
    return isinstance(found, ArticleError) and bool(found.code)


@pytest.mark.parametrize("form", FORMATS)
@quick
@given(raw=st.binary(max_size=400))
def test_any_bytes(form, raw):
    assert all(map(is_fair, read(raw, form)))


@pytest.mark.parametrize("form", SOUND)
@quick
@given(data=st.data())
def test_a_sound_file_with_bytes_changed(form, data):
    raw = bytearray(SOUND[form])
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place] = data.draw(st.integers(0, 255))
    assert all(map(is_fair, read(bytes(raw), form)))


@pytest.mark.parametrize("form", SOUND)
@quick
@given(data=st.data())
def test_a_sound_file_cut_short(form, data):
    raw = SOUND[form]
    assert all(map(is_fair, read(raw[: data.draw(st.integers(0, len(raw)))], form)))


@quick
@given(
    text=st.text(st.characters(), max_size=300), title=st.none() | st.text(max_size=40), clean=st.booleans()
)
def test_any_text(text, title, clean):
    try:
        article = article_from_text(text, title=title, language="en", clean=clean)
    except ArticleError:
        return
    article.text.encode("utf-8")


@quick
@given(text=st.text(max_size=300))
def test_a_text_at_hand_is_not_changed(text):
    try:
        article = article_from_text(text, language="en")
    except ArticleError:
        return
    assert article.text == text
