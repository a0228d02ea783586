//! The trails of real vaults.

mod common;

use ibid::index::{Index, Node, NoteId, SourceId, Trail};
use std::collections::HashSet;

fn sources(index: &Index) -> impl Iterator<Item = SourceId> + use<> {
    (0..index.sources().len() as u32).map(SourceId)
}

/// The takeaways that say what they rest on in a rendered table.
fn referenced_takeaways(index: &Index) -> Vec<NoteId> {
    let is_one = |id: &NoteId| {
        let note = index.note(*id);
        note.kind() == Some("Takeaway") && note.tables() > 0
    };
    index.note_ids().filter(is_one).collect()
}

#[test]
fn every_takeaway_with_a_table_comes_down_to_a_source() {
    let Some(index) = common::shared("garden") else { return };
    let takeaways = referenced_takeaways(&index);
    assert_eq!(takeaways.len(), 26);
    for id in takeaways {
        let summary = Trail::down(&index, Node::of(&index, id)).summary;
        assert!(summary.sources > 0, "{} reaches no source", index.note(id).path());
    }
}

/// Holds every source's trail up against the notes that cite it.
fn check_citing(index: &Index) {
    for id in sources(index) {
        let trail = Trail::up(index, Node::Source(id));
        let reached: HashSet<Node> = trail.rows.iter().map(|row| row.node).collect();
        let missing =
            index.source(id).cited_by.iter().find(|note| !reached.contains(&Node::of(index, **note)));
        let missing = missing.map(|note| index.note(*note).path());
        assert_eq!(missing, None, "not above {}", index.source(id).id);
    }
}

#[test]
fn every_note_that_cites_a_source_is_above_it() {
    for name in ["garden", "notas"] {
        let Some(index) = common::shared(name) else { continue };
        check_citing(&index);
    }
}

#[test]
fn works_stand_for_their_notes() {
    for name in ["garden", "notas"] {
        let Some(index) = common::shared(name) else { continue };
        for id in sources(&index) {
            let own = index.source(id).note;
            assert!(own.is_none_or(|note| Node::of(&index, note) == Node::Source(id)));
        }
        let own: HashSet<NoteId> = index.sources().iter().filter_map(|source| source.note).collect();
        for id in index.note_ids() {
            assert_eq!(
                own.contains(&id),
                Node::of(&index, id) != Node::Note(id),
                "{}",
                index.note(id).path()
            );
        }
    }
}
