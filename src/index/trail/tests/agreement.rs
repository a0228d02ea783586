//! In any vault the trails down and up say the same, edge by edge.

use super::{Node, Trail, name, table, vault};
use crate::index::trail::{Edge, down, up};
use crate::index::{Index, SourceId};
use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use std::collections::BTreeSet;

/// The most notes of a vault that is made up.
const NOTES: usize = 7;

/// Names of notes and keys; some are those of notes about works, some of no note, one of two notes.
const NAMES: [&str; 8] = ["a", "b", "@w2020", "w2021", "n", "v2019", "gone", "x2000"];

fn made_up(u: &mut Unstructured<'_>) -> Result<Vec<(String, String)>> {
    let paths = ["a", "b", "@w2020", "w2021", "p/n", "q/n", "c"];
    let mut files = vec![("l.bib".to_owned(), "@book{v2019, title={V}, doi={10.1000/w}}".to_owned())];
    for path in paths.into_iter().take(u.int_in_range(1..=NOTES)?) {
        let mut text = properties(u)?;
        for _ in 0..u.int_in_range(0..=5)? {
            text += &statement(u)?;
        }
        files.push((format!("{path}.md"), text));
    }
    Ok(files)
}

fn properties(u: &mut Unstructured<'_>) -> Result<String> {
    let about = *u.choose(&["", "citekey: w2020\n", "doi: 10.1000/w\n", "citekey: v2019\n"])?;
    let name = u.choose(&NAMES)?;
    let stated = match u.int_in_range(0..=3)? {
        0 => format!("source: \"[[{name}]]\"\n"),
        1 => format!("supports: \"[[{name}]]\"\n"),
        _ => String::new(),
    };
    Ok(format!("---\n{about}{stated}---\n"))
}

fn statement(u: &mut Unstructured<'_>) -> Result<String> {
    let name = *u.choose(&NAMES)?;
    let key = name.trim_start_matches('@');
    Ok(match u.int_in_range(0..=7)? {
        0 => format!("source:: [[{name}]]\n\n"),
        1 => format!("supports:: [[{name}]]\n\n"),
        2 => format!("based on:: [[Some/Folder/{name}]]\n\n"),
        3 => format!("[@{key}, p. 3]\n\n"),
        4 => "https://doi.org/10.1000/w\n\n".to_owned(),
        5 => table("Insights", name, ""),
        6 => table("Original Sources", key, "Doe, J. 2001. “N.” https://doi.org/10.1000/w"),
        _ => table("Citations", name, "Roe, R. 1999. “M.”"),
    })
}

fn nodes(index: &Index) -> Vec<Node> {
    let notes = index.note_ids().map(|id| Node::of(index, id));
    let sources = (0..index.sources().len() as u32).map(|id| Node::Source(SourceId(id)));
    notes.chain(sources).collect::<BTreeSet<_>>().into_iter().collect()
}

/// All edges, each by what rests, what it rests on, and where that is stated.
fn edges(index: &Index, of: fn(&Index, Node) -> Vec<Edge>, turned: bool) -> BTreeSet<(Node, Node, Edge)> {
    let mut all = BTreeSet::new();
    for node in nodes(index) {
        for edge in of(index, node) {
            let (from, to) = if turned { (edge.node, node) } else { (node, edge.node) };
            assert!(from != to, "{} rests on itself", name(index, from));
            assert!(all.insert((from, to, Edge { node: to, tie: edge.tie })), "an edge twice");
        }
    }
    all
}

fn reached(trail: &Trail) -> BTreeSet<Node> {
    trail.rows.iter().skip(1).map(|row| row.node).collect()
}

#[test]
fn down_and_up_are_one_set_of_edges() {
    arbtest(|u| {
        let files = made_up(u)?;
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
        let index = vault(&files);
        let (down_edges, up_edges) = (edges(&index, down, false), edges(&index, up, true));
        assert_eq!(down_edges, up_edges, "{files:#?}");
        for a in nodes(&index) {
            let below = reached(&Trail::down(&index, a));
            for b in nodes(&index) {
                let found = reached(&Trail::up(&index, b)).contains(&a);
                assert_eq!(below.contains(&b), found, "{} and {}", name(&index, a), name(&index, b));
            }
        }
        Ok(())
    })
    .budget_ms(400);
}
