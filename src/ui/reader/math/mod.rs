//! LaTeX formulas in Unicode, where that says the same to a mathematician. A formula with anything in it of which that
//! is not sure (a matrix, an unknown command, a power of a group) has none, and is shown as it is written.

mod alphabet;
mod atom;
mod command;
mod formula;
mod join;
mod names;
mod parts;
#[cfg(test)]
mod tests;

use crate::ui::text::clean;
use atom::{Atom, Kind, List};
use command::GAP;
use formula::{Formula, Token};
use join::join;

/// A formula is longer than this only by mistake.
const LONGEST: usize = 4_000;

/// Environments that only set lines below each other, and whether these have columns.
const LINES: [(&str, bool); 9] = [
    ("align", true),
    ("align*", true),
    ("aligned", true),
    ("split", true),
    ("equation", false),
    ("equation*", false),
    ("gather", false),
    ("gather*", false),
    ("gathered", false),
];

/// `source` in Unicode, a line for each of its lines; none where it cannot be said faithfully.
pub(super) fn unicode(source: &str) -> Option<String> {
    if source.len() > LONGEST {
        return None;
    }
    let (source, has_columns) = without_environments(source);
    let lines = lines(source, has_columns)?;
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let is_clean = lines.iter().all(|line| clean(line) == *line);
    (is_clean && !lines.is_empty()).then(|| lines.join("\n"))
}

/// The same for a formula in a line of text; none where it has several lines.
pub(super) fn in_a_line(source: &str) -> Option<String> {
    unicode(source).filter(|text| !text.contains('\n'))
}

/// What the environments around all of `source` hold, and whether it has columns.
fn without_environments(source: &str) -> (&str, bool) {
    let (mut source, mut has_columns) = (source.trim(), false);
    while let Some((inside, columns)) = LINES.iter().find_map(|line| inside(source, *line)) {
        (source, has_columns) = (inside.trim(), has_columns || columns);
    }
    (source, has_columns)
}

/// What the environment `name` holds, if it is all of `source` but for the end of a sentence.
fn inside<'s>(source: &'s str, (name, columns): (&str, bool)) -> Option<(&'s str, bool)> {
    let behind = source.strip_prefix("\\begin{")?.strip_prefix(name)?.strip_prefix('}')?;
    let behind = behind.trim_end_matches([',', '.', ';']).trim_end();
    let inside = behind.strip_suffix('}')?.strip_suffix(name)?.strip_suffix("\\end{")?;
    let places = ["[t]", "[b]", "[c]"];
    let inside = places.iter().find_map(|place| inside.strip_prefix(place)).unwrap_or(inside);
    Some((inside, columns))
}

/// A line of a formula as far as it is read.
#[derive(Default)]
struct Line {
    list: List,
    columns: usize,
    tag: Option<String>,
}

impl Line {
    /// Every second column begins another equation.
    fn column(&mut self) {
        self.columns += 1;
        if self.columns.is_multiple_of(2) {
            self.list.push(Atom::new(Kind::Gap, GAP));
        }
    }

    fn text(self) -> Option<String> {
        let tag = self.tag.map(|tag| format!("{GAP}{GAP}{tag}")).unwrap_or_default();
        Some(join(self.list)? + &tag)
    }
}

fn lines(source: &str, has_columns: bool) -> Option<Vec<String>> {
    let mut formula = Formula::new(source);
    let (mut lines, mut line) = (Vec::new(), Line::default());
    while let Some(token) = formula.token_or_script() {
        match token {
            Some(Token::Name("\\")) => {
                skip_distance(&mut formula)?;
                lines.push(std::mem::take(&mut line).text()?);
            }
            Some(Token::Name("tag")) if line.tag.is_none() => line.tag = Some(tag(&mut formula)?),
            Some(Token::Char('&')) if has_columns => line.column(),
            token => formula.item(token, &mut line.list)?,
        }
    }
    if !formula.rest().is_empty() {
        return None;
    }
    lines.push(line.text()?);
    Some(lines)
}

/// The number of an equation, which stands at the end of its line.
fn tag(formula: &mut Formula) -> Option<String> {
    let is_bare = formula.take('*');
    let tag = formula.verbatim()?;
    Some(if is_bare { tag.to_string() } else { format!("({tag})") })
}

/// The distance to the next line.
fn skip_distance(formula: &mut Formula) -> Option<()> {
    formula.take('*');
    if formula.rest().starts_with('[') {
        let end = formula.rest().find(']')?;
        let distance = &formula.rest()[1..end];
        let is_distance = distance.ends_with(|c: char| c.is_ascii_alphabetic()) && distance.len() < 12;
        if !is_distance || !distance.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-')) {
            return None;
        }
        formula.skip(end + 1);
    }
    Some(())
}
