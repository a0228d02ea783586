//! The references pane: which groups a note or source has, what is in them and where rows lead.

use super::groups::Row;
use super::{ReferencesOutcome, ReferencesPane};
use crate::ui::keys::{Action, Motion};
use crate::ui::lead::Lead;
use crate::ui::place::Found;
use crate::ui::snapshot::Snapshot;
use crate::ui::testing::{note, snapshot};

fn garden() -> Snapshot {
    snapshot(&[
        (
            "claim.md",
            "---\nbased on: \"[[finding]]\"\nup: \"[[theme]]\"\n---\nSee [[theme]] and [[theme]], [[gone]] and [[twin]]. [@key2001] #sleep",
        ),
        ("finding.md", "---\nsupports: \"[[claim]]\"\n---\nFound [@key2001; @other2002]."),
        ("theme.md", "---\nsupports: [\"[[claim]]\", \"[[missing]]\"]\n---\nThe [[claim]] again."),
        ("A/twin.md", ""),
        ("B/twin.md", ""),
    ])
}

fn pane(garden: &Snapshot, found: Found) -> ReferencesPane {
    let mut pane = ReferencesPane::default();
    pane.resize(40);
    pane.show(garden, found);
    pane
}

/// The groups as `heading: rows`.
fn shown(pane: &ReferencesPane, garden: &Snapshot) -> Vec<String> {
    let index = &garden.index;
    let name = |row: &Row| match row {
        Row::Note(id) => index.note(*id).stem().to_owned(),
        Row::Backlink(id, _) | Row::Citing(id, _) => {
            format!("{}:{}", index.note(*id).stem(), super::groups::mention(row, index).0)
        }
        Row::Source(id) => index.source(*id).id.clone(),
        Row::Beside(id, count) => format!("{}×{count}", index.source(*id).id),
        Row::Tag(id) => index.tag(*id).name.clone(),
        Row::Attachment(at) => index.attachments()[*at as usize].clone(),
        Row::Ambiguous(name, notes) => format!("{name} of {}", notes.len()),
        Row::Missing(name, line) => format!("{name}?{line}"),
    };
    let group = |group: &super::Group| {
        format!("{}: {}", group.kind.title(), group.rows.iter().map(name).collect::<Vec<_>>().join(", "))
    };
    pane.groups.iter().map(group).collect()
}

#[test]
fn a_note_shows_its_evidence_first_and_each_tie_once() {
    let garden = garden();
    for (path, expected) in [
        (
            "claim.md",
            vec![
                "Sources: key2001",
                "Rests on · based on: finding",
                "Rests on: theme",
                "Related · up: theme",
                "Tags: sleep",
                "Links: theme",
                "Backlinks: theme:4",
                "Unresolved: gone?5, twin of 2",
            ],
        ),
        ("finding.md", vec!["Sources: key2001, other2002", "Supports: claim"]),
        (
            "theme.md",
            vec![
                "Supports: claim, missing?2",
                "Named by · up: claim",
                "Links: claim",
                "Backlinks: claim:5",
                "Unresolved: missing?2",
            ],
        ),
    ] {
        let pane = pane(&garden, Found::Note(note(&garden, path)));
        assert_eq!(shown(&pane, &garden), expected, "{path}");
    }
}

#[test]
fn a_source_shows_who_cites_it_and_what_is_cited_beside() {
    let garden = garden();
    let source = garden.index.source_named("key2001").unwrap();
    let pane = pane(&garden, Found::Source(source));
    assert_eq!(shown(&pane, &garden), ["Cited by: claim:5, finding:4", "Cited beside: other2002×1"]);
}

#[test]
fn rows_lead_on_and_headings_fold() {
    let garden = garden();
    let mut pane = pane(&garden, Found::Note(note(&garden, "claim.md")));
    let source = garden.index.source_named("key2001").unwrap();
    assert_eq!(pane.act(Action::Open, &garden), ReferencesOutcome::Follow(Lead::Source(source)));
    pane.act(Action::Move(Motion::Last), &garden);
    assert!(
        matches!(pane.act(Action::Open, &garden), ReferencesOutcome::Follow(Lead::Ambiguous(notes)) if notes.len() == 2)
    );
    let rows = pane.entries.len();
    pane.act(Action::Move(Motion::First), &garden);
    assert_eq!(pane.act(Action::Open, &garden), ReferencesOutcome::Done);
    assert_eq!(pane.entries.len(), rows - 1);
    // a folded group stays folded from note to note
    pane.show(&garden, Found::Note(note(&garden, "finding.md")));
    assert_eq!(pane.entries.first().map(|entry| entry.lines), Some(1));
    assert_eq!(pane.entries.len(), 3);
}
