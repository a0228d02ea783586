//! A bibliography as a Markdown list, sorted as bibliographies are. Put into a vault, it cites the works it lists: each by
//! its key (`[@key]`) and by its DOI or address as a link. How a work is cited in words is for the caller to say.

use super::plain;
use crate::bibliography::Record;
use unicode_normalization::UnicodeNormalization;

/// A work of the list.
#[derive(Clone, Debug)]
pub struct Item<'w> {
    /// The key notes cite it by, if any.
    pub key: Option<&'w str>,
    /// Where it is found: its DOI as an address, else its own.
    pub address: Option<String>,
    /// Its citation, without its address.
    pub citation: String,
    pub record: &'w Record,
}

/// The list, a line for each item: its citation, its address, its key. Sorted by people, year and title.
pub fn markdown(mut items: Vec<Item<'_>>) -> String {
    items.sort_by_cached_key(|item| order(item));
    items.iter().map(line).collect()
}

fn order(item: &Item<'_>) -> (String, Option<i32>, String) {
    let folded = |text: &str| {
        let text = text.nfd().filter(|c| c.is_alphanumeric() || *c == ' ');
        text.collect::<String>().to_lowercase()
    };
    let people: Vec<String> = item.record.people().iter().map(ToString::to_string).collect();
    let name = if people.is_empty() { plain(&item.citation) } else { people.join(" ") };
    (folded(&name), item.record.year(), folded(&plain(item.record.title().unwrap_or(&item.citation))))
}

fn line(item: &Item<'_>) -> String {
    let address = item.address.as_deref().and_then(link);
    let key = item.key.and_then(cited);
    let parts = [Some(escaped(&plain(&item.citation))), address, key];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    format!("- {}\n", parts.join(" "))
}

/// `[@key]`, in braces where pandoc asks for them; none for a key that cannot be cited.
fn cited(key: &str) -> Option<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let is_simple = key.starts_with(is_word)
        && key.ends_with(is_word)
        && key
            .split(|c| ":.#$%&-+?<>~/".contains(c))
            .all(|part| !part.is_empty() && part.chars().all(is_word));
    match key {
        _ if is_simple => Some(format!("[@{key}]")),
        "" => None,
        key if key.contains(['{', '}', '[', ']', ';', '@']) || plain(key) != key => None,
        key => Some(format!("[@{{{key}}}]")),
    }
}

/// `<https://…>` for addresses of the web.
fn link(address: &str) -> Option<String> {
    let is_web = ["http://", "https://"].iter().any(|scheme| address.starts_with(scheme));
    let address = plain(address).replace('<', "%3C").replace('>', "%3E").replace(' ', "%20");
    is_web.then(|| format!("<{address}>"))
}

/// `text` without any meaning to Markdown, pandoc and notes: no emphasis, link, tag or citation, and no list in the list.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let begins_list = (at == 0 && "+-".contains(c)) || (at == digits && digits > 0 && ".)".contains(c));
        if begins_list || "\\`*_{}[]<>#@$~^|&%=!".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::read_citation;

    #[test]
    fn a_sorted_list_that_says_nothing_else() {
        let records = ["Zoe, A. 2001. “T.”", "Ábel, B. 1999. “#1 [x](y) @z.”", "“2020. A *report*.”"]
            .map(read_citation);
        let item = |place: usize, key, address: Option<&str>| Item {
            key,
            address: address.map(str::to_string),
            citation: crate::bibliography::format(&records[place], None),
            record: &records[place],
        };
        let items = vec![
            item(0, Some("zoe2001"), Some("https://doi.org/10.1/a<b>(c)")),
            item(1, Some("a b"), Some("javascript:x")),
            item(2, None, None),
        ];
        assert_eq!(
            markdown(items),
            "- “2020. A \\*report\\*.” 2020.\n- Ábel, B. 1999. “\\#1 \\[x\\](y) \\@z.” [@{a b}]\n- Zoe, A. 2001. “T.” <https://doi.org/10.1/a%3Cb%3E(c)> [@zoe2001]\n"
        );
        assert_eq!(escaped("2020. T - 1."), "2020\\. T - 1.");
    }
}
