//! What the listing commands print: counts, tags, notes, sources, findings.

use super::{path, paths};
use crate::bibliography::{Field, Name};
use crate::config::Complaint;
use crate::index::{Fact, Index, NoteId, Source, Tag, Telling};
use crate::live::{Opened, Start};
use crate::note::Problem;
use crate::search::text::Match;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(in crate::cli) struct StatsJson<'i> {
    vault: &'i str,
    notes: usize,
    tags: usize,
    links: LinkCounts,
    relations: usize,
    sources: usize,
    problems: usize,
    bytes: u64,
    index_ms: f64,
    cache: &'static str,
}

#[derive(Serialize)]
pub(in crate::cli) struct PathJson<'p> {
    pub path: &'p str,
}

/// Something wrong with the configuration; `path` is the file, or the variable or argument that says it.
#[derive(Serialize)]
pub(in crate::cli) struct ComplaintJson<'c> {
    path: &'c str,
    line: Option<u32>,
    message: &'c str,
}

impl<'c> ComplaintJson<'c> {
    pub fn of(complaint: &'c Complaint) -> Self {
        ComplaintJson { path: &complaint.file, line: complaint.line, message: &complaint.message }
    }
}

#[derive(Serialize)]
struct LinkCounts {
    resolved: usize,
    unresolved: usize,
    ambiguous: usize,
}

impl<'i> StatsJson<'i> {
    pub(in crate::cli) fn new(vault: &'i str, opened: &Opened) -> Self {
        let totals = opened.index.totals();
        StatsJson {
            vault,
            notes: totals.notes,
            tags: totals.tags,
            links: LinkCounts {
                resolved: totals.resolved,
                unresolved: totals.unresolved,
                ambiguous: totals.ambiguous,
            },
            relations: totals.relations,
            sources: totals.sources,
            problems: totals.problems,
            bytes: totals.bytes,
            index_ms: (opened.took.as_secs_f64() * 10_000.0).round() / 10.0,
            cache: match opened.start {
                Start::Cold => "cold",
                Start::Warm => "warm",
                Start::Off => "off",
            },
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct TagJson<'i> {
    name: &'i str,
    note: Option<&'i str>,
    notes: usize,
    paths: Vec<&'i str>,
    by_form: ByForm<'i>,
}

#[derive(Serialize)]
struct ByForm<'i> {
    property: Vec<&'i str>,
    inline: Vec<&'i str>,
    link: Vec<&'i str>,
}

impl<'i> TagJson<'i> {
    pub(in crate::cli) fn new(index: &'i Index, tag: &'i Tag) -> Self {
        TagJson {
            name: &tag.name,
            note: tag.note.map(|id| path(index, id)),
            notes: tag.notes.len(),
            paths: paths(index, &tag.notes),
            by_form: ByForm {
                property: paths(index, &tag.by_property),
                inline: paths(index, &tag.inline),
                link: paths(index, &tag.by_link),
            },
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct NoteRowJson<'i> {
    path: &'i str,
    title: &'i str,
    label: &'i str,
    kind: Option<&'i str>,
    tags: Vec<&'i str>,
    created: Option<&'i str>,
    updated: Option<&'i str>,
}

impl<'i> NoteRowJson<'i> {
    pub(in crate::cli) fn new(index: &'i Index, id: NoteId) -> Self {
        let note = index.note(id);
        NoteRowJson {
            path: note.path(),
            title: note.title(),
            label: note.label(),
            kind: note.kind(),
            tags: tag_names(index, id),
            created: note.created(),
            updated: note.updated(),
        }
    }
}

/// The names of the tags a note carries.
pub(super) fn tag_names(index: &Index, id: NoteId) -> Vec<&str> {
    index.ties(id).tags.iter().map(|tag| index.tag(*tag).name.as_str()).collect()
}

#[derive(Serialize)]
pub(in crate::cli) struct SourceJson<'i> {
    id: &'i str,
    key: Option<&'i str>,
    citation: Option<&'i str>,
    doi: Option<&'i str>,
    url: Option<&'i str>,
    title: Option<&'i str>,
    authors: Vec<String>,
    year: Option<i32>,
    note: Option<&'i str>,
    cited_by: Vec<&'i str>,
    from: Vec<&'static str>,
    container: Option<&'i str>,
    keys: &'i [String],
    #[serde(rename = "abstract")]
    abstract_text: Option<&'i str>,
    keywords: &'i [String],
    /// Whether all of it was read out of the text of a citation.
    derived: bool,
    told: Vec<ToldJson<'i>>,
}

/// Who tells a fact of a source.
#[derive(Serialize)]
struct ToldJson<'i> {
    fact: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    from: &'static str,
    path: &'i str,
    line: u32,
    derived: bool,
}

impl<'i> ToldJson<'i> {
    fn new(index: &'i Index, source: &Source, fact: Fact, telling: Telling) -> Self {
        ToldJson {
            fact: fact.name(),
            value: source.several(fact),
            from: telling.from.name(),
            path: index.path_of(telling.by),
            line: telling.line,
            derived: telling.derived,
        }
    }
}

impl<'i> SourceJson<'i> {
    pub(in crate::cli) fn new(index: &'i Index, source: &'i Source) -> Self {
        SourceJson {
            id: &source.id,
            key: source.key(),
            citation: source.citation.as_deref(),
            doi: source.record.doi(),
            url: source.record.url(),
            title: source.record.title(),
            authors: source.record.people().iter().map(Name::to_string).collect(),
            year: source.record.year(),
            note: source.note.map(|id| path(index, id)),
            cited_by: paths(index, &source.cited_by),
            from: source.from.iter().map(|from| from.name()).collect(),
            container: source.record.container(),
            keys: &source.keys,
            abstract_text: source.record.get(Field::Abstract),
            keywords: &source.record.keywords,
            derived: source.is_derived(),
            told: source
                .told
                .iter()
                .map(|(fact, telling)| ToldJson::new(index, source, *fact, *telling))
                .collect(),
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct MatchJson<'m> {
    path: &'m str,
    /// None where the query asks for no text.
    line: Option<u32>,
    snippet: Option<&'m str>,
    score: u32,
}

impl<'m> MatchJson<'m> {
    pub(in crate::cli) fn new(index: &'m Index, found: &'m Match) -> Self {
        MatchJson {
            path: path(index, found.note),
            line: found.place.as_ref().map(|place| place.line),
            snippet: found.place.as_ref().map(|place| place.snippet.as_str()),
            score: found.score,
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct CheckJson<'p> {
    counts: BTreeMap<&'static str, usize>,
    problems: Vec<ProblemJson<'p>>,
}

#[derive(Serialize)]
struct ProblemJson<'p> {
    kind: &'static str,
    path: &'p str,
    line: u32,
    message: &'p str,
}

impl<'p> CheckJson<'p> {
    pub(in crate::cli) fn new(problems: &'p [Problem]) -> Self {
        let mut counts = BTreeMap::new();
        for problem in problems {
            *counts.entry(problem.kind.name()).or_default() += 1;
        }
        let row = |problem: &'p Problem| ProblemJson {
            kind: problem.kind.name(),
            path: &problem.path,
            line: problem.line,
            message: &problem.message,
        };
        CheckJson { counts, problems: problems.iter().map(row).collect() }
    }
}
