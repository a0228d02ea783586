//! What a note or source is tied to, as groups of rows. Rows hold ids; their text is made when they are drawn.

use std::collections::HashSet;

use crate::index::{Index, NoteId, Resolution, SourceId, TagId};
use crate::note::{Direction, LinkForm, Relation};
use crate::ui::place::Found;

/// Rows of one sort under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub kind: Kind,
    pub rows: Vec<Row>,
}

/// The sorts of ties. Names of relations are untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    OwnNote,
    Sources,
    RestsOn(String),
    Supports,
    Tagged(String),
    Related(String),
    /// other notes' relations of no known direction that point here
    NamedBy(String),
    Tags,
    Links,
    Backlinks,
    Unresolved,
    CitedBy,
    CitedBeside,
}

/// One tie.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Row {
    Note(NoteId),
    /// a note, and which of its links leads here
    Backlink(NoteId, u32),
    /// a note, and the 1-based line on which it cites the source
    Citing(NoteId, u32),
    Source(SourceId),
    /// a source, and how many notes cite both
    Beside(SourceId, usize),
    Tag(TagId),
    Attachment(u32),
    /// a name that several notes have
    Ambiguous(String, Box<[NoteId]>),
    /// a name nothing has, and the 1-based line it stands on
    Missing(String, u32),
}

impl Kind {
    /// The heading, without its count. Untrusted.
    pub fn title(&self) -> String {
        let named = |words: &str, name: &str| match name {
            "" => words.to_owned(),
            name => format!("{words} · {name}"),
        };
        match self {
            Kind::OwnNote => "Its note".into(),
            Kind::Sources => "Sources".into(),
            Kind::RestsOn(name) => named("Rests on", name),
            Kind::Supports => "Supports".into(),
            Kind::Tagged(name) => named("Tagged", name),
            Kind::Related(name) => named("Related", name),
            Kind::NamedBy(name) => named("Named by", name),
            Kind::Tags => "Tags".into(),
            Kind::Links => "Links".into(),
            Kind::Backlinks => "Backlinks".into(),
            Kind::Unresolved => "Unresolved".into(),
            Kind::CitedBy => "Cited by".into(),
            Kind::CitedBeside => "Cited beside".into(),
        }
    }
}

/// What a row leads to, by a name that holds from one index to the next.
pub(super) fn name<'i>(row: &'i Row, index: &'i Index) -> &'i str {
    match row {
        Row::Note(id) | Row::Backlink(id, _) | Row::Citing(id, _) => index.note(*id).path(),
        Row::Source(id) | Row::Beside(id, _) => &index.source(*id).id,
        Row::Tag(id) => &index.tag(*id).name,
        Row::Attachment(at) => index.attachments().get(*at as usize).map_or("", String::as_str),
        Row::Ambiguous(name, _) | Row::Missing(name, _) => name,
    }
}

/// The 1-based line a row means in its note, and the text around it, which may be empty.
pub(super) fn mention<'i>(row: &Row, index: &'i Index) -> (u32, &'i str) {
    match row {
        Row::Backlink(id, link) => {
            let link = index.note(*id).link(*link as usize);
            link.map_or((1, ""), |link| (link.line, link.context))
        }
        Row::Citing(id, line) => {
            let note = index.note(*id);
            let citation = note.citations().find(|citation| citation.line == *line);
            let link = || note.links().find(|link| link.line == *line).map(|link| link.context);
            (*line, citation.map(|citation| citation.context).or_else(link).unwrap_or(""))
        }
        _ => (1, ""),
    }
}

/// The groups of a place, in the order of the main path: evidence first.
pub(super) fn groups(index: &Index, found: Found) -> Vec<Group> {
    let mut groups = Groups::default();
    match found {
        Found::Note(id) => note_groups(&mut groups, index, id),
        Found::Source(id) => source_groups(&mut groups, index, id),
        Found::Nothing => {}
    }
    groups.list
}

/// Groups in the making; no row twice in a group.
#[derive(Default)]
struct Groups {
    list: Vec<Group>,
    seen: HashSet<(usize, Row)>,
}

impl Groups {
    fn add(&mut self, kind: Kind, row: Row) {
        let at = self.list.iter().position(|group| group.kind == kind).unwrap_or(self.list.len());
        if !self.seen.insert((at, row.clone())) {
            return;
        }
        match self.list.get_mut(at) {
            Some(group) => group.rows.push(row),
            None => self.list.push(Group { kind, rows: vec![row] }),
        }
    }

    fn has(&self, row: &Row, of: impl Fn(&Kind) -> bool) -> bool {
        let mut of = self.list.iter().enumerate().filter(|(_, group)| of(&group.kind));
        of.any(|(at, _)| self.seen.contains(&(at, row.clone())))
    }

    fn extend(&mut self, kind: &Kind, rows: impl Iterator<Item = Row>) {
        rows.for_each(|row| self.add(kind.clone(), row));
    }
}

fn note_groups(groups: &mut Groups, index: &Index, id: NoteId) {
    let ties = index.ties(id);
    groups.extend(&Kind::Sources, ties.sources.iter().map(|source| Row::Source(*source)));
    relations(groups, index, id, Direction::RestsOn);
    pointed_at(groups, index, id, Direction::Supports, |_| Kind::RestsOn(String::new()));
    relations(groups, index, id, Direction::Supports);
    pointed_at(groups, index, id, Direction::RestsOn, |_| Kind::Supports);
    relations(groups, index, id, Direction::Related);
    relations(groups, index, id, Direction::Tagged);
    pointed_at(groups, index, id, Direction::Related, |name| Kind::NamedBy(name.to_owned()));
    groups.extend(&Kind::Tags, ties.tags.iter().map(|tag| Row::Tag(*tag)));
    links(groups, index, id);
    backlinks(groups, index, id);
    unresolved(groups, index, id);
}

