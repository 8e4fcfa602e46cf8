"""Shrinks a picture to web size and leaves everything behind that is not the picture.

Part of the work beside the server (``inspection.py``). A phone writes into a photograph where and
when it was taken; what is kept is drawn anew and has the picture alone.
"""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from contest.files.rules.kinds import LONGEST_SIDE, THUMBNAIL_SIDE

MOST_PIXELS = 130_000_000
"""Phones take up to 108 million; a bomb has thousands of millions."""
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 85

Image.MAX_IMAGE_PIXELS = MOST_PIXELS


class PictureError(Exception):
    """The picture cannot be kept.

    Attributes:
        code: names the sentence that says why.
    """

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def shrink(path: Path, made: Path, small: Path) -> None:
    """Write the picture at web size to ``made`` and its thumbnail to ``small``, both as JPEG.

    Raises:
        PictureError: too many pixels, or not to be read to its end.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as opened:
                picture = _fitted(opened, LONGEST_SIDE)
        _write(picture, made)
        _write(_fitted(picture, THUMBNAIL_SIDE), small)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise PictureError("file_picture_too_large") from error
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, TypeError) as error:
        raise PictureError("file_damaged") from error


def _fitted(picture: Image.Image, side: int) -> Image.Image:
    """Upright, in sRGB on white, no side longer than ``side`` pixels."""
    picture.draft("RGB", (side, side))  # JPEG decodes straight to a smaller size
    picture.load()
    turned = ImageOps.exif_transpose(picture)
    if turned.mode.startswith("I"):  # 16 bits of grey; a plain conversion would cut them off
        turned = turned.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    ratio = min(1, side / max(turned.size))
    # Shrunk before anything else is done to it: later steps then work on few pixels.
    if ratio < 1:
        if turned.mode not in ("RGB", "RGBA", "L", "LA", "CMYK"):
            turned = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
        size = (max(1, round(turned.width * ratio)), max(1, round(turned.height * ratio)))
        turned = turned.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    return _on_white(_in_srgb(turned, picture.info.get("icc_profile")))


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = "RGBA" if picture.mode == "RGBA" else "RGB"
        shown = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode=target
        )
    except (ImageCms.PyCMSError, OSError):
        return picture  # a profile that cannot be read is as good as none
    return picture if shown is None else shown


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _write(picture: Image.Image, target: Path) -> None:
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    target.touch(mode=0o600)
    clean.save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
