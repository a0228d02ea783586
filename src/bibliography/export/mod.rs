//! Works → bibliographies that other programs read: BibTeX, BibLaTeX, CSL-JSON, CSL-YAML, RIS. What is written here is
//! read back equal by [`read_library`](super::read_library); each format's file says what little it cannot carry.
//! Nothing written holds control characters or marks that turn the direction of text.

mod bibtex;
mod csl;
mod keys;
mod latex;
mod markdown;
mod ris;

pub use keys::keys;
pub use markdown::{Item, markdown};

use super::terms::{bibtex::Dialect, one_line};
use super::{Entry, Record};

/// The formats of bibliographies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Bibtex,
    Biblatex,
    CslJson,
    CslYaml,
    Ris,
}

/// A work to export.
#[derive(Clone, Copy, Debug)]
pub struct Work<'w> {
    /// The key it is cited by; one is made where there is none: see [`keys`].
    pub key: Option<&'w str>,
    /// Further keys of it; only BibTeX and BibLaTeX have a place for them.
    pub aliases: &'w [String],
    pub record: &'w Record,
}

impl<'w> From<&'w Entry> for Work<'w> {
    fn from(entry: &'w Entry) -> Self {
        Work { key: Some(&entry.key), aliases: &entry.aliases, record: &entry.record }
    }
}

/// The works in `format`, in their order, each under its own key; ends with a newline. Empty without works.
pub fn export(format: Format, works: &[Work<'_>]) -> String {
    let keys = keys(works);
    let keyed = || works.iter().zip(keys.iter().map(String::as_str));
    match format {
        _ if works.is_empty() => String::new(),
        Format::Bibtex => bibtex::written(keyed(), Dialect::Bibtex),
        Format::Biblatex => bibtex::written(keyed(), Dialect::Biblatex),
        Format::CslJson => csl::json(keyed()),
        Format::CslYaml => csl::yaml(keyed()),
        Format::Ris => ris::written(keyed()),
    }
}

/// `text` on one line, without characters that steer a terminal or turn the direction of text.
fn plain(text: &str) -> String {
    let steers = |c: char| {
        (c.is_control() && !c.is_whitespace())
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let text: String = text.chars().filter(|c| !steers(*c)).collect();
    one_line(&text).unwrap_or_default()
}
