//! BibTeX and BibLaTeX → entries. Each entry is parsed on its own by the `biblatex` crate, which would give up the whole
//! file for one fault; abbreviations (`@string`) and inherited facts (`crossref`) are put in here, within limits.

use super::bibtex_text::{Piece, pieces};
use super::{
    Date, Fault, Field as Fact, Name, latex, name_of, newlines, one_line, set_doi_and_url, several, year_in,
};
use crate::bibliography::{Entry, Record};
use biblatex::{Field, Pair, ParseError, ParseErrorKind, RawBibliography, RawChunk, RawEntry};
use std::collections::HashMap;

/// The fields that say each fact.
const FACTS: &[(Fact, &[&str])] = &[
    (Fact::Title, &["title"]),
    (Fact::ContainerTitle, &["journaltitle", "journal", "booktitle", "maintitle"]),
    (Fact::EventTitle, &["eventtitle"]),
    (Fact::Publisher, &["publisher", "school", "institution", "organization", "howpublished"]),
    (Fact::Abstract, &["abstract"]),
];

const NO_END: &str = "it does not end: a brace or quotation mark is missing";

const NO_KEY: &str = "an entry without a key cannot be cited; it is not read";

/// Reads a whole file.
pub(super) fn read(text: &str) -> (Vec<Entry>, Vec<Fault>) {
    let mut faults = Vec::new();
    let (abbreviations, works): (Vec<Piece>, Vec<Piece>) =
        pieces(text).into_iter().partition(|piece| piece.kind.eq_ignore_ascii_case("string"));
    let mut strings = Strings { left: 4 * text.len(), ..Strings::default() };
    for piece in &abbreviations {
        strings.define(piece, &mut faults);
    }
    let mut found = Vec::with_capacity(works.len());
    for piece in works.iter().filter(|piece| !is_remark(piece.kind)) {
        found.extend(Reader { piece, strings: &mut strings, faults: &mut faults }.entry());
    }
    (inherited(found), faults)
}

fn is_remark(kind: &str) -> bool {
    ["comment", "preamble", "xdata"].iter().any(|remark| kind.eq_ignore_ascii_case(remark))
}

/// The abbreviations of a file by their names in lower case, none of them referring to others any more.
#[derive(Default)]
struct Strings {
    values: HashMap<String, String>,
    /// How many bytes they may still grow to: a few that refer to each other could fill the memory.
    left: usize,
}

impl Strings {
    fn define(&mut self, piece: &Piece<'_>, faults: &mut Vec<Fault>) {
        match RawBibliography::parse(piece.text) {
            Ok(raw) => {
                for Pair { key, value } in raw.abbreviations {
                    let value = self.resolve(&value.v).0;
                    self.values.insert(key.v.to_lowercase(), value);
                }
            }
            Err(error) => faults.push(unreadable(piece, &error)),
        }
    }

    /// The whole value of a field, and the first abbreviation in it that means nothing; it stands for itself.
    fn resolve<'f>(&mut self, field: &Field<'f>) -> (String, Option<&'f str>) {
        let (mut text, mut unknown) = (String::new(), None);
        for chunk in field {
            match chunk.v {
                RawChunk::Normal(part) => text.push_str(part),
                RawChunk::Abbreviation(name) => match self.values.get(&name.to_lowercase()) {
                    Some(value) if value.len() <= self.left => {
                        self.left -= value.len();
                        text.push_str(value);
                    }
                    _ => {
                        unknown = unknown.or(Some(name));
                        text.push_str(name);
                    }
                },
            }
        }
        (text, unknown)
    }
}

/// An entry, and the key of the one it inherits from.
type Heir = (Entry, Option<String>);

/// Reads one entry.
struct Reader<'r, 't> {
    piece: &'r Piece<'t>,
    strings: &'r mut Strings,
    faults: &'r mut Vec<Fault>,
}

