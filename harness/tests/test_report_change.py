"""A unified diff, and the functions and names of C++ that it touches."""

import pytest

from harness.report.change import read_change
from harness.report.results import ReportError

SOURCE = """\
static constexpr int MOST{8};

bool Painter::Paint(Colour colour,
                    int layers)
{
    if (colour == Colour::BLUE) {
        Stir();
        Brush();
    }
    return layers <= MOST;
}

static RPCHelpMan paint()
{
    return Help();
}
"""
HEAD = "diff --git a/src/paint.cpp b/src/paint.cpp\n--- a/src/paint.cpp\n+++ b/src/paint.cpp\n"


def touched(diff, tree=None):
    return {(spot.file, spot.function) for spot in read_change(diff, tree)}


def test_the_head_of_a_hunk_names_the_function():
    """Git writes it there; a definition further down in the hunk takes over."""
    diff = (
        f"{HEAD}@@ -7,8 +7,8 @@ bool Painter::Paint(Colour colour,\n"
        "         Stir();\n-        Brush();\n+        Roll();\n     }\n"
        "     return layers <= MOST;\n"
        " }\n \n static RPCHelpMan paint()\n {\n"
    )
    assert touched(diff) == {("paint.cpp", "Painter::Paint")}
    more = diff.replace("-7,8 +7,8", "-7,9 +7,9") + "-    return Help();\n+    return More();\n"
    assert touched(more) == {("paint.cpp", "Painter::Paint"), ("paint.cpp", "paint")}


@pytest.mark.parametrize("is_after", [True, False])
def test_the_source_tells_the_function_and_the_blocks_around(tmp_path, is_after):
    """Whichever side of the change the tree at hand is; the condition counts as touched."""
    (tmp_path / "src").mkdir()
    text = SOURCE.replace("Brush();", "Roll();") if is_after else SOURCE
    (tmp_path / "src" / "paint.cpp").write_text(text)
    diff = f"{HEAD}@@ -8 +8 @@ int Misleading()\n-        Brush();\n+        Roll();\n"
    (spot,) = read_change(diff, tmp_path)
    assert spot.function == "Painter::Paint"
    assert {"Colour::BLUE", "BLUE", "Roll", "Brush"} <= spot.words
    assert "Stir" not in spot.words


def test_a_tree_of_another_version_is_not_trusted(tmp_path):
    """Where the hunk does not fit the file, its head has to do."""
    (tmp_path / "paint.cpp").write_text("int Other()\n{\n}\n" * 9)
    diff = f"{HEAD}@@ -8 +8 @@ bool Painter::Paint(int\n-        Brush();\n+        Roll();\n"
    assert touched(diff, tmp_path) == {("paint.cpp", "Painter::Paint")}


def test_a_constant_stands_outside_any_function():
    """Its name is among the words of the file itself."""
    diff = (
        f"{HEAD}@@ -1 +1 @@\n-static constexpr int MOST{{8}};\n+static constexpr int MOST{{9}};\n"
    )
    (spot,) = read_change(diff)
    assert spot.function == ""
    assert "MOST" in spot.words


def test_methods_in_a_class_carry_its_name():
    """Headers define them four spaces in."""
    diff = (
        "--- a/src/net.h\n+++ b/src/net.h\n@@ -1,6 +1,6 @@ public:\n"
        " class CConnman\n {\n     void Init(const Options& options)\n     {\n"
        "-        limit = 8;\n+        limit = 9;\n     }\n"
    )
    assert touched(diff) == {("net.h", "CConnman::Init")}


def test_blank_lines_and_comments_touch_nothing():
    """Nor does a file that is only looked at."""
    diff = f"{HEAD}@@ -8 +8,3 @@ bool Painter::Paint(int\n         Brush();\n+\n+        // Blue.\n"
    assert touched(diff) == set()


def test_a_rename_touches_the_file():
    """Whoever cites it has to look."""
    diff = "diff --git a/src/a.cpp b/src/b.cpp\nrename from src/a.cpp\nrename to src/b.cpp\n"
    assert touched(diff) == {("a.cpp", "")}


def test_a_removed_line_that_looks_like_a_header_is_none():
    """The numbers of the hunk tell how far it goes."""
    diff = f"{HEAD}@@ -1,2 +1 @@ int F(int\n--- x;\n y;\n"
    assert touched(diff) == {("paint.cpp", "F")}


@pytest.mark.parametrize(
    ("diff", "words"),
    [
        ("", "no unified diff"),
        ("fatal: bad revision\n", "no unified diff"),
        (f"{HEAD}@@ -8,9 +8,9 @@\n Brush();\n", "breaks off"),
        (f"{HEAD}@@ -8,2 +8,2 @@\n Brush();\nand then\n", "breaks off"),
    ],
)
def test_what_is_no_diff_is_said_in_one_line(diff, words):
    """An empty input would otherwise look like a harmless change."""
    with pytest.raises(ReportError, match=words) as caught:
        read_change(diff)
    assert "\n" not in str(caught.value)
