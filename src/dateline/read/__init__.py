"""File, page or feed -> Article.

`read_paths` streams articles from paths and addresses; `article_from_text` makes one of a text at hand.
"""

from dateline.read.options import ReadOptions
from dateline.read.reader import article_from_text, read_paths

__all__ = ["ReadOptions", "article_from_text", "read_paths"]
