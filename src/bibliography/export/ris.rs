//! RIS. What it has no tag for is in lines `C8  - csl-version: 2`, which other programs take for a remark. It has no place
//! for further keys of a work, and none for where a particle ends and a family name begins: a particle is read back as
//! the words in lower case that a person's name begins with, any other as a part of the family name.

use super::{Work, plain};
use crate::bibliography::terms::{self, ris as words};
use crate::bibliography::{Date, Field, Name, Record};
use crate::note::doi;

/// The works, each under its key.
pub(super) fn written<'w>(works: impl Iterator<Item = (&'w Work<'w>, &'w str)>) -> String {
    let references: Vec<String> = works.map(|(work, key)| reference(work.record, key)).collect();
    references.join("\n")
}

fn reference(record: &Record, key: &str) -> String {
    let name = words::type_of(record.kind);
    let mut lines = Lines::default();
    lines.put("TY", name);
    lines.put("ID", key);
    if record.kind.is_some() && words::kind_of(name) != record.kind {
        lines.other("type", terms::kind_name(record));
    }
    record.authors.iter().for_each(|name| lines.put("AU", &written_name(name)));
    lines.put("AU", if record.more_authors { "others" } else { "" });
    record.editors.iter().for_each(|name| lines.put("ED", &written_name(name)));
    record.translators.iter().for_each(|name| lines.put("A4", &written_name(name)));
    if let Some(date) = record.issued {
        lines.put("PY", &year(date));
        lines.put("DA", &date.month.map(|_| slashed(date)).unwrap_or_default());
    }
    for (field, text) in record.fields.iter() {
        lines.take(field, &plain(text));
    }
    lines.put("Y2", &record.accessed.map(slashed).unwrap_or_default());
    record.keywords.iter().for_each(|keyword| lines.put("KW", &plain(keyword)));
    lines.0 + "ER  - \n"
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Adds a line; none for an empty value.
    fn put(&mut self, tag: &str, value: &str) {
        if !value.is_empty() {
            self.0 += &format!("{tag}  - {value}\n");
        }
    }

    /// Adds what there is no tag for.
    fn other(&mut self, variable: &str, text: &str) {
        self.put(words::OTHER, &format!("{}{variable}: {text}", terms::OWN));
    }

    fn take(&mut self, field: Field, text: &str) {
        let is_kept = match field {
            Field::Page => terms::pages(text) == text,
            Field::Issn => words::is_issn(text),
            Field::Isbn => !words::is_issn(text),
            Field::Doi => doi::whole(text).as_deref() == Some(text),
            Field::Url => !doi::is_address(text),
            _ => true,
        };
        let tag = match field {
            Field::Isbn | Field::Issn => Some("SN"),
            Field::Doi => Some("DO"),
            Field::Url => Some("UR"),
            Field::Page => Some("SP"),
            field => words::tag_of(field),
        };
        match tag.filter(|_| is_kept) {
            Some("SP") => self.pages(text),
            Some(tag) => self.put(tag, text),
            None if text.is_empty() => {}
            None => self.other(field.name(), text),
        }
    }

    /// The first and the last page of one range; anything else is where it begins.
    fn pages(&mut self, text: &str) {
        match text.split_once('–') {
            Some((start, end)) if start != end && !end.contains('–') && !text.contains([',', ' ']) => {
                self.put("SP", start);
                self.put("EP", end);
            }
            _ => self.put("SP", text),
        }
    }
}

/// "de la Fontaine, Jean", "King, Martin Luther, Jr."; a comma that parts nothing is two.
fn written_name(name: &Name) -> String {
    let [family, given, suffix] =
        [&name.family_with_particle(), &name.given, &name.suffix].map(|part| plain(part).replace(',', ",,"));
    match (given.is_empty(), suffix.is_empty()) {
        (true, true) => family,
        (_, true) => format!("{family}, {given}"),
        (_, false) => format!("{family}, {given}, {suffix}"),
    }
}

fn year(date: Date) -> String {
    let sign = if date.year < 0 { "-" } else { "" };
    format!("{sign}{:04}", date.year.unsigned_abs())
}

/// "2008/02/15/"
fn slashed(date: Date) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{}/{}/{}/", year(date), part(date.month), part(date.day))
}
