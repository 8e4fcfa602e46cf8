"""What a file is, is told by its content; what could do harm is refused with its sentence."""

import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image

from contest.files.inspection import inspected
from contest.files.rules.kinds import EVERY_KIND, WORD_TYPE, Kind
from contest.files.sentences import SENTENCES
from tests.files import samples
from tests.files.kept import DOCUMENTS

PICTURES = frozenset({Kind.PICTURE})


@dataclass(frozen=True, slots=True)
class Found:
    """What the work beside the server said, and the bytes that it made."""

    media_type: str | None
    refused: str | None
    kept: bytes
    small: bytes | None


@pytest.fixture
def look(tmp_path: Path) -> "Looking":
    return Looking(tmp_path)


@dataclass(frozen=True, slots=True)
class Looking:
    """The inspection as the server asks for it, on files of this folder."""

    folder: Path

    def __call__(self, data: bytes, kinds: frozenset[Kind] = EVERY_KIND) -> Found:
        path, made, small = (self.folder / name for name in ("given", "made", "small"))
        path.write_bytes(data)
        asked = {"path": str(path), "made": str(made), "small": str(small), "kinds": list(kinds)}
        said = json.loads(inspected(json.dumps(asked).encode()))
        return Found(
            media_type=said.get("media_type"),
            refused=said.get("refused"),
            kept=(made if made.exists() else path).read_bytes(),
            small=small.read_bytes() if small.exists() else None,
        )

    def refusal(self, data: bytes, kinds: frozenset[Kind] = EVERY_KIND) -> str | None:
        """The code of why it is not kept; there is a sentence for it."""
        found = self(data, kinds)
        assert found.refused is None or found.refused in SENTENCES
        return found.refused


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (samples.picture(), "image/jpeg"),
        (samples.picture(form="PNG", mode="P"), "image/jpeg"),
        (samples.picture(form="WEBP"), "image/jpeg"),
        (samples.picture(mode="CMYK"), "image/jpeg"),
        (samples.pdf(), "application/pdf"),
        (samples.word(), WORD_TYPE),
        ("Cảnh 1. Sân nhà".encode(), "text/plain"),
        ("Cảnh 1. Sân nhà".encode("utf-16"), "text/plain"),
        (samples.mp3(), "audio/mpeg"),
        (samples.mp3(tagged=False), "audio/mpeg"),
        (samples.wav(), "audio/wav"),
        (samples.ogg(), "audio/ogg"),
        (samples.m4a(), "audio/mp4"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_what_it_contains(look: Looking, data: bytes, media_type: str) -> None:
    assert look(data).media_type == media_type


def test_text_is_kept_in_utf_8_whatever_unicode_it_came_in(look: Looking) -> None:
    assert look("Sân nhà".encode("utf-16")).kept == "Sân nhà".encode()


def opened(found: Found) -> Image.Image:
    assert found.media_type == "image/jpeg"
    return Image.open(io.BytesIO(found.kept))


def test_a_photograph_is_upright_small_and_says_nothing_of_where_it_was_taken(
    look: Looking,
) -> None:
    found = look(samples.photo())
    kept = opened(found)
    assert kept.size == (1333, 2000)
    assert not kept.getexif()
    assert all(name.startswith(("jfif", "progress")) for name in kept.info)
    # Lying on its side, the red corner is upper left; upright, it is upper right.
    assert kept.getpixel((kept.width - 20, 20))[0] > 180  # type: ignore[index]
    assert "Máy ảnh".encode() not in found.kept
    assert found.small is not None
    thumbnail = Image.open(io.BytesIO(found.small))
    assert max(thumbnail.size) == 480
    assert not thumbnail.getexif()


def test_comments_and_what_hangs_behind_a_picture_are_left_behind(look: Looking) -> None:
    kept = look(
        samples.picture(comment=b"<script>alert(1)</script>") + b"PK\3\4<html>so hidden"
    ).kept
    assert b"script" not in kept
    assert b"hidden" not in kept


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16"])
def test_every_way_to_write_a_picture_is_kept_as_it_looks(look: Looking, mode: str) -> None:
    image = Image.new("RGBA", (2400, 1200), (0, 0, 0, 0))
    if mode == "I;16":
        bright = Image.new("I;16", (2400, 1200), 65535)
        data = samples.saved(bright, "PNG")
    elif mode in ("RGBA", "LA"):
        data = samples.saved(image.convert(mode), "PNG")
    else:
        data = samples.saved(Image.new("RGB", (2400, 1200), "white").convert(mode), "PNG")
    kept = opened(look(data))
    assert kept.size == (2000, 1000)
    assert kept.getpixel((10, 10)) == (255, 255, 255)


def test_a_thread_of_a_picture_is_no_trouble(look: Looking) -> None:
    assert opened(look(samples.picture((1, 30_000), "PNG"))).size == (1, 2000)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (samples.png_header(60_000, 60_000), "file_picture_too_large"),
        (samples.png_header(600, 600), "file_damaged"),
        (samples.picture((800, 800))[:-2000], "file_damaged"),
        (b"\xff\xd8\xff\xe0", "file_damaged"),
        (samples.heic(), "file_heic"),
        (b"GIF89a" + b"\0" * 50, "file_picture_other"),
    ],
    ids=["bomb", "hollow", "cut", "nothing", "heic", "gif"],
)
def test_a_picture_that_cannot_be_kept_has_its_sentence(
    look: Looking, data: bytes, code: str
) -> None:
    assert look.refusal(data, PICTURES) == code


