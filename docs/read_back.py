#!/usr/bin/env python3
"""Reads what `ibid export` writes with a program that is not ibid, and compares.

    python3 docs/read_back.py [--ibid PROGRAM] VAULT…

For each vault and format: pandoc where it is installed and knows the format, else bibtexparser, pybtex or rispy where they can
be imported, else the format is skipped. Counts, keys, titles and DOIs must be those of `--format csl-json`. Titles are compared
without regard to case, braces and the look of quotation marks, which readers of BibTeX change on purpose. Ends with 1 on
differences.
"""

import argparse
import importlib
import json
import re
import shutil
import subprocess
import sys
import unicodedata


def run(arguments, text=None):
    done = subprocess.run(arguments, input=text, capture_output=True, text=True, encoding="utf-8")
    return done.stdout if done.returncode == 0 else sys.exit(f"{' '.join(arguments)}: {done.stderr.strip()}")


def plain(title):
    """Only the letters and digits: what quotation marks, dashes and markup become differs by reader."""
    text = unicodedata.normalize("NFKD", re.sub(r"</?[a-z]+[^>]*>", "", title or ""))
    return "".join(c for c in text.casefold() if c.isalnum())


def rows(items):
    return {str(item["id"]): (plain(item.get("title")), (item.get("DOI") or "").lower()) for item in items}


def by_pandoc(name):
    known = run(["pandoc", "--list-input-formats"]).split() if shutil.which("pandoc") else []
    return (lambda text: json.loads(run(["pandoc", "-f", name, "-t", "csljson"], text))) if name in known else None


def by_module(name, read):
    try:
        module = importlib.import_module(name)
    except ImportError:
        return None
    return lambda text: read(module, text)


def bibtexparser(module, text):
    if hasattr(module, "loads"):
        entries = module.loads(text).entries
    else:
        read = module.parse_string(text).entries
        entries = [{"ID": entry.key, **{name: field.value for name, field in entry.fields_dict.items()}} for entry in read]
    return [{"id": entry["ID"], "title": entry.get("title"), "DOI": entry.get("doi")} for entry in entries]


def pybtex(module, text):
    entries = module.parse_string(text, "bibtex").entries.items()
    return [{"id": key, "title": entry.fields.get("title"), "DOI": entry.fields.get("doi")} for key, entry in entries]


def rispy(module, text):
    return [{"id": entry.get("id"), "title": entry.get("title") or entry.get("primary_title"), "DOI": entry.get("doi")}
            for entry in module.loads(text)]


# Who reads a format, in the order they are asked.
READERS = {
    "bibtex": [("pandoc", lambda: by_pandoc("bibtex")), ("bibtexparser", lambda: by_module("bibtexparser", bibtexparser)),
               ("pybtex", lambda: by_module("pybtex.database", pybtex))],
    "biblatex": [("pandoc", lambda: by_pandoc("biblatex")), ("bibtexparser", lambda: by_module("bibtexparser", bibtexparser)),
                 ("pybtex", lambda: by_module("pybtex.database", pybtex))],
    "csl-json": [("pandoc", lambda: by_pandoc("csljson"))],
    "ris": [("pandoc", lambda: by_pandoc("ris")), ("rispy", lambda: by_module("rispy", rispy))],
}


def check(ibid, vault, form):
    """Whether nothing differs."""
    reader = next(((name, read) for name, find in READERS[form] if (read := find())), None)
    if reader is None:
        print(f"{vault}: {form}: skipped, nothing here reads it")
        return True
    export = lambda form: run([ibid, "--vault", vault, "export", "--format", form])
    expected, found = rows(json.loads(export("csl-json"))), rows(reader[1](export(form)))
    missing, more = expected.keys() - found.keys(), found.keys() - expected.keys()
    both = sorted(expected.keys() & found.keys())
    titles = [key for key in both if expected[key][0] != found[key][0]]
    dois = [key for key in both if expected[key][1] != found[key][1]]
    with_doi = sum(1 for _, doi in expected.values() if doi)
    print(f"{vault}: {form} by {reader[0]}: {len(found)} of {len(expected)} works, {with_doi} with DOI; "
          f"{len(missing)} missing, {len(more)} unknown, {len(titles)} titles and {len(dois)} DOIs differ")
    for key in [*sorted(missing), *sorted(more)]:
        print(f"  {key}: only on one side")
    for key in titles + dois:
        print(f"  {key}: {expected[key]} was read as {found[key]}")
    return not (missing or more or titles or dois)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--ibid", default="target/release/ibid", help="the program (default: %(default)s)")
    arguments.add_argument("vaults", nargs="+", metavar="VAULT")
    asked = arguments.parse_args()
    fine = [check(asked.ibid, vault, form) for vault in asked.vaults for form in READERS]
    sys.exit(0 if all(fine) else 1)


main()
