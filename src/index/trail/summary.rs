//! A trail in figures.

use super::{Node, Row, State};
use crate::index::ids::NoteId;
use std::collections::{HashMap, HashSet};

/// How much a trail reaches, its root not counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub sources: usize,
    pub notes: usize,
    /// The deepest level, the root being level 0; where a circle is cut is none.
    pub deepest: usize,
    /// Of a trail down: the notes, the root among them, that rest on no source, however far down; in the order of the tree.
    pub without_source: Vec<NoteId>,
}

impl Summary {
    pub(super) fn up(rows: &[Row]) -> Summary {
        let root = rows.first().map(|row| row.node);
        let reached: HashSet<Node> = rows.iter().map(|row| row.node).filter(|n| Some(*n) != root).collect();
        let sources = reached.iter().filter(|node| matches!(node, Node::Source(_))).count();
        let shown = rows.iter().filter(|row| !matches!(row.state, State::Cycle(_)));
        let deepest = shown.map(|row| row.depth).max().unwrap_or(0);
        Summary { sources, notes: reached.len() - sources, deepest, without_source: Vec::new() }
    }

    pub(super) fn down(rows: &[Row]) -> Summary {
        let mut seen = founded(rows);
        let without_source = rows.iter().filter_map(|row| match row.node {
            Node::Note(id) => seen.insert(row.node).then_some(id),
            Node::Source(_) => None,
        });
        Summary { without_source: without_source.collect(), ..Summary::up(rows) }
    }
}

/// The sources, and all that rests on one: found from the sources upwards.
fn founded(rows: &[Row]) -> HashSet<Node> {
    let mut above: HashMap<Node, Vec<Node>> = HashMap::new();
    for row in rows.iter().filter(|row| row.depth > 0) {
        above.entry(row.node).or_default().extend(rows.get(row.parent).map(|parent| parent.node));
    }
    let sources = rows.iter().map(|row| row.node).filter(|node| matches!(node, Node::Source(_)));
    let mut found: HashSet<Node> = sources.collect();
    let mut open: Vec<Node> = found.iter().copied().collect();
    while let Some(node) = open.pop() {
        let new = above.get(&node).into_iter().flatten().filter(|node| found.insert(**node));
        open.extend(new.copied());
    }
    found
}
