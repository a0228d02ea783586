//! Library files → entries: BibTeX and BibLaTeX, CSL-JSON, CSL-YAML, RIS. What each says is read here; which works they are,
//! seen with all else that is known, is the index's to say.

mod bibtex;
mod csl;
mod json;
mod ris;
#[cfg(test)]
mod tests;
mod yaml;

use super::dates::{self, date_in};
use super::terms::one_line;
use super::{Entry, Field, Name, Record};
use crate::note::{Problem, ProblemKind, doi};
use std::collections::HashMap;

/// The kinds of library files.
#[derive(Clone, Copy)]
enum Kind {
    Bib,
    Json,
    Yaml,
    Ris,
}

/// Something in a library file that could not be read as meant: its 1-based line, and a sentence.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    line: u32,
    message: String,
}

/// Whether the file at `path` may be a library, by its name. Most JSON and YAML files are none: see [`read_library`].
pub fn is_library(path: &str) -> bool {
    kind(path).is_some()
}

/// Reads the text of the file at `path`: its entries in their order, each key once, and what could not be read as meant.
/// Nothing at all for a file that is no library. One broken entry costs no other.
pub fn read_library(path: &str, text: &str) -> (Vec<Entry>, Vec<Problem>) {
    let (entries, mut faults) = match kind(path) {
        Some(Kind::Bib) => bibtex::read(text),
        Some(Kind::Json) => csl::read(json::items(text)),
        Some(Kind::Yaml) => csl::read(yaml::items(text).into_iter()),
        Some(Kind::Ris) => ris::read(text),
        None => (Vec::new(), Vec::new()),
    };
    let entries = each_key_once(entries, &mut faults);
    faults.sort_by_key(|fault| fault.line);
    let problem = |fault: Fault| Problem {
        path: path.to_string(),
        line: fault.line,
        kind: ProblemKind::Library,
        message: fault.message,
    };
    (entries, faults.into_iter().map(problem).collect())
}

fn kind(path: &str) -> Option<Kind> {
    let (_, extension) = path.rsplit_once('.')?;
    match extension.to_ascii_lowercase().as_str() {
        "bib" => Some(Kind::Bib),
        "json" => Some(Kind::Json),
        "yaml" | "yml" => Some(Kind::Yaml),
        "ris" => Some(Kind::Ris),
        _ => None,
    }
}

/// The entries whose keys are not taken, with the aliases that are not: one name means one work.
fn each_key_once(entries: Vec<Entry>, faults: &mut Vec<Fault>) -> Vec<Entry> {
    let mut lines: HashMap<String, u32> = HashMap::new();
    let mut kept = Vec::with_capacity(entries.len());
    for entry in entries {
        match lines.get(&entry.key) {
            None => {
                lines.insert(entry.key.clone(), entry.line);
                kept.push(entry);
            }
            Some(first) => faults.push(Fault {
                line: entry.line,
                message: format!(
                    "the key `{}` is that of the entry on line {first} already; this one is not read",
                    entry.key
                ),
            }),
        }
    }
    for entry in &mut kept {
        let line = entry.line;
        entry.aliases.retain(|alias| match lines.get(alias) {
            None => lines.insert(alias.clone(), line).is_none(),
            Some(first) => {
                let message =
                    format!("the key `{alias}` in `ids` is that of the entry on line {first} already");
                faults.push(Fault { line, message });
                false
            }
        });
    }
    kept
}

/// A name of its parts; `None` when all are empty. Who has one name only has a family name.
fn name_of(particle: &str, family: &str, given: &str, suffix: &str) -> Option<Name> {
    let part = |text: &str| one_line(text).unwrap_or_default();
    let mut name =
        Name { family: part(family), given: part(given), particle: part(particle), suffix: part(suffix) };
    for one in [&mut name.given, &mut name.particle, &mut name.suffix] {
        if name.family.is_empty() {
            name.family = std::mem::take(one);
        }
    }
    (!name.family.is_empty()).then_some(name)
}

/// Sets the DOI in one of the fields for a DOI and an address, and the address, unless it is one of a DOI. Characters that no
/// address holds as they are, and LaTeX reads as its own, are written as addresses write them.
fn set_doi_and_url(record: &mut Record, given: Option<String>, url: Option<String>) {
    let (resolving, url): (Option<String>, Option<String>) = match url {
        Some(url) if doi::is_address(&url) => (Some(url), None),
        url => (None, url),
    };
    let mut found = [given, resolving].into_iter().flatten();
    record.set(Field::Doi, found.find_map(|text| doi::whole(&text).or_else(|| doi::find(&text))));
    let escaped = |url: String| url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
    record.set(Field::Url, url.map(escaped));
}

fn newlines(text: &str) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).unwrap_or(u32::MAX)
}
