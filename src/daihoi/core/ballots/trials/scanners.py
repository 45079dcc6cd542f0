"""Scanners, phones and what happens to paper: what a picture of a marked ballot goes through."""

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from daihoi.core.ballots.trials.wear import worn

Picture = NDArray[np.uint8]


class Condition(StrEnum):
    """How well a page was scanned."""

    CLEAN = "clean"
    OFFICE = "office"
    WORN = "worn"
    HARD = "hard"
    PHONE = "phone"


class Mode(StrEnum):
    """What the scanner keeps of the colours."""

    COLOUR = "colour"
    GREY = "grey"
    BILEVEL = "bilevel"


@dataclass(frozen=True)
class Scan:
    """A finished scan, as JPEG or, bilevel, as PNG or TIFF."""

    data: bytes
    suffix: str


def scanned(pixels: Picture, per_mm: float, condition: Condition, random: Random) -> Scan:
    """Scan a sheet under a condition."""
    match condition:
        case Condition.CLEAN:
            return _stored(pixels, Mode.COLOUR, 92)
        case Condition.OFFICE:
            picture = _office(pixels, per_mm, random)
        case Condition.WORN:
            picture = _office(worn(pixels, per_mm, random), per_mm, random)
        case Condition.HARD:
            picture = _hard(pixels, per_mm, random)
        case Condition.PHONE:
            return _stored(_photographed(pixels, random), Mode.COLOUR, random.randint(60, 85))
    mode = random.choice((Mode.COLOUR, Mode.COLOUR, Mode.GREY, Mode.BILEVEL))
    quality = random.randint(40 if condition is Condition.WORN else 55, 90)
    return _stored(np.ascontiguousarray(np.rot90(picture, random.randrange(4))), mode, quality)


def stamp(pixels: Picture, per_mm: float, centre: tuple[float, float], random: Random) -> None:
    """Put the committee's round red stamp down."""
    middle = (round(centre[0] * per_mm), round(centre[1] * per_mm))
    cover = np.zeros(pixels.shape[:2], np.uint8)
    for radius, width in ((17.5, 0.9), (16.0, 0.3), (9.5, 0.4)):
        cv2.circle(cover, middle, round(radius * per_mm), 255, max(1, round(width * per_mm)), cv2.LINE_AA)
    for at in range(26):
        angle = at / 26 * 2 * np.pi
        spot = (middle[0] + round(12.8 * per_mm * np.cos(angle)), middle[1] + round(12.8 * per_mm * np.sin(angle)))
        cv2.putText(
            cover,
            random.choice("DANGBOTINH"),
            spot,
            cv2.FONT_HERSHEY_SIMPLEX,
            per_mm * 0.08,
            255,
            max(1, round(per_mm * 0.3)),
        )
    cv2.circle(cover, middle, round(5 * per_mm), 255, -1)
    share = cover[:, :, None] / np.float32(255) * random.uniform(0.6, 0.9)
    pixels[:] = (pixels * (1 - share * (1 - np.array((60, 50, 200), np.float32) / 255))).astype(np.uint8)


def _office(pixels: Picture, per_mm: float, random: Random) -> Picture:
    picture = _skewed(pixels, random.uniform(-2, 2), random)
    if random.random() < 0.3:
        _dust_line(picture, per_mm, random)
    _specks(picture, per_mm, random.randint(0, 25), random)
    return _noisy(cv2.GaussianBlur(picture, (0, 0), random.uniform(0.4, 0.8)), random.uniform(1, 5), random)


def _hard(pixels: Picture, per_mm: float, random: Random) -> Picture:
    picture = pixels.copy()
    if random.random() < 0.5:
        _fold(picture, per_mm, random)
    if random.random() < 0.3:
        _band(picture, per_mm, random)
    picture = _skewed(picture, random.uniform(-5, 5), random)
    if random.random() < 0.4:
        _dust_line(picture, per_mm, random)
    _specks(picture, per_mm, random.randint(0, 120), random)
    picture = _shaded(picture, random.uniform(0.1, 0.4), random)
    return _noisy(cv2.GaussianBlur(picture, (0, 0), random.uniform(0.6, 1.2)), random.uniform(4, 11), random)


