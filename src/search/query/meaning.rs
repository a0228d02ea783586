//! What a term asks for: the names before a colon and the values they take. No grammar.

use super::bounds::{Amount, Bounds, Comparison};
use super::fault::Fault;
use super::glob::Glob;
use super::lexer::{Named, Token, Value};
use super::pattern;
use super::tree::{DateField, Feature, Sought, TextTerm, Wanted};
use crate::config::nearest;

/// The names that mean something other than a property.
pub(super) const NAMES: [&str; 10] =
    ["tag", "path", "kind", "title", "cites", "links-to", "linked-from", "has", "updated", "created"];

/// What `token`, a term, asks for.
pub(super) fn of(token: Token<'_>) -> Result<Sought, Fault> {
    match token {
        Token::Named(named) => named_term(&named),
        Token::Pattern(text, at) => match pattern::check(text) {
            Ok(()) => Ok(Sought::Text(TextTerm::Pattern(text.to_owned()))),
            Err((offset, message)) => Err(Fault::new(at + offset, message)),
        },
        Token::Words(words) => Ok(Sought::Text(TextTerm::Words(words.text()))),
        sign => Ok(Sought::Text(TextTerm::Words(sign.sign().unwrap_or("").to_owned()))),
    }
}

/// A name in quotes is a property's.
fn named_term(named: &Named<'_>) -> Result<Sought, Fault> {
    let name = named.name.text();
    let known = name.to_lowercase();
    match known.as_str() {
        _ if named.name.quoted => property(name, named),
        "updated" => date(DateField::Updated, named),
        "created" => date(DateField::Created, named),
        known if !NAMES.contains(&known) => property(name, named),
        known => uncompared(known, named),
    }
}

fn uncompared(name: &str, named: &Named<'_>) -> Result<Sought, Fault> {
    let value = &named.value;
    if let Some(sign) = named.sign {
        let message = format!(
            "expected a value after `{name}:`, not `{}`: only dates, numbers and properties compare",
            sign.sign()
        );
        return Err(Fault::new(named.name.at + name.len() + 1, message));
    }
    let text = value.text().trim().to_owned();
    let glob = || Glob { pieces: value.globbed() };
    Ok(match name {
        "tag" => Sought::Tag(tag(text, value)?),
        "path" => Sought::Path(glob()),
        "kind" => Sought::Kind(text),
        "title" => Sought::Title(glob()),
        "cites" => Sought::Cites(address(text)),
        "links-to" => Sought::LinksTo(address(text)),
        "linked-from" => Sought::LinkedFrom(address(text)),
        _ => Sought::Has(feature(&text, value)?),
    })
}

fn tag(text: String, value: &Value<'_>) -> Result<String, Fault> {
    match tag_name(&text) {
        "" => Err(Fault::new(value.at, "expected the name of a tag after `tag:`")),
        name => Ok(name.to_owned()),
    }
}

/// The name in `written`: number signs before it are only how tags are written.
pub(super) fn tag_name(written: &str) -> &str {
    written.trim_start_matches(|c: char| c == '#' || c.is_whitespace()).trim_end()
}

/// An address, as pasted from a note.
fn address(text: String) -> String {
    let inside = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")).map(str::trim);
    inside.filter(|inside| !inside.is_empty()).map_or(text.clone(), str::to_owned)
}

fn feature(text: &str, value: &Value<'_>) -> Result<Feature, Fault> {
    let wanted = text.to_lowercase();
    let found = Feature::ALL.into_iter().find(|feature| feature.name() == wanted);
    found.ok_or_else(|| {
        let names = Feature::ALL.map(Feature::name);
        let expected = match nearest(text, names, 1).first() {
            Some(near) => format!("expected what a note can have, not `{text}`; did you mean `{near}`?"),
            None => format!("expected one of {}, not `{text}`", names.join(", ")),
        };
        Fault::new(value.at, expected)
    })
}

fn date(field: DateField, named: &Named<'_>) -> Result<Sought, Fault> {
    let value = &named.value;
    let written = value.text();
    let expected = |at| Fault::new(at, "expected a date such as 2025, 2025-01 or 2025-01-28");
    let amount =
        |text: &str, at| Amount::new(text.trim()).filter(Amount::is_date).ok_or_else(|| expected(at));
    let bound = |text: &str, at| (!text.is_empty()).then(|| amount(text, at)).transpose();
    let bounds = match written.split_once("..").filter(|_| named.sign.is_none()) {
        _ if written == "*" && named.sign.is_none() => Bounds::Between(None, None),
        Some((from, to)) if from.len() + to.len() > 0 => {
            Bounds::Between(bound(from, value.at)?, bound(to, value.at + from.len() + 2)?)
        }
        _ => Bounds::Compared(named.sign.unwrap_or(Comparison::Equal), amount(&written, value.at)?),
    };
    Ok(Sought::Date(field, bounds))
}

fn property(name: String, named: &Named<'_>) -> Result<Sought, Fault> {
    let value = &named.value;
    let glob = Glob { pieces: value.globbed() };
    let wanted = match named.sign {
        None => range(value).map_or(Wanted::Words(glob), Wanted::Within),
        Some(Comparison::Equal) => Wanted::Whole(glob),
        Some(sign) => match Amount::new(value.text().trim()) {
            Some(amount) => Wanted::Within(Bounds::Compared(sign, amount)),
            None => {
                let message = format!("expected a number or a date after `{name}:{}`", sign.sign());
                return Err(Fault::new(value.at, message));
            }
        },
    };
    Ok(Sought::Property(name, wanted))
}

/// `2010..2020`, with one end or both.
fn range(value: &Value<'_>) -> Option<Bounds> {
    let (from, to) = value.raw.split_once("..").filter(|_| !value.quoted && value.raw != "..")?;
    let bound = |text: &str| match text {
        "" => Some(None),
        text => Amount::new(text).map(Some),
    };
    Some(Bounds::Between(bound(from)?, bound(to)?))
}
