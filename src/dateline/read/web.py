"""Fetch a web address, within bounds, and never from this computer or a private network.

Each host is resolved once, all its addresses are checked, and the connection goes to the checked one, so that
no redirect and no second answer of a name server leads to a machine inside.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
import time
from dataclasses import dataclass

import httpx

from dateline.errors import ArticleError
from dateline.read.options import ReadOptions

REDIRECTS = (301, 302, 303, 307, 308)
MOST_REDIRECTS = 5
HEADERS = {
    "User-Agent": "dateline (reads news reports for research)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, identity",
    "Accept-Language": "en",
}
NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered.

    Attributes:
        url: Address after redirects.
        content_type: As the server named it, None where it did not.
    """

    raw: bytes
    url: str
    content_type: str | None


def fetch(address: str, options: ReadOptions) -> Fetched:
    """Fetch an address.

    Raises:
        ArticleError: `bad-address`, `private-host`, `no-answer`, `timeout`, `http-404` and the like,
            `too-many-redirects`, `too-large`.
    """
    deadline = time.monotonic() + options.deadline_s
    url = parsed(address, address)
    with httpx.Client(timeout=options.timeout_s, trust_env=False, verify=trusted()) as client:
        for _ in range(MOST_REDIRECTS + 1):
            try:
                answer = ask(client, url, address, options, deadline)
            except httpx.TimeoutException as error:
                message = (
                    f"{address}: no answer within {options.timeout_s:g} s; try again later or save the page"
                )
                raise ArticleError("timeout", message, source=address) from error
            except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
                message = f"{address}: cannot be fetched ({str(error)[:120] or type(error).__name__})"
                raise ArticleError("no-answer", message, source=address) from error
            if isinstance(answer, Fetched):
                return answer
            url = parsed(str(answer), address)
    message = f"{address}: leads from one address to the next without end"
    raise ArticleError("too-many-redirects", message, source=address)


def ask(
    client: httpx.Client, url: httpx.URL, address: str, options: ReadOptions, deadline: float
) -> Fetched | httpx.URL:
    """Ask once: the answer, or the address that it leads to."""
    checked = checked_address(url, address, options)
    request = client.build_request(
        "GET",
        url.copy_with(host=checked),
        headers={**HEADERS, "Host": url.netloc.decode("ascii")},
        extensions={"sni_hostname": url.host},
    )
    answer = client.send(request, stream=True, follow_redirects=False)
    try:
        if answer.status_code in REDIRECTS and "location" in answer.headers:
            return url.join(answer.headers["location"])
        if answer.status_code != 200:
            what = f"{answer.status_code} {answer.reason_phrase}".strip()
            message = f"{address}: the server answers {what}; check the address, or save the page"
            raise ArticleError(f"http-{answer.status_code}", message, source=address)
        raw = body(answer, address, options, deadline)
    finally:
        answer.close()
    return Fetched(raw, str(url), answer.headers.get("content-type"))


def body(answer: httpx.Response, address: str, options: ReadOptions, deadline: float) -> bytes:
    """The content of an answer, unpacked, within the bounds of size and time."""
    parts = []
    size = 0
    for part in answer.iter_bytes():
        size += len(part)
        if size > options.max_bytes:
            message = (
                f"{address}: larger than {options.max_bytes / 1024 / 1024:.0f} MiB, too large for one article"
            )
            raise ArticleError("too-large", message, source=address)
        if time.monotonic() > deadline:
            message = (
                f"{address}: not complete within {options.deadline_s:g} s; try again later or save the page"
            )
            raise ArticleError("timeout", message, source=address)
        parts.append(part)
    return b"".join(parts)


def parsed(text: str, address: str) -> httpx.URL:
    """An address of the web.

    Raises:
        ArticleError: `bad-address`.
    """
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise ArticleError(
            "bad-address", f"{address}: not a web address ({error})", source=address
        ) from error
    if url.scheme not in ("http", "https") or not url.host:
        message = f"{address}: only http and https addresses are read, not {text[:80]}"
        raise ArticleError("bad-address", message, source=address)
    return url


def checked_address(url: httpx.URL, address: str, options: ReadOptions) -> str:
    """The number of the host, after all its numbers have been looked at.

    Raises:
        ArticleError: `private-host`, `no-answer` where the host has no number.
    """
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"{address}: the host {url.host} is not known; check the address and the connection"
        raise ArticleError("no-answer", message, source=address) from error
    numbers = [entry[4][0] for entry in found]
    if not options.private_hosts and not all(map(is_public, numbers)):
        message = f"{address}: leads to {url.host}, on this computer or in a private network; refused"
        raise ArticleError("private-host", message, source=address)
    return numbers[0]


def is_public(number: str) -> bool:
    """Whether an internet number belongs to the open net."""
    try:
        ip = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        elif ip.ipv4_mapped or ip.sixtofour:
            ip = ip.ipv4_mapped or ip.sixtofour
    return ip.is_global and not ip.is_multicast


def trusted() -> ssl.SSLContext | bool:
    """Whose certificates are trusted: those that SSL_CERT_FILE names, else those that come with httpx."""
    named = os.environ.get("SSL_CERT_FILE")
    return ssl.create_default_context(cafile=named) if named and os.path.exists(named) else True
