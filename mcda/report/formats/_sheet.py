"""The sheet: A4, what its margins leave, and the room of the lines that run along it; in points."""

from mcda.report.formats._widths import Sheet

MM = 72 / 25.4
MARGIN = 22 * MM
"""Left and right of the text on an upright sheet; on every side of a turned one."""
WIDTH = 210 * MM - 2 * MARGIN
TURNED_WIDTH = 297 * MM - 2 * MARGIN
HEIGHT = (297 - 22 - 20) * MM
"""Of the text on an upright sheet."""
SHEET = Sheet(WIDTH, TURNED_WIDTH, HEIGHT)
FOOT_ROOM = WIDTH - 80
"""For the title beside the page's number."""
HEAD_ROOM = 0.8 * WIDTH
"""For the marking."""
