"""Talking to the provider: OpenID Connect with an authorization code, PKCE, state and nonce.

Nothing that comes back is believed before it is proved: the token bears the provider's signature, was made for this
program, for this attempt, and has not expired (OpenID Connect Core 1.0, 3.1.3.7; RFC 9700).
"""

from __future__ import annotations

import hmac
import json
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Flask, current_app

from tracker.auth.rules.sso import ALGORITHMS, LEEWAY, Identity, Provider, Reason, identity_of, is_safe, why_not
from tracker.auth.services.sso.refusals import SsoRefused
from tracker.core import clock
from tracker.core.later import later
from tracker.web.addresses import address_of

if TYPE_CHECKING:
    import requests
    from authlib.common import errors as authlib_errors
    from authlib.integrations import requests_client
    from joserfc import errors as jose_errors
    from joserfc import jwk, jwt
else:
    requests = later("requests")
    authlib_errors = later("authlib.common.errors")
    requests_client = later("authlib.integrations.requests_client")
    jwt = later("joserfc.jwt")
    jose_errors = later("joserfc.errors")
    jwk = later("joserfc.jwk")

#: Seconds to connect and to wait for an answer: a provider that hangs must not hold a worker for long.
TIMEOUT = (5, 10)
#: What a provider says of itself is read anew after so long; keys besides when one is unknown.
FRESH = timedelta(hours=1)
#: No answer of a provider is larger.
_LARGEST = 512 * 1024
_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True)
class Flow:
    """One attempt: what was sent along, to be compared with what comes back."""

    state: str
    nonce: str
    verifier: str


@dataclass
class _Known:
    """What is known of the provider in this process."""

    lock: threading.Lock
    said: Mapping[str, Any] | None = None
    keys: jwk.KeySet | None = None
    read_at: datetime | None = None


def _known(app: Flask) -> _Known:
    found: _Known = app.extensions.setdefault("sso", _Known(threading.Lock()))
    return found


def start(provider: Provider) -> tuple[str, Flow]:
    """Where to send the browser, and what to keep until it comes back. Raises SsoRefused."""
    said = _metadata(provider)
    flow = Flow(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48))
    more = {"acr_values": " ".join(sorted(provider.acr))} if provider.acr else {}
    with _client(provider, said) as client:
        address, _ = client.create_authorization_url(
            said["authorization_endpoint"], state=flow.state, nonce=flow.nonce, code_verifier=flow.verifier, **more
        )
    return str(address), flow


def redeem(provider: Provider, flow: Flow, back: Mapping[str, str]) -> Identity:
    """Who signed in, by what the browser brought `back`. Raises SsoRefused."""
    if not hmac.compare_digest(back.get("state", "").encode(), flow.state.encode()):
        raise SsoRefused(Reason.STALE, "state")
    # Another provider's answer, mixed in by whoever stands between (RFC 9207).
    if back.get("iss", provider.issuer) != provider.issuer:
        raise SsoRefused(Reason.FORGED, "iss of the answer")
    if "error" in back:
        raise SsoRefused(why_not(back["error"]), back["error"][:60])
    said = _metadata(provider)
    try:
        with _client(provider, said) as client:
            token: dict[str, Any] = client.fetch_token(
                said["token_endpoint"],
                grant_type="authorization_code",
                code=back.get("code", ""),
                code_verifier=flow.verifier,
                timeout=TIMEOUT,
                allow_redirects=False,
            )
            claims = _proved(provider, said, token, flow.nonce)
            if provider.claim and provider.claim not in claims and is_safe(said.get("userinfo_endpoint")):
                claims = {**_userinfo(said, token, claims["sub"]), **claims}
    except requests.RequestException as error:
        raise SsoRefused(Reason.UNREACHABLE, type(error).__name__) from error
    except (authlib_errors.AuthlibBaseError, ValueError) as error:
        raise SsoRefused(Reason.REFUSED, str(error)[:200]) from error
    return identity_of(claims, provider)


def end_address(provider: Provider) -> str | None:
    """Where the reader can end the session at the provider too; None when it offers nothing of the kind."""
    try:
        end = _metadata(provider).get("end_session_endpoint")
    except SsoRefused:
        return None
    if not is_safe(end):
        return None
    back = urlencode({"client_id": provider.client, "post_logout_redirect_uri": address_of("auth.sign_in")})
    return f"{end}{'&' if '?' in str(end) else '?'}{back}"


