"""A real OpenID provider as a process of its own (`python -m servers.openid PORT`): its keys turn, it lies on order.

It checks what a strict provider checks (client, redirect address, PKCE, codes that open once) and signs with RS256.
`POST /told` sets what it does next: who signs in, which claims are false, whether keys turn.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import sys
import time
from html import escape
from typing import Any
from urllib.parse import urlencode

from flask import Flask, jsonify, redirect, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "ketluan-thu", "bi mat cua may khach"


def provider(issuer: str) -> Flask:
    """The provider as an application."""
    app = Flask("provider")
    keys = [RSAKey.generate_key(2048, {"kid": "mot", "use": "sig"})]
    codes: dict[str, dict[str, Any]] = {}
    told: dict[str, Any] = {}
    seen: dict[str, Any] = {}

    @app.get("/.well-known/openid-configuration")
    def discovery() -> Any:
        said = {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "userinfo_endpoint": f"{issuer}/userinfo",
            "jwks_uri": f"{issuer}/keys",
            "end_session_endpoint": f"{issuer}/end",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }
        return jsonify(said | told.get("discovery", {}))

    @app.get("/keys")
    def public() -> Any:
        return jsonify(keys=[key.as_dict(private=False) for key in keys])

    @app.get("/authorize")
    def authorize() -> Any:
        asked = request.args
        seen["authorize"] = asked.to_dict()
        fits = asked.get("client_id") == CLIENT and asked.get("code_challenge_method") == "S256"
        if not fits or "openid" not in asked.get("scope", "").split() or not asked.get("nonce"):
            return "bad request", 400
        if told.get("ask") and "yes" not in asked:
            fields = "".join(f'<input type="hidden" name="{k}" value="{escape(v)}">' for k, v in asked.items())
            return (
                f'<!doctype html><title>Cổng</title><form>{fields}<button name="yes" value="1">Đồng ý</button></form>'
            )
        if told.get("error"):
            back = {"error": told["error"], "state": asked["state"]}
        else:
            code = secrets.token_urlsafe(16)
            codes[code] = asked.to_dict()
            back = {"code": code, "state": asked["state"], "iss": issuer}
        return redirect(f"{asked['redirect_uri']}?{urlencode(back | told.get('back', {}))}")

    @app.post("/token")
    def token() -> Any:
        known = request.authorization
        asked = codes.pop(request.form.get("code", ""), None)
        if known is None or (known.username, known.password) != (CLIENT, SECRET):
            return jsonify(error="invalid_client"), 401
        digest = hashlib.sha256(request.form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if not asked or asked["code_challenge"] != challenge or asked["redirect_uri"] != request.form["redirect_uri"]:
            return jsonify(error="invalid_grant"), 400
        now = int(told.get("now", time.time()))
        claims = {"iss": issuer, "aud": CLIENT, "sub": "so-1", "iat": now, "exp": now + 300, "nonce": asked["nonce"]}
        claims = {name: value for name, value in (claims | told.get("claims", {})).items() if value is not None}
        key = RSAKey.generate_key(2048, {"kid": keys[-1].kid}) if told.get("other_key") else keys[-1]
        text = jwt.encode({"alg": told.get("alg", "RS256"), "kid": key.kid}, claims, key)
        if told.get("tamper"):
            head, body, mark = text.split(".")
            text = f"{head}.{body[:-6]}{'A' * 6}.{mark}"
        answer = {"access_token": "mo-ta", "token_type": "Bearer", "expires_in": 60, "id_token": text}
        return jsonify({name: value for name, value in answer.items() if name != told.get("without")})

    @app.get("/userinfo")
    def userinfo() -> Any:
        if request.headers.get("Authorization") != "Bearer mo-ta":
            return "", 401
        return jsonify({"sub": "so-1"} | told.get("userinfo", {}))

    @app.get("/end")
    def end() -> Any:
        return redirect(request.args["post_logout_redirect_uri"])

    @app.post("/told")
    def tell() -> Any:
        order = request.get_json()
        if order.pop("turn", False):
            keys[:] = [RSAKey.generate_key(2048, {"kid": secrets.token_hex(4), "use": "sig"})]
        told.clear()
        told.update(order)
        return jsonify(seen)

    return app


if __name__ == "__main__":
    number = int(sys.argv[1])
    make_server("127.0.0.1", number, provider(f"http://127.0.0.1:{number}"), threaded=True).serve_forever()
