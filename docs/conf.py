"""How the documentation is built: `make docs`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "mcda"
author = "the mcda team"
extensions = ["myst_parser", "library_pages"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["mcda.css"]
html_title = "mcda"
html_show_sphinx = False
html_show_copyright = False
myst_heading_anchors = 3
suppress_warnings = ["myst.header", "myst.xref_missing"]  # links to files outside docs/ are tested
