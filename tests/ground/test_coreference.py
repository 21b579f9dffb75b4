"""Who is meant by "the group", "they", "he": invented articles with their trees written out."""

from __future__ import annotations

from datetime import date

from dateline.ground.actors import ActorList
from dateline.ground.coreference import resolve_coreference
from dateline.records import Analysis, Article, Entity, Sentence, Token

ACTORS = ActorList.load()


def read(*blocks: str) -> tuple[Article, Analysis]:
    """An article from sentences written as lines "word UPOS XPOS head relation [label]", heads from 1."""
    sentences, text = [], ""
    for index, block in enumerate(blocks):
        rows = [line.split() for line in block.strip().splitlines()]
        start, tokens, entities = len(text), [], []
        for place, row in enumerate(rows):
            if place and row[0] not in ".,":
                text += " "
            begin = len(text)
            text += row[0]
            tokens.append(
                Token(
                    place, begin, len(text), row[0], row[0].lower(), row[1], row[2], int(row[3]) - 1, row[4]
                )
            )
            if len(row) > 5:
                if entities and entities[-1].stop == place and entities[-1].label == row[5]:
                    entities[-1] = Entity(entities[-1].start, place + 1, row[5])
                else:
                    entities.append(Entity(place, place + 1, row[5]))
        sentences.append(
            Sentence(index, start, len(text), text[start:], tuple(tokens), entities=tuple(entities))
        )
        text += " "
    article = Article("sha256:0", "test", text, "0", "2026-01-01T00:00:00Z", published=date(2016, 5, 2))
    return article, Analysis(tuple(sentences), "by hand")


def meant(article: Article, analysis: Analysis, sentence: int, token: int) -> str | None:
    found = resolve_coreference(article, analysis, ACTORS).representative(sentence, token)
    return found and found.span.text


SHABAAB = """
Al-Shabaab PROPN NNP 2 nsubj organization
attacked VERB VBD 0 root
a DET DT 4 det
village NOUN NN 2 obj
in ADP IN 6 case
Somalia PROPN NNP 4 nmod location
. PUNCT . 2 punct
"""


def test_the_group_is_the_one_named_before():
    article, analysis = read(
        SHABAAB,
        """
        The DET DT 2 det
        militants NOUN NNS 3 nsubj
        burned VERB VBD 0 root
        huts NOUN NNS 3 obj
        and CCONJ CC 6 cc
        said VERB VBD 3 conj
        they PRON PRP 8 nsubj
        left VERB VBD 6 ccomp
        . PUNCT . 3 punct
    """,
    )
    assert meant(article, analysis, 1, 1) == "Al-Shabaab"
    assert meant(article, analysis, 1, 6) == "Al-Shabaab"


def test_he_is_a_person_and_not_a_group():
    article, analysis = read(
        SHABAAB,
        """
        Commander PROPN NNP 2 compound
        Idris PROPN NNP 4 nsubj person
        Kolmar PROPN NNP 2 flat person
        died VERB VBD 0 root
        . PUNCT . 4 punct
    """,
        """
        Kolmar PROPN NNP 5 nsubj person
        , PUNCT , 1 punct
        they PRON PRP 4 nsubj
        said VERB VBD 5 parataxis
        slept VERB VBD 0 root
        before SCONJ IN 8 mark
        he PRON PRP 8 nsubj
        fell VERB VBD 5 advcl
        . PUNCT . 5 punct
    """,
    )
    assert meant(article, analysis, 2, 6) == "Commander Idris Kolmar"
    assert meant(article, analysis, 2, 0) == "Commander Idris Kolmar"


def test_a_short_form_belongs_to_its_long_form():
    article, analysis = read(
        """
        The DET DT 4 det organization
        Kolmar PROPN NNP 4 compound organization
        Lakes PROPN NNP 4 compound organization
        Front PROPN NNP 8 nsubj organization
        ( PUNCT -LRB- 6 punct
        KLF PROPN NNP 4 appos organization
        ) PUNCT -RRB- 6 punct
        fired VERB VBD 0 root
        . PUNCT . 8 punct
    """,
        """
        The DET DT 2 det
        KLF PROPN NNP 3 nsubj organization
        spoke VERB VBD 0 root
        of ADP IN 6 case
        its PRON PRP$ 6 nmod:poss
        men NOUN NNS 3 obl
        . PUNCT . 3 punct
    """,
    )
    assert meant(article, analysis, 1, 1) == "The Kolmar Lakes Front"
    assert meant(article, analysis, 1, 4) == "The Kolmar Lakes Front"


def test_whoever_acts_on_them_is_somebody_else():
    article, analysis = read(
        SHABAAB,
        """
        Soldiers NOUN NNS 2 nsubj
        chased VERB VBD 0 root
        them PRON PRP 2 obj
        . PUNCT . 2 punct
    """,
    )
    assert meant(article, analysis, 1, 2) == "Al-Shabaab"


def test_empty_it_and_lone_words_have_no_chain():
    article, analysis = read("""
        It PRON PRP 3 expl
        was AUX VBD 3 cop
        unclear ADJ JJ 0 root
        who PRON WP 5 nsubj
        fired VERB VBD 3 csubj
        . PUNCT . 3 punct
    """)
    assert meant(article, analysis, 0, 0) is None


def test_whom_he_met_before_is_not_he():
    article, analysis = read(
        """
        Anna PROPN NNP 2 nsubj person
        waited VERB VBD 0 root
        . PUNCT . 2 punct
        """,
        """
        After SCONJ IN 2 mark
        meeting VERB VBG 6 advcl
        Omar PROPN NNP 2 obj person
        , PUNCT , 6 punct
        he PRON PRP 6 nsubj
        left VERB VBD 0 root
        . PUNCT . 6 punct
        """,
    )
    chains = resolve_coreference(article, analysis, ACTORS)
    assert "Omar" not in [ref.span.text for ref in chains.mentions(1, 4)]
