"""Pictures and a recording that a party might bring: drawn here, of nobody real."""

import io
import math
import struct
import wave
from pathlib import Path

import manimgx_fonts_cjk
from PIL import Image, ImageDraw, ImageFont

_FONT = next(Path(manimgx_fonts_cjk.__file__).parent.glob("*.ttc"))
#: The face of simplified Chinese in the collection.
_FACE = 2
_INK, _PAPER, _LINE = "#2b2b2b", "#fbf8ef", "#9a9488"


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size, index=_FACE)


def attendance_sheet(name: str, month: str, days: int) -> bytes:
    """A sheet of attendance, photographed flat: wider than high."""
    picture = Image.new("RGB", (1280, 880), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.text((430, 40), f"{month}考勤表", font=_font(52), fill=_INK)
    draw.text((80, 130), f"姓名：{name}    岗位：保洁    出勤：{days} 天", font=_font(32), fill=_INK)
    small = _font(24)
    for day in range(1, 31):
        column, row = (day - 1) % 10, (day - 1) // 10
        left, top = 80 + column * 112, 210 + row * 170
        draw.rectangle([left, top, left + 112, top + 170], outline=_LINE, width=2)
        draw.text((left + 12, top + 8), str(day), font=small, fill=_LINE)
        if day <= days:
            draw.line([(left + 30, top + 100), (left + 50, top + 125), (left + 88, top + 65)], fill=_INK, width=5)
    draw.text((80, 760), "负责人签字：", font=_font(32), fill=_INK)
    draw.line([(290, 800), (330, 760), (360, 805), (400, 750), (450, 800)], fill=_INK, width=4)
    return _jpeg(picture)


def chat(title: str, said: tuple[tuple[bool, str], ...]) -> bytes:
    """A screenshot of a talk: what the owner of the phone wrote stands at the right."""
    picture = Image.new("RGB", (720, 1400), "#ededed")
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 0, 720, 96], fill="#f7f7f7")
    draw.text((40, 28), title, font=_font(34), fill=_INK)
    font, top = _font(30), 140
    for mine, words in said:
        lines = [words[start : start + 15] for start in range(0, len(words), 15)]
        width = max(int(font.getlength(line)) for line in lines) + 48
        height = 44 * len(lines) + 32
        left = 720 - width - 40 if mine else 40
        draw.rounded_rectangle([left, top, left + width, top + height], 14, fill="#95ec69" if mine else "#ffffff")
        for place, line in enumerate(lines):
            draw.text((left + 24, top + 14 + 44 * place), line, font=font, fill=_INK)
        top += height + 36
    return _jpeg(picture)


def recording(seconds: int = 6) -> bytes:
    """A quiet tone instead of voices."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        waves = (int(1500 * math.sin(step / 6)) for step in range(8000 * seconds))
        sound.writeframes(b"".join(struct.pack("<h", value) for value in waves))
    return out.getvalue()


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