MACRO = b"application/vnd.ms-word.document.macroEnabled"
TEMPLATE = (
    b'<Relationships><Relationship Type="x/attachedTemplate" Target="http://xa.vn/t.dotm"'
    b' TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (samples.word(extra={"word/vbaProject.bin": b"\0"}), "file_with_macros"),
        (samples.word(extra={"word/VBAPROJECT.BIN": b"\0"}), "file_with_macros"),
        (samples.word(types=MACRO), "file_with_macros"),
        (samples.word(extra={"word/activeX/activeX1.bin": b"\0"}), "file_with_macros"),
        (samples.word(extra={"word/_rels/settings.xml.rels": TEMPLATE}), "file_with_macros"),
        (samples.old_word(), "file_word_old"),
        (samples.locked_word(), "file_with_password"),
        (samples.word()[:-300], "file_damaged"),
        (samples.word()[:3000] + b"\0" * 20 + samples.word()[3020:], "file_damaged"),
        (samples.pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >> "), "file_pdf_acts"),
        (samples.pdf()[:60], "file_damaged"),
        (b"B\xb5i th\xac v\xd2 qu\xaa", "file_text_unreadable"),
    ],
    ids=["vba", "vba capitals", "docm", "activex", "template", "doc", "password", "cut",
         "scratched", "pdf acts", "pdf cut", "old letters"],
)  # fmt: skip
def test_a_document_that_could_do_harm_has_its_sentence(
    look: Looking, data: bytes, code: str
) -> None:
    assert look.refusal(data) == code


def test_a_document_that_unpacks_to_a_mountain_is_refused(look: Looking) -> None:
    assert look.refusal(samples.bomb()) == "file_bomb"


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\xef\xbb\xbf  <!DOCTYPE html><script>alert(1)</script>",
        b"<?xml version='1.0'?><svg/>",
        b"{\\rtf1\\ansi abc}",
        b"#!/bin/sh\nrm -rf /",
        b"MZ\x90\0\3\0\0\0" + b"\0" * 100,
        b"\x7fELF" + b"\0" * 100,
        b"PK\3\4" + b"\0" * 100,
        b"Rar!\x1a\7\0" + b"\0" * 50,
        b"\0" * 500,
        b"abc\x07\x1bdef",
    ],
    ids=["svg", "html", "xml", "rtf", "script", "exe", "elf", "zip", "rar", "zeros", "bells"],
)  # fmt: skip
def test_what_nobody_can_name_is_not_kept(look: Looking, data: bytes) -> None:
    assert look.refusal(data) in ("file_unknown", "file_damaged")


def test_a_spreadsheet_is_not_taken_for_a_document(look: Looking) -> None:
    into = io.BytesIO()
    Workbook().save(into)
    assert look.refusal(into.getvalue(), DOCUMENTS) == "file_unknown"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (samples.m4a(b"vide"), "file_video"),
        (samples.m4a()[:-20], "file_damaged"),
        (samples.mp3(1), "file_damaged"),
        (b"\x1a\x45\xdf\xa3" + b"\0" * 90, "file_video"),
        (b"RIFF\0\0\0\0AVI " + b"\0" * 90, "file_video"),
        (samples.wav()[:20], "file_damaged"),
    ],
)
def test_music_that_is_none_has_its_sentence(look: Looking, data: bytes, code: str) -> None:
    assert look.refusal(data) == code


def test_the_wrong_kind_for_a_place_is_refused_there(look: Looking) -> None:
    assert look.refusal(samples.pdf(), PICTURES) == "file_not_wanted"
    assert look.refusal(samples.picture(), DOCUMENTS) == "file_not_wanted"
