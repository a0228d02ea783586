//! Small vaults and what `check` finds in them.

use super::findings;
use crate::index::tests::vault;

/// Each finding of `files` as `path:line kind message`.
fn check(files: &[(&str, &str)], expected: &[&str]) {
    let found = findings(&vault(files));
    let shown: Vec<String> =
        found.iter().map(|p| format!("{}:{} {} {}", p.path, p.line, p.kind.name(), p.message)).collect();
    assert_eq!(shown, expected);
}

#[test]
fn what_rests_on_no_source_however_far_down() {
    check(
        &[
            ("Claims/sound.md", "basis:: x\nrests on:: [[far]]"),
            ("far.md", "[@k2020]"),
            ("Claims/bare.md", "nothing"),
            ("Claims/round.md", "rests on:: [[Claims/round]]"),
            ("Thoughts/bare.md", "need not"),
            ("l.bib", "@book{k2020, title={T}, doi={10.1000/k}}"),
        ],
        &[
            "Claims/bare.md:1 note-without-source this Claim rests on no source",
            "Claims/round.md:1 note-without-source this Claim rests on no source",
        ],
    );
}

#[test]
fn cited_keys_without_a_work_and_works_without_a_citation() {
    check(
        &[
            ("a.md", "text [@known2020]\n\n[@gone2021]"),
            ("b.md", "[@gone2021] [@noted2022]"),
            ("noted2022.md", ""),
            ("l.bib", "@book{known2020, title={T}}\n@book{unused, title={U}, doi={10.1000/u}}"),
        ],
        &[
            "a.md:3 missing-key @gone2021 is cited in 2 notes, but in no library and without a note",
            "l.bib:1 source-without-doi \"known2020\" has no DOI",
            "l.bib:2 uncited-entry @unused is cited by no note",
        ],
    );
}

#[test]
fn what_is_told_differently() {
    check(
        &[
            ("@a.md", "---\nyear: 2019\ndoi: 10.1000/A\n---"),
            ("n.md", "[@a] [@b] [@c] [@B]"),
            (
                "l.bib",
                "@book{b, title={T}, year=2020, doi={10.1000/a}}\n@book{a, title={T}, doi={10.1000/z}}\n@book{c, title={C}, doi={10.1000/c}}",
            ),
        ],
        &[
            "l.bib:1 doi-under-two-keys @b has the DOI 10.1000/a, as @a has",
            "l.bib:1 differing-years \"a\" is of 2020 here, and of 2019 in @a.md:1",
            "l.bib:2 key-with-two-dois \"a\" has the DOI 10.1000/z here, and 10.1000/a in @a.md:1",
        ],
    );
}

#[test]
fn what_is_meant_as_a_doi_and_is_none() {
    check(
        &[
            ("a.md", "---\ndoi: ten\n---\n[x](https://doi.org/10.1/x) https://doi.org/10.1000/fine"),
            ("b.md", "text\nhttps://dx.doi.org/10.x/oops [@k]"),
            ("l.bib", "\n@book{k, title={T}, doi={see the web}, doi2={x}}"),
        ],
        &[
            "a.md:2 malformed-doi \"ten\" is no DOI",
            "a.md:4 malformed-doi \"https://doi.org/10.1/x\" is no DOI",
            "b.md:2 malformed-doi \"https://dx.doi.org/10.x/oops\" is no DOI",
            "l.bib:2 malformed-doi \"see the web\" is no DOI",
            "l.bib:2 source-without-doi \"k\" has no DOI",
        ],
    );
}

#[test]
fn the_keys_of_one_entry_are_not_at_odds() {
    check(&[("n.md", "[@old] [@new]"), ("l.bib", "@book{new, ids={old}, title={T}, doi={10.1000/t}}")], &[]);
}
