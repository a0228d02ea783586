//! Notes of kinds that should rest on a source and rest on none, however far down one looks.

use crate::index::ids::SourceId;
use crate::index::model::Index;
use crate::index::trail::{Node, up};
use crate::note::{Note, Problem, ProblemKind};
use std::collections::HashSet;

pub(super) fn find(index: &Index, found: &mut Vec<Problem>) {
    let resting = resting(index);
    for id in index.note_ids() {
        let note = index.note(id);
        if is_evidence(index, note) && !resting.contains(&Node::of(index, id)) {
            let kind = note.kind().unwrap_or("");
            let message = format!("this {kind} rests on no source");
            let kind = ProblemKind::NoteWithoutSource;
            found.push(Problem { path: note.path().to_string(), line: 1, kind, message });
        }
    }
}

fn is_evidence(index: &Index, note: &Note) -> bool {
    note.kind().is_some_and(|kind| index.evidence_kinds.contains(&kind.to_lowercase()))
}

/// Every node from which a trail leads down to a work: what the trails up from all works reach, works included.
fn resting(index: &Index) -> HashSet<Node> {
    let mut reached: HashSet<Node> =
        (0u32..).zip(index.sources()).map(|(id, _)| Node::Source(SourceId(id))).collect();
    let mut left: Vec<Node> = reached.iter().copied().collect();
    while let Some(node) = left.pop() {
        let above = up(index, node).into_iter().map(|edge| edge.node);
        left.extend(above.filter(|node| reached.insert(*node)));
    }
    reached
}
