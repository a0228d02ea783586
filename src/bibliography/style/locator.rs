//! Where in a work, as Pandoc reads it ("Citation syntax" in its manual): a label and a number; a number alone is a page.

use hayagriva::citationberg::taxonomy::Locator as Label;
use hayagriva::{LocatorPayload, SpecificLocator};

/// A place in a work.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Locator {
    pub label: Label,
    pub value: String,
}

/// The labels, in the forms of CSL's English locale.
const LABELS: [(Label, &[&str]); 17] = [
    (Label::Book, &["book", "books", "bk.", "bks."]),
    (Label::Chapter, &["chapter", "chapters", "chap.", "chaps.", "ch.", "chs."]),
    (Label::Column, &["column", "columns", "col.", "cols."]),
    (Label::Figure, &["figure", "figures", "fig.", "figs."]),
    (Label::Folio, &["folio", "folios", "fol.", "fols."]),
    (Label::Issue, &["number", "numbers", "no.", "nos."]),
    (Label::Line, &["line", "lines", "l.", "ll."]),
    (Label::Note, &["note", "notes", "n.", "nn."]),
    (Label::Opus, &["opus", "opera", "op.", "opp."]),
    (Label::Page, &["page", "pages", "p.", "pp."]),
    (Label::Paragraph, &["paragraph", "paragraphs", "para.", "paras.", "¶¶", "¶"]),
    (Label::Part, &["part", "parts", "pt.", "pts."]),
    (Label::Section, &["section", "sections", "sec.", "secs.", "§§", "§"]),
    (Label::SubVerbo, &["sub verbo", "sub verbis", "s.v.", "s.vv."]),
    (Label::Table, &["table", "tables", "tbl.", "tbls."]),
    (Label::Verse, &["verse", "verses", "v.", "vv."]),
    (Label::Volume, &["volume", "volumes", "vol.", "vols."]),
];

impl Locator {
    /// As the processor takes it.
    pub(super) fn specific(&self) -> SpecificLocator<'_> {
        SpecificLocator(self.label, LocatorPayload::Str(&self.value))
    }
}

/// The place that `text` names; words that name none are kept as they are. `None` where there are none.
pub(super) fn parse(text: &str) -> Option<Locator> {
    let text = text.trim().trim_start_matches(',').trim();
    let text = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')).unwrap_or(text);
    let labelled = LABELS.iter().find_map(|(label, forms)| Some((*label, value(text, forms)?)));
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) || is_roman(text);
    let (label, value) = match labelled {
        Some(found) => found,
        None if is_number => (Label::Page, text),
        None => (Label::Custom, text),
    };
    (!value.is_empty()).then(|| Locator { label, value: value.to_string() })
}

/// What stands behind the label at the start of `text`: at least a number.
fn value<'t>(text: &'t str, forms: &[&str]) -> Option<&'t str> {
    let behind = |form: &&str| {
        let rest = text.get(form.len()..).filter(|_| text[..form.len()].eq_ignore_ascii_case(form))?;
        let ends = !form.ends_with(char::is_alphabetic) || rest.starts_with([' ', '\u{a0}']);
        let rest = rest.trim();
        (ends && (rest.contains(|c: char| c.is_ascii_digit()) || is_roman(rest))).then_some(rest)
    };
    forms.iter().find_map(behind)
}

/// Whether `text` begins with a Roman number of its own.
fn is_roman(text: &str) -> bool {
    let word = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    !word.is_empty() && word.chars().all(|c| "ivxlcdm".contains(c.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_pandoc_reads_them() {
        for (text, label, value) in [
            ("p. 3", Label::Page, "3"),
            ("pp. 3–5", Label::Page, "3–5"),
            (", pp.33-35, 38", Label::Page, "33-35, 38"),
            ("18", Label::Page, "18"),
            ("xiv", Label::Page, "xiv"),
            ("{iv, 3}", Label::Page, "iv, 3"),
            ("chap. 2", Label::Chapter, "2"),
            ("ch. 2", Label::Chapter, "2"),
            ("Section 4.1", Label::Section, "4.1"),
            ("sec. 4", Label::Section, "4"),
            ("§ 4", Label::Section, "4"),
            ("vol. II", Label::Volume, "II"),
            ("pagesetting 3", Label::Custom, "pagesetting 3"),
            ("for a discussion", Label::Custom, "for a discussion"),
            ("página 3", Label::Custom, "página 3"),
        ] {
            let expected = Locator { label, value: value.to_string() };
            assert_eq!(parse(text), Some(expected), "{text}");
        }
        assert_eq!(parse(" , "), None);
    }
}
