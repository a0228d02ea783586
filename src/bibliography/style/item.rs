//! A record in the form the citation processor takes. What it takes is bounded here, and what it would read into a text
//! is kept from it: a title stays the text it is, a name keeps the parts it has.

pub(super) use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::json::{
    DateValue, LiteralName, NameItem, NameValue, Value, VecDate, VecDateRange,
};
use std::collections::BTreeMap;

use crate::bibliography::{Date, Field, Kind, Name, Record};

/// The most names of one work: the first of them and the last.
const MOST_NAMES: usize = 1000;

/// The most bytes of one text.
const MOST_BYTES: usize = 4000;

/// What no style shows, or should not: notes of readers and programs, and what is too long for a citation.
const LEFT_OUT: [Field; 2] = [Field::Abstract, Field::Note];

/// `work` as the processor takes it.
pub(super) fn item(work: &Record) -> Item {
    let mut values = BTreeMap::new();
    let mut set = |name: &str, value: Value| drop(values.insert(name.to_string(), value));
    set("id", Value::String("work".to_string()));
    set("type", Value::String(kind(work).to_string()));
    for (field, text) in work.fields.iter().filter(|(field, _)| !LEFT_OUT.contains(field)) {
        set(field.name(), Value::String(cut(text).to_string()));
    }
    if work.get(Field::Language).is_none() && work.title().is_some_and(is_foreign) {
        set("language", Value::String("und".to_string()));
    }
    for (role, people) in [("author", &work.authors), ("editor", &work.editors)] {
        let more = work.more_authors && (role == "author" || work.authors.is_empty());
        if !people.is_empty() {
            set(role, Value::Names(names(people, more)));
        }
    }
    if let Some(date) = work.issued.and_then(date) {
        set("issued", date);
    }
    Item(values)
}

/// Its kind; where it is not known, the one that shows most of what is.
fn kind(work: &Record) -> &'static str {
    let known = |field| work.get(field).is_some();
    match work.kind.map(Kind::name) {
        Some(kind) => kind,
        None if known(Field::ContainerTitle) => "article-journal",
        None if known(Field::Publisher) || known(Field::Isbn) => "book",
        None if known(Field::Url) && !known(Field::Doi) => "webpage",
        None => "document",
    }
}

fn cut(text: &str) -> &str {
    &text[..text.floor_char_boundary(MOST_BYTES)]
}

/// The names, at most [`MOST_NAMES`]. Authors that are not named are "others", as Pandoc has them.
fn names(people: &[Name], more: bool) -> Vec<NameValue> {
    let others = more.then(|| Name::whole("others"));
    let first = people.iter().take(MOST_NAMES);
    let last = people.iter().skip(MOST_NAMES).next_back();
    first.chain(last).chain(&others).map(name).collect()
}

/// A name. One without a given name is taken as it is, like that of an institution. The processor looks for particles in a
/// family name unless it is told one: it is told the first word, which it then sets before the rest again.
fn name(name: &Name) -> NameValue {
    let family = name.family_with_particle();
    let family = cut(&family);
    if name.given.is_empty() && name.suffix.is_empty() {
        return NameValue::Literal(LiteralName { literal: family.to_string() });
    }
    let (first, rest) = family.split_once(' ').unwrap_or(("", family));
    let some = |text: &str| (!text.is_empty()).then(|| cut(text).to_string());
    NameValue::Item(NameItem {
        family: rest.to_string(),
        given: some(&name.given),
        non_dropping_particle: some(first),
        dropping_particle: None,
        suffix: some(&name.suffix),
        comma_suffix: None,
    })
}

/// A date; `None` for one that is not in the calendar, or too far from our time for the processor.
fn date(date: Date) -> Option<Value> {
    let year = i16::try_from(date.year).ok()?;
    let month = date.month.filter(|month| (1..=12).contains(month));
    let day = date.day.filter(|day| month.is_some() && (1..=31).contains(day));
    let parts = [month, day].into_iter().flatten().map(i16::from);
    let date_parts = VecDateRange(vec![VecDate([year].into_iter().chain(parts).collect())]);
    Some(Value::Date(DateValue::DateParts { date_parts, literal: None, season: None, circa: false }))
}

/// Whether a title of no stated language is rather not English, by the small words in it: English styles write the words of
/// English titles with capitals, and would do so to others.
fn is_foreign(title: &str) -> bool {
    const ENGLISH: [&str; 16] = [
        "the", "of", "and", "for", "to", "with", "on", "from", "by", "is", "are", "as", "at", "an", "how",
        "what",
    ];
    const OTHER: [&str; 42] = [
        "de", "la", "el", "los", "las", "del", "y", "en", "un", "una", "para", "por", "con", "der", "die",
        "das", "und", "des", "dem", "den", "von", "zur", "zum", "ein", "eine", "für", "le", "les", "du",
        "et", "une", "dans", "sur", "il", "di", "della", "che", "per", "o", "os", "da", "do",
    ];
    let count = |words: &[&str]| {
        let is_one = |word: &&str| words.contains(&word.to_lowercase().as_str());
        cut(title).split(|c: char| !c.is_alphanumeric()).filter(is_one).count()
    };
    count(&OTHER) > count(&ENGLISH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hayagriva::citationberg::taxonomy;
    use std::str::FromStr;

    #[test]
    fn every_kind_is_known_to_the_processor() {
        let unknown: Vec<&str> =
            Kind::all().map(Kind::name).filter(|name| taxonomy::Kind::from_str(name).is_err()).collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn languages_are_told_by_small_words() {
        for (title, foreign) in [
            ("Test-enhanced learning", false),
            ("The reference of de dicto beliefs", false),
            ("Metodología de la investigación", true),
            ("Zur Psychologie der Gedächtnisspur", true),
            ("Les règles de la méthode", true),
            ("La Niña", true),
            ("", false),
        ] {
            assert_eq!(is_foreign(title), foreign, "{title}");
        }
    }

    #[test]
    fn dates_out_of_the_calendar_are_none() {
        let day = |year, month, day| date(Date { year, month: Some(month), day: Some(day) });
        assert!(day(2011, 10, 15).is_some() && day(2011, 0, 0).is_some() && day(40_000, 1, 1).is_none());
        assert_eq!(day(2011, 13, 1), date(Date::year(2011)));
    }
}
