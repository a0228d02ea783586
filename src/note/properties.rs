//! What the properties of a note mean: names, tags, links, dates, and whether the note is about a cited work.

use super::front_matter::Properties;
use serde_json::{Map, Value};

/// The keys that make a note one about a cited work.
const WORK_KEYS: [&str; 7] =
    ["citekey", "citation-key", "citationkey", "citation_key", "bibtex_key", "doi", "zotero"];

/// A `[[link]]` in a property.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PropertyLink<'p> {
    pub property: &'p str,
    /// What stands between the brackets.
    pub inside: String,
}

impl Properties {
    /// All of them as one JSON object; of a key that occurs twice the last value.
    pub(super) fn object(&self) -> Map<String, Value> {
        self.0.iter().cloned().collect()
    }

    /// The first of `keys` that has a value, as text. Keys are compared without regard to case.
    pub(super) fn text(&self, keys: &[&str]) -> Option<String> {
        keys.iter().find_map(|key| {
            let (_, value) =
                self.0.iter().find(|(name, value)| name.eq_ignore_ascii_case(key) && !value.is_null())?;
            scalar(value).filter(|text| !text.trim().is_empty())
        })
    }

    /// A point in time: text as it stands, milliseconds since 1970 as ISO 8601 in UTC.
    pub(super) fn date(&self, keys: &[&str]) -> Option<String> {
        let text = self.text(keys)?;
        let millis = text.parse::<i64>().ok().filter(|number| number.abs() >= 100_000_000_000);
        let stamp = millis.and_then(|number| jiff::Timestamp::from_millisecond(number).ok());
        Some(stamp.map_or(text, |stamp| stamp.to_string()))
    }

    /// The values of every property named `singular` or `plural`: lists, or text with commas or, for `spaced`, spaces.
    fn list(&self, keys: &[&str], separators: &[char]) -> Vec<String> {
        let named = self.0.iter().filter(|(name, _)| keys.iter().any(|key| name.eq_ignore_ascii_case(key)));
        named.flat_map(|(_, value)| items(value, separators)).filter(|item| !item.is_empty()).collect()
    }

    /// Other names of the note.
    pub(super) fn aliases(&self) -> Vec<String> {
        self.list(&["alias", "aliases"], &[','])
    }

    /// The tags, without `#`. Links among them are links.
    pub(super) fn tags(&self) -> Vec<String> {
        let items = self.list(&["tag", "tags"], &[',', ' ', '\n']);
        let names = items.iter().map(|item| item.trim_start_matches('#').trim_end_matches('/').trim());
        names.filter(|name| !name.is_empty() && !name.contains("[[")).map(str::to_string).collect()
    }

    /// The links in all values, in order.
    pub(super) fn links(&self) -> Vec<PropertyLink<'_>> {
        let mut found = Vec::new();
        for (property, value) in &self.0 {
            links_in(property, value, &mut found);
        }
        found
    }

    /// Whether the properties say that the note is about one cited work.
    pub(super) fn is_literature(&self) -> bool {
        let has = |keys: &[&str]| self.text(keys).is_some() || !self.list(keys, &[]).is_empty();
        has(&WORK_KEYS) || (has(&["authors", "author"]) && has(&["year", "journal"]))
    }
}

/// A value as one text; lists and objects are none.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

fn items(value: &Value, separators: &[char]) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().filter_map(scalar).map(|item| item.trim().to_string()).collect(),
        Value::String(text) if text.contains("[[") => vec![text.trim().to_string()],
        value => scalar(value).map_or_else(Vec::new, |text| {
            text.split(|c| separators.contains(&c)).map(|item| item.trim().to_string()).collect()
        }),
    }
}

fn links_in<'p>(property: &'p str, value: &Value, found: &mut Vec<PropertyLink<'p>>) {
    match value {
        Value::String(text) => {
            let parts = text.split("[[").skip(1).filter_map(|rest| rest.split_once("]]"));
            found.extend(parts.map(|(inside, _)| PropertyLink { property, inside: inside.to_string() }));
        }
        Value::Array(list) => match unquoted_link(list) {
            Some(inside) => found.push(PropertyLink { property, inside }),
            None => list.iter().for_each(|item| links_in(property, item, found)),
        },
        Value::Object(map) => map.values().for_each(|item| links_in(property, item, found)),
        _ => {}
    }
}

/// `[[x]]` without quotes is, to YAML, a list of one list of texts.
fn unquoted_link(list: &[Value]) -> Option<String> {
    let [Value::Array(inner)] = list else {
        return None;
    };
    let parts: Option<Vec<String>> = inner.iter().map(scalar).collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(object: Value) -> Properties {
        let Value::Object(map) = object else { panic!("an object") };
        Properties(map.into_iter().collect())
    }

    #[test]
    fn tags_in_every_shape() {
        for (value, expected) in [
            (json!(["a", "#b", 2020, null, "", "c d"]), vec!["a", "b", "2020", "c d"]),
            (json!("a, b c"), vec!["a", "b", "c"]),
            (json!("#a"), vec!["a"]),
            (json!(1984), vec!["1984"]),
            (json!(["[[Tags/x]]"]), vec![]),
            (json!(null), vec![]),
        ] {
            assert_eq!(of(json!({ "Tags": value })).tags(), expected);
        }
        assert_eq!(of(json!({ "tag": "a", "tags": ["b"] })).tags(), ["a", "b"]);
    }

    #[test]
    fn links_quoted_unquoted_and_several() {
        let links =
            of(json!({ "up": "[[a|b]]", "x": [["c"]], "y": [[["d", "e"]]], "z": ["[[f]] and [[g]]", "h"] }));
        let shown: Vec<String> =
            links.links().iter().map(|l| format!("{}:{}", l.property, l.inside)).collect();
        assert_eq!(shown, ["up:a|b", "x:c", "y:d, e", "z:f", "z:g"]);
    }

    #[test]
    fn dates_in_milliseconds_become_text() {
        assert_eq!(
            of(json!({ "created": 1738113449000_i64 })).date(&["created"]).as_deref(),
            Some("2025-01-29T01:17:29Z")
        );
        assert_eq!(of(json!({ "created": 2020 })).date(&["created"]).as_deref(), Some("2020"));
    }

    #[test]
    fn a_title_alone_makes_no_cited_work() {
        assert!(!of(json!({ "title": "x", "url": "y" })).is_literature());
        assert!(!of(json!({ "doi": null, "citekey": "" })).is_literature());
        assert!(of(json!({ "citation-key": "a2020" })).is_literature());
        assert!(of(json!({ "authors": ["A"], "year": 2020 })).is_literature());
    }
}
