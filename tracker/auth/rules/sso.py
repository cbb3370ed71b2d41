"""Signing in through another institution's sign-on (OpenID Connect): what is set, what it proves, why it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from tracker.core.labels import N_, Labelled

#: Who went to the provider has so long to come back, and who proved the password so long to go there.
PATIENCE = timedelta(minutes=10)
#: Signatures that are believed: of a key pair only. One made with the client's own secret would prove little.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
#: Clocks of two machines differ by so many seconds at most.
LEEWAY = 60
#: Addresses that need no encryption: they never leave the machine.
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}

#: Ways of proving oneself (RFC 8176) by what they rest on: known, held, or of the body.
_KNOWN, _HELD, _BODY = "known", "held", "body"
FACTORS: Mapping[str, str] = {
    "pwd": _KNOWN,
    "pin": _KNOWN,
    "kba": _KNOWN,
    "otp": _HELD,
    "hwk": _HELD,
    "swk": _HELD,
    "pop": _HELD,
    "sc": _HELD,
    "sms": _HELD,
    "tel": _HELD,
    "face": _BODY,
    "fpt": _BODY,
    "iris": _BODY,
    "retina": _BODY,
    "vbm": _BODY,
}
#: The provider says by itself that there were several.
_SEVERAL = "mfa"


class Reason(Labelled):
    """Why signing in through the provider leads nowhere; the words say what to do."""

    CANCELLED = "cancelled", N_("Bạn đã dừng lại ở cổng đăng nhập chung. Có thể đăng nhập lại bất cứ lúc nào.")
    REFUSED = "refused", N_("Cổng đăng nhập chung từ chối yêu cầu. Thử lại; nếu vẫn vậy, báo quản trị.")
    STALE = "stale", N_("Lượt đăng nhập này đã quá hạn hoặc bắt đầu ở trình duyệt khác. Hãy bấm đăng nhập lại.")
    UNREACHABLE = "unreachable", N_("Chưa liên lạc được với cổng đăng nhập chung. Thử lại sau ít phút.")
    FORGED = "forged", N_("Không xác minh được trả lời của cổng đăng nhập chung nên không cho vào. Báo quản trị.")
    UNLINKED = "unlinked", N_("Tài khoản của bạn ở cổng đăng nhập chung chưa liên kết với tài khoản nào tại đây.")
    CLOSED = "closed", N_("Tài khoản của bạn tại đây đã khóa. Liên hệ quản trị.")
    NO_POST = "no_post", N_("Tài khoản chưa được giao chức danh nào. Liên hệ quản trị.")
    TAKEN = "taken", N_("Tài khoản này ở cổng đăng nhập chung đã liên kết với một tài khoản khác tại đây.")
    OTHER = "other", N_("Tài khoản của bạn đã liên kết với một tài khoản khác ở cổng. Hủy liên kết đó trước.")


#: What a browser is answered with.
STATUS: Mapping[Reason, int] = {
    Reason.CANCELLED: 403,
    Reason.REFUSED: 502,
    Reason.STALE: 400,
    Reason.UNREACHABLE: 503,
    Reason.FORGED: 403,
    Reason.UNLINKED: 403,
    Reason.CLOSED: 403,
    Reason.NO_POST: 403,
    Reason.TAKEN: 409,
    Reason.OTHER: 409,
}
#: What the provider itself calls a reader's own no (OpenID Connect 1.0, 3.1.2.6).
_OWN_NO = {"access_denied", "login_required", "interaction_required", "consent_required", "account_selection_required"}


@dataclass(frozen=True)
class Provider:
    """A sign-on as the settings name it.

    `claim` names the account: "email" by the person's address, any other by the user name; empty: by links alone.
    `acr` are the names under which this provider vouches for two factors.
    """

    issuer: str
    client: str
    secret: str
    label: str
    claim: str = ""
    acr: frozenset[str] = frozenset()

    @property
    def scope(self) -> str:
        """What is asked for: the least that tells who it is."""
        more = {"": "", "email": " email"}.get(self.claim, " profile")
        return f"openid{more}"


@dataclass(frozen=True)
class Identity:
    """Somebody as the provider knows them: the number that never changes, and what is shown of them."""

    issuer: str
    subject: str
    name: str = ""
    named: str = ""
    strong: bool = False


def provider_of(issuer: str, client: str, secret: str, label: str, claim: str, acr: str) -> Provider | None:
    """The provider of the settings; None when none is set. Raises ValueError, which says what is wrong."""
    if not issuer:
        if client or secret:
            raise ValueError("TRACKER_SSO_ISSUER must be set with TRACKER_SSO_CLIENT")
        return None
    if not is_safe(issuer) or urlsplit(issuer).query or urlsplit(issuer).fragment:
        raise ValueError(f"TRACKER_SSO_ISSUER must be an https:// address, not {issuer!r}")
    if not client:
        raise ValueError("TRACKER_SSO_CLIENT must be set with TRACKER_SSO_ISSUER")
    names = frozenset(each.strip() for each in acr.split(",") if each.strip())
    return Provider(issuer, client, secret, label, claim, names)


def is_safe(address: object) -> bool:
    """True for an address that is reached encrypted, or that lies on this machine."""
    if not isinstance(address, str):
        return False
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def why_not(error: str) -> Reason:
    """What an error that the provider sends back means here."""
    return Reason.CANCELLED if error in _OWN_NO else Reason.REFUSED


def is_strong(claims: Mapping[str, Any], acr: Iterable[str]) -> bool:
    """True when the provider vouches that two different factors were shown: by a name agreed on, or by its list."""
    said = claims.get("acr")
    if isinstance(said, str) and said in set(acr):
        return True
    ways = claims.get("amr")
    shown = {way for way in ways if isinstance(way, str)} if isinstance(ways, list) else set()
    return _SEVERAL in shown or len({FACTORS[way] for way in shown if way in FACTORS}) > 1


def identity_of(claims: Mapping[str, Any], provider: Provider) -> Identity:
    """Who the proved `claims` speak of; what names the account counts only when the provider has verified it."""
    named = claims.get(provider.claim) if provider.claim else None
    verified = provider.claim != "email" or claims.get("email_verified") is True
    shown = next((text for key in ("name", "preferred_username", "email") if (text := _text(claims.get(key)))), "")
    return Identity(
        provider.issuer,
        str(claims["sub"]),
        shown[:200],
        _text(named)[:200] if verified else "",
        is_strong(claims, provider.acr),
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
