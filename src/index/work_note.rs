//! Notes about one cited work each (literature notes): which they are, and what their properties say of the work.

use super::ids::NoteId;
use crate::bibliography::{Date, Field, Record, read_name};
use crate::note::{Note, Origin, doi};
use rayon::prelude::*;
use serde_json::{Map, Value};
use std::collections::HashSet;
use std::sync::Arc;

const KEYS: [&str; 5] = ["citekey", "citation-key", "citationkey", "citation_key", "bibtex_key"];

/// A note about a work.
#[derive(Debug)]
pub(super) struct WorkNote {
    pub note: NoteId,
    pub key: Option<String>,
    pub record: Record,
}

impl WorkNote {
    /// The name its group is found by; a note without key, DOI and address stands for itself.
    pub(super) fn id(&self) -> String {
        let named = self.key.as_deref().or(self.record.doi()).or(self.record.url());
        named.map(str::to_string).unwrap_or_else(|| format!("\u{0}{}", self.note.0))
    }
}

/// The notes about works: those whose properties or name say so, and those named by a key that is cited.
pub(super) fn all(notes: &[Arc<Note>]) -> Vec<WorkNote> {
    let cited: HashSet<&str> = notes.iter().flat_map(|note| keys_cited(note)).collect();
    let is_one = |note: &Note| note.is_literature() || cited.contains(note.stem());
    let works = notes.par_iter().zip(0u32..notes.len() as u32).filter(|(note, _)| is_one(note));
    works.map(|(note, id)| read(NoteId(id), note)).collect()
}

/// Keys by which prose and tables cite; a DOI is no name of a note.
fn keys_cited(note: &Note) -> impl Iterator<Item = &str> {
    note.citations().filter(|citation| citation.origin != Origin::Link).filter_map(|citation| citation.key)
}

fn read(id: NoteId, note: &Note) -> WorkNote {
    let object: Map<String, Value> = serde_json::from_str(note.properties()).unwrap_or_default();
    let facts = Facts(&object);
    let own_key = facts.text(&KEYS).map(|key| key.trim_start_matches('@').to_string());
    let doi = facts.text(&["doi"]).and_then(|text| doi::find(&text));
    let url = facts.text(&["url", "zotero"]).filter(|url| doi::find(url).is_none());
    let named = note.stem().strip_prefix('@').unwrap_or(note.stem());
    let is_key = !named.contains(char::is_whitespace) || (doi.is_none() && url.is_none());
    WorkNote {
        note: id,
        key: own_key.or_else(|| is_key.then(|| named.to_string())),
        record: facts.record(doi, url),
    }
}

/// Properties by name, without regard to case.
struct Facts<'o>(&'o Map<String, Value>);

impl Facts<'_> {
    fn record(&self, doi: Option<String>, url: Option<String>) -> Record {
        let year = self.text(&["year", "date", "issued"]).and_then(|text| year_in(&text));
        let mut record = Record {
            authors: self.list(&["authors", "author"]).iter().map(|name| read_name(name)).collect(),
            issued: year.map(Date::year),
            ..Record::default()
        };
        record.set(Field::Doi, doi);
        record.set(Field::Url, url);
        record.set(Field::Title, self.text(&["title"]));
        let container = ["journal", "container-title", "publication", "booktitle"];
        record.set(Field::ContainerTitle, self.text(&container));
        record.set(Field::Publisher, self.text(&["publisher"]));
        record
    }

    fn value(&self, keys: &[&str]) -> Option<&Value> {
        keys.iter().find_map(|key| {
            self.0
                .iter()
                .find(|(name, value)| name.eq_ignore_ascii_case(key) && !value.is_null())
                .map(|(_, v)| v)
        })
    }

    fn text(&self, keys: &[&str]) -> Option<String> {
        self.value(keys).and_then(plain).filter(|text| !text.is_empty())
    }

    fn list(&self, keys: &[&str]) -> Vec<String> {
        match self.value(keys) {
            Some(Value::Array(list)) => {
                list.iter().filter_map(plain).filter(|name| !name.is_empty()).collect()
            }
            Some(value) => plain(value).map_or_else(Vec::new, |text| several(&text)),
            None => Vec::new(),
        }
    }
}

/// A name or title without the brackets of a link.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            Some(text.trim().trim_start_matches("[[").trim_end_matches("]]").trim().to_string())
        }
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Several names in one text, as BibTeX and most exports write them.
fn several(text: &str) -> Vec<String> {
    let separator = [" and ", ";"].into_iter().find(|separator| text.contains(separator));
    let parts: Vec<&str> = separator.map_or_else(|| vec![text], |separator| text.split(separator).collect());
    parts.into_iter().map(|name| name.trim().to_string()).filter(|name| !name.is_empty()).collect()
}

fn year_in(text: &str) -> Option<i32> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?;
    digits.parse().ok()
}
