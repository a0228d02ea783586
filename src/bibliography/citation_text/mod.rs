//! A citation as people write it → its parts, as far as they can be told: Chicago's notes and its author-date form, APA,
//! MLA, Vancouver, and the forms between them that reference managers make. A part that cannot be told stays empty rather
//! than wrong.

mod authors;
mod numbers;
#[cfg(test)]
mod tests;

use super::dates::date_in;
use super::{Date, Field, Kind, Record};
use crate::note::doi;
use authors::authors_in;
use numbers::{Appeared, appeared};

/// In bytes; what is longer is read to there.
const LONGEST: usize = 16 * 1024;

/// How many of the last sentences may be what a work appeared in.
const LAST_SENTENCES: usize = 12;

/// The parts of `citation`.
pub fn read_citation(citation: &str) -> Record {
    let text = without_number(citation[..citation.floor_char_boundary(LONGEST)].trim());
    let (body, accessed) = without_address(text);
    let parts = parts(body);
    let (authors, more_authors) = authors_in(parts.authors);
    let mut record = Record { authors, more_authors, issued: issued(body), accessed, ..Record::default() };
    let title = parts.title.trim().trim_end_matches(['.', ',']).trim();
    record.set(Field::Title, Some(title.to_string()));
    record.set(Field::Doi, doi::find(text));
    record.set(Field::Url, address(text));
    let number = parts.behind.trim_matches(['.', ' ']);
    let is_number = number.len() >= 7 && number.bytes().all(|byte| byte.is_ascii_digit());
    record.set(Field::Number, Some(number.to_string()).filter(|_| is_number));
    take(&mut record, appeared(parts.behind), parts.behind.starts_with("In "));
    record
}

fn take(record: &mut Record, appeared: Appeared, in_book: bool) {
    let kind = match (appeared.is_numbered(), in_book) {
        (_, true) => Some("chapter"),
        (true, _) => Some("article-journal"),
        _ => None,
    };
    record.kind = kind.filter(|_| !appeared.container.is_empty()).and_then(Kind::named);
    for (field, text) in [
        (Field::ContainerTitle, appeared.container),
        (Field::CollectionTitle, appeared.collection),
        (Field::Volume, appeared.volume),
        (Field::Issue, appeared.issue),
        (Field::Page, appeared.pages),
        (Field::Publisher, appeared.publisher),
        (Field::PublisherPlace, appeared.place),
    ] {
        record.set(field, Some(text));
    }
}

/// Without the number of a numbered list: "1. ", "[1] ".
fn without_number(text: &str) -> &str {
    let bare = text.trim_start_matches(['[', '(']);
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = rest.len() < bare.len() && bare.len() - rest.len() <= 3;
    let marks = ["] ", ") ", ". "].iter().find_map(|mark| rest.strip_prefix(mark));
    marks.filter(|_| is_numbered).unwrap_or(text)
}

/// What stands before the address, and when that was looked at ("Accessed January 27, 2025").
fn without_address(text: &str) -> (&str, Option<Date>) {
    let marks = ["http://", "https://", "doi:", "DOI:", "doi.org/", "Available from", "Retrieved from"];
    let end = marks.iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    let body = text[..end].trim_end_matches([' ', '[', '<', '(']);
    match body.rfind("Accessed ").or_else(|| body.rfind("accessed ")) {
        Some(at) => (body[..at].trim_end_matches([' ', ',', '(', '[']), date_in(&body[at..])),
        None => (body, None),
    }
}

/// The address that is none of a DOI.
fn address(text: &str) -> Option<String> {
    let start = text.find("https://").or_else(|| text.find("http://"))?;
    let address = text[start..].split([' ', '>', ']']).next()?.trim_end_matches(['.', ',', ')', ';']);
    (!doi::is_address(address)).then(|| address.to_string())
}

/// The three parts of a citation.
struct Parts<'t> {
    authors: &'t str,
    title: &'t str,
    behind: &'t str,
}

fn parts(text: &str) -> Parts<'_> {
    if let Some((before, title, behind)) = quoted_title(text) {
        return Parts { authors: without_year(before), title, behind };
    }
    let (authors, rest) = split_at_date(text);
    let (title, behind) = title_and_behind(rest);
    Parts { authors, title, behind }
}

/// Authors and what follows them: to the year behind them, else to the end of bare names ("Smith JA, Jones B. Title").
fn split_at_date(text: &str) -> (&str, &str) {
    if let Some((authors, rest)) = text.split_once(". ")
        && text.contains(';')
        && !authors.contains('(')
        && authors.len() < 2000
    {
        return (authors, rest);
    }
    let Some(start) = year_place(text) else {
        return ("", text);
    };
    let (start, rest) = (start, &text[start + 4..]);
    let rest = match text[..start].ends_with('(') {
        true => rest.split_once(')').map_or(rest, |(_, rest)| rest),
        false => rest.trim_start_matches(|c: char| c.is_ascii_lowercase()),
    };
    let is_behind_authors = text[..start].len() < 4000 && !rest.trim_matches(['.', ' ', ')']).is_empty();
    match is_behind_authors {
        true => {
            (text[..start].trim_end_matches(['(', ' ', ',']), rest.trim_start_matches([')', '.', ',', ' ']))
        }
        false => ("", text),
    }
}

