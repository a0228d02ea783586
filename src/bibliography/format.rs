//! A work as one line of plain text, much as Chicago's author-date style has it. Citation styles (CSL) are not known here.

use super::Work;

/// More authors than this are cut to the first [`SHOWN`].
const MOST: usize = 10;
const SHOWN: usize = 7;

/// Cites `work`, which may be found at `address`: `Family, Given, and Given Family. 2006. “Title.” Container. Address.`
/// What is not known is left out; empty when neither authors nor title are known.
pub fn format(work: &Work, address: Option<&str>) -> String {
    let authors = authors(work);
    let title = work.title.as_deref().map(|title| format!("“{}”", sentence(title)));
    let year = work.year.map(|year| year.to_string());
    let mut parts = match (authors.is_empty(), title) {
        (true, None) => return String::new(),
        (true, title) => vec![title, year],
        (false, title) => vec![Some(authors), year, title],
    };
    parts.extend([work.container.clone(), address.map(str::to_string)]);
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| sentence(&part)).collect();
    parts.join(" ")
}

/// `text` with a full stop, unless its end stops already.
fn sentence(text: &str) -> String {
    let stops = text.trim_end_matches(['”', '"', '»', '’']).ends_with(['.', '?', '!']);
    format!("{text}{}", if stops { "" } else { "." })
}

/// The first author as lists sort, the others as people say their names.
fn authors(work: &Work) -> String {
    let shown = if work.authors.len() > MOST { SHOWN } else { work.authors.len() };
    let mut names = work.authors.iter().take(shown);
    let Some(first) = names.next() else {
        return String::new();
    };
    let mut names: Vec<String> = [first.clone()].into_iter().chain(names.map(|name| said(name))).collect();
    if shown < work.authors.len() || work.more_authors {
        names.push("et al.".to_string());
    } else if let Some(last) = names.get_mut(1..).and_then(<[String]>::last_mut) {
        last.insert_str(0, "and ");
    }
    names.join(", ")
}

/// "Family, Given, III" → "Given Family III".
fn said(name: &str) -> String {
    let mut parts = name.split(", ");
    let (family, given) = (parts.next(), parts.next());
    let parts: Vec<&str> = given.into_iter().chain(family).chain(parts).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::read_citation;

    fn work(authors: &[&str], year: Option<i32>, title: &str, container: &str) -> Work {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_string());
        Work {
            authors: authors.iter().map(|name| (*name).to_string()).collect(),
            year,
            title: some(title),
            container: some(container),
            ..Work::default()
        }
    }

    fn check(work: &Work, address: Option<&str>, expected: &str) {
        assert_eq!(format(work, address), expected);
    }

    #[test]
    fn what_is_known_is_cited() {
        let roediger = work(
            &["Roediger, Henry L., III", "Karpicke, Jeffrey D."],
            Some(2006),
            "Test-Enhanced Learning",
            "Psychological Science",
        );
        check(
            &roediger,
            Some("https://doi.org/10.1/x"),
            "Roediger, Henry L., III, and Jeffrey D. Karpicke. 2006. “Test-Enhanced Learning.” Psychological Science. https://doi.org/10.1/x.",
        );
        check(&work(&["Knuth, D. E."], None, "Why?", ""), None, "Knuth, D. E. “Why?”");
        check(&work(&[], Some(2020), "A report", "WHO"), None, "“A report.” 2020. WHO.");
        check(
            &work(&["World Health Organization", "Jean de la Fontaine"], Some(1999), "", ""),
            None,
            "World Health Organization, and Jean de la Fontaine. 1999.",
        );
        check(&work(&[], Some(2020), "", "Nature"), None, "");
    }

    #[test]
    fn long_lists_of_authors_are_cut() {
        let names: Vec<String> = (1..=12).map(|n| format!("F{n}, G")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        check(&work(&names, None, "T", ""), None, "F1, G, G F2, G F3, G F4, G F5, G F6, G F7, et al. “T.”");
        let open = Work { more_authors: true, ..work(&["A, B"], None, "T", "") };
        check(&open, None, "A, B, et al. “T.”");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let known =
            work(&["Orozco, Lluis", "Robert Soler"], Some(2011), "A Pilot Study: One", "Transplantation");
        assert_eq!(read_citation(&format(&known, Some("https://doi.org/10.1097/x"))), known);
    }
}
