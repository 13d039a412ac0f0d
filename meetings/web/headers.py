"""The headers of every answer, in one place."""

from flask import Flask, Response, g

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


ALWAYS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
FOR_A_YEAR = ("Strict-Transport-Security", "max-age=31536000")


def init_app(app: Flask, *, secure: bool) -> None:
    """Set the headers on each answer; ``secure`` adds the promise to stay on https."""

    @app.after_request
    def set_headers(response: Response) -> Response:
        headers = response.headers
        for name, value in ALWAYS:
            headers[name] = value
        headers.setdefault("Referrer-Policy", "same-origin")
        if secure:
            headers[FOR_A_YEAR[0]] = FOR_A_YEAR[1]
        if g.get("person") is not None or g.get("uncacheable"):
            headers["Cache-Control"] = "private, no-store"
        elif "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-cache"
        return response
