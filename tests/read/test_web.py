"""Addresses: what is fetched, what is refused, what each failure is called; by a server on 127.0.0.1."""

import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from dateline.read import ReadOptions, read_paths
from dateline.read.web import is_public
from dateline.records import Article
from tests.read import made


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self):
        path = self.path
        if path == "/page":
            self.answer(200, made.page().encode(), "text/html; charset=utf-8")
        elif path == "/latin":
            self.answer(
                200, made.page().replace("Marud", "Mérud").encode("cp1252"), "text/html; charset=iso-8859-1"
            )
        elif path == "/plain":
            self.answer(200, made.TEXT.encode(), "text/plain")
        elif path == "/report.pdf":
            self.answer(200, made.pdf([[made.TITLE, "", *made.BODY.split("\n")]]), "application/octet-stream")
        elif path == "/moved":
            self.redirect("/page")
        elif path == "/loop":
            self.redirect("/loop")
        elif path == "/inside":
            self.redirect("http://10.0.0.1/secret")
        elif path == "/metadata":
            self.redirect("http://169.254.169.254/latest/meta-data/")
        elif path == "/file":
            self.redirect("file:///etc/passwd")
        elif path == "/hang":
            time.sleep(3)
        elif path == "/drip":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"<p>more and more</p>" * 10)
                time.sleep(0.1)
        elif path == "/huge":
            self.answer(200, b"<p>more and more</p>" * 200_000, "text/html")
        elif path == "/bomb":
            self.answer(200, made.packed(b"a" * 30_000_000), "text/html", ("Content-Encoding", "gzip"))
        else:
            self.answer(404, b"<html>gone</html>", "text/html")

    def answer(self, status, raw, kind, *headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(raw)
        except OSError:
            pass  # the reader hung up, as it should

    def redirect(self, target):
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def log_message(self, *args):
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """A server that does not report readers that hang up."""

    daemon_threads = True

    def handle_error(self, request, client_address):
        """Say nothing."""


@pytest.fixture(scope="module")
def server():
    """The address of the server."""
    running = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for courier.example that only itself vouches for, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "courier.example")])
    today = datetime.now(UTC)
    made_out = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("courier.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    file = tmp_path_factory.mktemp("certificate") / "both.pem"
    file.write_bytes(
        made_out.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )
    return str(file)


@pytest.fixture
def secure_port(certificate, monkeypatch):
    """The port of an https server on 127.0.0.1, where all names lead."""
    running = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    running.socket = context.wrap_socket(running.socket, server_side=True)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", running.server_port))]
    monkeypatch.setattr("dateline.read.web.socket.getaddrinfo", lambda *args, **kwargs: answer)
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    yield running.server_port
    running.shutdown()


def fetch(address, **options):
    """What comes of an address, hosts of this computer allowed."""
    (found,) = read_paths([address], ReadOptions(**{"private_hosts": True, "timeout_s": 20, **options}))
    return found


def test_a_page_is_read(server):
    article = fetch(f"{server}/page")
    assert isinstance(article, Article), article
    assert article.text == made.TEXT
    assert article.source == article.url == f"{server}/page"


def test_the_encoding_of_the_answer_counts(server):
    assert "town of Mérud" in fetch(f"{server}/latin").text


@pytest.mark.parametrize("path", ["/plain", "/report.pdf"])
def test_other_formats_are_told_by_type_name_or_content(server, path):
    article = fetch(f"{server}{path}")
    assert article.title == made.TITLE
    assert article.url == f"{server}{path}"


def test_a_secure_page_is_read_under_its_name(secure_port):
    article = fetch(f"https://courier.example:{secure_port}/page")
    assert isinstance(article, Article), article
    assert article.url == f"https://courier.example:{secure_port}/page"
    assert article.text == made.TEXT


def test_a_certificate_for_another_name_is_refused(secure_port):
    error = fetch(f"https://other.example:{secure_port}/page")
    assert error.code == "no-answer"
    assert "certificate" in str(error).lower()


def test_a_redirect_is_followed(server):
    article = fetch(f"{server}/moved")
    assert (article.source, article.url) == (f"{server}/moved", f"{server}/page")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/nothing", "http-404"),
        ("/loop", "too-many-redirects"),
        ("/file", "bad-address"),
    ],
)
def test_each_failure_has_its_name(server, path, code):
    error = fetch(f"{server}{path}")
    assert error.code == code
    assert f"{server}{path}" in str(error)


def test_a_server_that_hangs_is_given_up(server):
    assert fetch(f"{server}/hang", timeout_s=0.3).code == "timeout"


def test_a_page_that_drips_is_given_up(server):
    start = time.monotonic()
    assert fetch(f"{server}/drip", deadline_s=0.5).code == "timeout"
    assert time.monotonic() - start < 6


@pytest.mark.parametrize("path", ["/huge", "/bomb"])
def test_an_answer_too_large_is_given_up(server, path):
    assert fetch(f"{server}{path}", max_bytes=1_000_000).code == "too-large"


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert fetch(f"http://127.0.0.1:{port}/").code == "no-answer"


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/", "http://localhost:8080/", "http://[::1]/", "http://10.1.2.3/", "http://192.168.0.1/x",
     "http://169.254.169.254/latest/", "http://0.0.0.0/", "http://2130706433/", "http://127.1/", "http://100.64.0.1/"],
)  # fmt: skip
def test_addresses_inside_are_refused(address):
    (error,) = read_paths([address], ReadOptions())
    assert error.code == "private-host"


def public_only_for_the_server(monkeypatch):
    """Look on 127.0.0.1 as public, so that a redirect from the test server comes to be judged."""
    monkeypatch.setattr(
        "dateline.read.web.is_public", lambda number: number == "127.0.0.1" or is_public(number)
    )


@pytest.mark.parametrize("path", ["/inside", "/metadata"])
def test_a_redirect_inside_is_refused(server, path, monkeypatch):
    public_only_for_the_server(monkeypatch)
    assert fetch(f"{server}{path}", private_hosts=False).code == "private-host"


def test_a_name_that_resolves_inside_is_refused(monkeypatch):
    answers = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in ("93.184.216.34", "10.0.0.7")
    ]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: answers)
    (error,) = read_paths(["http://courier.example/"], ReadOptions())
    assert error.code == "private-host"


def test_an_unknown_host(monkeypatch):
    def unknown(*args, **kwargs):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    (error,) = read_paths(["http://courier.example/"], ReadOptions())
    assert error.code == "no-answer"


@pytest.mark.parametrize(
    "address", ["http://", "http:///x", "http://a b/", "https://exa\u0000mple/", "http://[::1"]
)
def test_a_broken_address(address):
    (error,) = read_paths([address], ReadOptions())
    assert error.code in ("bad-address", "no-answer")


@pytest.mark.parametrize(
    ("number", "public"),
    [("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.0.0.1", False), ("fe80::1%eth0", False),
     ("::ffff:10.0.0.1", False), ("64:ff9b::a00:1", False), ("2002:a00:1::", False),
     ("224.0.0.1", False), ("x", False)],
)  # fmt: skip
def test_which_numbers_are_public(number, public):
    assert is_public(number) is public
