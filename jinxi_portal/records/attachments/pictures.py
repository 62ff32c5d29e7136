"""Pictures are kept without what the camera wrote into them: place, time, device, thumbnail."""

import io
import warnings
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from jinxi_portal.records.attachments.file_types import FileType

#: More than any phone takes; a picture that unpacks to more is a bomb.
MOST_PIXELS = 60_000_000
_OPTIONS: dict[FileType, dict[str, Any]] = {
    FileType.JPEG: {"quality": 88, "optimize": True},
    FileType.PNG: {"optimize": False},
    FileType.WEBP: {"quality": 88, "method": 4},
}


def clean_picture(file: IO[bytes], kind: FileType) -> io.BytesIO:
    """The picture upright, its first frame only, without metadata.

    Raises:
        ValidationError: it is damaged or unreasonably large.
    """
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=[kind.name]) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise _too_large()
                # Rebuilt from its pixels, so nothing that stood beside them is carried over.
                upright = ImageOps.exif_transpose(opened)
                upright.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise _too_large() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("这张图片已损坏，打不开。请重新拍照或另存后再传。"), code="damaged") from error
    return _written(upright, kind)


def _written(picture: Image.Image, kind: FileType) -> io.BytesIO:
    picture.info.clear()
    if kind is FileType.JPEG and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    out = io.BytesIO()
    picture.save(out, format=kind.name, icc_profile=None, exif=b"", **_OPTIONS[kind])
    out.seek(0)
    return out


def _too_large() -> ValidationError:
    return ValidationError(_("这张图片的尺寸过大，请缩小后再传。"), code="bomb")
