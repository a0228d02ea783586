//! A term → the notes that satisfy it, as the index tells.

use super::glob::{Edge, Glob, Pattern};
use super::property::PropertyTest;
use super::tree::{DateField, Feature, Sought};
use crate::index::{Found, Index, NoteId, Resolution, SourceId, look_up};
use crate::note::Note;
use crate::search::facets::carriers;
use crate::search::fold;
use crate::search::note_set::NoteSet;

/// The notes that satisfy `sought`; none for a text, of which the index knows nothing.
pub(super) fn of(sought: &Sought, index: &Index) -> NoteSet {
    let note = |id: NoteId| index.note(id);
    match sought {
        Sought::Text(_) => NoteSet::none(index),
        Sought::Tag(name) => carriers(index, name),
        Sought::Path(glob) => {
            let path = path(glob);
            NoteSet::of(index, |id| path.is_in(note(id).path()))
        }
        Sought::Kind(kind) => {
            let kind = fold(kind);
            NoteSet::of(index, |id| is_kind(note(id), &kind))
        }
        Sought::Title(glob) => {
            let title = glob.pattern(Edge::Anywhere, Edge::Anywhere);
            NoteSet::of(index, |id| is_called(note(id), &title))
        }
        Sought::Cites(name) => {
            let citing = work(index, name).map(|work| index.source(work).cited_by.iter().copied());
            NoteSet::these(index, citing.into_iter().flatten())
        }
        Sought::LinksTo(address) => links_to(index, address),
        Sought::LinkedFrom(address) => linked_from(index, address),
        Sought::Has(Feature::Problem) => {
            let problems = index.problems().iter();
            NoteSet::these(index, problems.filter_map(|problem| index.note_at(&problem.path)))
        }
        Sought::Has(feature) => NoteSet::of(index, |id| has(index, id, *feature)),
        Sought::Date(DateField::Created, bounds) => {
            NoteSet::of(index, |id| note(id).created().is_some_and(|date| bounds.holds_date(date)))
        }
        Sought::Date(DateField::Updated, bounds) => NoteSet::of(index, |id| {
            let note = note(id);
            note.updated().or_else(|| note.created()).is_some_and(|date| bounds.holds_date(date))
        }),
        Sought::Property(name, wanted) => {
            let test = PropertyTest::new(name, wanted);
            NoteSet::of(index, |id| test.holds(note(id).properties()))
        }
    }
}

/// A `/` in front stands for the vault's folder.
fn path(glob: &Glob) -> Pattern {
    let mut pieces = glob.pieces.clone();
    let within = pieces.first().and_then(|first| first.strip_prefix('/')).map(str::to_owned);
    let start = if within.is_some() { Edge::Text } else { Edge::Anywhere };
    pieces.iter_mut().zip(within).for_each(|(first, within)| *first = within);
    Glob { pieces }.pattern(start, Edge::Anywhere)
}

/// Whether `note` is of this folded kind.
pub(super) fn is_kind(note: &Note, kind: &str) -> bool {
    note.kind().is_some_and(|own| fold(own) == kind)
}

fn is_called(note: &Note, title: &Pattern) -> bool {
    title.is_in(note.title()) || title.is_in(note.label()) || note.aliases().any(|alias| title.is_in(alias))
}

/// The work called `name`: by key, DOI or address, or by an address of its own note.
pub(super) fn work(index: &Index, name: &str) -> Option<SourceId> {
    index.source_named(name).or_else(|| match look_up(index, name) {
        Found::Note { id, .. } => index.ties(id).work,
        Found::Source(id) => Some(id),
        Found::Ambiguous(_) | Found::Nothing => None,
    })
}

/// The notes that a link, a relation or, of a work without a note, a citation leads from to `address`.
fn links_to(index: &Index, address: &str) -> NoteSet {
    let to_note = |id: NoteId| {
        let ties = index.ties(id);
        let links = ties.backlinks.iter().map(|link| link.from);
        links.chain(ties.pointed_at.iter().map(|relation| relation.from))
    };
    match look_up(index, address) {
        Found::Nothing => NoteSet::none(index),
        Found::Note { id, .. } => NoteSet::these(index, to_note(id)),
        Found::Ambiguous(notes) => NoteSet::these(index, notes.into_iter().flat_map(to_note)),
        Found::Source(id) => {
            let source = index.source(id);
            let pointing = index.pointed_at(id).iter().map(|relation| relation.from);
            NoteSet::these(index, source.cited_by.iter().copied().chain(pointing))
        }
    }
}

/// The notes that a link or a relation of the note at `address` leads to.
fn linked_from(index: &Index, address: &str) -> NoteSet {
    let from_note = |id: NoteId| {
        let ties = index.ties(id);
        ties.links.iter().chain(ties.relations).filter_map(|to| to.note())
    };
    match look_up(index, address) {
        Found::Note { id, .. } => NoteSet::these(index, from_note(id)),
        Found::Ambiguous(notes) => NoteSet::these(index, notes.into_iter().flat_map(from_note)),
        Found::Source(_) | Found::Nothing => NoteSet::none(index),
    }
}

fn has(index: &Index, id: NoteId, feature: Feature) -> bool {
    let (note, ties) = (index.note(id), index.ties(id));
    match feature {
        Feature::Source => !ties.sources.is_empty(),
        Feature::Tag => !ties.tags.is_empty(),
        Feature::Link => note.link_count() > 0,
        Feature::Backlink => !ties.backlinks.is_empty() || !ties.pointed_at.is_empty(),
        Feature::Relation => note.relations().len() > 0,
        Feature::Unresolved => ties.links.iter().any(|to| to.get() == Resolution::Unresolved),
        Feature::Heading => note.headings().len() > 0,
        Feature::Alias => note.aliases().next().is_some(),
        Feature::Property => note.properties() != "{}",
        Feature::Table => note.tables() > 0,
        Feature::Work => ties.work.is_some(),
        Feature::Problem => index.problems().iter().any(|problem| problem.path == note.path()),
    }
}
