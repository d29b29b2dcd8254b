"""A new study from another program's file: written, checked, and told what stayed behind."""

from __future__ import annotations

from pathlib import Path

import click

from mcda.errors import OutputError, StudyError


def import_xmcda(path: Path, folder: Path, *, scales_from_data: bool, as_json: bool) -> None:
    """Make the study in `folder`; leave with exit code 3 where it has faults to be mended."""
    from mcda.files.exchange.study_files import study_files
    from mcda.files.exchange.xmcda import read_xmcda
    from mcda.files.load import check
    from mcda.files.starting import in_the_way, study_name
    from mcda.report.write import write

    read = read_xmcda(path, scales_from_data=scales_from_data)
    name = study_name(folder)
    files = study_files(read, name, path.stem, path.name)
    taken = in_the_way(folder, files)
    if taken is not None:
        raise OutputError(f"nothing was written: {taken} is there already")
    written = [one.as_posix() for one in write(files, folder)]
    faults = check(folder / "reports" / f"{name}.yaml").faults
    if as_json:
        from mcda.cli.show import show_json

        told = [fault.to_dict() for fault in faults]
        show_json({"study": name, "written": written, "remarks": read.remarks, "errors": told})
    else:
        click.echo("\n".join(written))
        for remark in read.remarks:
            click.echo(f"{path}: {remark}", err=True)
    if faults and not as_json:
        click.echo("\n\n".join(map(str, faults)) + "\n\nmend these and run mcda check", err=True)
    if faults:
        click.get_current_context().exit(StudyError.exit_code)
