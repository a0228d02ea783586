//! Citations of all notes, the notes about works and the entries of libraries → sources: one for each work, whatever it is
//! called.

use super::defined::Defined;
use super::ids::{NoteId, SourceId};
use super::merge::Merge;
use super::model::{Index, KnownFrom, Source};
use super::source_names::SourceNames;
use super::work_note::{self, WorkNote};
use crate::bibliography::{self, Entry, Library, Work, read_citation};
use crate::note::{Citation, Note, Origin, doi};
use std::collections::HashMap;
use std::sync::Arc;

/// Fills in the sources of `index`, whose links are resolved. What is told first wins: by the notes about works, then by
/// the libraries, then by what notes say when they cite.
pub(super) fn gather(index: &mut Index, libraries: &[Library]) {
    let works = work_note::all(index);
    let entries = || libraries.iter().flat_map(|library| &library.entries);
    let defined = Defined::new(index, &works, libraries);
    let mut gathered = Gathered::default();
    gathered.name_works(&works);
    for entry in entries() {
        gathered.name_entry(entry);
    }
    let cited = gathered.name_citations(index, &defined);
    for work in &works {
        gathered.take_work(work);
    }
    for entry in entries() {
        gathered.take_entry(entry);
    }
    gathered.take_citations(index, &cited);
    finish(index, gathered, cited, &works);
}

/// The group of each citation of each note; none for a mere mention.
type Cited = Vec<Vec<Option<usize>>>;

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
            for name in work.doi.iter().chain(&work.url) {
                let other = self.merge.group(name);
                self.merge.unite(group, other);
            }
        }
    }

    fn name_entry(&mut self, entry: &Entry) {
        let group = self.merge.group(&entry.key);
        if let Some(doi) = &entry.doi {
            let other = self.merge.group(doi);
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

    fn source(&mut self, group: usize) -> &mut Source {
        let root = self.merge.root(group);
        self.sources.entry(root).or_default()
    }

    fn take_work(&mut self, work: &WorkNote) {
        let group = self.merge.group(&work.id());
        let source = self.source(group);
        source.note.get_or_insert(work.note);
        known(&mut source.from, KnownFrom::Note);
        add(&mut source.keys, work.key.as_deref());
        add(&mut source.dois, work.doi.as_deref());
        fill(&mut source.url, work.url.as_deref());
        learn(source, &work.work);
    }

    fn take_entry(&mut self, entry: &Entry) {
        let group = self.merge.group(&entry.key);
        let source = self.source(group);
        known(&mut source.from, KnownFrom::Library);
        add(&mut source.keys, Some(&entry.key));
        add(&mut source.dois, entry.doi.as_deref());
        fill(&mut source.url, entry.url.as_deref());
        fill(&mut source.abstract_text, entry.abstract_text.as_deref());
        for keyword in &entry.keywords {
            add(&mut source.keywords, Some(keyword));
        }
        learn(source, &entry.work);
    }

    fn take_citations(&mut self, index: &Index, cited: &Cited) {
        for (id, groups) in index.note_ids().zip(cited) {
            for (citation, group) in index.note(id).citations().zip(groups) {
                let Some(group) = group else { continue };
                let source = self.source(*group);
                take_citation(source, &citation);
                if source.note != Some(id) {
                    cite(source, id, citation.line);
                }
            }
        }
    }
}

/// `@someone` in prose is a mention, not a citation, when nothing defines it and it holds no year or number.
fn is_mention(key: &str, defined: &Defined) -> bool {
    !key.contains(|c: char| c.is_ascii_digit()) && !defined.contains(key)
}

fn take_citation(source: &mut Source, citation: &Citation<'_>) {
    let from = match citation.origin {
        Origin::Table => KnownFrom::Table,
        Origin::Pandoc => KnownFrom::Pandoc,
        Origin::Link => KnownFrom::Link,
    };
    known(&mut source.from, from);
    add(&mut source.keys, citation.key.filter(|key| doi::whole(key).is_none()));
    add(&mut source.dois, citation.doi);
    fill(&mut source.url, citation.url);
    if citation.origin == Origin::Table {
        let longer = citation
            .text
            .filter(|text| source.citation.as_ref().is_none_or(|known| known.len() < text.len()));
        source.citation = longer.map(str::to_string).or_else(|| source.citation.take());
    }
}

fn cite(source: &mut Source, note: NoteId, line: u32) {
    if source.cited_by.last() != Some(&note) {
        source.cited_by.push(note);
    }
    if source.places.last() != Some(&(note, line)) {
        source.places.push((note, line));
    }
}

fn known(list: &mut Vec<KnownFrom>, from: KnownFrom) {
    if !list.contains(&from) {
        list.push(from);
    }
}

fn add(list: &mut Vec<String>, name: Option<&str>) {
    if let Some(name) = name.filter(|name| !list.iter().any(|known| known == name)) {
        list.push(name.to_string());
    }
}

fn fill(fact: &mut Option<String>, value: Option<&str>) {
    if fact.is_none() {
        *fact = value.map(str::to_string);
    }
}

/// Takes from `work` what is not known yet.
fn learn(source: &mut Source, work: &Work) {
    fill(&mut source.title, work.title.as_deref());
    fill(&mut source.container, work.container.as_deref());
    source.year = source.year.or(work.year);
    if source.authors.is_empty() {
        source.authors.clone_from(&work.authors);
        source.more_authors = work.more_authors;
    }
}

/// Names the sources, puts them in order and tells every note its own.
fn finish(index: &mut Index, mut gathered: Gathered, cited: Cited, works: &[WorkNote]) {
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
    for work in works {
        let source = gathered.merge.find(&work.id()).and_then(|root| ids.get(&root));
        let ties = &mut index.ties[work.note.0 as usize];
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
    source.key = source.keys.first().cloned();
    source.doi = source.dois.first().cloned();
    let named =
        source.key.as_ref().or(source.doi.as_ref()).or(source.url.as_ref()).or(source.citation.as_ref());
    source.id = named.cloned().unwrap_or_default();
    match &source.citation {
        Some(citation) => {
            let read = read_citation(citation);
            learn(source, &read);
        }
        None => source.citation = Some(formatted(source)).filter(|citation| !citation.is_empty()),
    }
}

fn formatted(source: &Source) -> String {
    let work = Work {
        authors: source.authors.clone(),
        more_authors: source.more_authors,
        year: source.year,
        title: source.title.clone(),
        container: source.container.clone(),
    };
    let resolved = source.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
    bibliography::format(&work, resolved.as_ref().or(source.url.as_ref()).map(String::as_str))
}

fn names(sources: &[Source]) -> SourceNames {
    let mut names = SourceNames::default();
    for (id, source) in (0u32..).zip(sources) {
        let exact = source.keys.iter().chain(&source.dois).chain(&source.url).chain([&source.id]);
        exact.for_each(|name| names.add(name, SourceId(id)));
        source.keys.iter().for_each(|key| names.add_in_any_case(key, SourceId(id)));
    }
    names
}
