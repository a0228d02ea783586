//! A cited work in a line or two, as lists show it, and what it is found by there.

use crate::bibliography::{Name, format};
use crate::index::Source;
use crate::ui::text::clean;

/// As many people of a work are searched: no reader looks for the thousandth of a collaboration.
const NAMED: usize = 50;

/// A work in one line: `Orozco et al. 2011 · Intervertebral disc repair …`; where these are not known its citation, else its id. Clean.
pub fn headline(source: &Source) -> String {
    let line = match (who_and_when(source), source.record.title(), &source.citation) {
        (None, Some(title), _) => title.to_owned(),
        (Some(who), Some(title), _) => format!("{who} · {title}"),
        (_, None, Some(citation)) => citation.clone(),
        (_, None, None) => source.id.clone(),
    };
    clean(&line).into_owned()
}

/// Who and when: `Orozco et al. 2011`; none where neither is known. Untrusted.
pub fn who_and_when(source: &Source) -> Option<String> {
    let year = source.record.year().map(|year| year.to_string());
    let who: Vec<String> = authors(source.record.people()).into_iter().chain(year).collect();
    (!who.is_empty()).then(|| who.join(" "))
}

/// What stands below a work's line: its key as notes cite it, what it appeared in, its DOI or address; empty where that is
/// not known. Clean.
pub fn details(source: &Source) -> [String; 3] {
    let key = source.key().map(|key| format!("@{key}"));
    let found = source.record.doi().or(source.record.url());
    let texts = [key.as_deref(), source.record.container(), found];
    texts.map(|text| clean(text.unwrap_or_default()).into_owned())
}

/// All that a work is found by, a line each: first its [`headline`], then its key and address, everybody's names and whatever
/// other keys and DOIs it goes by; after a tab, what it appeared in. Clean but for these.
pub fn sought(source: &Source) -> String {
    let [key, container, address] = details(source);
    let mut lines = vec![headline(source), key, address];
    let people = source.record.people().iter().take(NAMED).map(Name::to_string);
    let others = source.keys.iter().chain(&source.dois).skip(1).cloned();
    lines.extend(people.chain(others).map(|name| clean(&name).into_owned()));
    lines.retain(|line| !line.is_empty());
    format!("{}\t{container}", lines.join("\n"))
}

/// A source in words, without its address.
pub fn citation(source: &Source) -> String {
    let cited = Some(format(&source.record, None)).filter(|citation| !citation.is_empty());
    cited.or_else(|| source.citation.clone()).unwrap_or_else(|| source.id.clone())
}

/// The authors in a word or three.
fn authors(names: &[Name]) -> Option<String> {
    let family = |name: &Name| match (name.given.as_str(), name.family_with_particle()) {
        ("", family) => family.split_whitespace().next_back().unwrap_or("").to_owned(),
        (_, family) => family,
    };
    match names {
        [] => None,
        [one] => Some(family(one)),
        [one, two] => Some(format!("{} & {}", family(one), family(two))),
        [one, ..] => Some(format!("{} et al.", family(one))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::{Date, Field, Record};

    fn source(authors: &[&str], year: Option<i32>, title: Option<&str>, citation: Option<&str>) -> Source {
        let mut record = Record {
            authors: authors.iter().map(|name| Name::parse(name)).collect(),
            issued: year.map(Date::year),
            ..Record::default()
        };
        record.set(Field::Title, title.map(str::to_owned));
        Source { id: "key2011".into(), citation: citation.map(str::to_owned), record, ..Source::default() }
    }

    #[test]
    fn a_work_in_one_line_says_what_is_known() {
        let title = Some("Disc repair");
        for (source, expected) in [
            (
                source(&["Orozco, Lluis", "Soler, Robert", "Morera"], Some(2011), title, None),
                "Orozco et al. 2011 · Disc repair",
            ),
            (source(&["Lluis Orozco", "Soler, Robert"], None, title, None), "Orozco & Soler · Disc repair"),
            (source(&[], Some(2011), title, None), "2011 · Disc repair"),
            (source(&[], None, title, Some("whole")), "Disc repair"),
            (source(&[], None, None, Some("whole \x1b[2J")), "whole ␛[2J"),
            (source(&[], None, None, None), "key2011"),
        ] {
            assert_eq!(headline(&source), expected);
        }
    }
}
