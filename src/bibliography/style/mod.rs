//! Works as a citation style has them: an entry of its bibliography, and a citation in running text, as plain text.
//! Styles are those of CSL 1.0.2, from the collection that is built in or a reader's own text. No files.

#[cfg(test)]
mod any_record;
mod custom;
mod item;
mod known;
mod locator;
mod mend;
#[cfg(test)]
mod tests;

use hayagriva::citationberg::{IndependentStyle, Locale};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChildren, ElemMeta, Rendered,
};
use std::fmt;

use super::Record;
use item::{Item, item};

pub use crate::config::DEFAULT_STYLE;

/// A style made ready to cite with: a few milliseconds to make, to be kept.
#[derive(Debug)]
pub struct Style {
    csl: IndependentStyle,
    locales: Vec<Locale>,
}

/// Why there is no such style. Its text says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StyleError {
    /// No style is called that; the names nearest to it.
    Unknown(String, Vec<&'static str>),
    /// The text is no style that can be used, and why.
    Broken(String),
}

impl Style {
    /// The style of that name in the built-in collection.
    pub fn named(name: &str) -> Result<Style, StyleError> {
        known::style(name).map(Style::new)
    }

    /// The style that `csl`, the text of a `.csl` file, describes.
    pub fn from_csl(csl: &str) -> Result<Style, StyleError> {
        custom::style(csl).map(Style::new)
    }

    fn new(csl: IndependentStyle) -> Style {
        let locales = known::locales(csl.default_locale.as_ref().map_or("", |code| &code.0));
        Style { csl, locales }
    }

    /// The entry of `work` in a bibliography, without its number there. Empty where the style has no bibliography, or
    /// neither people nor a title are known: there is nothing then that a style could show.
    pub fn cite(&self, work: &Record) -> String {
        if work.people().is_empty() && work.title().is_none() {
            return String::new();
        }
        let item = item(work);
        let rendered = self.render(CitationItem::with_entry(&item));
        let entries = rendered.bibliography.map(|bibliography| bibliography.items);
        let Some(entry) = entries.and_then(|entries| entries.into_iter().next()) else {
            return String::new();
        };
        let text = plain(&entry.content);
        let is_numbered = entry.content.find_meta(&ElemMeta::CitationNumber).is_some();
        mend::mended(if is_numbered { without_number(&text) } else { &text }, work)
    }

    /// `work` cited in running text, at a `locator` as Pandoc has them: "p. 3", "chap. 2", "18" (a page).
    /// `(Orozco et al. 2011, 3)`; a number in brackets where the style numbers works.
    pub fn in_text(&self, work: &Record, locator: Option<&str>) -> String {
        let item = item(work);
        let locator = locator.and_then(locator::parse);
        let cited = CitationItem::with_locator(&item, locator.as_ref().map(locator::Locator::specific));
        let rendered = self.render(cited);
        rendered.citations.first().map(|cited| plain(&cited.citation)).unwrap_or_default()
    }

    /// Renders one work alone: the time for many in one go grows faster than their number.
    fn render(&self, cited: CitationItem<'_, Item>) -> Rendered {
        let mut driver = BibliographyDriver::new();
        driver.citation(CitationRequest::from_items(vec![cited], &self.csl, &self.locales));
        driver.finish(BibliographyRequest { style: &self.csl, locale: None, locale_files: &self.locales })
    }
}

/// The text alone, on one line.
fn plain(content: &ElemChildren) -> String {
    let text = format!("{content:#}");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// `text` without the number it begins with as the first entry of a bibliography: `1. `, `[1] `, `(1) `, a raised `1`.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(['[', '(']).strip_prefix('1');
    rest.map_or(text, |rest| rest.trim_start_matches([']', ')', '.', ' ']))
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StyleError::Unknown(name, near) if near.is_empty() => {
                write!(f, "no citation style is called `{name}`; try chicago, apa, vancouver, or a .csl file")
            }
            StyleError::Unknown(name, near) => {
                write!(f, "no citation style is called `{name}`; did you mean {}?", near.join(", "))
            }
            StyleError::Broken(reason) => write!(f, "not a citation style that can be used: {reason}"),
        }
    }
}

impl std::error::Error for StyleError {}
