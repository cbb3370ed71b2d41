"""nginx before the program, as docs/operations has it, with a certificate of our own."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.error import HTTPError

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from config import ROOT
from servers.site import free_port, wait_for

FILES = ROOT / "docs" / "operations"
NAME = "ketluan.vidu.vn"


def certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


@dataclass
class Front:
    """nginx, as people reach it."""

    secure: int
    plain: int
    trust: ssl.SSLContext

    def __call__(self, path: str, *, over: str = "https", **headers: str) -> tuple[int, str, dict[str, str]]:
        port = self.secure if over == "https" else self.plain
        given = {"Host": NAME, **headers}
        request = urllib.request.Request(f"{over}://127.0.0.1:{port}{path}", headers=given)
        opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=self.trust), Stay())
        try:
            with opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode(), dict(answer.headers)
        except HTTPError as error:
            with error:
                return error.code, error.read().decode(), dict(error.headers)

    def connected(self) -> ssl.SSLSocket:
        """A connection on which nothing has been said."""
        return self.trust.wrap_socket(socket.create_connection(("127.0.0.1", self.secure), 30))


@contextmanager
def nginx(folder: Path, backend: int) -> Iterator[Front]:
    """The site as it stands in docs/operations, with the places of this machine."""
    binary = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert binary, "nginx is missing: bin/test installs it as root (apt-get install nginx-light)"
    secure, plain = free_port(), free_port()
    certificate(folder)
    site = (FILES / "nginx.conf").read_text()
    for ours, here in (
        ("unix:/run/ketluan/web.sock", f"127.0.0.1:{backend}"),
        ("listen [::]:80;", ""),
        ("listen [::]:443 ssl http2;", ""),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("/etc/ssl/ketluan", str(folder)),
        ("/var/log/nginx", str(folder)),
        ("/opt/ketluan/current/docs/operations", str(FILES)),
    ):
        assert ours in site, ours
        site = site.replace(ours, here)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"daemon off; pid {folder}/pid; user root; events {{}} http {{ {temporary} {site} }}"
    whole = whole if os.geteuid() == 0 else whole.replace("user root;", "")
    (folder / "nginx.conf").write_text(whole)
    command = [binary, "-p", str(folder), "-e", str(folder / "error"), "-c", str(folder / "nginx.conf")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
    server = subprocess.Popen(command, stderr=subprocess.PIPE)
    trust = ssl.create_default_context(cafile=str(folder / "fullchain.pem"))
    trust.check_hostname = False
    try:
        wait_for(secure, server)
        yield Front(secure, plain, trust)
    finally:
        server.terminate()
        server.communicate(timeout=30)


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *given: object) -> None:  # type: ignore[override]
        return None
