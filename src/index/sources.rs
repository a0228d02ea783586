//! Citations of all notes, the notes about works and the entries of libraries → sources: one for each work, whatever it is
//! called.

use super::defined::Defined;
use super::ids::{NoteId, SourceId};
use super::merge::Merge;
use super::model::Index;
use super::source::{Fact, KnownFrom, Source, Teller, Telling};
use super::source_names::SourceNames;
use super::work_note::{self, WorkNote};
use crate::bibliography::{self, Entry, Field, Library, read_citation};
use crate::note::{Citation, Direction, LinkForm, Note, Origin, doi};
use std::collections::HashMap;
use std::sync::Arc;

/// Fills in the sources of `index`, whose links are resolved. What is told first wins: by the notes about works, then by
/// the libraries, then by what notes say when they cite.
pub(super) fn gather(index: &mut Index, libraries: &[Library]) {
    let works = work_note::all(index);
    let entries =
        || (0u32..).zip(libraries).flat_map(|(at, library)| library.entries.iter().map(move |e| (at, e)));
    let defined = Defined::new(index, &works, libraries);
    let mut gathered = Gathered::default();
    gathered.name_works(&works);
    for (_, entry) in entries() {
        gathered.name_entry(entry);
    }
    let cited = gathered.name_citations(index, &defined);
    let linked = gathered.name_links(index, &works);
    for work in &works {
        gathered.take_work(work);
    }
    for (library, entry) in entries() {
        gathered.take_entry(library, entry);
    }
    gathered.take_citations(index, &cited);
    gathered.take_links(&linked);
    finish(index, gathered, cited, &linked, &works);
}

/// The group of each citation of each note; none for a mere mention.
type Cited = Vec<Vec<Option<usize>>>;

/// A note that cites a work by leading to the work's own note.
struct Linked {
    from: NoteId,
    /// 1-based.
    line: u32,
    group: usize,
}

#[derive(Default)]
struct Gathered {
    merge: Merge,
    sources: HashMap<usize, Source>,
}

impl Gathered {
    /// Makes one group of all the names a note about a work gives it.
    fn name_works(&mut self, works: &[WorkNote]) {
        for work in works {
            let group = self.merge.group(&work.id());
            for name in work.record.doi().into_iter().chain(work.record.url()) {
                let other = self.merge.group(name);
                self.merge.unite(group, other);
            }
        }
    }

    fn name_entry(&mut self, entry: &Entry) {
        let group = self.merge.group(&entry.key);
        for name in entry.aliases.iter().map(String::as_str).chain(entry.record.doi()) {
            let other = self.merge.group(name);
            self.merge.unite(group, other);
        }
    }

    fn name_citations(&mut self, index: &Index, defined: &Defined) -> Cited {
        let of_note =
            |note: &Arc<Note>| note.citations().map(|citation| self.name(&citation, defined)).collect();
        index.notes.iter().map(of_note).collect()
    }

    fn name(&mut self, citation: &Citation<'_>, defined: &Defined) -> Option<usize> {
        let key = citation.key.map(|key| defined.key(key));
        if citation.origin == Origin::Pandoc && key.is_some_and(|key| is_mention(key, defined)) {
            return None;
        }
        let names: Vec<&str> = [key, citation.doi].into_iter().flatten().collect();
        Some(match names.as_slice() {
            [] => match citation.url.or(citation.text) {
                Some(name) => self.merge.group(name),
                None => self.merge.single(),
            },
            [one] => self.merge.group(one),
            [one, other, ..] => {
                let (one, other) = (self.merge.group(one), self.merge.group(other));
                self.merge.unite(one, other);
                one
            }
        })
    }

