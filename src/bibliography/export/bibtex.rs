//! BibTeX and BibLaTeX. All of a record has a place in both: what they have no field for is in one of our own (`csl-`
//! and the CSL variable), which other programs pass over. A particle that is no lower-case word is written the way
//! BibLaTeX has for it (`prefix=…, family=…`), which BibTeX itself does not know. A keyword that holds a comma or semicolon
//! is several.

use super::{Work, latex, plain};
use crate::bibliography::terms::{self, bibtex as words, bibtex::Dialect};
use crate::bibliography::{Date, Field, Name, Record};
use crate::note::doi;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The works, each under its key.
pub(super) fn written<'w>(works: impl Iterator<Item = (&'w Work<'w>, &'w str)>, dialect: Dialect) -> String {
    let entries: Vec<String> = works.map(|(work, key)| entry(work, key, dialect)).collect();
    entries.join("\n")
}

fn entry(work: &Work<'_>, key: &str, dialect: Dialect) -> String {
    let record = work.record;
    let (entry_type, subtype) = entry_type(record, dialect);
    let mut fields = Fields { record, dialect, entry_type, written: Vec::new() };
    fields.take_aliases(work.aliases, key);
    let read = words::kind_of(entry_type, subtype);
    fields.put("entrysubtype", subtype.map(str::to_string));
    fields.put("csl-type", record.kind.filter(|kind| Some(*kind) != read).and_then(|_| csl_type(record)));
    fields.take_names();
    fields.take_dates();
    fields.take_no_degree();
    for (field, text) in record.fields.iter() {
        fields.take(field, &plain(text));
    }
    let keywords: Vec<String> =
        record.keywords.iter().map(|keyword| latex::escaped(&plain(keyword))).collect();
    fields.put("keywords", Some(keywords.join(", ")));
    format!("@{entry_type}{{{key},\n{}}}\n", fields.written.concat())
}

/// The type "document" is that of works of which no type is known.
fn csl_type(record: &Record) -> Option<String> {
    Some(terms::kind_name(record)).filter(|name| *name != "document").map(str::to_string)
}

fn entry_type(record: &Record, dialect: Dialect) -> (&'static str, Option<&'static str>) {
    let (entry_type, subtype) = words::type_of(record.kind, dialect);
    let of_degree = || words::thesis_of(record.get(Field::Genre)?);
    let is_thesis = record.kind.is_some_and(|kind| kind.name() == "thesis");
    (is_thesis.then(of_degree).flatten().unwrap_or(entry_type), subtype)
}

/// The fields of an entry, as lines.
struct Fields<'w> {
    record: &'w Record,
    dialect: Dialect,
    entry_type: &'static str,
    written: Vec<String>,
}

