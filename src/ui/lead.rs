//! Where a link leads in the current index, and how it looks for it.

use crate::index::{self, Index, NoteId, Resolution, SourceId, TagId, look_up};
use crate::note::LinkTarget;
use crate::ui::place::{Found, Place};
use crate::ui::reader::LinkLook;

/// Where a link or a row leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// A note, and the 1-based line to show of it.
    Note(NoteId, Option<u32>),
    /// A note without the part that the anchor names. Untrusted.
    NoPart(NoteId, String),
    /// The notes of a tag.
    Tag(TagId),
    Source(SourceId),
    /// A web address.
    Address(String),
    /// A line of the same note.
    Line(u32),
    /// A footnote of the same note, by its label.
    Footnote(String),
    /// Several notes with equal right.
    Ambiguous(Vec<NoteId>),
    /// A file that is no note: its place in [`Index::attachments`].
    Attachment(u32),
    /// Nothing of that name.
    Nothing(String),
}

impl Lead {
    /// Where `target`, as written in the note `from`, leads.
    pub fn of(index: &Index, from: Option<NoteId>, target: &LinkTarget) -> Lead {
        match target {
            LinkTarget::Note { target, anchor, .. } if target.is_empty() => {
                match from.map(|from| Lead::part(index, from, anchor.as_deref())) {
                    Some(Lead::Note(_, line)) => Lead::Line(line.unwrap_or(1)),
                    other => other.unwrap_or(Lead::Line(1)),
                }
            }
            LinkTarget::Note { target, anchor, .. } => {
                let from = from.unwrap_or(NoteId(u32::MAX));
                Lead::resolved(index, from, target, anchor.as_deref())
            }
            LinkTarget::Tag(name) => {
                index.tag_named(name).map_or(Lead::Nothing(format!("#{name}")), Lead::Tag)
            }
            LinkTarget::Citation(key) => match Place::Source(key.clone()).find(index) {
                Found::Source(id) => Lead::Source(id),
                _ => Lead::Nothing(format!("@{key}")),
            },
            LinkTarget::Doi(doi) => {
                let address = || Lead::Address(format!("https://doi.org/{doi}"));
                index.source_named(doi).map_or_else(address, Lead::Source)
            }
            LinkTarget::Address(address) => Lead::Address(address.clone()),
            LinkTarget::Footnote(label) => Lead::Footnote(label.clone()),
            LinkTarget::Line { path, line } => {
                let note = index.note_at(path).map(|id| Lead::Note(id, Some(*line)));
                note.unwrap_or_else(|| Lead::Nothing(path.clone()))
            }
        }
    }

    /// Where an address leads that may name anything: a path, title, alias, permalink, `@key`, DOI, `note#heading`.
    pub fn at(index: &Index, address: &str) -> Lead {
        match look_up(index, address) {
            index::Found::Note { id, line } => Lead::Note(id, line),
            index::Found::Source(id) => Lead::Source(id),
            index::Found::Ambiguous(notes) => Lead::Ambiguous(notes),
            index::Found::Nothing => Lead::Nothing(address.to_owned()),
        }
    }

    /// Where a link of the note `from` leads; `target` and `anchor` are as written.
    pub fn resolved(index: &Index, from: NoteId, target: &str, anchor: Option<&str>) -> Lead {
        let tag = |target: &str| index.tag_of_target(target).map(Lead::Tag);
        match index.resolve(from, target) {
            Resolution::Note(id) | Resolution::Alias(id) => {
                tag(index.note(id).path()).unwrap_or_else(|| Lead::part(index, id, anchor))
            }
            Resolution::Attachment(at) => Lead::Attachment(at),
            Resolution::Ambiguous => Lead::Ambiguous(index.candidates(from, target)),
            Resolution::Unresolved => {
                let source = || index.source_of_target(target).map(Lead::Source);
                tag(target).or_else(source).unwrap_or_else(|| Lead::Nothing(target.to_owned()))
            }
        }
    }

    /// The part of a note that `anchor` names; without one, all of it.
    fn part(index: &Index, id: NoteId, anchor: Option<&str>) -> Lead {
        let Some(anchor) = anchor else { return Lead::Note(id, None) };
        match index.note(id).line_of(anchor) {
            Some(line) => Lead::Note(id, Some(line)),
            None => Lead::NoPart(id, anchor.to_owned()),
        }
    }

    /// Where it leads in `new`, the index after `old`; `None` where that is gone.
    pub fn renewed(&self, old: &Index, new: &Index) -> Option<Lead> {
        let note = |id: &NoteId| new.note_at(old.note(*id).path());
        Some(match self {
            Lead::Note(id, line) => Lead::Note(note(id)?, *line),
            Lead::NoPart(id, anchor) => Lead::NoPart(note(id)?, anchor.clone()),
            Lead::Tag(tag) => Lead::Tag(new.tag_named(&old.tag(*tag).name)?),
            Lead::Source(id) => Lead::Source(Place::source(old, *id).find(new).source()?),
            Lead::Ambiguous(notes) => Lead::Ambiguous(notes.iter().filter_map(note).collect()),
            Lead::Attachment(_) => return None,
            same => same.clone(),
        })
    }

    /// How a link that leads there looks.
    pub fn look(&self) -> LinkLook {
        match self {
            Lead::Note(..) | Lead::Line(_) | Lead::Ambiguous(_) => LinkLook::Note,
            Lead::Tag(_) => LinkLook::Tag,
            Lead::Source(_) => LinkLook::Source,
            Lead::Address(_) => LinkLook::Address,
            Lead::Footnote(_) => LinkLook::Footnote,
            Lead::Attachment(_) => LinkLook::Attachment,
            Lead::NoPart(..) | Lead::Nothing(_) => LinkLook::Unresolved,
        }
    }
}
