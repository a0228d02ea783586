//! The block at the head of a note → its properties. YAML, JSON and TOML are read by their libraries; what strict
//! parsers refuse, or what could be an attack, is read line by line instead and reported.

mod plain;
mod split;

pub(super) use split::{Block, Syntax, split};

use super::yaml_guard::{self, Refusal};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// The properties in the order of the file; a key may occur twice.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Properties(pub Vec<(String, Value)>);

/// What could not be read as meant: the 0-based line within the block, and a sentence.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub line: u32,
    pub message: String,
}

/// Reads `block`. Always gives what could be read.
pub(super) fn read(block: &Block<'_>) -> (Properties, Option<Trouble>) {
    let text = block.text;
    let read = match block.syntax {
        Syntax::Toml => toml(text),
        Syntax::Yaml if text.trim().is_empty() => return (Properties::default(), None),
        Syntax::Yaml => json(text).map_or_else(|| yaml(text), Ok),
    };
    match read {
        Ok(properties) => {
            let twice = twice(&properties, text);
            (properties, twice)
        }
        Err(trouble) => (plain::read(text), Some(trouble)),
    }
}

fn json(text: &str) -> Option<Properties> {
    text.trim_start().starts_with('{').then(|| serde_json::from_str(text).ok()).flatten()
}

fn yaml(text: &str) -> Result<Properties, Trouble> {
    yaml_guard::check(text).map_err(refused)?;
    let text = &with_spaces_for_tabs(text);
    serde_yaml::from_str::<Option<Properties>>(text).map(Option::unwrap_or_default).map_err(|error| {
        let line = error.location().map_or(0, |location| location.line().saturating_sub(1));
        Trouble {
            line: u32::try_from(line).unwrap_or(0),
            message: format!("front matter is not valid YAML ({error}); read line by line"),
        }
    })
}

fn refused(refusal: Refusal) -> Trouble {
    Trouble { line: refusal.line, message: format!("front matter {}; read line by line", refusal.what) }
}

/// YAML allows no tab as indent; editors write them all the same.
fn with_spaces_for_tabs(text: &str) -> std::borrow::Cow<'_, str> {
    match text.contains('\t') {
        true => text.replace('\t', "  ").into(),
        false => text.into(),
    }
}

fn toml(text: &str) -> Result<Properties, Trouble> {
    let table: toml::Table = toml::from_str(text).map_err(|error| toml_trouble(text, &error))?;
    Ok(Properties(table.into_iter().map(|(key, value)| (key, of_toml(value))).collect()))
}

/// A TOML value as JSON; JSON has no dates, so they become text.
fn of_toml(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(of_toml).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, of_toml(value))).collect(),
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => Value::Bool(flag),
    }
}

fn toml_trouble(text: &str, error: &toml::de::Error) -> Trouble {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
    Trouble {
        line: u32::try_from(before.matches('\n').count()).unwrap_or(0),
        message: format!("front matter is not valid TOML ({}); read line by line", error.message()),
    }
}

/// A key that occurs twice: both values are kept, and it is said.
fn twice(properties: &Properties, text: &str) -> Option<Trouble> {
    let mut seen = std::collections::HashSet::new();
    let (key, _) = properties.0.iter().find(|(key, _)| !seen.insert(key))?;
    let line = text.lines().enumerate().filter(|(_, line)| plain::key_of(line) == Some(key.as_str())).nth(1);
    Some(Trouble {
        line: line.map_or(0, |(at, _)| u32::try_from(at).unwrap_or(0)),
        message: format!("the property `{key}` occurs twice; the last value is shown"),
    })
}

impl<'de> Deserialize<'de> for Properties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pairs;
        impl<'de> Visitor<'de> for Pairs {
            type Value = Properties;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("properties (`key: value`)")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Properties, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Properties(pairs))
            }
        }
        deserializer.deserialize_map(Pairs)
    }
}

#[cfg(test)]
mod tests;
