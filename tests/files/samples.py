"""Files as people hand them in, made here: whole ones, and ones with a trap."""

import io
import struct
import wave
import zipfile
import zlib

from docx import Document
from PIL import Image

GPS = 0x8825


def picture(
    size: tuple[int, int] = (600, 400), form: str = "JPEG", mode: str = "RGB", **more: object
) -> bytes:
    """A picture: red in its upper left corner, blue elsewhere."""
    image = Image.new("RGB", size, (20, 60, 180))
    image.paste((220, 30, 30), (0, 0, max(1, size[0] // 4), max(1, size[1] // 4)))
    return saved(image.convert(mode), form, **more)


def saved(image: Image.Image, form: str, **more: object) -> bytes:
    into = io.BytesIO()
    image.save(into, form, **more)
    return into.getvalue()


def photo(size: tuple[int, int] = (3000, 2000), turned: int = 6) -> bytes:
    """A photograph of a phone: where it was taken, by which camera, which side is up."""
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "Máy ảnh của ông A"
    gps = exif.get_ifd(GPS)
    gps[1], gps[2] = "N", (20.0, 0.0, 30.0)
    gps[3], gps[4] = "E", (105.0, 51.0, 0.0)
    return picture(size, exif=exif, quality=80)


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(b"\0" * 1000)),
            (b"IEND", b""),
        )
    )


def heic() -> bytes:
    return b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200


def word(*paragraphs: str, extra: dict[str, bytes] | None = None, types: bytes = b"") -> bytes:
    """A .docx; ``extra`` adds parts, ``types`` replaces the type of the main part."""
    document = Document()
    for paragraph in paragraphs or ("Tiểu phẩm: Cây sào mới.",):
        document.add_paragraph(paragraph)
    into = io.BytesIO()
    document.save(into)
    if extra or types:
        into = _repacked(into, extra or {}, types)
    return into.getvalue()


def _repacked(source: io.BytesIO, extra: dict[str, bytes], types: bytes) -> io.BytesIO:
    into = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if types and name == "[Content_Types].xml":
                usual = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                content = content.replace(usual, types)
            if name not in extra:
                new.writestr(name, content)
        for name, content in extra.items():
            new.writestr(name, content)
    return into


def bomb() -> bytes:
    """A .docx of some hundred kilobytes that unpacks to 300 MB."""
    return word(extra={"word/media/den.bin": b"\0" * (300 << 20)})


def pdf(inside: bytes = b"") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + inside + b">>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
        b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
    )


def wav(seconds: float = 0.1) -> bytes:
    into = io.BytesIO()
    with wave.open(into, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\0\1" * int(8000 * seconds))
    return into.getvalue()


def mp3(frames: int = 10, *, tagged: bool = True) -> bytes:
    """Frames of 128 kbit/s at 44.1 kHz: 417 bytes each."""
    tag = b"ID3\x03\0\0\0\0\0\x0a" + b"\0" * 10 if tagged else b""
    return tag + (b"\xff\xfb\x90\x00" + b"\0" * 413) * frames


def ogg() -> bytes:
    return b"OggS\0\2" + b"\0" * 20 + b"\1\x1e" + b"\1vorbis" + b"\0" * 23


def m4a(handler: bytes = b"soun") -> bytes:
    track = _box(b"hdlr", b"\0" * 8 + handler + b"\0" * 12)
    return (
        _box(b"ftyp", b"M4A \0\0\0\0mp42")
        + _box(b"moov", _box(b"trak", track))
        + _box(b"mdat", b"\0" * 64)
    )


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + name + body


def old_word() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return head + "WordDocument".encode("utf-16-le") + b"\0" * 512


def locked_word() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    return head + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512
