//! The styles and locales that are built in, by name.

use hayagriva::archive::{ArchivedStyle, LOCALES};
use hayagriva::citationberg::{IndependentStyle, Locale, Style as Csl};

use super::{DEFAULT_STYLE, StyleError, custom};
use crate::config::nearest;

/// Chicago as ibid has it. The one of the collection relies on what the processor does not do yet: it drops the inversion of
/// a lone editor's name and leaves commas and spaces behind.
const CHICAGO: &str = include_str!("chicago.csl");

/// Names readers use → names in the collection. `vancouver` there has no authors in the entries of most kinds.
const SHORT: [(&str, &str); 3] = [
    ("vancouver", "springer-vancouver"),
    ("harvard", "harvard-cite-them-right"),
    ("acm", "association-for-computing-machinery"),
];

/// How many names are offered for one that is not known.
const OFFERED: usize = 3;

/// The style called `name`, without regard to case.
pub(super) fn style(name: &str) -> Result<IndependentStyle, StyleError> {
    let wanted = name.trim().to_lowercase();
    if wanted == DEFAULT_STYLE {
        return custom::style(CHICAGO);
    }
    let full = SHORT.iter().find(|(short, _)| *short == wanted).map_or(wanted.as_str(), |(_, full)| full);
    match ArchivedStyle::by_name(full).map(ArchivedStyle::get) {
        Some(Csl::Independent(style)) => Ok(style),
        _ => Err(StyleError::Unknown(name.to_string(), nearest(&wanted, names(), OFFERED))),
    }
}

pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let short = SHORT.iter().map(|(short, _)| *short);
    let own = [DEFAULT_STYLE].into_iter().chain(short);
    own.chain(ArchivedStyle::all().iter().flat_map(|style| style.names()).copied())
}

/// The locales a style of that language needs: its own and American English, the one all others fall back on.
/// Only these are decoded, which takes a sixtieth of the time of all.
pub(super) fn locales(language: &str) -> Vec<Locale> {
    let base = language.split('-').next().unwrap_or("");
    let wanted = |code: &str| code == "en-US" || (!base.is_empty() && code.split('-').next() == Some(base));
    let encoded = LOCALES.iter().filter(|bytes| code(bytes).is_some_and(wanted));
    encoded.filter_map(|bytes| ciborium::de::from_reader(*bytes).ok()).collect()
}

/// The language of an encoded locale: the text behind its first key.
fn code(bytes: &[u8]) -> Option<&str> {
    const KEY: &[u8] = b"@xml:lang";
    let at = bytes.windows(KEY.len()).position(|window| window == KEY)? + KEY.len();
    let length = usize::from(bytes.get(at)?.checked_sub(0x60)?); // CBOR: a text of that many bytes
    std::str::from_utf8(bytes.get(at + 1..at + 1 + length)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locale_says_its_language() {
        assert!(LOCALES.iter().all(|bytes| code(bytes).is_some_and(|code| code.len() >= 2)));
        let languages = |wanted: &str| {
            let codes = locales(wanted).into_iter().filter_map(|locale| locale.lang);
            codes.map(|code| code.0).collect::<Vec<_>>()
        };
        assert_eq!(languages(""), ["en-US"]);
        assert_eq!(languages("de-DE"), ["de-AT", "de-CH", "de-DE", "en-US"]);
    }

    #[test]
    fn styles_have_names() {
        for name in ["chicago", "APA", "ieee", "vancouver", "nature", " mla "] {
            assert!(style(name).is_ok(), "{name}");
        }
        let near = |name: &str| match style(name) {
            Err(StyleError::Unknown(_, near)) => near,
            other => panic!("{name}: {other:?}"),
        };
        assert_eq!(near("chicgo").first(), Some(&"chicago"));
        assert_eq!(near("vancuver").first(), Some(&"vancouver"));
        assert_eq!(near("qqqqqqqqqqqqqqqqqqqqqqq"), [""; 0]);
    }
}
