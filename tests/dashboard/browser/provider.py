"""A provider of OpenID Connect on this machine: it signs whoever comes in as the person it was made with."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT = "stratwatch-test"


class Provider(ThreadingHTTPServer):
    """The server, its key, and who it takes everybody for."""

    def __init__(self, email: str) -> None:
        """Listen on a port of its own."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.email = email
        self.key = RSAKey.generate_key(2048, parameters={"kid": "test", "use": "sig", "alg": "RS256"})
        self.nonces: dict[str, str] = {}

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"

    def describe(self) -> dict[str, Any]:
        """The document that clients discover it by."""
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "jwks"}
        return {
            "issuer": self.address,
            **{name: f"{self.address}/{path}" for name, path in ends.items()},
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def sign(self, code: str) -> dict[str, Any]:
        """The answer to a code: who it stands for, signed."""
        now = int(time.time())
        person = {"sub": "1", "email": self.email, "email_verified": True, "name": "Test"}
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 600,
            "nonce": self.nonces[code],
            **person,
        }
        token = jwt.encode({"alg": "RS256", "kid": "test"}, claims, self.key)
        return {"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": token}


class Handler(BaseHTTPRequestHandler):
    """Answers what a client of OpenID Connect asks."""

    server: Provider

    def do_GET(self) -> None:
        """Discovery, keys, and the page of sign-in, which asks nothing and sends back at once."""
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            code = f"code-{len(self.server.nonces)}"
            self.server.nonces[code] = asked.get("nonce", "")
            self.send_response(HTTPStatus.FOUND)
            self.send_header(
                "Location", f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            )
            self.end_headers()
        elif parts.path == "/jwks":
            self.answer({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self.answer(self.server.describe())

    def do_POST(self) -> None:
        """A code for a token."""
        body = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.answer(self.server.sign(body["code"][0]))

    def answer(self, value: dict[str, Any]) -> None:
        """Send JSON."""
        data = json.dumps(value).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def provide(email: str) -> Iterator[Provider]:
    """A provider that runs while the context lasts."""
    with Provider(email) as provider:
        thread = threading.Thread(target=provider.serve_forever, daemon=True)
        thread.start()
        yield provider
        provider.shutdown()
        thread.join()
