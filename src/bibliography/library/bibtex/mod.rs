//! BibTeX and BibLaTeX → entries. Each entry is parsed on its own by the `biblatex` crate, which would give up the whole
//! file for one fault; abbreviations (`@string`) and inherited facts (`crossref`, `xdata`) are put in here, within limits.

mod facts;
mod inherit;
mod latex;
mod names;
mod pieces;
mod strings;

use super::{Fault, newlines};
use crate::bibliography::Entry;
use biblatex::{ParseError, ParseErrorKind, RawBibliography};
use pieces::{Piece, pieces};
use strings::Strings;

const NO_END: &str = "it does not end: a brace or quotation mark is missing";

const NO_KEY: &str = "an entry without a key cannot be cited; it is not read";

/// An entry with its fields as LaTeX, abbreviations put in.
#[derive(Clone, Debug, Default)]
struct Raw<'t> {
    key: &'t str,
    line: u32,
    entry_type: &'t str,
    fields: Vec<RawField<'t>>,
}

/// A field: its name in lower case, its value and the line it stands on.
#[derive(Clone, Debug)]
struct RawField<'t> {
    name: String,
    value: String,
    line: u32,
    /// The first abbreviation in it that nothing defines; it stands for itself.
    unknown: Option<&'t str>,
}

/// Reads a whole file.
pub(super) fn read(text: &str) -> (Vec<Entry>, Vec<Fault>) {
    let mut faults = Vec::new();
    let (abbreviations, works): (Vec<Piece>, Vec<Piece>) =
        pieces(text).into_iter().partition(|piece| piece.kind.eq_ignore_ascii_case("string"));
    let mut strings = Strings::new(4 * text.len());
    for piece in &abbreviations {
        match RawBibliography::parse(piece.text) {
            Ok(raw) => strings.define(&raw.abbreviations),
            Err(error) => faults.push(unreadable(piece, &error)),
        }
    }
    let works = works.iter().filter(|piece| !is_remark(piece.kind));
    let raws = works.filter_map(|piece| raw(piece, &mut strings, &mut faults)).collect();
    let whole = inherit::inherited(raws, 4 * text.len());
    let cited = whole.iter().filter(|raw| !raw.is("xdata"));
    let entries = cited.map(|raw| facts::entry(raw, &mut faults)).collect();
    (entries, faults)
}

fn is_remark(kind: &str) -> bool {
    ["comment", "preamble"].iter().any(|remark| kind.eq_ignore_ascii_case(remark))
}

impl Raw<'_> {
    fn is(&self, entry_type: &str) -> bool {
        self.entry_type.eq_ignore_ascii_case(entry_type)
    }

    /// The field `name`, when it says anything.
    fn field(&self, name: &str) -> Option<&RawField<'_>> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The value of the field `name`, as written.
    fn value(&self, name: &str) -> Option<&str> {
        self.field(name).map(|field| field.value.trim()).filter(|value| !value.is_empty())
    }

    /// The keys in the field `name`.
    fn keys(&self, name: &str) -> impl Iterator<Item = &str> {
        let keys = self.value(name).unwrap_or("").split(',');
        keys.map(str::trim).filter(|key| !key.is_empty())
    }
}

fn raw<'t>(piece: &Piece<'t>, strings: &mut Strings, faults: &mut Vec<Fault>) -> Option<Raw<'t>> {
    let parsed = match RawBibliography::parse(piece.text) {
        Ok(raw) => raw.entries.into_iter().next().filter(|entry| !entry.v.key.v.is_empty()),
        Err(error) => {
            faults.push(unreadable(piece, &error));
            return None;
        }
    };
    let Some(entry) = parsed else {
        faults.push(Fault { line: piece.line, message: NO_KEY.to_string() });
        return None;
    };
    let mut line = piece.line;
    let mut counted = 0;
    let fields = entry.v.fields.into_iter().map(|field| {
        let start = field.key.span.start;
        line += newlines(piece.text.get(counted..start).unwrap_or(""));
        counted = start;
        let (value, unknown) = strings.resolve(&field.value.v);
        RawField { name: field.key.v.to_lowercase(), value, line, unknown }
    });
    let fields = fields.collect();
    Some(Raw { key: entry.v.key.v, line: piece.line, entry_type: entry.v.kind.v, fields })
}

fn unreadable(piece: &Piece<'_>, error: &ParseError) -> Fault {
    let head = piece.text.lines().next().unwrap_or("").trim_end().trim_end_matches(',');
    let head: String = head.chars().take(60).collect();
    let why = match &error.kind {
        ParseErrorKind::UnexpectedEof => NO_END.to_string(),
        _ if !piece.closed && !piece.kind.is_empty() => NO_END.to_string(),
        kind => {
            let line = piece.line + newlines(piece.text.get(..error.span.start).unwrap_or(""));
            format!("{kind} on line {line}")
        }
    };
    Fault { line: piece.line, message: format!("`{head}` cannot be read: {why}") }
}
