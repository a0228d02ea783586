//! What rests directly on what: one set of edges, seen from either end. No trees here.
//!
//! x rests on y where x says so by a relation, where y says that it supports x, and where x cites the work y. A note about
//! a work stands for the work, at either end.

use crate::index::ids::{NoteId, PointedAt, Resolution, SourceId};
use crate::index::lists::Lists;
use crate::index::model::Index;
use crate::note::{Direction, Relation};
use rayon::prelude::*;
use std::collections::HashSet;

/// What trails are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Node {
    Note(NoteId),
    Source(SourceId),
}

/// An edge, seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edge {
    /// The other end.
    pub node: Node,
    pub tie: Tie,
}

/// Where an edge is stated: the note that states it, and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tie {
    /// By the relation at that place among the note's relations.
    Relation { by: NoteId, at: u32 },
    /// By a citation on that 1-based line.
    Citation { by: NoteId, line: u32 },
}

impl Node {
    /// What the note stands for: its work if it is a work's own note, else itself.
    pub fn of(index: &Index, note: NoteId) -> Node {
        index.ties(note).work.map_or(Node::Note(note), Node::Source)
    }

    /// The note that speaks for it; a source need not have one.
    pub fn note(self, index: &Index) -> Option<NoteId> {
        match self {
            Node::Note(id) => Some(id),
            Node::Source(id) => index.source(id).note,
        }
    }

    /// The node that stands for it, so that no work is there twice.
    pub(super) fn settled(self, index: &Index) -> Node {
        match self {
            Node::Note(id) => Node::of(index, id),
            source => source,
        }
    }

    /// By what it is put in order: its path; for a work without a note its id.
    fn order(self, index: &Index) -> &str {
        match (self.note(index), self) {
            (Some(note), _) => index.note(note).path(),
            (None, Node::Source(id)) => &index.source(id).id,
            (None, Node::Note(_)) => "",
        }
    }
}

impl Tie {
    /// The relation's name, or "cites". Untrusted.
    pub fn name(self, index: &Index) -> &str {
        match self {
            Tie::Citation { .. } => "cites",
            Tie::Relation { by, at } => match index.note(by).relation(at as usize) {
                Some(relation) if relation.name.is_empty() => relation.direction.name(),
                Some(relation) => relation.name,
                None => "",
            },
        }
    }

    /// The 1-based line it is stated on.
    pub fn line(self, index: &Index) -> u32 {
        match self {
            Tie::Citation { line, .. } => line,
            Tie::Relation { by, at } => index.note(by).relation(at as usize).map_or(1, |found| found.line),
        }
    }
}

/// What `node` rests on, each once: by its own relations in their order, by those that say they support it, then the
/// works it cites.
pub fn down(index: &Index, node: Node) -> Vec<Edge> {
    let node = node.settled(index);
    let own = stated(index, node, Direction::RestsOn);
    let supporting = pointed_at(index, node, Direction::Supports);
    others(node, own.chain(supporting).chain(cited(index, node)))
}

/// What rests on `node`, each once, by path.
pub fn up(index: &Index, node: Node) -> Vec<Edge> {
    let node = node.settled(index);
    let resting = pointed_at(index, node, Direction::RestsOn);
    let supported = stated(index, node, Direction::Supports);
    let mut edges = others(node, resting.chain(supported).chain(citing(index, node)));
    edges.sort_by_key(|edge| edge.node.order(index));
    edges
}

/// The relations that lead to each source and to no note. To be called once all else is there.
pub(in crate::index) fn to_sources(index: &Index) -> Lists<PointedAt> {
    let notes = (0..index.notes().len() as u32).into_par_iter().map(NoteId);
    let found: Vec<_> = notes.flat_map_iter(|from| relations_to_works(index, from)).collect();
    Lists::grouped(index.sources().len(), found.into_iter())
}

