"""Sentences with their trees, written by hand: "Shells/NOUN/nsubj/1 fell/VERB/root/-1 ..."."""

from dateline.records import Analysis, Article, Sentence, Token


def sentence(
    text: str, line: str, *, index: int = 0, offset: int = 0, headline: bool = False, **others
) -> Sentence:
    """A sentence from WORD/UPOS/RELATION/HEAD[/LEMMA[/XPOS]] for each word, in the order of the text."""
    tokens, at = [], 0
    for number, item in enumerate(line.split()):
        word, upos, relation, head, *rest = item.split("/")
        at = text.index(word, at)
        lemma, xpos = (*rest, "", "")[:2]
        tokens.append(
            Token(
                number,
                offset + at,
                offset + at + len(word),
                word,
                lemma or word.lower(),
                upos,
                xpos,
                int(head),
                relation,
            )
        )
        at += len(word)
    return Sentence(index, offset, offset + len(text), text, tuple(tokens), headline=headline, **others)


def article_of(sentences: list[Sentence], **others) -> tuple[Article, Analysis]:
    """An article whose text is the sentences, one a line."""
    text = "\n".join(found.text for found in sentences)
    article = Article(id="a", source="a", text=text, sha256="", retrieved="2026-01-01T00:00:00Z", **others)
    return article, Analysis(tuple(sentences), model="by hand")
