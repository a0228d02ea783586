//! The properties of notes: whether one of that name has a value that is asked for.

use super::bounds::{Bounds, number};
use super::glob::{Edge, Pattern};
use super::tree::Wanted;
use crate::search::fold;
use memchr::memchr2_iter;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A wanted property made ready.
pub(super) struct PropertyTest {
    /// Folded.
    name: String,
    value: ValueTest,
}

enum ValueTest {
    Anything,
    /// the number this is, if it is one, and else this text
    Text(Option<f64>, Pattern),
    Within(Bounds),
}

impl PropertyTest {
    pub(super) fn new(name: &str, wanted: &Wanted) -> PropertyTest {
        let value = match wanted {
            Wanted::Within(bounds) => ValueTest::Within(bounds.clone()),
            Wanted::Words(glob) | Wanted::Whole(glob) if glob.is_anything() => ValueTest::Anything,
            Wanted::Words(glob) => {
                ValueTest::Text(number(&glob.pieces.concat()), glob.pattern(Edge::Word, Edge::Word))
            }
            Wanted::Whole(glob) => {
                ValueTest::Text(number(&glob.pieces.concat()), glob.pattern(Edge::Text, Edge::Text))
            }
        };
        PropertyTest { name: fold(name), value }
    }

    /// Whether `properties`, an object of JSON, have it.
    pub(super) fn holds(&self, properties: &str) -> bool {
        let has =
            |raw: &RawValue| serde_json::from_str(raw.get()).is_ok_and(|value| self.value.holds(&value));
        self.may_be_in(properties)
            && all(properties).iter().any(|(name, raw)| fold(name) == self.name && has(raw))
    }

    /// Whether the name may stand in the text `properties`. Most notes lack it, and reading them all takes long.
    fn may_be_in(&self, properties: &str) -> bool {
        let (text, name) = (properties.as_bytes(), self.name.as_bytes());
        let Some(first) = name.first().filter(|_| properties.is_ascii()) else { return true };
        memchr2_iter(*first, first.to_ascii_uppercase(), text)
            .any(|at| text.get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)))
    }
}

/// The names of `properties`, an object of JSON, and their values.
pub(super) fn all(properties: &str) -> BTreeMap<String, &RawValue> {
    serde_json::from_str(properties).unwrap_or_default()
}

impl ValueTest {
    /// Whether `value`, or anything in it, is what is asked for.
    fn holds(&self, value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Bool(flag) => self.holds_text(if *flag { "true" } else { "false" }),
            Value::Number(number) => self.holds_text(&number.to_string()),
            Value::String(text) => forms(text).any(|form| self.holds_text(form)),
            Value::Array(list) => list.iter().any(|value| self.holds(value)),
            Value::Object(object) => object.values().any(|value| self.holds(value)),
        }
    }

    fn holds_text(&self, text: &str) -> bool {
        let text = text.trim();
        match self {
            ValueTest::Anything => !text.is_empty(),
            ValueTest::Within(bounds) => bounds.holds(text),
            ValueTest::Text(wanted, pattern) => match wanted.zip(number(text)) {
                Some((wanted, found)) => wanted == found,
                None => pattern.is_in(text),
            },
        }
    }
}

/// What a text can be asked for as: itself, and of a `[[target|text]]` each of the two.
fn forms(text: &str) -> impl Iterator<Item = &str> {
    let link = text.trim().strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    [text].into_iter().chain(link.into_iter().flat_map(|link| link.split('|')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::{Expression, Sought, Term, parse};

    const PROPERTIES: &str = r#"{"Status":"to read","rating":4.5,"year":2020,"authors":["García, Ana","[[p/Li Wei|Li]]"],
        "done":true,"empty":"","none":null,"due":"2025-03-01","deep":{"a":[["x"]]},"Größe":"groß","version":"1..2"}"#;

    fn test(query: &str) -> PropertyTest {
        match parse(query).unwrap().root() {
            Some(Expression::Term(Term { sought: Sought::Property(name, wanted), .. })) => {
                PropertyTest::new(name, wanted)
            }
            other => panic!("{query}: {other:?}"),
        }
    }

    #[test]
    fn properties_have_values() {
        for query in [
            "status:read",
            "STATUS:\"To Read\"",
            "status:=\"to read\"",
            "status:to*",
            "rating:4.50",
            "rating:>4",
            "rating:4..5",
            "year:2020",
            "year:<2021",
            "year:2019..",
            "authors:garcia",
            "authors:ana",
            "authors:li",
            "authors:=\"p/Li Wei\"",
            "authors:\"garcia, ana\"",
            "done:true",
            "due:>=2025-03",
            "due:2025",
            "due:..2025-03",
            "deep:x",
            "grosse:gross",
            "größe:GROSS",
            "status:*",
            "version:\"1..2\"",
        ] {
            assert!(test(query).holds(PROPERTIES), "{query}");
        }
        for query in [
            "status:rea",
            "status:=read",
            "rating:4",
            "rating:<4",
            "rating:5..",
            "year:202",
            "authors:garci",
            "done:false",
            "empty:*",
            "none:*",
            "due:<2025-03",
            "due:soon",
            "read:status",
            "status:>3",
            "garcia:*",
            "a:x",
        ] {
            assert!(!test(query).holds(PROPERTIES), "{query}");
        }
        assert!(!test("a:*").holds("no json") && !test("a:*").holds("{}"));
    }
}
