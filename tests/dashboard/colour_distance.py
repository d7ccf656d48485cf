"""How far two colours lie apart for an eye: CAM02-UCS distances, with full colour blindness simulated.

CIECAM02 as in Moroney et al. 2002 under sRGB's viewing conditions (D65, adapting luminance 64/5π, background 20,
average surround); the uniform space of Luo, Cui and Li 2006; dichromats by the matrices of Machado et al. 2009,
severity 1.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]

TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
CAT02 = np.array([[0.7328, 0.4296, -0.1624], [-0.7036, 1.6975, 0.0061], [0.0030, 0.0136, 0.9834]])
HUNT = np.array([[0.38971, 0.68898, -0.07868], [-0.22981, 1.18340, 0.04641], [0.0, 0.0, 1.0]])
EYES: dict[str, Vector] = {
    "normal": np.eye(3),
    "protan": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deutan": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritan": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
WHITE = np.array([95.047, 100.0, 108.883])
ADAPTING = 64 / math.pi / 5
BACKGROUND = 20.0
IMPACT, EXPONENT, INDUCTION = 0.69, 1.0, 1.0
"""c, N_c and F of an average surround; look.md's table is met with them."""


def linear(colour: str) -> Vector:
    """The linear light of a hex colour, 0 to 1."""
    values = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two hex colours."""
    dark, light = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _respond(values: Vector, level: float) -> Vector:
    """The cones' compressed response."""
    scaled = (level * np.abs(values) / 100) ** 0.42
    return np.sign(values) * 400 * scaled / (scaled + 27.13) + 0.1


def locate(colour: str, eye: str = "normal") -> Vector:
    """A colour's place (J', a', b') as an eye sees it."""
    seen = np.clip(EYES[eye] @ linear(colour), 0, 1)
    k = 1 / (5 * ADAPTING + 1)
    level = 0.2 * k**4 * 5 * ADAPTING + 0.1 * (1 - k**4) ** 2 * (5 * ADAPTING) ** (1 / 3)
    degree = INDUCTION * (1 - 1 / 3.6 * math.exp((-ADAPTING - 42) / 92))
    ratio = BACKGROUND / WHITE[1]
    brightening = 0.725 * ratio**-0.2
    gains = degree * WHITE[1] / (CAT02 @ WHITE) + 1 - degree
    to_cones = HUNT @ np.linalg.inv(CAT02)
    red, green, blue = _respond(to_cones @ (gains * (CAT02 @ (TO_XYZ @ seen * 100))), level)
    white = _respond(to_cones @ (gains * (CAT02 @ WHITE)), level)
    a, b = red - 12 * green / 11 + blue / 11, (red + green - 2 * blue) / 9
    hue = math.atan2(b, a)
    achromatic, top = (2 * r + g + s / 20 - 0.305 for r, g, s in ((red, green, blue), white))
    lightness = 100 * max(achromatic / top, 0) ** (IMPACT * (1.48 + math.sqrt(ratio)))
    eccentricity = 0.25 * (math.cos(hue + 2) + 3.8)
    t = 50000 / 13 * EXPONENT * brightening * eccentricity * math.hypot(a, b) / (red + green + 1.05 * blue)
    chroma = t**0.9 * math.sqrt(lightness / 100) * (1.64 - 0.29**ratio) ** 0.73
    colourfulness = math.log(1 + 0.0228 * chroma * level**0.25) / 0.0228
    return np.array(
        [1.7 * lightness / (1 + 0.007 * lightness), colourfulness * math.cos(hue), colourfulness * math.sin(hue)]
    )


def distance(one: str, other: str, eye: str = "normal") -> float:
    """The CAM02-UCS distance ΔE' of two hex colours."""
    return float(np.linalg.norm(locate(one, eye) - locate(other, eye)))
