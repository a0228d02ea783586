//! Digital Object Identifiers in text and addresses. The pattern is Crossref's, widened by `<`, `>` and `+`,
//! which older publishers' DOIs hold.

use std::borrow::Cow;
use std::ops::Range;

const RESOLVERS: [&str; 2] = ["doi.org/", "doi:"];

/// The DOI that `text` holds first, normalised: without resolver, in lower case.
pub fn find(text: &str) -> Option<String> {
    let decoded = percent_decoded(text);
    locate(&decoded).map(|range| normal(&decoded[range]))
}

/// The DOI that `text` is, as a whole: bare, after `doi:`, or as an address.
pub fn whole(text: &str) -> Option<String> {
    let decoded = percent_decoded(text.trim());
    let bare = bare(&decoded);
    let range = locate(bare)?;
    (range == (0..bare.len())).then(|| normal(bare))
}

/// Whether `address` is one of a DOI resolver.
pub fn is_address(address: &str) -> bool {
    address.contains("doi.org/10.") || address.starts_with("doi:10.")
}

/// Whether `address` is meant as one of a DOI resolver but holds no DOI. Short DOIs (`10/abc`, shortdoi.org) are none.
pub fn is_malformed(address: &str) -> bool {
    let resolved =
        ["//doi.org/", "//dx.doi.org/", "//www.doi.org/"].iter().find_map(|at| address.split_once(at));
    let Some(name) = resolved.map(|(_, name)| name).or_else(|| address.strip_prefix("doi:")) else {
        return false;
    };
    let short = name.strip_prefix("10/").unwrap_or(name);
    let is_short = short.len() <= 10 && short.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    !is_short && find(name).is_none()
}

/// The bytes of `text` that the first DOI takes, as written.
pub fn locate(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(found) = text[from..].find("10.") {
        let start = from + found;
        match end_of(text, start) {
            Some(end) if !in_word(text, start) => return Some(start..end),
            _ => from = start + 3,
        }
    }
    None
}

/// `%3C` and the like as the bytes they stand for; text without them as it is.
pub fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match escaped(bytes, at) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn escaped(bytes: &[u8], at: usize) -> Option<u8> {
    let digits = bytes.get(at..at + 3)?.strip_prefix(b"%")?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn normal(doi: &str) -> String {
    doi.to_lowercase()
}

fn bare(text: &str) -> &str {
    RESOLVERS
        .iter()
        .find_map(|resolver| {
            let at = text.to_ascii_lowercase().find(resolver)?;
            text.get(at + resolver.len()..)
        })
        .unwrap_or(text)
        .trim()
}

fn in_word(text: &str, start: usize) -> bool {
    text[..start].chars().next_back().is_some_and(|before| before.is_alphanumeric() || before == '.')
}

/// Where the DOI that starts at `start` ends: `10.`, 4 to 9 digits (with dots), `/`, its suffix less trailing punctuation.
fn end_of(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start + 3..];
    let prefix = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let digits = rest[..prefix].split('.').next()?.len();
    if !(4..=9).contains(&digits) || !rest[prefix..].starts_with('/') {
        return None;
    }
    let suffix = &rest[prefix + 1..];
    let length = suffix.find(|c: char| !is_suffix_char(c)).unwrap_or(suffix.len());
    let kept = trimmed(&suffix[..length]);
    (!kept.is_empty()).then(|| start + 3 + prefix + 1 + kept.len())
}

fn is_suffix_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._;()/:<>+".contains(c)
}

fn trimmed(mut suffix: &str) -> &str {
    let excess = |open, close| suffix.matches(close).count().saturating_sub(suffix.matches(open).count());
    let (mut round, mut angle) = (excess('(', ')'), excess('<', '>'));
    while let Some(last) = suffix.chars().next_back() {
        match last {
            ')' if round > 0 => round -= 1,
            '>' if angle > 0 => angle -= 1,
            '.' | ',' | ';' | ':' | '-' | '(' | '<' => {}
            _ => break,
        }
        suffix = &suffix[..suffix.len() - last.len_utf8()];
    }
    suffix
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(find(text).as_deref(), expected, "in {text:?}");
    }

    #[test]
    fn dois_are_found_in_text_and_addresses() {
        check("https://doi.org/10.1097/TP.0b013e3182298a15.", Some("10.1097/tp.0b013e3182298a15"));
        check("see (doi:10.1000/182).", Some("10.1000/182"));
        check("10.1016/S0022-5371(70)80107-4, and", Some("10.1016/s0022-5371(70)80107-4"));
        check("(10.1000/abc)", Some("10.1000/abc"));
        check(
            "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16%3C1661::AID-SIM968%3E3.0.CO;2-2",
            Some("10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"),
        );
        check("http://dx.doi.org/10.1234.56/x-y_z", Some("10.1234.56/x-y_z"));
        check("110.1000/182", None);
        check("10.12/short", None);
        check("10.1000/", None);
        check("no doi 10. here", None);
        check("<https://doi.org/10.1000/1>", Some("10.1000/1"));
        check("100%, or 10.1000/1é", Some("10.1000/1"));
    }

    #[test]
    fn a_whole_text_is_a_doi_or_is_none() {
        for text in ["10.1000/182", " doi:10.1000/182", "DOI: 10.1000/182", "https://dx.doi.org/10.1000/182"]
        {
            assert_eq!(whole(text).as_deref(), Some("10.1000/182"), "{text}");
        }
        assert_eq!(whole("10.1000/182 and more"), None);
        assert_eq!(whole("smith2020"), None);
    }

    #[test]
    fn addresses_of_the_resolver_without_a_doi_are_malformed() {
        for (address, malformed) in [
            ("https://doi.org/10.1000/x", false),
            ("https://doi.org/10.1000", true),
            ("http://dx.doi.org/doi-of-the-paper", true),
            ("doi:10.12/x", true),
            ("https://doi.org/10/gf4w", false),
            ("https://doi.org/gf4w", false),
            ("https://doi.org/", false),
            ("https://example.org/doi.org", false),
        ] {
            assert_eq!(is_malformed(address), malformed, "{address}");
        }
    }
}
