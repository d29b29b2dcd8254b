"""`mcda init` and `mcda schema`: a study that runs at once, and what editors read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from mcda.files.load import load_study
from mcda.files.schema.editor import SHAPES, editor_schema
from mcda.files.starting import starter
from tests.cli.conftest import Mcda

ROOT = Path(__file__).parents[2]
NAMED = ("properties", "patternProperties", "$defs")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_study_passes_check_and_report(here: Path, mcda: Mcda, monkeypatch: Any) -> None:
    made = mcda("init", "New plan", "--title", 'A "new": plan #1 {x} 🙂\u2028')
    assert made.code == 0
    assert "Next: cd 'New plan' && mcda report" in made.err
    monkeypatch.chdir(here / "New plan")
    checked = mcda("check")
    assert (checked.code, checked.out) == (0, "reports/new-plan.yaml: no problems\n")
    assert mcda("report").code == 0
    assert load_study("reports/new-plan.yaml").title == 'A "new": plan #1 {x} 🙂\u2028'
    ranges = json.loads(mcda("ranges", "--json").out)["options"]
    assert {option: row["status"] for option, row in ranges.items()} == dict.fromkeys(
        ("old-mill", "riverside", "stay"), "strict"
    )


@pytest.mark.parametrize("name", ["2026", "true", "null", "1e3", "0x1f", "office", "my-office"])
def test_a_folder_may_be_called_as_a_number_is(
    here: Path, mcda: Mcda, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert mcda("init", name).code == 0
    monkeypatch.chdir(here / name)
    assert mcda("check").out == f"reports/{name}.yaml: no problems\n"
    text = Path(f"reports/{name}.yaml").read_text()
    assert yaml.safe_load(text)["criteria"] == name
    assert f"# criteria/{name}.yaml\n" in text


def test_its_comments_name_its_own_files(here: Path) -> None:
    files = starter("plan")
    assert not [
        path for path, data in files.items() if "office." in data.decode() or "office" in path
    ]
    for path, data in files.items():
        if path.endswith(".yaml"):
            line = data.decode().partition("\n")[0]
            target = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
            assert target, path
            assert (Path(path).parent / target[1]).as_posix().count("..") == path.count("/")
            assert f"schema/{Path(target[1]).name}" in files


@pytest.mark.parametrize("taken", ["reports/x.yaml", "options/a/b.yml", "schema/option.json"])
def test_what_is_there_is_never_overwritten(here: Path, mcda: Mcda, taken: str) -> None:
    path = here / "d" / taken
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    refused = mcda("init", "d")
    assert refused.code == 4
    assert taken in refused.err
    assert [p for p in here.rglob("*") if p.is_file()] == [path]
    assert path.read_text() == "mine"


@pytest.mark.parametrize("folder", [".", "file", "file/below", "x" * 300, "-"])
def test_odd_folders(here: Path, mcda: Mcda, folder: str) -> None:
    (here / "file").write_text("")
    made = mcda("init", folder)
    if folder in (".", "-"):  # the working directory, and a folder called as an option begins
        assert made.code == 0
        assert mcda("check", str(next(here.rglob("reports/*.yaml")))).code == 0
    else:
        assert made.code == 4
        assert made.err.startswith("mcda: cannot write ")
        assert "Traceback" not in made.err


@pytest.mark.parametrize("title", ["a\tb", "a\nb", "\x1b[31m", "\u202e", "\ufffe"])
def test_a_title_that_cannot_be_shown(here: Path, mcda: Mcda, title: str) -> None:
    refused = mcda("init", "d", "--title", title)
    assert refused.code == 2
    assert "the title holds a character" in refused.err
    assert not (here / "d").exists()


def test_schemas_are_printed_and_written(here: Path, mcda: Mcda) -> None:
    assert json.loads(mcda("schema", "study").out) == editor_schema("study")
    assert set(json.loads(mcda("schema").out)) == set(SHAPES)
    assert mcda("schema", "--out", "s").code == 0
    for kind in SHAPES:
        assert json.loads((here / f"s/{kind}.json").read_text()) == editor_schema(kind)
    refused = mcda("schema", "optoin")
    assert (refused.code, "did you mean 'option'?" in refused.err) == (2, True)


@pytest.mark.parametrize("kind", SHAPES)
def test_schemas_hold_only_words_of_the_standard(kind: str) -> None:
    known = {
        *("$schema", "$defs", "$ref", "title", "description", "type", "properties", "required"),
        *(
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "items",
            "prefixItems",
            "anyOf",
            "oneOf",
        ),
        *("enum", "const", "default", "pattern", "minimum", "maximum", "exclusiveMinimum"),
        *("minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties"),
    }

    def walk(node: Any, *, names: bool = False) -> None:
        for key, value in node.items() if isinstance(node, dict) else ():
            assert names or key in known
            if key not in ("default", "enum"):
                walk(value, names=key in NAMED and not names)
        for item in node if isinstance(node, list) else ():
            walk(item)

    schema = editor_schema(kind)
    walk(schema)
    assert [key for key, part in schema["properties"].items() if "description" not in part] == []


def test_schemas_take_the_shipped_case_and_refuse_slips() -> None:
    for path, kind in (("criteria/alliance", "criteria"), ("reports/alliance", "study")):
        data = yaml.safe_load((ROOT / f"{path}.yaml").read_text(encoding="utf-8"))
        assert fits(data, editor_schema(kind)), path
        assert not fits({**data, "vews": {}}, editor_schema(kind))
    for option in (ROOT / "options/alliance").glob("*.yaml"):
        assert fits(yaml.safe_load(option.read_text(encoding="utf-8")), editor_schema("option"))
    study = {"criteria": "a", "options": "a"}
    assert fits({**study, "sections": ["ranges", "./own.py"]}, editor_schema("study"))
    for slip in ({"sections": ["rangs"]}, {"method": "topsi"}, {"samples": 0}, {"seed": 0.5}):
        assert not fits({**study, **slip}, editor_schema("study"))


def fits(data: Any, schema: dict[str, Any], root: dict[str, Any] | None = None) -> bool:
    """Whether `data` fits, by the words of JSON Schema that ours use."""
    root = root or schema
    if "$ref" in schema:
        schema = {**root["$defs"][schema["$ref"].rpartition("/")[2]]}

    def all_fit(pairs: Any) -> bool:
        return all(fits(item, part, root) for item, part in pairs)

    ways = [
        "type" not in schema or _is(data, schema["type"]),
        "const" not in schema or data == schema["const"],
        "enum" not in schema or data in schema["enum"],
        "pattern" not in schema or re.search(schema["pattern"], data) is not None,
        "minimum" not in schema or data >= schema["minimum"],
        "maximum" not in schema or data <= schema["maximum"],
        "exclusiveMinimum" not in schema or data > schema["exclusiveMinimum"],
        "anyOf" not in schema or any(_tries(data, part, root) for part in schema["anyOf"]),
        "oneOf" not in schema or sum(_tries(data, part, root) for part in schema["oneOf"]) == 1,
    ]
    if isinstance(data, dict):
        known, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
        ways.append(set(schema.get("required", ())) <= set(data))
        ways.append(all_fit((data[key], known[key]) for key in data if key in known))
        others = [value for key, value in data.items() if key not in known]
        ways.append(
            all_fit((x, rest) for x in others) if isinstance(rest, dict) else rest or not others
        )
        ways.append(all_fit((key, schema.get("propertyNames", {})) for key in data))
    if isinstance(data, list):
        ways.append(all_fit((item, schema.get("items", {})) for item in data))
    return all(ways)


def _tries(data: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    try:
        return fits(data, schema, root)
    except TypeError:  # a bound of numbers, asked of a text
        return False


def _is(data: Any, kinds: str | list[str]) -> bool:
    classes = {
        "object": dict,
        "array": list,
        "string": str,
        "number": int | float,
        "integer": int,
        "boolean": bool,
    }
    wanted = [kinds] if isinstance(kinds, str) else kinds
    return any(
        isinstance(data, classes[kind]) and (kind == "boolean" or not isinstance(data, bool))
        for kind in wanted
    )


def test_a_schema_replaces_nothing_but_a_schema(here: Path, mcda: Mcda) -> None:
    assert mcda("schema", "study", "--out", "s").code == 0
    assert mcda("schema", "study", "--out", "s").code == 0
    Path("s/study.json").write_text("{}")
    refused = mcda("schema", "--out", "s")
    assert (refused.code, Path("s/study.json").read_text()) == (4, "{}")
    assert not Path("s/option.json").exists()
    assert mcda("schema", "--out", "s", "--overwrite").code == 0
