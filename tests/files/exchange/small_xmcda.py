"""A small file as other programs write it, and changes of it."""

from __future__ import annotations

from pathlib import Path

from mcda.files.exchange.xmcda import Read, read_xmcda

NAMESPACE = "http://www.decision-deck.org/2019/XMCDA-3.1.1"
SMALL = f"""\
<x:XMCDA xmlns:x="{NAMESPACE}">
  <alternatives><alternative id="A 1" name="One"/><alternative id="a-1"/></alternatives>
  <criteria><criterion id="g1"/><criterion id="g2" name="Grade"/></criteria>
  <performanceTable>
    <alternativePerformances><alternativeID>A 1</alternativeID>
      <performance><criterionID>g1</criterionID><values><value><integer>3</integer></value></values>
      </performance>
      <performance><criterionID>g2</criterionID><values><value><label>b</label></value></values>
      </performance>
    </alternativePerformances>
    <alternativePerformances><alternativeID>a-1</alternativeID>
      <performance><criterionID>g1</criterionID><values><value><real>4.5</real></value></values>
      </performance>
      <performance><criterionID>g2</criterionID><values><value><label>a</label></value></values>
      </performance>
    </alternativePerformances>
  </performanceTable>
  <criteriaScales>
    <criterionScale><criterionID>g1</criterionID><scales><scale><quantitative>
      <preferenceDirection>min</preferenceDirection>
      <minimum><integer>0</integer></minimum><maximum><real>10.0</real></maximum>
    </quantitative></scale></scales></criterionScale>
    <criterionScale><criterionID>g2</criterionID><scales><scale><qualitative>
      <preferenceDirection>max</preferenceDirection><valuedLabels>
      <valuedLabel><label>a</label><value><integer>1</integer></value></valuedLabel>
      <valuedLabel><label>b</label><value><integer>3</integer></value></valuedLabel>
    </valuedLabels></qualitative></scale></scales></criterionScale>
  </criteriaScales>
  <criteriaValues name="w">
    <criterionValue><criterionID>g1</criterionID><values><value><rational>
      <numerator>1</numerator><denominator>4</denominator></rational></value></values>
    </criterionValue>
    <criterionValue><criterionID>g2</criterionID><values><value><real>0.75</real></value></values>
    </criterionValue>
  </criteriaValues>
</x:XMCDA>
"""


def small(tmp_path: Path, old: str = "", new: str = "", **options: bool) -> Read:
    assert old in SMALL
    path = tmp_path / "small.xml"
    path.write_text(SMALL.replace(old, new, 1) if old else SMALL, encoding="utf-8")
    return read_xmcda(path, **options)
