# SPDX-License-Identifier: Apache-2.0
"""kconfiglib for many jobs, one a line of standard input, one answer a line.

    tree FOLDER [NAME=VALUE]...     reads FOLDER/Kconfig            ok | refused MESSAGE
    load CONFIG OUT                 reads CONFIG, or nothing if it is "-"; writes OUT.config, OUT.minimal, OUT.dump    ok
    all n|y OUT                     as kconfiglib's allnoconfig and allyesconfig                                       ok

Fields are separated by tabs. OUT.dump is in the format of jobs.c's --dump, without places.
"""
import os
import sys

sys.path = [folder for folder in sys.path if "dist-packages" in folder or folder.startswith("/usr/lib")] + ["/usr/lib/python3/dist-packages"]
import kconfiglib  # noqa: E402

LETTERS = "nmy"


def escaped(text):
    return text.replace("\n", "\\n").replace("\t", "\\t")


def dump(tree, path):
    with open(path, "w", encoding="utf-8") as out:
        for symbol in tree.unique_defined_syms:
            if symbol.orig_type == kconfiglib.UNKNOWN:
                continue
            # Only what prints last in _write_to_conf is asked there, so the value comes first.
            value = symbol.str_value
            fields = ["symbol", symbol.name, kconfiglib.TYPE_TO_STR[symbol.orig_type].replace("int", "integer"), escaped(value), LETTERS[symbol.visibility],
                      "".join(LETTERS[v] for v in symbol.assignable), "written" if symbol._write_to_conf else "-", "choice" if symbol.choice else "-"]
            out.write("\t".join(fields) + "\n")
        for choice in tree.unique_choices:
            node = choice.nodes[0]
            selection = choice.selection
            out.write("\t".join(["choice", "%s:%d" % (node.filename, node.linenr), LETTERS[choice.tri_value],
                                 selection.name if selection and choice.tri_value == 2 else "-"]) + "\n")


def written(tree, out):
    tree.write_config(out + ".config", save_old=False)
    tree.write_min_config(out + ".minimal")
    dump(tree, out + ".dump")


def all_symbols(tree, value):
    """What the scripts allnoconfig.py and allyesconfig.py do."""
    tree.warn = False
    if value == "n":
        for symbol in tree.unique_defined_syms:
            symbol.set_value(2 if symbol.is_allnoconfig_y else 0)
    else:
        for symbol in tree.unique_defined_syms:
            if not symbol.choice or symbol.choice.tri_value < 2:
                symbol.set_value(2)
        for choice in tree.unique_choices:
            choice.set_value(2)


def main():
    answers = sys.stdout
    sys.stdout = sys.stderr  # where $(info,...) shall print
    home = dict(os.environ)
    tree = None
    for line in sys.stdin:
        words = line.rstrip("\n").split("\t")
        answer = "ok"
        try:
            if words[0] == "tree":
                os.environ.clear()
                os.environ.update(home)
                os.environ.update(word.split("=", 1) for word in words[2:])
                os.environ.setdefault("srctree", words[1])
                os.chdir(words[1])
                tree = None
                tree = kconfiglib.Kconfig("Kconfig", warn=False)
            elif words[0] == "load":
                if words[1] == "-":
                    tree.unset_values()
                else:
                    tree.load_config(words[1])
                written(tree, words[2])
            elif words[0] == "all":
                tree.unset_values()
                all_symbols(tree, words[1])
                written(tree, words[2])
            else:
                answer = "unknown job"
        except Exception as problem:  # kconfiglib's own errors, and whatever else it stumbles over
            answer = "refused " + type(problem).__name__ + " " + escaped(str(problem))
        print(answer, file=answers, flush=True)


main()
