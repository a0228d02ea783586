//! A citation as people write it → its parts, as far as they can be told. Chicago's notes and bibliography and its
//! author-date form are read, APA as well; a part that cannot be told stays empty rather than wrong.

use super::{Date, Field, Name, Record};

/// The parts of `citation`.
pub fn read_citation(citation: &str) -> Record {
    let text = citation.trim();
    let quoted = quoted_title(text);
    let (authors, rest) = match &quoted {
        Some((before, _, behind)) => (without_year(before), *behind),
        None => split_at_year(text),
    };
    let title = match quoted {
        Some((_, title, _)) => Some(title),
        None => first_sentence(rest),
    };
    let behind = match quoted {
        Some(_) => rest,
        None => title.and_then(|title| rest.split_once(title)).map_or("", |(_, behind)| behind),
    };
    let mut authors = authors_of(authors);
    let named = authors.len();
    authors.retain(|name| !matches!(name.trim_end_matches('.'), "et al" | "others"));
    let mut record = Record {
        more_authors: authors.len() < named,
        authors: authors.iter().map(|name| Name::parse(name)).collect(),
        issued: year_of(text).map(Date::year),
        ..Record::default()
    };
    record.set(Field::Title, title.map(|title| title.trim_end_matches(['.', ',']).trim().to_string()));
    record.set(Field::ContainerTitle, container_of(behind));
    record
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

/// "Roediger, H. L. (2006). Title…" → authors, and what follows the year.
fn split_at_year(text: &str) -> (&str, &str) {
    let Some(start) = year_place(text) else {
        return ("", text);
    };
    let rest = text[start + 4..].trim_start_matches(|c: char| c.is_ascii_lowercase());
    let rest = rest.trim_start_matches([')', '.', ',', ' ']);
    match text[..start].trim_end_matches(['(', ' ', ',']) {
        authors if authors.len() < 2000 => (authors, rest),
        _ => ("", text),
    }
}

fn without_year(before: &str) -> &str {
    match year_place(before) {
        Some(at) => before[..at].trim_end_matches(['(', ' ']),
        None => before,
    }
}

fn authors_of(text: &str) -> Vec<String> {
    let text = text.trim().trim_end_matches([',', ':']).trim_end();
    let ends_with_initial =
        text.trim_end_matches('.').rsplit([' ', '.']).next().is_some_and(|last| last.chars().count() == 1);
    let text = if ends_with_initial { text } else { text.trim_end_matches('.') };
    if text.is_empty() || text.len() > 2000 {
        return Vec::new();
    }
    let names = text
        .replace(", & ", " and ")
        .replace(" & ", " and ")
        .replace(", and ", " and ")
        .replace(" y ", " and ");
    let mut found: Vec<String> = Vec::new();
    for (place, group) in names.split(" and ").enumerate() {
        let parts: Vec<&str> = group.split(", ").map(str::trim).filter(|part| !part.is_empty()).collect();
        match place {
            0 => first_names(&parts, &mut found),
            _ => names_of(&parts, &mut found),
        }
    }
    found
}

/// Chicago turns the first author's name around ("Orozco, Lluis, Robert Soler"), APA every one ("Orozco, L., Soler, R.").
fn first_names(parts: &[&str], found: &mut Vec<String>) {
    match parts {
        [family, given, rest @ ..] if !family.contains(' ') || is_initials(given) || rest.is_empty() => {
            found.push(format!("{family}, {given}"));
            names_of(rest, found);
        }
        parts => found.extend(parts.iter().map(|part| (*part).to_string())),
    }
}

fn names_of(parts: &[&str], found: &mut Vec<String>) {
    let mut rest = parts;
    while let [first, more @ ..] = rest {
        match more {
            [given, behind @ ..] if is_initials(given) => {
                found.push(format!("{first}, {given}"));
                rest = behind;
            }
            more => {
                found.push((*first).to_string());
                rest = more;
            }
        }
    }
}

/// "H. L.", "D.I.", "A. de"
fn is_initials(text: &str) -> bool {
    let first = text.split([' ', '-']).next().unwrap_or("");
    let letters = first.split('.').filter(|part| !part.is_empty());
    first.ends_with('.')
        && letters.clone().count() > 0
        && letters.into_iter().all(|part| part.chars().count() == 1)
}

fn first_sentence(text: &str) -> Option<&str> {
    let end = text.find(". ").or_else(|| text.find(" http")).unwrap_or(text.len());
    Some(text[..end].trim()).filter(|title| !title.is_empty())
}

fn container_of(behind: &str) -> Option<String> {
    let text = behind.trim_start_matches(['.', ',', ' ', '?', '!']);
    let text = text.strip_prefix("In ").or_else(|| text.strip_prefix("in ")).unwrap_or(text);
    let end = text.find(|c: char| c.is_ascii_digit() || "(,.:".contains(c)).unwrap_or(text.len());
    let name = text[..end].trim().trim_end_matches(" no").trim();
    let plausible =
        name.chars().any(char::is_alphabetic) && !name.starts_with("http") && !name.starts_with("doi");
    plausible.then(|| name.to_string())
}

/// The year of publication: the first in brackets or behind the authors, else the first there is.
fn year_of(text: &str) -> Option<i32> {
    let at = year_place(text)?;
    text[at..at + 4].parse().ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(citation: &str, authors: &[&str], year: i32, title: &str, container: &str) {
        let work = read_citation(citation);
        let named: Vec<String> = work.authors.iter().map(ToString::to_string).collect();
        assert_eq!(named, authors, "authors of {citation:?}");
        assert_eq!(work.year(), Some(year), "year of {citation:?}");
        assert_eq!(work.title(), Some(title), "title of {citation:?}");
        assert_eq!(work.container().unwrap_or(""), container, "container of {citation:?}");
    }

    #[test]
    fn chicago_and_apa_are_told_apart() {
        check(
            "Orozco, Lluis, Robert Soler, and Javier García-Sancho. “Intervertebral Disc Repair: A Pilot Study.” Transplantation 92, no. 7 (October 15, 2011): 822–28. https://doi.org/10.1097/TP.0b013e3182298a15.",
            &["Orozco, Lluis", "Robert Soler", "Javier García-Sancho"],
            2011,
            "Intervertebral Disc Repair: A Pilot Study",
            "Transplantation",
        );
        check(
            "Milette, P.C., Morree, A. de, 1999. Differentiating disc bulges. Spine (Phila Pa 1976) 24, 44–53. https://doi.org/10.1097/00007632-199901010-00011",
            &["Milette, P.C.", "Morree, A. de"],
            1999,
            "Differentiating disc bulges",
            "Spine",
        );
        check(
            "Roediger, H. L., & Karpicke, J. D. (2006). Test-enhanced learning. Psychological Science, 17(3), 249–255.",
            &["Roediger, H. L.", "Karpicke, J. D."],
            2006,
            "Test-enhanced learning",
            "Psychological Science",
        );
        check(
            "Melton, Arthur W. 1970. “The Situation.” Journal of Verbal Learning 9 (5): 596–606.",
            &["Melton, Arthur W."],
            1970,
            "The Situation",
            "Journal of Verbal Learning",
        );
        check(
            "Smith, Ada. “On “Deep” Things.” Nature (2020).",
            &["Smith, Ada"],
            2020,
            "On “Deep” Things",
            "Nature",
        );
    }

    #[test]
    fn authors_that_are_not_named_are_no_authors() {
        let work = read_citation("Doe, Ann, Bo Ek, et al. “Title.” Nature (n.d.).");
        assert_eq!(
            (work.authors, work.more_authors),
            (vec![Name::parse("Doe, Ann"), Name::parse("Bo Ek")], true)
        );
        let work = read_citation("Doe, A., Ek, B., et al. (2020). Title. Nature.");
        assert_eq!((work.authors.len(), work.more_authors), (2, true));
    }

    #[test]
    fn what_cannot_be_told_stays_empty() {
        let work = read_citation("a web page without anything");
        assert_eq!((work.authors.len(), work.year()), (0, None));
        assert_eq!(read_citation("").title(), None);
        assert_eq!(read_citation("“”. é 2020é“").year(), Some(2020));
    }
}
