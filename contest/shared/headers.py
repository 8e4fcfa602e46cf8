"""Security headers on every answer: nothing inline, nothing from another host, no framing."""

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' ws://{host} wss://{host}",
        "font-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors {framed_by}",
    )
)


def policy(host: str, *, framed_by: str = "'none'") -> str:
    """The content security policy of a page of this host."""
    return POLICY.format(host=host, framed_by=framed_by)


def secure_headers(app: Flask) -> None:
    """Add them to every answer of the application."""

    @app.after_request
    def add(response: Response) -> Response:
        headers = response.headers
        headers.setdefault("Content-Security-Policy", policy(request.host))
        headers.setdefault("X-Content-Type-Options", "nosniff")
        headers.setdefault("X-Frame-Options", "DENY")
        headers.setdefault("Referrer-Policy", "same-origin")
        headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        headers.setdefault("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
        # Where http and https share a port, a browser must not be sent to https for a year: the
        # local authority may be gone by then, and the public never needed it.
        if request.is_secure and app.config["AUTHORITY"] is None:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000")
        if request.endpoint != "static":
            headers.setdefault("Cache-Control", "no-store")
        return response
