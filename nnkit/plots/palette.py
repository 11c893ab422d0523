"""Colours and markers that everyone can tell apart, and that never stand alone.

Readers differ in how they see colour, and some print in black and white. So classes differ in
marker and hatching as well as in colour, signs in their dashes, and text on a coloured ground is
black or white, whichever is easier to read.
"""

from itertools import cycle, islice

from matplotlib.colors import LinearSegmentedColormap, to_rgb

__all__ = [
    "ACCENT",
    "CLASS_COLOURS",
    "FAINT",
    "HATCHES",
    "INK",
    "LOW_TO_HIGH",
    "MARKERS",
    "MUTED",
    "NEGATIVE",
    "PAPER",
    "POSITIVE",
    "class_styles",
    "text_colour",
    "tint",
]

INK = "#1b1b1b"
MUTED = "#444444"
FAINT = "#b9b9b9"
PAPER = "#f6f6f2"
ACCENT = "#f5d9a3"

LOW_TO_HIGH = LinearSegmentedColormap.from_list("low to high", ["#9ecbe8", PAPER, "#f5b957"])
"""For a plane of numbers, as in the widgets, whose style sheet has the same three."""

CLASS_COLOURS = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#6b6b6b",
)  # fmt: skip
"""Wong (2011), "Points of view: Color blindness", and a grey in the place of its black."""

POSITIVE, NEGATIVE = CLASS_COLOURS[5], CLASS_COLOURS[0]

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*", "<", ">", "p")
HATCHES = ("", "///", "...", "\\\\\\", "++", "xx", "---", "|||", "oo")
"""No two of the three sequences are equally long: together they repeat late."""


def class_styles(classes: int) -> list[tuple[str, str, str]]:
    """Return a colour, a marker and a hatching for each class.

    Parameters
    ----------
    classes : int ≥ 0

    Examples
    --------
    >>> class_styles(2)
    [('#0072b2', 'o', ''), ('#e69f00', 's', '///')]
    """
    endless = zip(cycle(CLASS_COLOURS), cycle(MARKERS), cycle(HATCHES), strict=True)
    return list(islice(endless, classes))


def tint(colour: str, *, strength: float = 0.3) -> tuple[float, float, float]:
    """Return `colour` thinned with white, as a ground for points and text.

    Parameters
    ----------
    colour : str
        Any colour that matplotlib knows.
    strength : float in [0, 1], default 0.3
        0 is white, 1 the colour itself.

    Examples
    --------
    >>> tint("black", strength=0.25)
    (0.75, 0.75, 0.75)
    """
    red, green, blue = (1 - strength * (1 - part) for part in to_rgb(colour))
    return red, green, blue


def text_colour(ground: str | tuple[float, float, float, float]) -> str:
    r"""Return the colour, dark or white, in which text on `ground` has the higher contrast.

    .. math:: \frac{L_\text{light} + 0.05}{L_\text{dark} + 0.05}

    is the contrast of two colours of the luminances :math:`L`.

    Parameters
    ----------
    ground : str or tuple of 4 floats
        Any colour that matplotlib knows; its opacity is ignored.

    References
    ----------
    W3C, Web Content Accessibility Guidelines 2.2, "contrast ratio".

    Examples
    --------
    >>> text_colour("white"), text_colour("navy")
    ('#1b1b1b', 'white')
    """
    luminance, dark = _luminance(ground), _luminance(INK)
    return INK if (luminance + 0.05) ** 2 > 1.05 * (dark + 0.05) else "white"


def _luminance(colour: str | tuple[float, float, float, float]) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
