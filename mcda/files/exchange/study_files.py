"""The files of a new study, from what another program's file said."""

from __future__ import annotations

from typing import Any

import yaml

from mcda.files.exchange.xmcda import Read
from mcda.files.faults import printable
from mcda.files.yaml import ODD, scalar


def study_files(read: Read, name: str, title: str, source: str) -> dict[str, bytes]:
    """`{relative path: contents}` of a study called `name`.

    source : where it came from, told at the top of its files with what stayed behind
    """
    criteria: dict[str, Any] = {"criteria": read.criteria}
    criteria |= {"views": read.views} if read.views else {}
    study = {"title": title, "criteria": name, "options": name}
    study |= {"marking": read.marking} if read.marking else {}
    files = {f"reports/{name}.yaml": study, f"criteria/{name}.yaml": criteria}
    files |= {f"options/{name}/{option['id']}.yaml": option for option in read.options}
    head = "".join(f"# {printable(line)}\n" for line in (f"Read from {source}.", *read.remarks))
    return {
        path: ((head if path.startswith("reports") else "") + _text(said)).encode()
        for path, said in files.items()
    }


class _Dumper(yaml.SafeDumper):
    """Writes YAML that our reader takes for what it was: no aliases, and text that stays text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _written(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    fit = ODD.sub("\N{REPLACEMENT CHARACTER}", text)
    style = '"' if scalar(fit) != fit else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", fit, style=style)


_Dumper.add_representer(str, _written)


def _text(said: dict[str, Any]) -> str:
    text: str = yaml.dump(said, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text
