"""Measures of a work form on the page of an official document (GB/T 9704-2012, DOMAIN 8.1, 8.3). In points."""

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, TOP = 28 * MM, 37 * MM
WIDTH, HEIGHT = 156 * MM, 225 * MM
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT

COLUMNS = (28 * MM, 50 * MM, 28 * MM, 50 * MM)
ROW = 9 * MM
PAD_X, PAD_Y = 1.6 * MM, 1.0 * MM
LABEL_PAD = 0.9 * MM
"""Six characters of a label fit one line of a 28 mm cell."""
QR_SIDE = 18 * MM

TITLE_SIZE = 22.0
"""二号."""
BODY_SIZE = 12.0
"""小四: labels and contents."""
OPTION_SIZE = 10.0
"""Check-box rows: the five ways of an experience must fit two lines of a 50 mm cell."""
SMALL_SIZE = 9.0
"""小五: header, footer, notes, captions."""
LEADING, TIGHT = 1.5, 1.32
"""Line pitch in type sizes: running text, and what stands in short cells."""

THIN, THICK = 0.5, 0.9
LABEL_GREY = 0.965
MARK_GREY = 0.935
"""Watermark: visible on paper, weaker than any text over it."""
LOOSEST = 0.08
"""Most a character is moved to fill a line, in type sizes; beyond it the line stays ragged."""
