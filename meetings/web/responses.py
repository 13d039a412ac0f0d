"""Bytes that were made before: strong ETag, a revision time that never goes back, gzip kept beside."""

from datetime import datetime

from flask import Response, request


def stored(
    body: bytes,
    *,
    etag: str,
    content_type: str,
    modified: datetime,
    compressed: bytes | None = None,
    cache: str = "public, no-cache",
    attachment: str | None = None,
) -> Response:
    """Answer with stored bytes, or 304 when the reader has them. If-None-Match wins over If-Modified-Since.

    :param etag: of the final bytes, without quotes; the compressed form gets one of its own.
    :param modified: a monotonic revision time, not the newest row's.
    :param attachment: a file name, for a button that downloads; never for a feed.
    """
    gzip = compressed is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    tag = f'"{etag}-gzip"' if gzip else f'"{etag}"'
    if _known(tag, modified):
        response = Response(status=304)
        del response.headers["Content-Type"]
    else:
        response = Response(compressed if gzip and compressed else body, content_type=content_type)
        if gzip:
            response.headers["Content-Encoding"] = "gzip"
        if attachment:
            response.headers["Content-Disposition"] = f'attachment; filename="{attachment}"'
    headers = response.headers
    headers["ETag"] = tag
    headers["Last-Modified"] = modified.strftime("%a, %d %b %Y %H:%M:%S GMT")
    headers["Cache-Control"] = cache
    if compressed is not None:
        headers["Vary"] = "Accept-Encoding"
    return response


def _known(tag: str, modified: datetime) -> bool:
    asked = request.headers.get("If-None-Match")
    if asked is not None:
        return tag in asked or asked.strip() == "*"
    since = request.if_modified_since
    return since is not None and modified <= since
