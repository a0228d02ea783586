//! Citations of all notes, the notes about works and the entries of libraries → sources: one for each work, whatever it is
//! called.

use super::defined::Defined;
use super::ids::{NoteId, Resolved, SourceId};
use super::leads::Leads;
use super::lists::Lists;
use super::merge::Merge;
use super::source::{Fact, KnownFrom, Source, Teller, Telling};
use super::source_names::SourceNames;
use super::work_note::{self, WorkNote};
use crate::bibliography::{self, Entry, Field, Library, read_citation};
use crate::note::{Citation, Direction, LinkForm, Note, Origin, doi};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// All sources, and what each note has to do with them.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// By id.
    pub list: Vec<Arc<Source>>,
    /// The source each citation of each note names; none for a mere mention.
    pub citations: Lists<Option<SourceId>>,
    /// The sources each note cites, in the order of their ids.
    pub of_notes: Lists<SourceId>,
    /// The notes about works, sorted, and whose works these are.
    pub about: Vec<(NoteId, SourceId)>,
    pub names: Arc<SourceNames>,
}

impl Sources {
    /// The sources of `notes`, whose links lead where `leads` says. What is told first wins: by the notes about works, then by
    /// the libraries, then by what notes say when they cite.
    pub fn new(notes: &[Arc<Note>], leads: &Leads, libraries: &[Library]) -> Sources {
        let works = work_note::all(notes);
        let entries =
            || (0u32..).zip(libraries).flat_map(|(at, library)| library.entries.iter().map(move |e| (at, e)));
        let defined = Defined::new(notes, &works, libraries);
        let mut gathered = Gathered::default();
        gathered.name_works(&works);
        for (_, entry) in entries() {
            gathered.name_entry(entry);
        }
        let cited = gathered.name_citations(notes, &defined);
        let linked = gathered.name_links(notes, leads, &works);
        for work in &works {
            gathered.take_work(work);
        }
        for (library, entry) in entries() {
            gathered.take_entry(library, entry);
        }
        gathered.take_citations(notes, &cited);
        gathered.take_links(&linked);
        finish(gathered, cited, &linked, &works)
    }

    /// The source whose own note `note` is: of several notes about one work the first is its own.
    pub fn work(&self, note: NoteId) -> Option<SourceId> {
        let source = self.about(note)?;
        (self.list.get(source.0 as usize)?.note == Some(note)).then_some(source)
    }

    /// The source that `note` is about.
    pub fn about(&self, note: NoteId) -> Option<SourceId> {
        let at = self.about.binary_search_by_key(&note, |(note, _)| *note).ok()?;
        self.about.get(at).map(|(_, source)| *source)
    }

    /// The source with this citation key (with or without `@`), DOI (in any spelling) or address.
    pub fn named(&self, name: &str) -> Option<SourceId> {
        self.names.find(&self.list, name)
    }
}

/// The group of each citation of each note; none for a mere mention.
type Cited = Lists<Option<usize>>;

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

    fn name_citations(&mut self, notes: &[Arc<Note>], defined: &Defined) -> Cited {
        let mut cited = Cited::default();
        for note in notes {
            cited.push(note.citations().map(|citation| self.name(&citation, defined)));
        }
        cited
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
    fn name_links(&mut self, notes: &[Arc<Note>], leads: &Leads, works: &[WorkNote]) -> Vec<Linked> {
        let mut groups = vec![None; notes.len()];
        for work in works {
            groups[work.note.0 as usize] = Some(self.merge.group(&work.id()));
        }
        let mut linked = Vec::new();
        for (from, note) in (0u32..).map(NoteId).zip(notes) {
            let group = |to: NoteId| groups.get(to.0 as usize).copied().flatten();
            let all = citing_links(note, from, leads, group);
            linked.extend(all.map(|(group, line)| Linked { from, line, group }));
        }
        linked
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

    fn take_citations(&mut self, notes: &[Arc<Note>], cited: &Cited) {
        for ((id, note), groups) in (0u32..).map(NoteId).zip(notes).zip(cited.iter()) {
            for (citation, group) in note.citations().zip(groups) {
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

/// The links in the prose of `note`, and its relations to what it rests on, that lead to another note about a work: that
/// work, by `work`, and the line.
pub(super) fn citing_links<'n, W>(
    note: &'n Note,
    from: NoteId,
    leads: &'n Leads,
    work: impl Fn(NoteId) -> Option<W> + Copy + 'n,
) -> impl Iterator<Item = (W, u32)> {
    let led = move |to: &Resolved| work(to.note().filter(|to| *to != from)?);
    let links = leads.links.of(from.0 as usize).iter().enumerate().filter_map(move |(at, to)| {
        let work = led(to)?;
        note.link(at).filter(|link| link.form != LinkForm::Property).map(|link| (work, link.line))
    });
    let relations = leads.relations.of(from.0 as usize).iter().enumerate().filter_map(move |(at, to)| {
        let work = led(to)?;
        let relation = note.relation(at).filter(|relation| relation.direction == Direction::RestsOn);
        relation.map(|relation| (work, relation.line))
    });
    links.chain(relations)
}

/// `@someone` in prose is a mention, not a citation, when nothing defines it and it holds no year or number.
fn is_mention(key: &str, defined: &Defined) -> bool {
    !key.contains(|c: char| c.is_ascii_digit()) && !defined.contains(key)
}

pub(super) fn known_from(origin: Origin) -> KnownFrom {
    match origin {
        Origin::Table => KnownFrom::Table,
        Origin::Pandoc => KnownFrom::Pandoc,
        Origin::Link => KnownFrom::Link,
    }
}

fn take_citation(source: &mut Source, note: NoteId, citation: &Citation<'_>) {
    let from = known_from(citation.origin);
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
fn finish(mut gathered: Gathered, cited: Cited, linked: &[Linked], works: &[WorkNote]) -> Sources {
    let mut sources: Vec<(usize, Source)> = std::mem::take(&mut gathered.sources).into_iter().collect();
    sources.par_iter_mut().for_each(|(_, source)| complete(source));
    sources.par_sort_by(|(a_root, a), (b_root, b)| (&a.id, a_root).cmp(&(&b.id, b_root)));
    let ids: HashMap<usize, SourceId> =
        (0u32..).zip(&sources).map(|(id, (root, _))| (*root, SourceId(id))).collect();
    let id = |group: usize| ids.get(&gathered.merge.top(group)).copied();
    let citations = cited.map(|group| id((*group)?));
    let about = works.iter().filter_map(|work| Some((work.note, id(gathered.merge.find(&work.id())?)?)));
    let about: Vec<(NoteId, SourceId)> = about.collect();
    let of_works = about.iter().map(|(note, id)| (note.0, *id));
    let of_links = linked.iter().filter_map(|link| Some((link.from.0, id(link.group)?)));
    let of_citations = (0u32..)
        .zip(citations.iter())
        .flat_map(|(note, own)| own.iter().flatten().map(move |id| (note, *id)));
    let mut of_notes: Vec<(u32, SourceId)> = of_citations.chain(of_works).chain(of_links).collect();
    of_notes.par_sort_unstable();
    of_notes.dedup();
    let of_notes = Lists::grouped(citations.rows(), of_notes.into_iter());
    let list: Vec<Arc<Source>> = sources.into_iter().map(|(_, source)| Arc::new(source)).collect();
    Sources { names: Arc::new(SourceNames::new(&list)), citations, of_notes, about, list }
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
