"""The specification as it is written: its linter, its glossary, settings for editors."""

import argparse
from pathlib import Path
from typing import Any

from harness.commands.subcommand import EXIT_DONE, EXIT_TO_MEND, argument, subcommand
from harness.project import HOME, PROJECT
from harness.record.files import replace
from harness.report import dimensions


@subcommand("editor")
def prepare_editor(_options: argparse.Namespace) -> int:
    """Write .vscode/settings.json, so that editors which know Cucumber know our sentences."""
    from harness.linter.editor import write_settings  # noqa: PLC0415  (see `lint_specification`)

    print(write_settings(PROJECT))
    return EXIT_DONE


@subcommand(
    "lint",
    argument("--dimensions", action="store_true", help="Rule x dimension: what each shows"),
    argument("--output", type=Path, default=HOME / "reports" / "dimensions.html"),
    argument("files", nargs="*", metavar="FEATURE", help="with --dimensions: these files only"),
)
def lint_specification(options: argparse.Namespace) -> int:
    """Check features/ and steps/ for what reviewers must not meet."""
    from harness.linter.lint import lint, read  # noqa: PLC0415  (imports behave, unlike others)

    specification = read(PROJECT)
    if options.dimensions:
        return _show_dimensions(specification, options)
    complaints = lint(specification)
    for complaint in complaints:
        print(complaint)
    print(*specification.census.lines(), sep="\n")
    print(f"{len(complaints)} to mend" if complaints else "the specification is in order")
    return EXIT_TO_MEND if complaints else EXIT_DONE


def _show_dimensions(specification: Any, options: argparse.Namespace) -> int:
    from harness.linter.dimensions import lay_out  # noqa: PLC0415  (see `lint_specification`)

    wanted = {str(Path(file).resolve()) for file in options.files}
    features = [
        each
        for each in specification.features
        if not wanted or str(Path(each.filename).resolve()) in wanted
    ]
    rows = [
        dimensions.Row(
            each.ids,
            each.rule,
            each.place.removeprefix(f"{PROJECT / 'features'}/"),
            each.dimension.words,
            tuple((value, str(state)) for value, state in each.cells.items()),
        )
        for each in lay_out(features, specification.registry)
    ]
    page = dimensions.dimensions_html(rows).encode("utf-8")
    print(dimensions.dimensions_text(rows), end="")
    print(f"the page: {replace(options.output, page)}")
    return EXIT_DONE


@subcommand("glossary")
def write_glossary(_options: argparse.Namespace) -> int:
    """Write the contents, the sentences and the lexicon into features/README.md."""
    from harness.linter.lint import read, write_glossary  # noqa: PLC0415  (see `lint_specification`)

    print(write_glossary(read(PROJECT)))
    return EXIT_DONE