/// The relations of the note `from` that lead to a source and to no note: the source's place, and the relation.
pub(in crate::index) fn relations_to_works(
    index: &Index,
    from: NoteId,
) -> impl Iterator<Item = (u32, PointedAt)> {
    let relations = (0u32..).zip(index.note(from).relations());
    let directed = relations
        .filter(|(_, relation)| matches!(relation.direction, Direction::RestsOn | Direction::Supports));
    directed.filter_map(move |(at, relation)| {
        Some((work(index, from, at, &relation)?.0, PointedAt { from, relation: at }))
    })
}

/// Where the relation at `at` of the note `by` leads.
fn end(index: &Index, by: NoteId, at: u32, relation: &Relation<'_>) -> Option<Node> {
    let to = index.ties(by).relations.get(at as usize)?;
    match to.note() {
        Some(note) => Some(Node::of(index, note)),
        None => work(index, by, at, relation).map(Node::Source),
    }
}

/// The work a relation leads to that leads to no note: the one its row cites, else the one a missing note is named after.
fn work(index: &Index, by: NoteId, at: u32, relation: &Relation<'_>) -> Option<SourceId> {
    let ties = index.ties(by);
    let to = ties.relations.get(at as usize).filter(|to| to.note().is_none())?;
    let cited = relation.citation.and_then(|at| ties.citations.get(at).copied().flatten());
    let missing = to.get() == Resolution::Unresolved;
    cited.or_else(|| if missing { index.source_of_target(relation.target) } else { None })
}

/// The relations of one direction that `node` states.
fn stated(index: &Index, node: Node, direction: Direction) -> impl Iterator<Item = Edge> {
    let own = node.note(index).map(move |by| (by, index.note(by).relations()));
    own.into_iter().flat_map(move |(by, relations)| {
        let relations = (0u32..).zip(relations).filter(move |(_, relation)| relation.direction == direction);
        relations.filter_map(move |(at, relation)| {
            Some(Edge { node: end(index, by, at, &relation)?, tie: Tie::Relation { by, at } })
        })
    })
}

/// The relations of one direction that others state of `node`, by the path of the stating note and in its order.
fn pointed_at(index: &Index, node: Node, direction: Direction) -> impl Iterator<Item = Edge> {
    let at_note = node.note(index).map_or(&[][..], |note| index.ties(note).pointed_at);
    let at_work = match node {
        Node::Source(id) => index.pointed_at(id),
        Node::Note(_) => &[][..],
    };
    let mut all: Vec<PointedAt> = at_note.iter().chain(at_work).copied().collect();
    all.sort_unstable();
    all.into_iter().filter_map(move |PointedAt { from: by, relation: at }| {
        let stated = index.note(by).relation(at as usize)?;
        (stated.direction == direction)
            .then(|| Edge { node: Node::of(index, by), tie: Tie::Relation { by, at } })
    })
}

/// The works `node` cites, by line.
fn cited(index: &Index, node: Node) -> impl Iterator<Item = Edge> {
    let own = node
        .note(index)
        .map(|by| index.ties(by).sources.iter().filter_map(move |id| first_place(index, by, *id)));
    let mut edges: Vec<Edge> = own.into_iter().flatten().collect();
    edges.sort_by_key(|edge| edge.tie.line(index));
    edges.into_iter()
}

/// Where the note `by` cites the work first.
fn first_place(index: &Index, by: NoteId, work: SourceId) -> Option<Edge> {
    let places = &index.source(work).places;
    let at = places.partition_point(|place| *place < (by, 0));
    let (_, line) = places.get(at).filter(|(note, _)| *note == by)?;
    Some(Edge { node: Node::Source(work), tie: Tie::Citation { by, line: *line } })
}

/// The notes that cite `node`.
fn citing(index: &Index, node: Node) -> impl Iterator<Item = Edge> {
    let places = match node {
        Node::Source(id) => &index.source(id).places[..],
        Node::Note(_) => &[],
    };
    places
        .iter()
        .map(|(by, line)| Edge { node: Node::of(index, *by), tie: Tie::Citation { by: *by, line: *line } })
}

/// The first edge to each other node.
fn others(node: Node, edges: impl Iterator<Item = Edge>) -> Vec<Edge> {
    let mut seen = HashSet::from([node]);
    edges.filter(|edge| seen.insert(edge.node)).collect()
}