/// The note's own relations of one direction. A row that only leads to the note of a cited source is among the sources already.
fn relations(groups: &mut Groups, index: &Index, id: NoteId, direction: Direction) {
    let note = index.note(id);
    for (relation, to) in note.relations().zip(index.ties(id).relations) {
        if relation.direction == direction && !is_citation(index, id, &relation, to.note()) {
            groups.add(kind_of(&relation), relation_row(index, id, &relation, to.get()));
        }
    }
}

fn kind_of(relation: &Relation<'_>) -> Kind {
    let name = relation.name.to_owned();
    match relation.direction {
        Direction::RestsOn => Kind::RestsOn(name),
        Direction::Supports => Kind::Supports,
        Direction::Tagged => Kind::Tagged(name),
        Direction::Related => Kind::Related(name),
    }
}

fn is_citation(index: &Index, id: NoteId, relation: &Relation<'_>, to: Option<NoteId>) -> bool {
    let cited = relation.citation.and_then(|at| index.ties(id).citations.get(at).copied().flatten());
    cited.is_some_and(|source| to.is_none() || index.source(source).note == to)
}

fn relation_row(index: &Index, id: NoteId, relation: &Relation<'_>, to: Resolution) -> Row {
    resolved(to).unwrap_or_else(|| match to {
        Resolution::Ambiguous => ambiguous(index, id, relation.target),
        _ => Row::Missing(relation.target.to_owned(), relation.line),
    })
}

/// A link of the note at `id` that can mean several notes.
fn ambiguous(index: &Index, id: NoteId, target: &str) -> Row {
    Row::Ambiguous(target.to_owned(), index.candidates(id, target).into())
}

fn resolved(to: Resolution) -> Option<Row> {
    match to {
        Resolution::Note(id) | Resolution::Alias(id) => Some(Row::Note(id)),
        Resolution::Attachment(at) => Some(Row::Attachment(at)),
        _ => None,
    }
}

/// Other notes' relations of one direction that point here: each is one of this note's own, seen from the other end.
fn pointed_at(groups: &mut Groups, index: &Index, id: NoteId, direction: Direction, kind: fn(&str) -> Kind) {
    for tie in index.ties(id).pointed_at {
        let stated = index.note(tie.from).relation(tie.relation as usize);
        let Some(relation) = stated.filter(|relation| relation.direction == direction) else { continue };
        let row = Row::Note(tie.from);
        if tie.from != id && !groups.has(&row, |kind| same_way(kind, direction)) {
            groups.add(kind(relation.name), row);
        }
    }
}

/// Whether a group of the note's own already says what a relation of that direction says from the other end.
fn same_way(kind: &Kind, direction: Direction) -> bool {
    match direction {
        Direction::Supports => matches!(kind, Kind::RestsOn(_)),
        Direction::RestsOn => matches!(kind, Kind::Supports),
        _ => false,
    }
}

/// The links of the prose that lead somewhere, but for those that are tags. Those of properties are relations already.
fn links(groups: &mut Groups, index: &Index, id: NoteId) {
    let links = index.note(id).links().zip(index.ties(id).links);
    for (link, to) in links.filter(|(link, _)| link.form != LinkForm::Property) {
        let is_tag = match to.note() {
            Some(to) => index.tag_of_target(index.note(to).path()).is_some(),
            None => index.tag_of_target(link.target).is_some(),
        };
        if let Some(row) = resolved(to.get()).filter(|row| !is_tag && *row != Row::Note(id)) {
            groups.add(Kind::Links, row);
        }
    }
}

/// The lines of other notes' prose that link here, each once.
fn backlinks(groups: &mut Groups, index: &Index, id: NoteId) {
    let mut seen = HashSet::new();
    for backlink in index.ties(id).backlinks.iter().filter(|backlink| backlink.from != id) {
        let link = index.note(backlink.from).link(backlink.link as usize);
        let in_prose = link.filter(|link| link.form != LinkForm::Property);
        if in_prose.is_some_and(|link| seen.insert((backlink.from, link.line))) {
            groups.add(Kind::Backlinks, Row::Backlink(backlink.from, backlink.link));
        }
    }
}

/// The links and relations whose target is not there, or might be several.
fn unresolved(groups: &mut Groups, index: &Index, id: NoteId) {
    let (note, ties) = (index.note(id), index.ties(id));
    let links = note.links().zip(ties.links).map(|(link, to)| (link.target, link.line, to));
    let stated = note
        .relations()
        .zip(ties.relations)
        .filter(|(relation, to)| !is_citation(index, id, relation, to.note()));
    let relations = stated.map(|(relation, to)| (relation.target, relation.line, to));
    let mut seen = HashSet::new();
    for (target, line, to) in links.chain(relations) {
        let row = match to.get() {
            Resolution::Ambiguous => ambiguous(index, id, target),
            Resolution::Unresolved if index.tag_of_target(target).is_none() => {
                Row::Missing(target.to_owned(), line)
            }
            _ => continue,
        };
        if seen.insert(target) {
            groups.add(Kind::Unresolved, row);
        }
    }
}

fn source_groups(groups: &mut Groups, index: &Index, id: SourceId) {
    let source = index.source(id);
    groups.extend(&Kind::OwnNote, source.note.into_iter().map(Row::Note));
    let mut seen = HashSet::new();
    let first = source.places.iter().filter(|(note, _)| seen.insert(*note));
    groups.extend(&Kind::CitedBy, first.map(|(note, line)| Row::Citing(*note, *line)));
    groups.extend(&Kind::CitedBeside, index.cited_beside(id).into_iter().map(|(id, n)| Row::Beside(id, n)));
}
