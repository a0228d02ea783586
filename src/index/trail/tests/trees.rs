//! Trails as trees: which edges there are, what is cut and what is shown once.

use super::{name, node, table, tree, vault};
use crate::index::trail::{Summary, Trail};

/// Holds the trail down from (or with `^` in front up from) a node of a vault against its tree.
fn check(files: &[(&str, &str)], trails: &[(&str, &str)]) {
    let index = vault(files);
    for (from, expected) in trails {
        let trail = match from.strip_prefix('^') {
            Some(from) => Trail::up(&index, node(&index, from)),
            None => Trail::down(&index, node(&index, from)),
        };
        let expected: String = expected.lines().map(|line| format!("{line}\n")).collect();
        assert_eq!(tree(&index, &trail), expected, "{from}");
    }
}

#[test]
fn from_a_takeaway_down_to_a_work_and_back() {
    let cites = table("Original Sources", "E/smith2020", "Smith, Ada. 2020. “On Rest.” Nature.");
    check(
        &[
            ("T/one.md", &table("Insights", "I/two", "")),
            ("I/two.md", &table("Source Content", "C/three", "")),
            ("C/three.md", &cites),
        ],
        &[
            (
                "T/one",
                "T/one\n  Insights:2 I/two\n    Source Content:2 C/three\n      Original Sources:2 @smith2020",
            ),
            (
                "^@smith2020",
                "@smith2020\n  Original Sources:2 C/three\n    Source Content:2 I/two\n      Insights:2 T/one",
            ),
            ("^T/one", "T/one"),
        ],
    );
}

#[test]
fn every_way_to_say_that_something_rests_on_something() {
    for (stated, at) in [
        ("---\nsource: \"[[b]]\"\n---\n", "a\n  source:2 b"),
        ("x\n\nbased on:: [[b]]\n", "a\n  based on:3 b"),
        ("text (evidence:: [[b]]) more", "a\n  evidence:1 b"),
        ("[@b2020, p. 3]", "a\n  cites:1 @b2020"),
        ("see https://doi.org/10.1000/x", "a\n  cites:1 @10.1000/x"),
        // the relation names it, and cites it: one edge, by the name of the relation
        ("source:: [[b]]\nsource:: [[b]]\nevidence:: [[b]]", "a\n  source:1 b"),
        ("source:: [[b2020]] and [@b2020]", "a\n  source:1 @b2020"),
        // links, relations of no direction, and the note itself are no evidence
        ("[[b]]\n\nup:: [[b]]\n\nsource:: [[a]]", "a"),
    ] {
        check(&[("a.md", stated), ("b.md", "")], &[("a", at)]);
    }
}

#[test]
fn what_supports_a_note_is_what_it_rests_on() {
    check(
        &[("a.md", ""), ("b.md", "supports:: [[a]]"), ("c.md", "\nsupports:: [[a]]\n\nsource:: [[b]]")],
        &[
            ("a", "a\n  supports:1 b\n  supports:2 c\n    source:4 b"),
            ("^b", "b\n  supports:1 a\n  source:4 c\n    supports:2 a"),
        ],
    );
}

#[test]
fn circles_are_cut_and_marked() {
    check(
        &[("a.md", "source:: [[b]]"), ("b.md", "source:: [[c]]"), ("c.md", "source:: [[b]], [[a]]")],
        &[
            ("a", "a\n  source:1 b\n    source:1 c\n      source:1 b ↺1\n      source:1 a ↺0"),
            ("^a", "a\n  source:1 c\n    source:1 b\n      source:1 a ↺0\n      source:1 c ↺1"),
        ],
    );
}

#[test]
fn what_is_reached_twice_is_shown_once() {
    check(
        &[
            ("a.md", "source:: [[b]], [[c]]"),
            ("b.md", "source:: [[d]]"),
            ("c.md", "source:: [[d]] [@x2020]"),
            ("d.md", "[@x2020]"),
        ],
        &[
            (
                "a",
                "a\n  source:1 b\n    source:1 d\n      cites:1 @x2020\n  source:1 c\n    source:1 d ↑2\n    cites:1 @x2020",
            ),
            (
                "^@x2020",
                "@x2020\n  cites:1 c\n    source:1 a\n  cites:1 d\n    source:1 b\n      source:1 a\n    source:1 c ↑1",
            ),
        ],
    );
}