    /// Links in the prose and relations that a note rests on cite the work whose own note they lead to.
    fn name_links(&mut self, index: &Index, works: &[WorkNote]) -> Vec<Linked> {
        let groups: HashMap<NoteId, usize> =
            works.iter().map(|work| (work.note, self.merge.group(&work.id()))).collect();
        let of_note = |from: NoteId| {
            let leads = leads(index, from).filter(move |(to, _)| *to != from);
            leads
                .filter_map(|(to, line)| Some((*groups.get(&to)?, line)))
                .map(move |(group, line)| Linked { from, line, group })
                .collect::<Vec<_>>()
        };
        index.note_ids().flat_map(of_note).collect()
    }

    fn source(&mut self, group: usize) -> &mut Source {
        let root = self.merge.root(group);
        self.sources.entry(root).or_default()
    }

    fn take_work(&mut self, work: &WorkNote) {
        let group = self.merge.group(&work.id());
        let source = self.source(group);
        source.note.get_or_insert(work.note);
        known(&mut source.from, KnownFrom::Note);
        let telling = Telling { from: KnownFrom::Note, by: Teller::Note(work.note), line: 1, derived: false };
        work.key.iter().for_each(|key| source.learn_key(key, telling));
        source.learn(&work.record, telling);
    }

    fn take_entry(&mut self, library: u32, entry: &Entry) {
        let group = self.merge.group(&entry.key);
        let source = self.source(group);
        known(&mut source.from, KnownFrom::Library);
        let by = Teller::Library(library);
        let telling = Telling { from: KnownFrom::Library, by, line: entry.line, derived: false };
        [&entry.key].into_iter().chain(&entry.aliases).for_each(|key| source.learn_key(key, telling));
        source.learn(&entry.record, telling);
    }

    fn take_citations(&mut self, index: &Index, cited: &Cited) {
        for (id, groups) in index.note_ids().zip(cited) {
            for (citation, group) in index.note(id).citations().zip(groups) {
                let Some(group) = group else { continue };
                let source = self.source(*group);
                take_citation(source, id, &citation);
                source.places.push((id, citation.line));
            }
        }
    }

    fn take_links(&mut self, linked: &[Linked]) {
        for link in linked {
            let source = self.source(link.group);
            known(&mut source.from, KnownFrom::Link);
            source.places.push((link.from, link.line));
        }
    }
}

/// The notes that a note leads to in ways that cite, each with the 1-based line.
fn leads(index: &Index, from: NoteId) -> impl Iterator<Item = (NoteId, u32)> {
    let (note, ties) = (index.note(from), index.ties(from));
    let links = note.links().zip(&ties.links).filter(|(link, _)| link.form != LinkForm::Property);
    let relations = note
        .relations()
        .zip(&ties.relations)
        .filter(|(relation, _)| relation.direction == Direction::RestsOn);
    let links = links.filter_map(|(link, to)| Some((to.note()?, link.line)));
    links.chain(relations.filter_map(|(relation, to)| Some((to.note()?, relation.line))))
}

/// `@someone` in prose is a mention, not a citation, when nothing defines it and it holds no year or number.
fn is_mention(key: &str, defined: &Defined) -> bool {
    !key.contains(|c: char| c.is_ascii_digit()) && !defined.contains(key)
}

fn take_citation(source: &mut Source, note: NoteId, citation: &Citation<'_>) {
    let from = match citation.origin {
        Origin::Table => KnownFrom::Table,
        Origin::Pandoc => KnownFrom::Pandoc,
        Origin::Link => KnownFrom::Link,
    };
    known(&mut source.from, from);
    let telling = Telling { from, by: Teller::Note(note), line: citation.line, derived: false };
    if let Some(key) = citation.key.filter(|key| doi::whole(key).is_none()) {
        source.learn_key(key, telling);
    }
    if let Some(doi) = citation.doi {
        source.learn_doi(doi, telling);
    }
    if let Some(url) = citation.url {
        source.learn_text(Field::Url, url, telling);
    }
    if citation.origin == Origin::Table {
        citation.text.iter().for_each(|text| take_text(source, text, telling));
    }
}

