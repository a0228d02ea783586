//! The regular expressions of queries: how they are compiled, and where they are wrong.

use regex::{Regex, RegexBuilder};
use regex_syntax::{Error, ParserBuilder};

/// The bytes that a compiled expression may take.
const MAX_SIZE: usize = 4 << 20;

/// How deep groups of an expression may lie within each other.
const MAX_DEPTH: u32 = 64;

/// The expression of a [`super::TextTerm::Pattern`], made ready for the lines of a text: case does not count. Every one that
/// [`super::parse`] gives can be made ready.
pub fn pattern(text: &str) -> Option<Regex> {
    compiled(text).ok()
}

fn compiled(text: &str) -> Result<Regex, regex::Error> {
    let mut builder = RegexBuilder::new(text);
    // `^` and `$` are the ends of a line, and so is what ends it on Windows
    builder.case_insensitive(true).multi_line(true).crlf(true);
    builder.size_limit(MAX_SIZE).nest_limit(MAX_DEPTH).build()
}

/// Whether the expression can be made ready; else the byte where it is wrong, and why.
pub(super) fn check(text: &str) -> Result<(), (usize, String)> {
    if let Err(error) = ParserBuilder::new().case_insensitive(true).nest_limit(MAX_DEPTH).build().parse(text)
    {
        let (at, reason) = match &error {
            Error::Parse(error) => (error.span().start.offset, error.kind().to_string()),
            Error::Translate(error) => (error.span().start.offset, error.kind().to_string()),
            error => (0, error.to_string()),
        };
        return Err((at, format!("expected a regular expression: {reason}")));
    }
    compiled(text).map(drop).map_err(|_| (0, "expected a smaller regular expression".to_owned()))
}
