//! The fields of one BibTeX entry → what they say of the work.

use super::super::{date_in, dates, set_doi_and_url};
use super::{Raw, RawField, latex, names};
use crate::bibliography::library::Fault;
use crate::bibliography::terms::{self, bibtex as words, keywords, one_line};
use crate::bibliography::{Date, Entry, Field, Name, Record};

/// The entry with all that its fields say.
pub(super) fn entry(raw: &Raw<'_>, faults: &mut Vec<Fault>) -> Entry {
    let record = Reader { raw, faults }.record();
    let aliases = raw.keys("ids").map(str::to_string).collect();
    Entry { key: raw.key.to_string(), aliases, line: raw.line, record }
}

struct Reader<'r, 't> {
    raw: &'r Raw<'t>,
    faults: &'r mut Vec<Fault>,
}

impl Reader<'_, '_> {
    fn record(mut self) -> Record {
        let (authors, more_authors) = self.names("author");
        let kind = words::kind_of(self.raw.entry_type, self.raw.value("entrysubtype"));
        let own_kind = self.text(&["csl-type"]).and_then(|name| terms::kind_named(&name));
        let mut record = Record {
            kind: own_kind.or(kind),
            authors,
            more_authors,
            editors: self.names("editor").0,
            translators: self.names("translator").0,
            issued: self.issued(),
            accessed: self.text(&["urldate"]).and_then(|text| date_in(&text)),
            keywords: self.text(&["keywords", "keyword"]).map_or_else(Vec::new, |text| keywords(&text)),
            ..Record::default()
        };
        for (field, names) in words::FIELDS {
            record.set(*field, self.text(names));
        }
        self.take_number(&mut record);
        self.complete(&mut record);
        self.take_addresses(&mut record);
        self.take_own(&mut record);
        record
    }

    fn issued(&mut self) -> Option<Date> {
        if let Some(date) = self.text(&["date"]).and_then(|text| date_in(&text)) {
            return Some(date);
        }
        let mut date = self.text(&["year"]).and_then(|text| date_in(&text))?;
        if let (None, Some(text)) = (date.month, self.text(&["month"])) {
            let (month, day) = dates::month_in(&text);
            let own_day = self.text(&["day"]).and_then(|text| text.parse().ok());
            date = dates::date(date.year, month, own_day.or(day))?;
        }
        Some(date)
    }

    fn take_number(&mut self, record: &mut Record) {
        if let Some(number) = self.text(&["number"]) {
            record.set(words::number_is(record.kind), Some(number));
        }
    }

    /// What is made of several fields, or of a field that is written in several ways.
    fn complete(&mut self, record: &mut Record) {
        for (field, of) in [(Field::Title, "subtitle"), (Field::ContainerTitle, "booksubtitle")] {
            if let (Some(title), Some(subtitle)) = (record.get(field), self.text(&[of])) {
                let whole = format!("{title}: {subtitle}");
                record.set(field, Some(whole));
            }
        }
        let genre = record.get(Field::Genre).map(str::to_string);
        record.set(Field::Genre, words::genre(self.raw.entry_type, genre));
        let pages = record.get(Field::Page).map(terms::pages);
        record.set(Field::Page, pages);
        if let Some(code) = self.text(&["langid"]) {
            record.set(Field::Language, Some(words::language_code(&code).map_or(code, str::to_string)));
        }
    }

    /// DOI, address, and numbers in archives: those of PubMed have names of their own.
    fn take_addresses(&mut self, record: &mut Record) {
        let elsewhere = self.raw.value("howpublished").is_some_and(is_address);
        if elsewhere && record.get(Field::Publisher).is_some_and(is_address) {
            record.set(Field::Publisher, None);
        }
        let url = self.address("url").or(self.address("howpublished").filter(|_| elsewhere));
        set_doi_and_url(record, self.address("doi"), url);
        record.set(Field::ArchiveLocation, self.address("eprint"));
        let of_pubmed = match record.get(Field::Archive).map(str::to_lowercase).as_deref() {
            Some("pubmed") => Some(Field::Pmid),
            Some("pmc") => Some(Field::Pmcid),
            _ => None,
        };
        if let Some(field) = of_pubmed {
            let number = record.get(Field::ArchiveLocation).map(str::to_string);
            record.set(Field::Archive, None);
            record.set(Field::ArchiveLocation, None);
            record.set(field, number);
        }
    }

    /// The fields of our own, which are read as they are.
    fn take_own(&mut self, record: &mut Record) {
        for raw in &self.raw.fields {
            let Some(variable) = raw.name.strip_prefix(terms::OWN) else { continue };
            let field = Field::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(variable));
            if let Some(field) = field {
                let text = self.text_of(raw, "note");
                record.set(field, text);
            }
        }
    }

    /// The first of the fields called `names` that says something.
    fn text(&mut self, names: &[&'static str]) -> Option<String> {
        names.iter().find_map(|name| {
            let field = self.raw.field(name)?;
            self.text_of(field, name)
        })
    }

    fn text_of(&mut self, field: &RawField<'_>, name: &'static str) -> Option<String> {
        let read = latex::text(name, &field.value);
        self.remark(field, read.plain);
        one_line(&read.value)
    }

    fn names(&mut self, name: &'static str) -> (Vec<Name>, bool) {
        let Some(field) = self.raw.field(name) else {
            return (Vec::new(), false);
        };
        let read = names::read(name, &field.value);
        self.remark(field, read.plain);
        (read.names, read.more)
    }

    /// An address or DOI, less what LaTeX needs and addresses do not.
    fn address(&mut self, name: &str) -> Option<String> {
        let raw = self.raw.value(name)?;
        let plain = [("\\textless", "<"), ("\\textgreater", ">"), ("$<$", "<"), ("$>$", ">"), ("\\url", "")];
        let text = plain.iter().fold(raw.to_string(), |text, (written, meant)| text.replace(written, meant));
        one_line(&text.replace(['{', '}', '\\'], ""))
    }

    fn remark(&mut self, field: &RawField<'_>, plain: bool) {
        if let Some(name) = field.unknown {
            self.say(field, &format!("names the abbreviation `{name}`, which no @string defines"));
        }
        if plain {
            self.say(field, "is not LaTeX that can be read; it is taken as plain text");
        }
    }

    fn say(&mut self, field: &RawField<'_>, what: &str) {
        self.faults.push(Fault { line: field.line, message: format!("the field `{}` {what}", field.name) });
    }
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches("\\url").trim_start_matches('{');
    text.starts_with("http://") || text.starts_with("https://")
}
