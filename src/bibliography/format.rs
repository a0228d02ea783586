//! A work as one line of plain text, much as Chicago's author-date style has it. Citation styles (CSL) are not known here.

use super::{Name, Record};

/// More authors than this are cut to the first [`SHOWN`].
const MOST: usize = 10;
const SHOWN: usize = 7;

/// Cites `work`, which may be found at `address`: `Family, Given, and Given Family. 2006. “Title.” Container. Address.`
/// What is not known is left out; empty when neither authors nor title are known.
pub fn format(work: &Record, address: Option<&str>) -> String {
    let authors = authors(work);
    let title = work.title().map(|title| format!("“{}”", sentence(title)));
    let year = work.year().map(|year| year.to_string());
    let mut parts = match (authors.is_empty(), title) {
        (true, None) => return String::new(),
        (true, title) => vec![title, year],
        (false, title) => vec![Some(authors), year, title],
    };
    parts.extend([work.container().map(str::to_string), address.map(str::to_string)]);
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| sentence(&part)).collect();
    parts.join(" ")
}

/// `text` with a full stop, unless its end stops already.
fn sentence(text: &str) -> String {
    let stops = text.trim_end_matches(['”', '"', '»', '’']).ends_with(['.', '?', '!']);
    format!("{text}{}", if stops { "" } else { "." })
}

/// The first author as lists sort, the others as people say their names.
fn authors(work: &Record) -> String {
    let people = work.people();
    let shown = if people.len() > MOST { SHOWN } else { people.len() };
    let mut names = people.iter().take(shown);
    let Some(first) = names.next() else {
        return String::new();
    };
    let mut names: Vec<String> = [first.to_string()].into_iter().chain(names.map(Name::said)).collect();
    if shown < people.len() || work.more_authors {
        names.push("et al.".to_string());
    } else if let Some(last) = names.get_mut(1..).and_then(<[String]>::last_mut) {
        last.insert_str(0, "and ");
    }
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::{Date, Field, read_citation};

    fn work(authors: &[&str], year: Option<i32>, title: &str, container: &str) -> Record {
        let mut record = Record {
            authors: authors.iter().map(|name| Name::parse(name)).collect(),
            issued: year.map(Date::year),
            ..Record::default()
        };
        record.set(Field::Title, Some(title.to_string()));
        record.set(Field::ContainerTitle, Some(container.to_string()));
        record
    }

    fn check(work: &Record, address: Option<&str>, expected: &str) {
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
        let open = Record { more_authors: true, ..work(&["A, B"], None, "T", "") };
        check(&open, None, "A, B, et al. “T.”");
    }

    #[test]
    fn what_is_written_is_read_again() {
        let people = ["Orozco, Lluis", "Soler, Robert"];
        let mut known = work(&people, Some(2011), "A Pilot Study: One", "Transplantation");
        known.set(Field::Doi, Some("10.1097/x".to_string()));
        assert_eq!(read_citation(&format(&known, Some("https://doi.org/10.1097/x"))), known);
    }
}
