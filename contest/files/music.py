"""Music: MP3, M4A, WAV and OGG, told from video and from broken files by their structure.

Part of the work beside the server (``inspection.py``).
"""

from enum import Enum
from pathlib import Path

_BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Of layer III in kbit/s by version bits: 3 is MPEG-1; 2 and 0 are MPEG-2 and 2.5."""
_SAMPLE_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_FRAMES_WANTED = 3
_PADDING = 1 << 16
"""Bytes between a tag and the first frame that encoders leave empty."""

_WAV_SOUND = frozenset({1, 3, 6, 7, 0xFFFE})
"""Formats of a WAV that every player knows: PCM, float, A-law, µ-law, extensible."""


class Music(Enum):
    """What a file of music is; the value is its media type."""

    MP3 = "audio/mpeg"
    M4A = "audio/mp4"
    WAV = "audio/wav"
    OGG = "audio/ogg"
    VIDEO = "video"
    DAMAGED = "damaged"


def music_of(path: Path, head: bytes) -> Music | None:
    """What it is, or None when it is no music at all."""
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return _wav(head)
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return Music.VIDEO
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return Music.VIDEO
    if head.startswith(b"OggS"):
        return _ogg(head)
    if head[4:8] == b"ftyp":
        return _mp4(path.read_bytes())
    is_mp3 = head.startswith(b"ID3") or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")
    return _mp3(path.read_bytes()) if is_mp3 else None


def _wav(head: bytes) -> Music:
    at = 12
    while at + 8 <= len(head):
        name, size = head[at : at + 4], int.from_bytes(head[at + 4 : at + 8], "little")
        if name == b"fmt ":
            sound = int.from_bytes(head[at + 8 : at + 10], "little")
            return Music.WAV if sound in _WAV_SOUND else Music.DAMAGED
        at += 8 + size + size % 2
    return Music.DAMAGED


def _ogg(head: bytes) -> Music | None:
    if len(head) < 28:
        return Music.DAMAGED
    first = head[27 + head[26] :]
    if b"\x80theora" in head:
        return Music.VIDEO
    is_sound = first.startswith((b"\x01vorbis", b"OpusHead", b"\x7fFLAC", b"Speex   "))
    return Music.OGG if is_sound else None


def _mp4(content: bytes) -> Music:
    """A tree of boxes: of use when it has its index, and music when no track is a video."""
    index = None
    has_sound = False
    at = 0
    while at + 8 <= len(content):
        size, name = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16])
        elif size == 0:
            size = len(content) - at
        if size < 8 or at + size > len(content):
            return Music.DAMAGED
        if name == b"moov":
            index = content[at : at + size]
        has_sound = has_sound or name == b"mdat"
        at += size
    if index is None or not has_sound:
        return Music.DAMAGED
    handlers = {
        index[found + 12 : found + 16]
        for found in range(len(index))
        if index.startswith(b"hdlr", found)
    }
    if b"vide" in handlers:
        return Music.VIDEO
    return Music.M4A if b"soun" in handlers else Music.DAMAGED


def _mp3(content: bytes) -> Music | None:
    tagged = content.startswith(b"ID3") and len(content) > 10
    at = _tag_size(content) if tagged else 0
    last = min(at + _PADDING, len(content) - 4)
    while at < last and content[at] == 0:
        at += 1
    for _ in range(_FRAMES_WANTED):
        length = _frame_length(content[at : at + 4])
        if length is None:
            return Music.DAMAGED if tagged else None
        at += length
    return Music.MP3


def _tag_size(content: bytes) -> int:
    size = 0
    for byte in content[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size


def _frame_length(header: bytes) -> int | None:
    """Bytes of a layer III frame with this header; None for anything else."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return None
    version = header[1] >> 3 & 3
    bitrate, rate = header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or bitrate in (0, 15) or rate == 3:
        return None
    kilobits = _BITRATES[3 if version == 3 else 2][bitrate]
    factor = 144_000 if version == 3 else 72_000
    return factor * kilobits // _SAMPLE_RATES[version][rate] + (header[2] >> 1 & 1)
