//! CSL-JSON, and CSL-YAML, which is the same items under the word `references`. CSL has no word for unnamed further authors:
//! they are a last author "others", as pandoc has it. It has no place for further keys of a work; and what looks like its
//! markup (`<i>`, `<sup>`) is read as such.

use super::{Work, plain};
use crate::bibliography::{Date, Name, terms};
use serde_json::{Map, Value, json};

/// One list.
pub(super) fn json<'w>(works: impl Iterator<Item = (&'w Work<'w>, &'w str)>) -> String {
    let items: Vec<Value> = works.map(|(work, key)| item(work, key)).collect();
    format!("{:#}\n", Value::Array(items))
}

/// The list `references`; its items are JSON, which YAML knows.
pub(super) fn yaml<'w>(works: impl Iterator<Item = (&'w Work<'w>, &'w str)>) -> String {
    let items = works.map(|(work, key)| format!("{:#}", item(work, key)).replace('\n', "\n  "));
    let items: String = items.map(|item| format!("- {item}\n")).collect();
    format!("references:\n{items}")
}

fn item(work: &Work<'_>, key: &str) -> Value {
    let record = work.record;
    let mut item = Map::new();
    let mut put =
        |name: &str, value: Option<Value>| drop(value.map(|value| item.insert(name.to_string(), value)));
    put("id", Some(key.into()));
    put("type", Some(terms::kind_name(record).into()));
    put("author", names(&record.authors, record.more_authors));
    put("editor", names(&record.editors, false));
    put("translator", names(&record.translators, false));
    put("issued", record.issued.map(date));
    put("accessed", record.accessed.map(date));
    for (field, text) in record.fields.iter() {
        put(field.name(), Some(plain(text).into()).filter(|text| text != ""));
    }
    let keywords: Vec<String> = record.keywords.iter().map(|keyword| plain(keyword)).collect();
    put("keyword", Some(keywords.join(", ").into()).filter(|text| text != ""));
    Value::Object(item)
}

fn names(names: &[Name], more: bool) -> Option<Value> {
    let others = more.then(|| json!({"literal": "others"}));
    let names: Vec<Value> = names.iter().map(name).chain(others).collect();
    (!names.is_empty()).then_some(Value::Array(names))
}

fn name(name: &Name) -> Value {
    let parts = [
        ("family", &name.family),
        ("given", &name.given),
        ("non-dropping-particle", &name.particle),
        ("suffix", &name.suffix),
    ];
    let parts = parts.map(|(part, text)| (part, plain(text)));
    match parts.iter().skip(1).all(|(_, text)| text.is_empty()) {
        true => json!({ "literal": plain(&name.family) }),
        false => parts.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
    }
}

fn date(date: Date) -> Value {
    let parts = [Some(date.year), date.month.map(i32::from), date.day.map(i32::from)];
    json!({"date-parts": [parts.into_iter().flatten().collect::<Vec<i32>>()]})
}