impl<'t> Reader<'_, 't> {
    fn entry(mut self) -> Option<Heir> {
        let raw = self.parsed()?;
        let fields = &raw.fields;
        let entry = Entry { key: raw.key.v.to_string(), line: self.piece.line, record: self.record(fields) };
        let parent = self.text(fields, &["crossref"]);
        Some((entry, parent))
    }

    fn parsed(&mut self) -> Option<RawEntry<'t>> {
        let fault = match RawBibliography::parse(self.piece.text) {
            Ok(raw) => match raw.entries.into_iter().next() {
                Some(entry) if !entry.v.key.v.is_empty() => return Some(entry.v),
                _ => Fault { line: self.piece.line, message: NO_KEY.to_string() },
            },
            Err(error) => unreadable(self.piece, &error),
        };
        self.faults.push(fault);
        None
    }

    fn record(&mut self, fields: &[Pair<'t>]) -> Record {
        let (authors, more_authors) = self.names(fields, "author");
        let year = ["date", "year"].iter().find_map(|name| year_in(&self.text(fields, &[name])?));
        let mut record = Record {
            authors,
            more_authors,
            editors: self.names(fields, "editor").0,
            issued: year.map(Date::year),
            keywords: self
                .text(fields, &["keywords", "keyword"])
                .map_or_else(Vec::new, |text| several(&text)),
            ..Record::default()
        };
        for (fact, names) in FACTS {
            record.set(*fact, self.text(fields, names));
        }
        if let (Some(title), Some(subtitle)) = (record.title(), self.text(fields, &["subtitle"])) {
            record.set(Fact::Title, Some(format!("{title}: {subtitle}")));
        }
        set_doi_and_url(&mut record, self.address(fields, "doi"), self.address(fields, "url"));
        record
    }

    /// The first of the fields called `names` that says something.
    fn text(&mut self, fields: &[Pair<'t>], names: &[&'static str]) -> Option<String> {
        names.iter().find_map(|name| {
            let field = named(fields, name)?;
            let raw = self.raw(field);
            let read = latex::text(name, &raw);
            self.say_if_plain(field, read.plain);
            one_line(&read.value)
        })
    }

    fn names(&mut self, fields: &[Pair<'t>], name: &'static str) -> (Vec<Name>, bool) {
        let Some(field) = named(fields, name) else {
            return (Vec::new(), false);
        };
        let raw = self.raw(field);
        let read = latex::names(name, &raw);
        self.say_if_plain(field, read.plain);
        let others = |person: &biblatex::Person| person.name == "others" && person.given_name.is_empty();
        let more = read.value.last().is_some_and(others);
        let people = read.value.iter().filter(|person| !others(person));
        let name = |person: &biblatex::Person| {
            name_of(&person.prefix, &person.name, &person.given_name, &person.suffix)
        };
        (people.filter_map(name).collect(), more)
    }

    /// An address or DOI, less what LaTeX needs and addresses do not.
    fn address(&mut self, fields: &[Pair<'t>], name: &str) -> Option<String> {
        let raw = named(fields, name).map(|field| self.raw(field))?;
        let plain = [("\\textless", "<"), ("\\textgreater", ">"), ("$<$", "<"), ("$>$", ">"), ("\\url", "")];
        let text = plain.iter().fold(raw, |text, (written, meant)| text.replace(written, meant));
        one_line(&text.replace(['{', '}', '\\'], ""))
    }

    fn raw(&mut self, field: &Pair<'t>) -> String {
        let (raw, unknown) = self.strings.resolve(&field.value.v);
        if let Some(name) = unknown {
            self.say(field, &format!("names the abbreviation `{name}`, which no @string defines"));
        }
        raw
    }

    fn say_if_plain(&mut self, field: &Pair<'t>, plain: bool) {
        if plain {
            self.say(field, "is not LaTeX that can be read; it is taken as plain text");
        }
    }

    fn say(&mut self, field: &Pair<'t>, what: &str) {
        let line = line_in(self.piece, field.key.span.start);
        self.faults.push(Fault { line, message: format!("the field `{}` {what}", field.key.v) });
    }
}

fn named<'p, 't>(fields: &'p [Pair<'t>], name: &str) -> Option<&'p Pair<'t>> {
    fields.iter().find(|field| field.key.v.eq_ignore_ascii_case(name))
}

/// The 1-based line of the byte at `offset` of a piece.
fn line_in(piece: &Piece<'_>, offset: usize) -> u32 {
    piece.line + newlines(piece.text.get(..offset).unwrap_or(""))
}

fn unreadable(piece: &Piece<'_>, error: &ParseError) -> Fault {
    let head = piece.text.lines().next().unwrap_or("").trim_end().trim_end_matches(',');
    let head: String = head.chars().take(60).collect();
    let why = match &error.kind {
        ParseErrorKind::UnexpectedEof => NO_END.to_string(),
        _ if !piece.closed && !piece.kind.is_empty() => NO_END.to_string(),
        kind => format!("{kind} on line {}", line_in(piece, error.span.start)),
    };
    Fault { line: piece.line, message: format!("`{head}` cannot be read: {why}") }
}

/// Gives entries what the one they refer to says of both: its title as their container, and its year.
fn inherited(found: Vec<Heir>) -> Vec<Entry> {
    let (mut entries, parents): (Vec<Entry>, Vec<Option<String>>) = found.into_iter().unzip();
    if parents.iter().all(Option::is_none) {
        return entries;
    }
    let works: HashMap<String, Record> =
        entries.iter().map(|entry| (entry.key.clone(), entry.record.clone())).collect();
    for (entry, parent) in entries.iter_mut().zip(parents) {
        if let Some(parent) = parent.and_then(|key| works.get(&key)) {
            let record = &mut entry.record;
            record.issued = record.issued.or(parent.issued);
            if record.get(Fact::ContainerTitle).is_none() {
                record.set(Fact::ContainerTitle, parent.title().map(str::to_string));
            }
        }
    }
    entries
}