/// A title without quotation marks and what follows: where that has the numbers of a journal, the journal is the last
/// sentence, or several of one word each ("Psychol. Sci. 17"); else the title is the first sentence.
fn title_and_behind(text: &str) -> (&str, &str) {
    let ends: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| ".?!".contains(*c) && text[at + 1..].starts_with(' '))
        .map(|(at, _)| at + 1)
        .collect();
    let sentence = |place: usize| {
        let start = place.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        ends.get(place).map_or("", |end| text[start..*end].trim())
    };
    let is_short =
        |text: &str| text.len() <= 10 && !text.contains(' ') && text.starts_with(char::is_uppercase);
    for mut place in (0..ends.len()).rev().take(LAST_SENTENCES) {
        if appeared(&text[ends[place]..]).is_numbered() {
            while place > 0 && is_short(sentence(place)) {
                place -= 1;
            }
            return text.split_at(ends[place]);
        }
    }
    let ends_title = |end: &&usize| {
        !is_abbreviated(&text[..**end - 1])
            && text[**end..].trim_start().starts_with(|c: char| !c.is_lowercase())
    };
    let end = ends.iter().find(ends_title).copied().unwrap_or(text.len());
    text.split_at(end)
}

/// Whether a stop behind `text` belongs to its last word: "E", "vs", "et al".
fn is_abbreviated(text: &str) -> bool {
    let word = text.rsplit([' ', '(']).next().unwrap_or("");
    let known = [
        "vs", "al", "cf", "ca", "St", "Dr", "Mr", "Mrs", "No", "no", "vol", "Vol", "approx", "spp", "sp",
        "e.g", "i.e",
    ];
    word.chars().count() == 1 && word.chars().all(char::is_alphabetic) || known.contains(&word)
}

/// The date of publication: the whole of a bracket or of what stands behind a comma, else the year alone.
fn issued(text: &str) -> Option<Date> {
    let at = year_place(text)?;
    let year = Date::year(text[at..at + 4].parse().ok()?);
    let before = &text[..at];
    let from = before.rmatch_indices(['(', '.', ';', '”']).next().map_or(0, |(at, mark)| at + mark.len());
    let behind = text[at + 4..].find([')', ';', ':', '.']).map_or(text.len(), |end| at + 4 + end);
    let is_date = |text: &str| {
        let words = text.split([' ', ',', '.']).filter(|word| !word.is_empty());
        words.clone().count() <= 3 && words.filter(|word| word.chars().any(char::is_alphabetic)).count() <= 1
    };
    let clause = &text[from..behind];
    let clause = if is_date(clause) { clause } else { last_clause(&text[from..at + 4]) };
    Some(date_in(clause).filter(|date| is_date(clause) && date.year == year.year).unwrap_or(year))
}

/// "FDA, December 1, 2018" → "December 1, 2018"
fn last_clause(text: &str) -> &str {
    let mut parts = text.rmatch_indices(", ");
    let day = parts.next();
    let start = parts.next().filter(|_| day.is_some());
    start.map_or(text, |(at, _)| &text[at + 2..])
}

/// What stands before, inside and behind the first quotation marks.
fn quoted_title(text: &str) -> Option<(&str, &str, &str)> {
    let pairs = [('“', '”'), ('"', '"'), ('«', '»'), ('„', '“')];
    let (open, close) = pairs
        .into_iter()
        .filter(|(open, _)| text.contains(*open))
        .min_by_key(|(open, _)| text.find(*open))?;
    let (before, rest) = text.split_once(open)?;
    let end = matching_close(rest, open, close)?;
    Some((before, &rest[..end], &rest[end + close.len_utf8()..]))
}

fn matching_close(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices() {
        if c == close && depth == 0 {
            return Some(at);
        }
        depth = match c {
            c if c == close => depth - 1,
            c if c == open => depth + 1,
            _ => depth,
        };
    }
    None
}

fn without_year(before: &str) -> &str {
    match year_place(before) {
        Some(at) => before[..at].trim_end_matches(['(', ' ']),
        None => before,
    }
}

/// Where the year of publication stands, outside of addresses: alone in brackets, behind the authors, at the end of a
/// bracket ("(October 15, 2011)"), else anywhere.
fn year_place(text: &str) -> Option<usize> {
    let text = text.split("http").next().unwrap_or(text);
    let years: Vec<usize> = (0..text.len().saturating_sub(3)).filter(|at| is_year(text, *at)).collect();
    let before = |at: usize, marks: &[&str]| marks.iter().any(|mark| text[..at].ends_with(mark));
    let behind = |at: usize, marks: &[&str]| marks.iter().any(|mark| text[at + 4..].starts_with(mark));
    let ways: [&dyn Fn(usize) -> bool; 3] =
        [&|at| before(at, &["("]), &|at| before(at, &[", ", ". "]) && behind(at, &[". ", ", "]), &|at| {
            behind(at, &[")"])
        }];
    let best = ways.iter().find_map(|fits| years.iter().find(|at| fits(**at)));
    best.or_else(|| years.first()).copied()
}

fn is_year(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let Some(digits) = bytes.get(at..at + 4) else {
        return false;
    };
    let alone =
        |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"-/".contains(byte));
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let behind = bytes.get(at + 4).filter(|byte| !byte.is_ascii_lowercase());
    digits.iter().all(u8::is_ascii_digit)
        && matches!(&digits[..2], b"15" | b"16" | b"17" | b"18" | b"19" | b"20")
        && alone(before)
        && alone(behind)
}
