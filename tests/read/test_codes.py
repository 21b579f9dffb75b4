"""Every code that reading can give is explained in docs/reading.md, and every code explained there exists."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
GIVEN = re.compile(r'(?:ArticleError|Problem)\(\s*f?"([a-z]+(?:-[a-z]+)*)"')


def explained(heading):
    """The codes in the first column of the table under a heading."""
    page = (ROOT / "docs/reading.md").read_text("utf-8")
    table = page.split(f"## {heading}\n")[1].split("\n## ")[0]
    return {
        code
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for code in re.findall("`(.*?)`", row)
    }


def test_each_code_is_explained():
    files = [f for step in ("read", "merge") for f in (ROOT / "src/dateline" / step).glob("*.py")]
    sources = (file.read_text("utf-8") for file in files)
    given = {code for source in sources for code in GIVEN.findall(source)}
    assert len(given) > 30
    both = explained("Why an article was skipped") | explained(
        "What an article that was read may be marked with"
    )
    assert given ^ both == {"http-404"}  # its number is the server's
