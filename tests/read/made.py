"""Files of each format around one invented report, made on the spot for tests."""

from __future__ import annotations

import gzip
import io
import zlib

import docx
import pyarrow as pa
import pyarrow.parquet as pq

TITLE = "Shelling kills four in Marud as rebels dig in"
FIRST = (
    "Shelling killed at least four people in the northern town of Marud on Tuesday, local officials said, as "
    "rebels dug in around the bridge and residents packed what they could carry."
)
SECOND = (
    "The army did not comment. A rebel spokesman, who declined to give a name, denied that fighters were in "
    "the town, and accused the government of breaking the truce that both sides had signed in February."
)
THIRD = (
    "More than 600 families have left Marud since the weekend, the relief office said. A doctor at the only "
    "clinic said that it had run out of blood and that the road to Sarde might be closed within days."
)
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
TEXT = f"{TITLE}\n\n{BODY}"


def page(head: str = "", around: str = "") -> str:
    """A web page with the report, its furniture, and what a test adds to head and body."""
    return f"""<!doctype html>
<html lang="en"><head><title>{TITLE} | Northern Courier</title>{head}</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<div class="cookie-banner">We use cookies to improve your experience. <button>Accept all</button></div>
<article>
<h1>{TITLE}</h1>
<figure><img src="a.jpg"><figcaption>Smoke over Marud, file photo</figcaption></figure>
<div class="share">Share on Facebook Tweet</div>
<p>{FIRST}</p>
<p><a href="/budget">Read more: Five things to know about the budget</a></p>
<p>{SECOND}</p>
<p>{THIRD}</p>
</article>
{around}
<aside class="related"><h3>Related articles</h3>
<ul><li><a href="/1">Gold price falls for third week</a></li></ul></aside>
<section id="comments"><h3>Leave a Reply</h3><form><input name="name"><textarea></textarea></form>
<div class="comment"><p>They will bomb the capital next, mark my words.</p></div></section>
<footer><p>© 2015 Northern Courier. All rights reserved.</p></footer>
</body></html>"""


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with the given lines on each page; none for a page without text."""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        escaped = (line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines)
        shown = " ".join(f"({line}) Tj T*" for line in escaped)
        content = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET".encode("cp1252")
        packed = zlib.compress(content)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(
            f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
        )
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def word() -> bytes:
    """A Word document with a title, paragraphs, a table, and a page head."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "NORTHERN COURIER, DRAFT"
    document.add_heading(TITLE, 0)
    for paragraph in (FIRST, SECOND, THIRD):
        document.add_paragraph(paragraph)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Quarter", "Dead", "Old Marud", "4"), strict=True):
        cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(body: str, kind: str = "plain", subject: str = f"Fwd: {TITLE}") -> bytes:
    """A mail."""
    return (
        f"From: Desk <desk@courier.example>\nTo: a@b.example\nSubject: {subject}\n"
        "Date: Wed, 11 Mar 2015 08:00:00 +0200\nMIME-Version: 1.0\n"
        f'Content-Type: text/{kind}; charset="utf-8"\n'
        f"Content-Transfer-Encoding: 8bit\n\n{body}"
    ).encode()


def parquet(columns: dict[str, list[object]]) -> bytes:
    """A Parquet table."""
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    return out.getvalue()


def warc_record(
    url: str, body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK"
) -> bytes:
    """One response of a web archive."""
    answer = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2015-03-12T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def packed(raw: bytes) -> bytes:
    """Compressed by gzip."""
    return gzip.compress(raw, mtime=0)
