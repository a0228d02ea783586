//! What can be copied of a source or a note: one row a thing, in one table.

use crate::bibliography::Record;
use crate::bibliography::export::{Format, Work, export};
use crate::index::{Index, NoteId, Source, SourceId};
use crate::ui::address::offered;
use crate::ui::clipping::Manner;
use crate::ui::works;

/// What is copied from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    pub source: Option<SourceId>,
    pub note: Option<NoteId>,
    /// A web address by itself.
    pub address: Option<String>,
    /// Where in the source, as a note cites it: "p. 3".
    pub locator: Option<String>,
}

/// One thing to copy. The text is untrusted and may be long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// What chooses it.
    pub letter: char,
    pub name: &'static str,
    pub text: String,
    /// The source that is to be cited in the reader's style, and how; the text stands in where it cannot be.
    pub cites: Option<(SourceId, Manner)>,
}

impl Subject {
    /// A source, with its own note if there is one.
    pub fn of_source(index: &Index, id: SourceId) -> Subject {
        Subject { source: Some(id), note: index.source(id).note, ..Subject::default() }
    }

    /// A note, with the work it is about, else the one work it cites.
    pub fn of_note(index: &Index, id: NoteId) -> Subject {
        let cited = || match index.ties(id).sources {
            [one] => Some(*one),
            _ => None,
        };
        Subject { source: index.ties(id).work.or_else(cited), note: Some(id), ..Subject::default() }
    }
}

type Text = fn(&Index, &Subject) -> Option<String>;

/// Every thing that can be copied, in the order of the menu.
const TABLE: [(char, &str, Text); 9] = [
    (CITATION, "citation", |index, subject| index.source(subject.source?).citation.clone()),
    (IN_TEXT, "in the text", |index, subject| in_text(index.source(subject.source?), subject)),
    ('k', "citation key", |index, subject| index.source(subject.source?).key().map(str::to_owned)),
    ('p', "[@key]", |index, subject| Some(pandoc(index.source(subject.source?).key()?, subject))),
    ('b', "BibTeX", |index, subject| Some(bibtex(index.source(subject.source?)))),
    ('d', "DOI", |index, subject| index.source(subject.source?).record.doi().map(str::to_owned)),
    ('a', "address", address),
    ('n', "note path", |index, subject| Some(index.note(subject.note?).path().to_owned())),
    ('l', "permalink", |index, subject| index.note(subject.note?).permalink().map(str::to_owned)),
];

/// The letters of what is cited in the reader's style.
const CITATION: char = 'c';
const IN_TEXT: char = 'i';

/// What there is to copy of `subject`.
pub fn copies(index: &Index, subject: &Subject) -> Vec<Copy> {
    let copy = |(letter, name, text): &(char, &'static str, Text)| {
        let text = text(index, subject).filter(|text| !text.is_empty())?;
        let manner = match *letter {
            CITATION => Some(Manner::Entry),
            IN_TEXT => Some(Manner::InText { locator: subject.locator.clone() }),
            _ => None,
        };
        Some(Copy { letter: *letter, name, text, cites: subject.source.zip(manner) })
    };
    TABLE.iter().filter_map(copy).collect()
}

/// "(Orozco et al. 2011, p. 3)": much as most styles have it.
fn in_text(source: &Source, subject: &Subject) -> Option<String> {
    let said = works::who_and_when(source)?;
    Some(match &subject.locator {
        Some(locator) => format!("({said}, {locator})"),
        None => format!("({said})"),
    })
}

/// A source as an entry of a library; one of which nothing but its key is known is none.
fn bibtex(source: &Source) -> String {
    if source.record == Record::default() {
        return String::new();
    }
    let aliases = source.keys.get(1..).unwrap_or_default();
    export(Format::Bibtex, &[Work { key: source.key(), aliases, record: &source.record }])
}

fn address(index: &Index, subject: &Subject) -> Option<String> {
    let of_source = || index.source(subject.source?).address();
    let address = subject.address.clone().or_else(of_source)?;
    offered(&address)
}

/// A key as pandoc cites it: in braces where it would end early; with the place in the work.
fn pandoc(key: &str, subject: &Subject) -> String {
    let inner = |c: char| c.is_alphanumeric() || c == '_' || ":.#$%&-+?<>~/".contains(c);
    let ends = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let plain = key.chars().all(inner) && ends(key.chars().next()) && ends(key.chars().next_back());
    let key = if plain { key.to_owned() } else { format!("{{{key}}}") };
    match &subject.locator {
        Some(locator) => format!("[@{key}, {locator}]"),
        None => format!("[@{key}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{note, snapshot};

    #[test]
    fn only_what_there_is_can_be_copied() {
        let snapshot = snapshot(&[
            ("a.md", "---\npermalink: /a/\n---\nSee [@key2011] and https://doi.org/10.1000/X.\n"),
            ("b.md", "plain"),
        ]);
        let index = &snapshot.index;
        let show = |subject: &Subject| {
            let rows = copies(index, subject);
            rows.iter().map(|copy| format!("{}:{}", copy.letter, copy.text)).collect::<Vec<_>>().join(" ")
        };
        let source = |name: &str| Subject::of_source(index, index.source_named(name).unwrap());
        for (subject, expected) in [
            (Subject::of_note(index, note(&snapshot, "a.md")), "n:a.md l:/a/"),
            (Subject::of_note(index, note(&snapshot, "b.md")), "n:b.md"),
            (source("key2011"), "k:key2011 p:[@key2011]"),
            (
                source("10.1000/x"),
                "b:@misc{source,\n  doi = {10.1000/x},\n}\n d:10.1000/x a:https://doi.org/10.1000/x",
            ),
            (
                Subject { address: Some("https://e.org/é".into()), ..Subject::default() },
                "a:https://e.org/%C3%A9",
            ),
            (Subject::default(), ""),
        ] {
            assert_eq!(show(&subject), expected);
        }
    }

    #[test]
    fn keys_are_cited_so_that_pandoc_reads_them_back() {
        for (key, expected) in [
            ("smith2020", "[@smith2020]"),
            ("DBLP:conf/x_1", "[@DBLP:conf/x_1]"),
            ("müller2020", "[@müller2020]"),
            ("a b", "[@{a b}]"),
            ("smith2020.", "[@{smith2020.}]"),
        ] {
            assert_eq!(pandoc(key, &Subject::default()), expected);
        }
    }
}