impl Fields<'_> {
    /// Adds a field whose value is LaTeX already; none for no or an empty value.
    fn put(&mut self, name: &str, value: Option<String>) {
        let value = value.filter(|value| !value.is_empty());
        self.written.extend(value.map(|value| format!("  {name} = {{{value}}},\n")));
    }

    fn take_aliases(&mut self, aliases: &[String], key: &str) {
        let fits = |alias: &&String| {
            !alias.contains(|c: char| c.is_whitespace() || c.is_control() || ",{}%\\".contains(c))
        };
        let others: Vec<&str> =
            aliases.iter().filter(fits).map(String::as_str).filter(|alias| *alias != key).collect();
        self.put("ids", Some(others.join(",")));
    }

    fn take_names(&mut self) {
        let record = self.record;
        self.put("author", Some(names(&record.authors, record.more_authors)));
        self.put("editor", Some(names(&record.editors, false)));
        self.put("translator", Some(names(&record.translators, false)));
    }

    fn take_dates(&mut self) {
        match (self.record.issued, self.dialect) {
            (Some(date), Dialect::Biblatex) => self.put("date", Some(iso(date))),
            (Some(date), Dialect::Bibtex) => {
                self.put("year", Some(date.year.to_string()));
                let month = date.month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?));
                self.written.extend(month.map(|month| format!("  month = {month},\n")));
                self.put("day", date.day.map(|day| day.to_string()));
            }
            (None, _) => {}
        }
        self.put("urldate", self.record.accessed.map(iso));
    }

    /// Adds `field` where the dialect has a place for it that says `text` as it is, else as a field of our own.
    fn take(&mut self, field: Field, text: &str) {
        let place = words::place(field, self.record.kind, self.dialect);
        match (place, self.value(field, text)) {
            (_, Some(value)) if value.is_empty() => {}
            (Some(place), Some(value)) => match field {
                Field::Language if words::language_name(text).is_some() => self.put("langid", Some(value)),
                _ => self.put(place, Some(value)),
            },
            _ => self
                .put(&format!("{}{}", terms::OWN, field.name().to_lowercase()), Some(latex::escaped(text))),
        }
    }

    /// A thesis of no stated degree is not one for the degree that its entry type names.
    fn take_no_degree(&mut self) {
        if words::genre(self.entry_type, None).is_some() && self.record.get(Field::Genre).is_none() {
            self.put("type", Some(words::NO_DEGREE.to_string()));
        }
    }

    /// What says `text` in the dialect's own field; none where that would be read as something else, nothing where the entry
    /// type says it.
    fn value(&self, field: Field, text: &str) -> Option<String> {
        let is_verbatim = !text.contains(['{', '}', '\\', '$']);
        let is_kept = match field {
            Field::Page => terms::pages(text) == text,
            Field::Genre => words::genre(self.entry_type, Some(text.to_string())).as_deref() == Some(text),
            Field::Doi => doi::whole(text).as_deref() == Some(text),
            Field::Url => is_verbatim && !doi::is_address(text),
            Field::ArchiveLocation => is_verbatim && !self.is_of_pubmed(),
            Field::Archive => !self.is_of_pubmed(),
            _ => true,
        };
        let of_type = field == Field::Genre && words::genre(self.entry_type, None).as_deref() == Some(text);
        let value = match field {
            _ if of_type => String::new(),
            Field::Page if !text.contains('-') => latex::escaped(text).replace('–', "--"),
            Field::Language => {
                words::language_name(text).map_or_else(|| latex::escaped(text), str::to_string)
            }
            Field::Title | Field::ContainerTitle | Field::TitleShort => latex::title(text),
            Field::Doi | Field::Url | Field::ArchiveLocation => text.to_string(),
            _ => latex::escaped(text),
        };
        is_kept.then_some(value)
    }

    /// BibLaTeX's numbers in PubMed are read as what CSL has variables for.
    fn is_of_pubmed(&self) -> bool {
        let archive = self.record.get(Field::Archive).map(str::to_lowercase);
        archive.is_some_and(|archive| archive == "pubmed" || archive == "pmc")
    }
}

/// "2008-02-15", "2008-02", "-0044"
fn iso(date: Date) -> String {
    let sign = if date.year < 0 { "-" } else { "" };
    let part = |part: Option<u8>| part.map(|part| format!("-{part:02}")).unwrap_or_default();
    format!("{sign}{:04}{}{}", date.year.unsigned_abs(), part(date.month), part(date.day))
}

fn names(names: &[Name], more: bool) -> String {
    let others = more.then(|| "others".to_string());
    let names: Vec<String> = names.iter().map(name).chain(others).collect();
    names.join(" and ")
}

/// A name as it sorts, in braces where it is to stay whole.
fn name(name: &Name) -> String {
    let [family, given, particle, suffix] =
        [&name.family, &name.given, &name.particle, &name.suffix].map(|part| plain(part));
    let is_alone = given.is_empty() && suffix.is_empty();
    let family = match (family.contains(' ') && (is_alone || is_lower(&family))) || family == "others" {
        true => format!("{{{}}}", latex::escaped(&family)),
        false => part(&family),
    };
    if !particle.split(' ').all(|word| word.is_empty() || is_lower(word)) || needs_braces(&particle) {
        let named = [("prefix", &particle), ("given", &given), ("suffix", &suffix)];
        let rest = named.into_iter().filter(|(_, text)| !text.is_empty());
        let rest: String =
            rest.map(|(name, text)| format!(", {name}={{{}}}", latex::escaped(text))).collect();
        return format!("family={{{family}}}{rest}");
    }
    let particle = if particle.is_empty() { particle } else { format!("{} ", latex::escaped(&particle)) };
    let rest = match (suffix.is_empty(), given.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!(", {}", part(&given)),
        (false, _) => format!(", {}, {}", part(&suffix), part(&given)).trim_end().to_string(),
    };
    format!("{particle}{family}{rest}")
}

fn part(text: &str) -> String {
    let escaped = latex::escaped(text);
    if needs_braces(text) { format!("{{{escaped}}}") } else { escaped }
}

/// Whether names would be taken apart at something in `text`.
fn needs_braces(text: &str) -> bool {
    text.contains([',', '=']) || text.split(' ').any(|word| word == "and")
}

/// Whether the first word of `text` would be read as a particle.
fn is_lower(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or("");
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}
