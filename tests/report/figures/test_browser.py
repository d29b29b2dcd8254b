"""Chromium lays text out as the estimate says it does."""

import re
import shutil
import subprocess

import pytest

from mcda.files.languages import shipped
from mcda.report.figures import FIGURES
from mcda.report.say import speaking
from tests.report.figures.cases import all_records

CHECK = """<script>
const found = [];
for (const svg of document.querySelectorAll("svg")) {
  const title = svg.querySelector("title").textContent;
  const [width, height] = ["width", "height"].map((key) => +svg.getAttribute(key));
  const lines = [...svg.querySelectorAll("text")].map((node) => [node.textContent, node.getBBox()]);
  lines.forEach(([words, box], i) => {
    const cut = box.x < -2 || box.x + box.width > width + 2 || box.y + box.height > height + 4;
    if (cut) found.push(`${title} ${width}: cut: ${words}`);
    for (const [others, other] of lines.slice(i + 1))
      if (box.x < other.x + other.width - 1 && other.x < box.x + box.width - 1 &&
          box.y + 3.2 < other.y + other.height - 3.2 && other.y + 3.2 < box.y + box.height - 3.2)
        found.push(`${title} ${width}: ${words} on ${others}`);
  });
}
document.title = `checked ${document.querySelectorAll("text").length}`;
document.body.textContent = found.join("\\n");
</script>"""


@pytest.mark.browser
@pytest.mark.parametrize("names", ["plain", "long", "solid", "japanese"])
def test_no_text_is_cut_or_covered_in_a_browser(tmp_path, names):
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    assert chromium, "this test needs Chromium"
    with speaking(shipped("ja" if names == "japanese" else "en")):
        figures = [FIGURES.load(name)(record) for name, record in all_records(7, 6, names).items()]
    drawings = "".join(figure.wide + figure.narrow for figure in figures)
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{drawings}{CHECK}", "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'u'}"]
    done = subprocess.run(
        [chromium, *options, "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert int(re.search(r"<title>checked (\d+)", done.stdout)[1]) > 300
    assert re.search(r"<body>(.*)</body>", done.stdout, re.DOTALL)[1].strip() == ""
