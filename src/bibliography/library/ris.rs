//! RIS → entries. A reference is the lines from its `TY` to its `ER`; where that is missing, to the next `TY`. Lines may be
//! indented and spaced in any way; a line without a tag goes on with the one before.

use super::{Fault, Field, Name, date_in, name_of, one_line, set_doi_and_url};
use crate::bibliography::terms::{self, keywords, ris as words};
use crate::bibliography::{Entry, Record};

/// A line `TY  - JOUR`: its number, tag and value.
struct Line {
    line: u32,
    tag: String,
    value: String,
}

/// Reads a whole file.
pub(super) fn read(text: &str) -> (Vec<Entry>, Vec<Fault>) {
    let (mut entries, mut faults, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let mut open = false;
    for line in tagged(text) {
        let (starts, ends) = (line.tag == "TY", line.tag == "ER");
        if starts || ends {
            take(std::mem::take(&mut lines), &mut entries, &mut faults);
            open = starts;
        }
        match open {
            true => lines.push(line),
            false if ends => {}
            false => faults.push(Fault {
                line: line.line,
                message: "a line outside of any reference is not read; one begins with `TY  - `".to_string(),
            }),
        }
    }
    take(lines, &mut entries, &mut faults);
    (entries, faults)
}

fn take(lines: Vec<Line>, entries: &mut Vec<Entry>, faults: &mut Vec<Fault>) {
    let Some(first) = lines.first().map(|line| line.line) else { return };
    let reference = Reference(lines);
    match reference.key() {
        Some(key) => {
            entries.push(Entry { key, aliases: Vec::new(), line: first, record: reference.record() })
        }
        None => faults.push(Fault {
            line: first,
            message: "a reference without `ID` cannot be cited; it is not read".to_string(),
        }),
    }
}

/// The lines that have tags, with what goes on below them.
fn tagged(text: &str) -> Vec<Line> {
    let mut found: Vec<Line> = Vec::new();
    for (line, content) in (1u32..).zip(text.lines()) {
        match (tag(content), found.last_mut()) {
            (Some((tag, value)), _) => {
                found.push(Line { line, tag: tag.to_ascii_uppercase(), value: value.to_string() })
            }
            (None, Some(last)) if last.tag != "ER" => {
                last.value.push('\n');
                last.value.push_str(content);
            }
            (None, _) => {}
        }
    }
    found
}

/// `TY  - JOUR` → tag and value.
fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['\u{feff}', ' ', '\t']);
    let (tag, behind) = line.split_at_checked(2)?;
    let mut letters = tag.chars();
    let is_tag = letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.next().is_some_and(|second| second.is_ascii_alphanumeric());
    let value = behind.trim_start_matches(' ').strip_prefix('-')?;
    (is_tag && (value.is_empty() || value.starts_with([' ', '\t', '\r']))).then(|| (tag, value.trim()))
}

/// One reference.
struct Reference(Vec<Line>);

impl Reference {
    fn key(&self) -> Option<String> {
        self.text(&["ID", "CN"]).map(|key| key.replace(' ', "_"))
    }

    fn record(&self) -> Record {
        let mut authors = self.names(&["AU", "A1"]);
        let others =
            authors.iter().position(|name| matches!(name.family.trim_end_matches('.'), "others" | "et al"));
        let more_authors = others.is_some();
        authors.truncate(others.unwrap_or(authors.len()));
        let mut record = Record {
            kind: self.text(&["TY"]).and_then(|name| words::kind_of(&name)),
            authors,
            more_authors,
            editors: self.names(&["ED", "A2"]),
            translators: self.names(&["A4"]),
            issued: ["DA", "PY", "Y1"].iter().find_map(|tag| date_in(&self.text(&[tag])?)),
            accessed: self.text(&["Y2"]).and_then(|text| date_in(&text)),
            keywords: self.values(&["KW"]).flat_map(keywords).collect(),
            ..Record::default()
        };
        for (field, tags) in words::TAGS {
            record.set(*field, self.text(tags));
        }
        let (issn, isbn): (Vec<String>, Vec<String>) =
            self.values(&["SN"]).filter_map(one_line).partition(|text| words::is_issn(text));
        record.set(Field::Issn, issn.into_iter().next());
        record.set(Field::Isbn, isbn.into_iter().next());
        record.set(Field::Page, self.pages());
        set_doi_and_url(&mut record, self.text(&["DO"]), self.text(&["UR", "L1", "L2"]));
        self.take_other(&mut record);
        record
    }

    fn pages(&self) -> Option<String> {
        let start = self.text(&["SP"])?;
        let end = self.text(&["EP"]).filter(|end| *end != start);
        Some(terms::pages(&end.map_or(start.clone(), |end| format!("{start}–{end}"))))
    }

    /// What has no tag of its own: see [`words::OTHER`].
    fn take_other(&self, record: &mut Record) {
        for line in self.values(&[words::OTHER]) {
            let Some((name, text)) = line.split_once(':') else { continue };
            let Some(variable) = name.trim().strip_prefix(terms::OWN) else { continue };
            match Field::ALL.into_iter().find(|field| field.name() == variable) {
                Some(field) => record.set(field, one_line(text)),
                None if variable == "type" => record.kind = terms::kind_named(text.trim()),
                None => {}
            }
        }
    }

    /// The values of these tags, in their order.
    fn values(&self, tags: &[&str]) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|line| tags.contains(&line.tag.as_str())).map(|line| line.value.as_str())
    }

    /// The first of these tags that says something.
    fn text(&self, tags: &[&str]) -> Option<String> {
        tags.iter().find_map(|tag| self.values(&[tag]).find_map(one_line))
    }

    fn names(&self, tags: &[&str]) -> Vec<Name> {
        self.values(tags).filter_map(name).collect()
    }
}

/// "Family, Given, Suffix"; two commas are one that parts nothing, as EndNote has it. A particle is the words in lower
/// case that the family name of a person begins with.
fn name(text: &str) -> Option<Name> {
    let escaped = text.replace(",,", "\u{0}");
    let mut parts = escaped.split(',').map(|part| part.replace('\u{0}', ","));
    let family = one_line(&parts.next()?)?;
    let rest: Vec<String> = parts.collect();
    let Some(given) = rest.first() else {
        return Some(Name::whole(&family));
    };
    let words: Vec<&str> = family.split(' ').collect();
    let is_lower = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
    let start = words.iter().take(words.len().saturating_sub(1)).take_while(|word| is_lower(word)).count();
    let (particle, family) = words.split_at(start);
    name_of(&particle.join(" "), &family.join(" "), given, rest.get(1).map_or("", String::as_str))
}
