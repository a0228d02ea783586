//! Front matter that no parser takes, read line by line: `key: value`, `key = value`, and `- item` under a key.

use super::Properties;
use serde_json::Value;

/// What can be read of `text` without understanding it as a whole.
pub(super) fn read(text: &str) -> Properties {
    let mut found = Properties::default();
    for line in text.lines() {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            add_item(&mut found, item);
        } else if let Some((key, value)) = pair(line) {
            found.0.push((key.to_string(), value_of(value)));
        }
    }
    found
}

/// The key of a line `key: value`.
pub(super) fn key_of(line: &str) -> Option<&str> {
    pair(line).map(|(key, _)| key)
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':').or_else(|| line.split_once('='))?;
    let value_apart =
        value.is_empty() || value.starts_with(char::is_whitespace) || line[key.len()..].starts_with('=');
    let key = unquoted(key.trim_end());
    let is_key = !key.is_empty() && !key.starts_with([' ', '\t', '#', '-', '{', '[', '<']);
    (is_key && value_apart).then_some((key, value.trim()))
}

fn add_item(found: &mut Properties, item: &str) {
    let Some((_, value)) = found.0.last_mut() else {
        return;
    };
    let item = Value::String(unquoted(item.trim()).to_string());
    match value {
        Value::Array(items) => items.push(item),
        Value::Null => *value = Value::Array(vec![item]),
        _ => {}
    }
}

fn value_of(text: &str) -> Value {
    let is_list = text.starts_with('[') && text.ends_with(']') && !text.starts_with("[[");
    match text {
        "" => Value::Null,
        _ if is_list => {
            let items = text[1..text.len() - 1].split(',').map(|item| unquoted(item.trim()));
            Value::Array(
                items.filter(|item| !item.is_empty()).map(|item| Value::String(item.to_string())).collect(),
            )
        }
        _ => Value::String(unquoted(text).to_string()),
    }
}

fn unquoted(text: &str) -> &str {
    ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote)).unwrap_or(text)
}
