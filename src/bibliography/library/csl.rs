//! CSL items, as JSON and YAML files hold them → entries.

use super::{Date, Fault, Field, Name, name_of, one_line, set_doi_and_url, several, year_in};
use crate::bibliography::{Entry, Kind, Record};
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
    Ok(Entry { key, line, record: record(item) })
}

fn record(item: &Map<String, Value>) -> Record {
    let names = |role| item.get(role).map_or_else(Vec::new, names);
    let mut record = Record {
        kind: text(item, &["type"]).and_then(|kind| Kind::named(&kind.to_lowercase())),
        authors: names("author"),
        editors: names("editor"),
        issued: item.get("issued").and_then(year).map(Date::year),
        keywords: text(item, &["keyword", "keywords"]).map_or_else(Vec::new, |text| several(&text)),
        ..Record::default()
    };
    for field in Field::ALL {
        record.set(field, text(item, &[field.name()]));
    }
    set_doi_and_url(&mut record, text(item, &["DOI", "doi"]), text(item, &["URL", "url"]));
    record
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

/// The year of a CSL date: `date-parts`, words, or as pandoc writes it.
fn year(value: &Value) -> Option<i32> {
    match value {
        Value::Number(number) => i32::try_from(number.as_i64()?).ok().filter(is_year),
        Value::String(text) => text.trim().parse().ok().filter(is_year).or_else(|| year_in(text)),
        Value::Array(list) => year(list.first()?),
        Value::Object(date) => {
            ["date-parts", "year", "raw", "literal"].iter().find_map(|name| year(date.get(*name)?))
        }
        _ => None,
    }
}

fn is_year(number: &i32) -> bool {
    (-9999..=9999).contains(number)
}