def _client(provider: Provider, said: Mapping[str, Any]) -> requests_client.OAuth2Session:
    ways = said.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
    way = "client_secret_basic" if "client_secret_basic" in ways else "client_secret_post"
    return requests_client.OAuth2Session(
        provider.client,
        provider.secret or None,
        token_endpoint_auth_method=way if provider.secret else "none",
        scope=provider.scope,
        redirect_uri=address_of("auth.sso_back"),
        code_challenge_method="S256",
    )


def _read(address: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A JSON object of the provider. Raises SsoRefused."""
    try:
        with requests.get(address, headers=headers, timeout=TIMEOUT, allow_redirects=False, stream=True) as answer:
            answer.raise_for_status()
            text = answer.raw.read(_LARGEST + 1, decode_content=True)
        found = json.loads(text) if len(text) <= _LARGEST else None
    except (requests.RequestException, OSError, ValueError) as error:
        raise SsoRefused(Reason.UNREACHABLE, f"{address}: {type(error).__name__}") from error
    if not isinstance(found, dict):
        raise SsoRefused(Reason.UNREACHABLE, f"{address}: no object")
    return found


def _metadata(provider: Provider) -> Mapping[str, Any]:
    """What the provider says of itself, an hour old at most."""
    known = _known(current_app)
    with known.lock:
        if known.said is None or known.read_at is None or abs(clock.now() - known.read_at) >= FRESH:
            said = _read(provider.issuer.rstrip("/") + "/.well-known/openid-configuration")
            if said.get("issuer") != provider.issuer or not all(is_safe(said.get(name)) for name in _NEEDED):
                raise SsoRefused(Reason.FORGED, "discovery")
            known.said, known.keys, known.read_at = said, None, clock.now()
        return known.said


def _keys(said: Mapping[str, Any], *, anew: bool = False) -> jwk.KeySet:
    """The provider's public keys for signatures."""
    known = _known(current_app)
    with known.lock:
        if known.keys is None or anew:
            found = _read(said["jwks_uri"]).get("keys")
            usable = [
                key
                for key in (found if isinstance(found, list) else [])
                if isinstance(key, dict) and key.get("kty") in ("RSA", "EC") and key.get("use", "sig") == "sig"
            ]
            known.keys = jwk.KeySet.import_key_set({"keys": usable})
        return known.keys


def _proved(provider: Provider, said: Mapping[str, Any], token: Mapping[str, Any], nonce: str) -> dict[str, Any]:
    """The claims of the identity token. Raises SsoRefused for one that proves nothing."""
    text = token.get("id_token")
    if not isinstance(text, str):
        raise SsoRefused(Reason.FORGED, "no id_token")
    try:
        try:
            read = jwt.decode(text, _keys(said), algorithms=list(ALGORITHMS))
        except (jose_errors.BadSignatureError, jose_errors.InvalidKeyIdError, ValueError):
            # The provider may have changed its keys since they were read.
            read = jwt.decode(text, _keys(said, anew=True), algorithms=list(ALGORITHMS))
        jwt.JWTClaimsRegistry(
            now=int(clock.now().timestamp()),
            leeway=LEEWAY,
            iss={"essential": True, "value": provider.issuer},
            sub={"essential": True},
            aud={"essential": True, "value": provider.client},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(read.claims)
    except (jose_errors.JoseError, ValueError) as error:
        raise SsoRefused(Reason.FORGED, str(error)[:200]) from error
    claims: dict[str, Any] = read.claims
    if claims.get("azp", provider.client) != provider.client or not 0 < len(claims["sub"]) <= 255:
        raise SsoRefused(Reason.FORGED, "azp or sub")
    return claims


def _userinfo(said: Mapping[str, Any], token: Mapping[str, Any], subject: str) -> dict[str, Any]:
    """What the provider tells besides the token; only of the person that the token speaks of."""
    found = _read(said["userinfo_endpoint"], {"Authorization": f"Bearer {token.get('access_token', '')}"})
    if found.get("sub") != subject:
        raise SsoRefused(Reason.FORGED, "userinfo")
    return found
