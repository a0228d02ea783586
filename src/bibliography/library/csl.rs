//! CSL items, as JSON and YAML files hold them → entries.

use super::{Fault, Field, Name, date_in, dates, name_of, one_line, set_doi_and_url};
use crate::bibliography::terms::{self, keywords};
use crate::bibliography::{Date, Entry, Kind, Record};
use serde_json::{Map, Value};

/// In bytes; `<` alone is no tag, however far the next `>` is.
const LONGEST_TAG: usize = 100;

/// An item of a file: its text, the 1-based line it begins on, and what it holds or why that is not known.
pub(super) struct Item<'t> {
    pub line: u32,
    pub text: &'t str,
    pub value: Result<Value, String>,
}

/// The entries of a file with these items; nothing at all when the first of them is not of a library.
pub(super) fn read<'t>(items: impl Iterator<Item = Item<'t>>) -> (Vec<Entry>, Vec<Fault>) {
    let mut items = items.peekable();
    if !items.peek().is_some_and(is_csl) {
        return (Vec::new(), Vec::new());
    }
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    for item in items {
        match item.value.and_then(|value| entry(&value, item.line)) {
            Ok(entry) => entries.push(entry),
            Err(why) => {
                faults.push(Fault { line: item.line, message: format!("an entry cannot be read: {why}") })
            }
        }
    }
    (entries, faults)
}

fn is_csl(item: &Item<'_>) -> bool {
    match &item.value {
        Ok(value) => value.get("id").is_some() && value["type"].as_str().and_then(Kind::named).is_some(),
        Err(_) => {
            ["id", "type"].iter().all(|name| item.text.contains(name))
                && Kind::all().any(|kind| item.text.contains(kind.name()))
        }
    }
}

fn entry(value: &Value, line: u32) -> Result<Entry, String> {
    let item = value.as_object().ok_or("it is no list of fields")?;
    let key = text(item, &["citation-key", "id"]).ok_or("it has no `id`")?;
    Ok(Entry { key, aliases: Vec::new(), line, record: record(item) })
}

fn record(item: &Map<String, Value>) -> Record {
    let names = |role| item.get(role).map_or_else(Vec::new, names);
    let date = |name| item.get(name).and_then(date);
    let (authors, more_authors) = without_others(names("author"));
    let mut record = Record {
        kind: text(item, &["type"]).and_then(|kind| terms::kind_named(&kind.to_lowercase())),
        authors,
        more_authors,
        editors: without_others(names("editor")).0,
        translators: without_others(names("translator")).0,
        issued: date("issued"),
        accessed: date("accessed"),
        keywords: text(item, &["keyword", "keywords"]).map_or_else(Vec::new, |text| keywords(&text)),
        ..Record::default()
    };
    for field in Field::ALL {
        record.set(field, text(item, &[field.name(), other_name(field)]));
    }
    let pages = record.get(Field::Page).map(terms::pages);
    record.set(Field::Page, pages);
    set_doi_and_url(&mut record, text(item, &["DOI", "doi"]), text(item, &["URL", "url"]));
    record
}

/// The names that CSL 1.0.1 and citeproc-js had for variables.
fn other_name(field: Field) -> &'static str {
    match field {
        Field::TitleShort => "shortTitle",
        Field::ContainerTitleShort => "journalAbbreviation",
        field => field.name(),
    }
}

/// CSL has no word for "and others"; pandoc and others write it as a last name.
fn without_others(mut names: Vec<Name>) -> (Vec<Name>, bool) {
    let others = names.last().is_some_and(|name| {
        name.given.is_empty() && matches!(name.family.trim_end_matches('.'), "others" | "et al")
    });
    if others {
        names.pop();
    }
    (names, others)
}

/// The first of the fields called `names` that says something, without its markup.
fn text(item: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| one_line(&without_markup(&plain(item.get(*name)?)?)))
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => Some(list.iter().filter_map(plain).collect::<Vec<String>>().join(", ")),
        _ => None,
    }
}

/// CSL knows a little HTML for how a title looks.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let end = rest[at..].bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        let tag = end.map_or("", |end| &rest[at..=at + end]);
        let name = tag.trim_start_matches(['<', '/']).trim_end_matches('>').split(' ').next().unwrap_or("");
        let taken = if ["i", "b", "sup", "sub", "span", "sc"].contains(&name) { tag.len() } else { 1 };
        out.push_str(if taken == 1 { "<" } else { "" });
        rest = &rest[at + taken..];
    }
    out + rest
}

fn names(value: &Value) -> Vec<Name> {
    match value {
        Value::Array(list) => list.iter().filter_map(name).collect(),
        value => name(value).into_iter().collect(),
    }
}

fn name(value: &Value) -> Option<Name> {
    let Value::Object(parts) = value else {
        return one_line(value.as_str()?).map(|name| Name::parse(&name));
    };
    let part = |name| text(parts, &[name]).unwrap_or_default();
    let particle = [part("dropping-particle"), part("non-dropping-particle")].join(" ");
    let name = name_of(&particle, &part("family"), &part("given"), &part("suffix"));
    name.or_else(|| text(parts, &["literal"]).map(|name| Name::whole(&name)))
}

/// A CSL date: `date-parts`, words, EDTF, or as pandoc writes it. Of several the first.
fn date(value: &Value) -> Option<Date> {
    match value {
        Value::Number(number) => dates::date(i32::try_from(number.as_i64()?).ok()?, None, None),
        Value::String(text) => date_in(text),
        Value::Array(list) => match list.first()? {
            Value::Array(parts) => of_parts(parts.iter().map(number)),
            first => date(first),
        },
        Value::Object(parts) => {
            let part = |name: &str| parts.get(name).and_then(number);
            let of_names = || of_parts(["year", "month", "day"].into_iter().map(part));
            let of_words = || ["raw", "literal"].into_iter().find_map(|name| date(parts.get(name)?));
            parts.get("date-parts").and_then(date).or_else(of_names).or_else(of_words)
        }
        _ => None,
    }
}

fn of_parts(mut parts: impl Iterator<Item = Option<i64>>) -> Option<Date> {
    let year = i32::try_from(parts.next()??).ok()?;
    dates::date(year, parts.next().flatten(), parts.next().flatten())
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}