def _photographed(pixels: Picture, random: Random) -> Picture:
    height, width = pixels.shape[:2]
    room = 0.08
    canvas = (round(width * (1 + 2 * room)), round(height * (1 + 2 * room)))
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    moved = corners + np.array((room * width, room * height), np.float32)
    moved += np.array(
        [(random.uniform(-1, 1) * 0.05 * width, random.uniform(-1, 1) * 0.05 * height) for _ in range(4)], np.float32
    )
    matrix = cv2.getPerspectiveTransform(corners, moved)
    table = (random.randint(40, 120), random.randint(50, 110), random.randint(60, 130))
    picture = cv2.warpPerspective(pixels, matrix, canvas, flags=cv2.INTER_LINEAR, borderValue=table)
    picture = _shaded(picture, random.uniform(0.2, 0.5), random)
    picture = np.ascontiguousarray(np.rot90(picture, random.randrange(4)))
    return _noisy(cv2.GaussianBlur(picture, (0, 0), random.uniform(0.6, 1.3)), random.uniform(2, 7), random)


def _skewed(pixels: Picture, degrees: float, random: Random) -> Picture:
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    matrix[:, 2] += (random.uniform(-0.004, 0.004) * width, random.uniform(-0.004, 0.004) * height)
    shade = random.choice((255, 250, 240))
    return np.asarray(cv2.warpAffine(pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(shade,) * 3))


def _dust_line(pixels: Picture, per_mm: float, random: Random) -> None:
    x = random.randrange(pixels.shape[1])
    width = max(1, round(random.uniform(0.1, 0.35) * per_mm))
    part = pixels[:, x : x + width]
    part[:] = (part * random.uniform(0.2, 0.8)).astype(np.uint8)


def _specks(pixels: Picture, per_mm: float, count: int, random: Random) -> None:
    for _ in range(count):
        spot = (random.randrange(pixels.shape[1]), random.randrange(pixels.shape[0]))
        cv2.circle(pixels, spot, max(0, round(random.uniform(0.05, 0.35) * per_mm)), (random.randint(20, 90),) * 3, -1)


def _fold(pixels: Picture, per_mm: float, random: Random) -> None:
    height, width = pixels.shape[:2]
    cover = np.zeros((height, width), np.uint8)
    middle, tilt = random.uniform(0.2, 0.8) * height, random.uniform(-0.02, 0.02) * height
    cv2.line(
        cover,
        (0, round(middle)),
        (width, round(middle + tilt)),
        255,
        max(1, round(random.uniform(0.2, 0.5) * per_mm)),
        cv2.LINE_AA,
    )
    soft = cv2.GaussianBlur(cover, (0, 0), 0.15 * per_mm)[:, :, None] / np.float32(255)
    pixels[:] = (pixels * (1 - soft * random.uniform(0.1, 0.45))).astype(np.uint8)


def _band(pixels: Picture, per_mm: float, random: Random) -> None:
    x, width = random.randrange(pixels.shape[1]), round(random.uniform(3, 15) * per_mm)
    part = pixels[:, x : x + width]
    part[:] = (part * random.uniform(0.8, 0.93)).astype(np.uint8)


def _shaded(pixels: Picture, depth: float, random: Random) -> Picture:
    height, width = pixels.shape[:2]
    across = np.linspace(0, 1, width, dtype=np.float32)
    down = np.linspace(0, 1, height, dtype=np.float32)
    lean = random.uniform(-1, 1)
    field = np.clip(lean * across[None, :] + (1 - abs(lean)) * down[:, None], 0, 1)
    return (pixels * (1 - depth * field)[:, :, None]).astype(np.uint8)


def _noisy(pixels: Picture, sigma: float, random: Random) -> Picture:
    noise = np.random.default_rng(random.randrange(2**32)).normal(0, sigma, pixels.shape[:2]).astype(np.float32)
    return np.asarray(np.clip(pixels + noise[:, :, None], 0, 255), np.uint8)


def _stored(pixels: Picture, mode: Mode, quality: int) -> Scan:
    if mode is Mode.COLOUR:
        return Scan(cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes(), ".jpg")
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    if mode is Mode.GREY:
        return Scan(cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes(), ".jpg")
    level = cv2.threshold(grey, 0.6 * np.median(grey), 255, cv2.THRESH_BINARY)[1]
    if quality % 2:
        return Scan(cv2.imencode(".png", level, [cv2.IMWRITE_PNG_BILEVEL, 1])[1].tobytes(), ".png")
    fax = BytesIO()
    Image.fromarray(level).convert("1").save(fax, "TIFF", compression="group4")
    return Scan(fax.getvalue(), ".tif")


def is_grey(scan: Scan) -> bool:
    """Tell whether a scan has no colours."""
    return bool(cv2.imdecode(np.frombuffer(scan.data, np.uint8), cv2.IMREAD_UNCHANGED).ndim == 2)


def in_grey(scan: Scan) -> Scan:
    """Give a scan as the same scanner keeps it without its colours."""
    grey = cv2.imdecode(np.frombuffer(scan.data, np.uint8), cv2.IMREAD_GRAYSCALE)
    return Scan(cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, 80])[1].tobytes(), ".jpg")