#[test]
fn a_note_about_a_work_stands_for_the_work() {
    let files = [
        ("@x2020.md", "---\ntitle: X\n---\nbuilds on [@y2010]\n\nsupports:: [[a]]"),
        ("a.md", "[@x2020]"),
        ("b.md", "source:: [[@x2020]]"),
    ];
    check(
        &files,
        &[
            ("@x2020", "@x2020\n  cites:4 @y2010"),
            ("a", "a\n  supports:6 @x2020\n    cites:4 @y2010"),
            ("b", "b\n  source:1 @x2020\n    cites:4 @y2010"),
            ("^@y2010", "@y2010\n  cites:4 @x2020\n    supports:6 a\n    source:1 b"),
        ],
    );
    let index = vault(&files);
    let own = index.note_at("@x2020.md").unwrap();
    let by_note = Trail::down(&index, super::Node::Note(own));
    assert_eq!(by_note, Trail::down(&index, node(&index, "@x2020")));
}

#[test]
fn targets_that_lead_to_no_note() {
    let library = "@book{x2020, title={X}, year={2020}}";
    let cites = table("Original Sources", "n", "Doe, J. 2001. “N.” https://doi.org/10.1000/n");
    check(
        &[
            ("a.md", "source:: [[Sources/x2020]]"),
            ("b.md", "source:: [[n]], [[gone]], [[Fig.png]]"),
            ("c.md", &cites),
            ("d.md", "supports:: [[x2020]]"),
            ("p/n.md", ""),
            ("q/n.md", ""),
            ("Fig.png", ""),
            ("l.bib", library),
        ],
        &[
            ("a", "a\n  source:1 @x2020\n    supports:1 d"),
            ("b", "b"),
            ("c", "c\n  Original Sources:2 @n"),
            ("^@n", "@n\n  Original Sources:2 c"),
            ("^@x2020", "@x2020\n  source:1 a"),
            ("^d", "d\n  supports:1 @x2020\n    source:1 a"),
        ],
    );
}

#[test]
fn a_trail_in_figures() {
    let index = vault(&[
        ("a.md", "source:: [[b]], [[c]], [[d]] [@x2020] [@y2010]"),
        ("b.md", "source:: [[c]]"),
        ("c.md", "source:: [[b]], [[e]]"),
        ("d.md", ""),
        ("e.md", "[@x2020]"),
        ("f.md", "source:: [[d]], [[f]], [[g]]"),
        ("g.md", "source:: [[f]]"),
    ]);
    let check = |summary: Summary, expected: (usize, usize, usize), without: &[&str]| {
        assert_eq!((summary.sources, summary.notes, summary.deepest), expected);
        let names = summary.without_source.iter().map(|id| name(&index, super::Node::Note(*id)));
        assert_eq!(names.collect::<Vec<_>>(), without);
    };
    check(Trail::down(&index, node(&index, "a")).summary, (2, 4, 4), &["d"]);
    check(Trail::down(&index, node(&index, "f")).summary, (0, 2, 1), &["f", "d", "g"]);
    check(Trail::up(&index, node(&index, "@x2020")).summary, (0, 4, 4), &[]);
    check(Trail::up(&index, node(&index, "a")).summary, (0, 0, 0), &[]);
}

#[test]
fn which_rows_are_the_last_of_their_parents() {
    let index =
        vault(&[("a.md", "source:: [[b]], [[c]]"), ("b.md", "source:: [[d]]"), ("c.md", ""), ("d.md", "")]);
    let trail = Trail::down(&index, node(&index, "a"));
    let lasts: Vec<Vec<bool>> = (0..4).map(|at| trail.lasts(at).collect()).collect();
    assert_eq!(lasts, [vec![], vec![false], vec![true, false], vec![true]]);
}

#[test]
fn a_trail_may_be_very_deep() {
    let depth = 30_000;
    let files: Vec<(String, String)> =
        (0..depth).map(|n| (format!("{n}.md"), format!("source:: [[{}]]", n + 1))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let index = vault(&files);
    let trail = Trail::down(&index, node(&index, "0"));
    assert_eq!((trail.rows.len(), trail.summary.deepest), (depth, depth - 1));
    assert_eq!(trail.summary.without_source.len(), depth);
}
