"""Where to go after signing in: only to a path of this very site."""

from urllib.parse import urlsplit


def own_path(text: str | None) -> str | None:
    """The text if it is a path here (``/hoi-thi/…``), else None.

    Browsers take ``//host``, ``/\\host`` and control signs for the beginning of another address.
    """
    if not text or not text.startswith("/") or text.startswith("//"):
        return None
    if "\\" in text or any(ord(sign) < 0x20 or ord(sign) == 0x7F for sign in text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if not parts.scheme and not parts.netloc else None
