import hashlib
import re
import unicodedata

from contest.documents.engine import FONTS
from contest.documents.press import drawable

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")


def test_the_vendored_fonts_are_the_files_that_their_page_names() -> None:
    table = dict(
        re.findall(r"\| (\S+\.ttf) \| ([0-9a-f]{64}) \|", (FONTS / "README.md").read_text())
    )
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")
    }
    assert files == table
    assert len(files) == 4


def test_every_vietnamese_letter_can_be_drawn_in_every_style() -> None:
    vowels = {v for v in VIETNAMESE if unicodedata.normalize("NFD", v)[0] in "aeiouyAEIOUY"}
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in TONES}
    needed = {ord(c) for c in "".join(letters) + VIETNAMESE + "0123456789“”–−×…₫□"}
    for font in FONTS.glob("*.ttf"):
        assert needed <= drawable(font), font.name
