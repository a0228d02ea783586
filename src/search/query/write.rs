//! A tree → the text that says it. What is written reads as the same tree.

use super::bounds::{Amount, Bounds, Comparison};
use super::glob::Glob;
use super::lexer::{is_name, is_quote};
use super::meaning::NAMES;
use super::tree::{DateField, Expression, Sought, Term, TextTerm, Wanted};
use std::fmt::{Display, Formatter, Result};

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Expression::Any(any) => joined(any, " OR ", f, |one| matches!(one, Expression::Any(_))),
            Expression::All(all) => {
                joined(all, " ", f, |one| matches!(one, Expression::Any(_) | Expression::All(_)))
            }
            Expression::Not(one) => match &**one {
                Expression::Term(term) => write!(f, "-{}", term.sought),
                group => write!(f, "-({group})"),
            },
            Expression::Term(Term { sought, .. }) => sought.fmt(f),
        }
    }
}

fn joined(
    some: &[Expression],
    between: &str,
    f: &mut Formatter<'_>,
    is_group: fn(&Expression) -> bool,
) -> Result {
    for (place, one) in some.iter().enumerate() {
        let between = if place > 0 { between } else { "" };
        match is_group(one) {
            true => write!(f, "{between}({one})")?,
            false => write!(f, "{between}{one}")?,
        }
    }
    Ok(())
}

impl Display for Sought {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Sought::Text(TextTerm::Words(words)) => f.write_str(&word(words)),
            Sought::Text(TextTerm::Pattern(pattern)) => write!(f, "/{pattern}/"),
            Sought::Tag(name) => write!(f, "tag:{}", value(name)),
            Sought::Path(glob) => write!(f, "path:{}", globbed(glob)),
            Sought::Kind(kind) => write!(f, "kind:{}", value(kind)),
            Sought::Title(glob) => write!(f, "title:{}", globbed(glob)),
            Sought::Cites(name) => write!(f, "cites:{}", value(name)),
            Sought::LinksTo(address) => write!(f, "links-to:{}", value(address)),
            Sought::LinkedFrom(address) => write!(f, "linked-from:{}", value(address)),
            Sought::Has(feature) => write!(f, "has:{}", feature.name()),
            Sought::Date(field, bounds) => write!(f, "{}:{bounds}", date_name(*field)),
            Sought::Property(name, wanted) => write!(f, "{}:{wanted}", property_name(name)),
        }
    }
}

impl Display for Wanted {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Wanted::Words(glob) => f.write_str(&globbed(glob)),
            Wanted::Whole(glob) => write!(f, "={}", globbed(glob)),
            Wanted::Within(bounds) => bounds.fmt(f),
        }
    }
}

impl Display for Bounds {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let text =
            |amount: &Option<Amount>| amount.as_ref().map_or(String::new(), |amount| amount.text.clone());
        match self {
            Bounds::Compared(Comparison::Equal, amount) => f.write_str(&amount.text),
            Bounds::Compared(comparison, amount) => write!(f, "{}{}", comparison.sign(), amount.text),
            Bounds::Between(None, None) => f.write_str("*"),
            Bounds::Between(from, to) => write!(f, "{}..{}", text(from), text(to)),
        }
    }
}

fn date_name(field: DateField) -> &'static str {
    match field {
        DateField::Updated => "updated",
        DateField::Created => "created",
    }
}

/// A word or phrase, in quotes where it would be read as something else.
fn word(text: &str) -> String {
    let is_sign = matches!(text, "AND" | "OR" | "NOT") || text.starts_with(['-', '/']) || text.contains(':');
    written(escaped(text), is_sign)
}

/// What follows `tag:` and the like.
pub(super) fn value(text: &str) -> String {
    written(escaped(text), is_odd(text))
}

fn globbed(glob: &Glob) -> String {
    let pieces: Vec<String> = glob.pieces.iter().map(|piece| escaped(piece).replace('*', "\\*")).collect();
    let text = pieces.join("*");
    let is_odd = is_odd(&text);
    written(text, is_odd)
}

/// Whether `text` after a colon would be read as a comparison, a range, an address or a path of a program.
fn is_odd(text: &str) -> bool {
    text.starts_with(['<', '>', '=', ':']) || text.starts_with("//") || text.contains("..")
}

/// A property's name; in quotes where it would be read as something else.
fn property_name(name: &str) -> String {
    let is_sign = !is_name(name) || NAMES.contains(&name.to_lowercase().as_str());
    written(escaped(name), is_sign)
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// `escaped` in quotes if it has to stand in them.
fn written(escaped: String, quoted: bool) -> String {
    let mut depth = 0_i32;
    let mut is_bare = !quoted && !escaped.is_empty() && !escaped.starts_with('(');
    for c in escaped.chars() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        is_bare &= depth >= 0 && !c.is_whitespace() && !is_quote(c);
    }
    if is_bare { escaped } else { format!("\"{escaped}\"") }
}
