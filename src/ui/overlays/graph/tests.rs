//! Walking in the picture.

use super::*;
use crate::ui::testing::{note, snapshot};

const FILES: [(&str, &str); 6] = [
    ("a.md", "# a\n\nsource:: [[b]], [[@x2020]]\n\n[[c]] #t"),
    ("b.md", "# b\n\nsource:: [[d]]\n\n[[a]]"),
    ("c.md", "# c"),
    ("d.md", "# d\n\n[[c]]"),
    ("e.md", "# e\n\nsource:: [[a]] #t"),
    ("f.md", "# f\n\n[[e]]"),
];

fn graph() -> (Snapshot, LocalGraph) {
    let snapshot = snapshot(&FILES);
    let found = Found::Note(note(&snapshot, "a.md"));
    let graph = LocalGraph::of(&snapshot.index, found).unwrap();
    (snapshot, graph)
}

/// Both sides as words, the selected one in brackets.
fn shown(graph: &LocalGraph, index: &Index) -> String {
    let row = |side: Side, at: usize, row: &Row| match row {
        Row::Tied(by) => format!("{}:", side.words(*by)),
        Row::More(count) => format!("+{count}"),
        Row::Near(node, _) | Row::Far(node) => {
            let step = if matches!(row, Row::Far(_)) { "·" } else { "" };
            let name = format!("{step}{}", label(index, *node));
            if graph.is_selected(At::Side(side, at)) { format!("[{name}]") } else { name }
        }
    };
    let side = |side: Side| {
        let rows = graph.rows(side).iter().enumerate();
        rows.map(|(at, one)| row(side, at, one)).collect::<Vec<_>>().join(" ")
    };
    let middle = label(index, graph.middle);
    let middle = if graph.at == At::Middle { format!("[{middle}]") } else { middle };
    format!("{} | {middle} | {}", side(Side::Before), side(Side::After))
}

#[test]
fn keys_walk_in_the_picture() {
    use Action::{Around, Back, Fold, Move, NextPane, PreviousPane};
    let (snapshot, mut graph) = graph();
    let (down, up) = (Move(Motion::Down), Move(Motion::Up));
    for (action, expected) in [
        (NextPane, "rests on it: e | a | rests on: [b] x2020 links to: c"),
        (down, "rests on it: e | a | rests on: b [x2020] links to: c"),
        (down, "rests on it: e | a | rests on: b x2020 links to: [c]"),
        (NextPane, "rests on it: e | a | rests on: b x2020 links to: [c]"),
        (Fold, "rests on it: e ·f | a | rests on: b ·d x2020 links to: [c]"),
        (Move(Motion::First), "rests on it: e ·f | a | rests on: [b] ·d x2020 links to: c"),
        (Around, "rests on it: a ·e | [b] | rests on: d ·c"),
        (PreviousPane, "rests on it: [a] ·e | b | rests on: d ·c"),
        (Move(Motion::Last), "rests on it: a [·e] | b | rests on: d ·c"),
        (up, "rests on it: [a] ·e | b | rests on: d ·c"),
        (NextPane, "rests on it: a ·e | [b] | rests on: d ·c"),
        (Fold, "rests on it: a | [b] | rests on: d"),
        (Back, "rests on it: e | [a] | rests on: b x2020 links to: c"),
    ] {
        assert_eq!(graph.act(action, &snapshot, (100, 20)), OverlayOutcome::Stay);
        assert_eq!(shown(&graph, &snapshot.index), expected, "{action:?}");
    }
    assert_eq!(graph.act(Back, &snapshot, (100, 20)), OverlayOutcome::Close);
}

#[test]
fn in_one_column_all_rows_follow_each_other() {
    let (snapshot, mut graph) = graph();
    graph.act(Action::Move(Motion::Up), &snapshot, (50, 20));
    assert_eq!(shown(&graph, &snapshot.index), "rests on it: [e] | a | rests on: b x2020 links to: c");
    graph.act(Action::Move(Motion::Last), &snapshot, (50, 20));
    assert_eq!(shown(&graph, &snapshot.index), "rests on it: e | a | rests on: b x2020 links to: [c]");
    let opened = graph.act(Action::Open, &snapshot, (50, 20));
    assert_eq!(opened, OverlayOutcome::Open(Place::Note("c.md".into()), None));
}

#[test]
fn a_new_index_keeps_the_picture_as_far_as_there_is_one() {
    let (old, mut graph) = graph();
    graph.act(Action::NextPane, &old, (100, 20));
    let new = snapshot(&[("0.md", "[[a]]"), FILES[0], FILES[1]]);
    assert!(graph.renew(&old, &new));
    assert_eq!(shown(&graph, &new.index), "links to it: 0 | a | rests on: [b] x2020");
    assert!(!graph.renew(&new, &snapshot(&FILES[1..])));
}

#[test]
fn what_is_beyond_is_few_and_no_size_brings_it_down() {
    let links: String = (0..50).map(|n| format!("[[n{n}]] ")).collect();
    let mut files: Vec<(String, String)> = (0..50).map(|n| (format!("n{n}.md"), String::new())).collect();
    files.push(("a.md".into(), "[[b]]".into()));
    files.push(("b.md".into(), links));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let whole = snapshot(&files);
    let mut graph = LocalGraph::of(&whole.index, Found::Note(note(&whole, "a.md"))).unwrap();
    graph.act(Action::Fold, &whole, (100, 20));
    assert!(shown(&graph, &whole.index).ends_with("links to: b ·n0 ·n1 ·n2 ·n3 ·n4 ·n5 +44"));
    let theme = crate::ui::theme::Theme::monochrome();
    let look = Look { theme: &theme, focused: true, hyperlinks: false, free: true };
    for (columns, lines) in (0..130).flat_map(|columns| (0..12).map(move |lines| (columns, lines))) {
        let area = Rect::new(0, 0, columns, lines);
        graph.draw(&whole, look, area, &mut Buffer::empty(area));
    }
}