/// Keeps the longest text of a citation.
fn take_text(source: &mut Source, text: &str, telling: Telling) {
    if source.citation.as_ref().is_none_or(|known| known.len() < text.len()) {
        source.citation = Some(text.to_string());
        source.told.retain(|(fact, _)| *fact != Fact::Citation);
        source.told.push((Fact::Citation, telling));
    }
}

fn known(list: &mut Vec<KnownFrom>, from: KnownFrom) {
    if !list.contains(&from) {
        list.push(from);
    }
}

/// Names the sources, puts them in order and tells every note its own.
fn finish(index: &mut Index, mut gathered: Gathered, cited: Cited, linked: &[Linked], works: &[WorkNote]) {
    let mut sources: Vec<(usize, Source)> = std::mem::take(&mut gathered.sources).into_iter().collect();
    for (_, source) in &mut sources {
        complete(source);
    }
    sources.sort_by(|(a_root, a), (b_root, b)| (&a.id, a_root).cmp(&(&b.id, b_root)));
    let ids: HashMap<usize, SourceId> =
        (0u32..).zip(&sources).map(|(id, (root, _))| (*root, SourceId(id))).collect();
    for (note, groups) in cited.into_iter().enumerate() {
        let own: Vec<Option<SourceId>> =
            groups.into_iter().map(|group| ids.get(&gathered.merge.root(group?)).copied()).collect();
        index.ties[note].sources = distinct(own.iter().flatten().copied());
        index.ties[note].citations = own.into();
    }
    let of_works = works.iter().filter_map(|work| Some((work.note, gathered.merge.find(&work.id())?)));
    let of_links = linked.iter().map(|link| (link.from, link.group));
    for (note, group) in of_works.chain(of_links) {
        let source = ids.get(&gathered.merge.top(group));
        let ties = &mut index.ties[note.0 as usize];
        ties.sources = distinct(ties.sources.iter().chain(source).copied());
    }
    index.sources = sources.into_iter().map(|(_, source)| source).collect();
    for (id, source) in (0u32..).zip(&index.sources) {
        if let Some(note) = source.note {
            index.ties[note.0 as usize].work = Some(SourceId(id));
        }
    }
    index.source_names = names(&index.sources);
}

fn distinct(ids: impl Iterator<Item = SourceId>) -> Box<[SourceId]> {
    let mut ids: Vec<SourceId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into()
}

/// Chooses the names a source goes by, and reads from its citation what nothing else says or makes one up.
fn complete(source: &mut Source) {
    source.from.sort_unstable();
    let own = source.note;
    source.places.retain(|(note, _)| Some(*note) != own);
    source.places.sort_unstable();
    source.places.dedup();
    source.cited_by = source.places.iter().map(|(note, _)| *note).collect();
    source.cited_by.dedup();
    if let (Some(citation), Some(told)) = (&source.citation, source.telling(Fact::Citation)) {
        let mut read = read_citation(citation);
        read.set(Field::Doi, None); // every DOI is found already, where the citation was
        source.learn(&read, Telling { derived: true, ..told });
    }
    source.record.set(Field::Doi, source.dois.first().cloned());
    if source.citation.is_none() {
        let made = bibliography::format(&source.record, source.address().as_deref());
        source.citation = Some(made).filter(|citation| !citation.is_empty());
    }
    let names = [source.key(), source.record.doi(), source.record.url(), source.citation.as_deref()];
    let id = names.into_iter().flatten().next().map(str::to_string);
    source.id = id.unwrap_or_default();
}

fn names(sources: &[Source]) -> SourceNames {
    let mut names = SourceNames::default();
    for (id, source) in (0u32..).zip(sources) {
        let exact = source.keys.iter().chain(&source.dois).chain([&source.id]).map(String::as_str);
        let exact = exact.chain(source.record.url());
        exact.for_each(|name| names.add(name, SourceId(id)));
        source.keys.iter().for_each(|key| names.add_in_any_case(key, SourceId(id)));
    }
    names
}
