//! What stands behind a title: what it appeared in, volume, issue, pages, place and publisher, as far as they can be told.

use crate::bibliography::dates::month_in;
use crate::bibliography::terms;

/// The parts of what stands behind a title; what cannot be told is empty.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Appeared {
    pub container: String,
    /// The title of the issue or series it is part of.
    pub collection: String,
    pub volume: String,
    pub issue: String,
    pub pages: String,
    pub publisher: String,
    pub place: String,
}

impl Appeared {
    /// Whether it has the numbers of a journal.
    pub(super) fn is_numbered(&self) -> bool {
        !(self.volume.is_empty() && self.issue.is_empty())
    }
}

/// Reads `text`, which holds no address any more.
pub(super) fn appeared(text: &str) -> Appeared {
    let text = text.trim().trim_start_matches(['.', ',', ' ', '?', '!']).trim_end_matches(['.', ',', ' ']);
    let ways: [fn(&str) -> Option<Appeared>; 5] = [labelled, with_semicolon, chapter, in_order, published];
    ways.iter().find_map(|way| way(text)).unwrap_or_default()
}

/// "Journal, vol. 92, no. 7, 2011, pp. 822–28"
fn labelled(text: &str) -> Option<Appeared> {
    let mut found = Appeared::default();
    for part in text.split(", ") {
        let after = |labels: &[&str]| labels.iter().find_map(|label| part.strip_prefix(label));
        if let Some(volume) = after(&["vol. ", "Vol. "]) {
            found.volume = volume.to_string();
        } else if let Some(issue) = after(&["no. "]).filter(|_| !found.volume.is_empty()) {
            found.issue = issue.to_string();
        } else if let Some(pages) = after(&["pp. ", "p. "]) {
            found.pages = terms::pages(pages);
        } else if found.volume.is_empty() {
            found.container += if found.container.is_empty() { "" } else { ", " };
            found.container += part;
        }
    }
    (!found.volume.is_empty()).then_some(found)
}

/// "Journal. 2011 Oct 15;92(7):822-8"
fn with_semicolon(text: &str) -> Option<Appeared> {
    let (before, numbers) = text.rsplit_once(';')?;
    let (container, date) = before.rsplit_once(". ").or_else(|| before.rsplit_once(' '))?;
    let (numbers, pages) = numbers.split_once(':').unwrap_or((numbers, ""));
    let (volume, issue) = volume_and_issue(numbers.trim())?;
    let is_date = date.starts_with(|c: char| c.is_ascii_digit()) && !container.get(..4).is_some_and(is_year);
    is_date.then(|| Appeared {
        container: container.to_string(),
        volume,
        issue,
        pages: terms::pages(pages.trim()),
        ..Appeared::default()
    })
}

/// "In Book, edited by A. B., 44–53. Place: Publisher", "In A. B. (Ed.), Book (pp. 44–53). Publisher"
fn chapter(text: &str) -> Option<Appeared> {
    let text = text.strip_prefix("In ").or_else(|| text.strip_prefix("In: "))?;
    let behind_editors =
        ["(Ed.), ", "(Eds.), ", "(eds.), ", "(ed.), "].iter().find_map(|mark| text.split_once(mark));
    let text = behind_editors.map_or(text, |(_, book)| book);
    let end = [", edited by ", ", ed. ", ", eds. ", " (pp. ", " (p. ", ". "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min();
    let (book, rest) = text.split_at(end.unwrap_or(text.len()));
    let pages = [" (pp. ", " (p. "].iter().find_map(|mark| rest.split_once(mark)?.1.split_once(')'));
    let bracketed = pages.map(|(pages, _)| pages).filter(|pages| is_pages(pages));
    let pages = bracketed.or_else(|| {
        let mut parts = rest.split(". ").filter_map(|part| part.rsplit_once(", "));
        parts.find_map(|(_, pages)| Some(pages).filter(|pages| is_pages(pages)))
    });
    let publisher = rest.rsplit_once(". ").and_then(|(_, last)| published(last)).unwrap_or_default();
    Some(Appeared {
        container: book.trim_end_matches([',', '.']).to_string(),
        pages: pages.map(terms::pages).unwrap_or_default(),
        ..publisher
    })
}

/// "Journal 92, no. 7 (October 15, 2011): 822–28", "Journal, 17(3), 249–255", "Journal 24, 44–53", "Journal 7"
fn in_order(text: &str) -> Option<Appeared> {
    let by_colon = text.rsplit_once(':').map(|(rest, pages)| (rest, pages.trim()));
    let by_comma =
        || text.rsplit_once(", ").filter(|(rest, year)| ends_in_volume(rest) && !is_date(rest, year));
    let paged = by_colon
        .filter(|(_, pages)| is_pages(pages))
        .or_else(|| by_comma().filter(|(_, pages)| is_pages(pages)));
    let (rest, pages) = paged.unwrap_or((text, ""));
    let rest = without_date(rest);
    let (rest, named_issue) = match rest.rsplit_once("no. ") {
        Some((rest, issue)) if !issue.contains(' ') => (rest.trim_end_matches([' ', ',']), issue),
        _ => (rest, ""),
    };
    let at = volume_place(rest);
    let (volume, issue) = at.and_then(|at| volume_and_issue(&rest[at..])).unwrap_or_default();
    let container = at.map_or(rest, |at| &rest[..at]).trim_end_matches([' ', ',']);
    let is_sure = !(pages.is_empty() && named_issue.is_empty() && issue.is_empty());
    if volume.is_empty() && named_issue.is_empty() || (!is_sure && is_year(&volume)) || !is_name(container) {
        return None;
    }
    let (container, collection) = series(container);
    let issue = if issue.is_empty() { named_issue.to_string() } else { issue };
    Some(Appeared { container, collection, volume, issue, pages: terms::pages(pages), ..Appeared::default() })
}

/// "Place: Publisher, 1999", "FDA, December 1, 2018", "Nature (2020)"; a name alone is what it appeared in.
fn published(text: &str) -> Option<Appeared> {
    let text = without_date(text);
    if let Some((place, publisher)) = text.split_once(": ") {
        let is_place = is_name(place) && place.split(' ').count() <= 4 && !place.contains(". ");
        let publisher = publisher.split(". ").next().unwrap_or("").to_string();
        let found = Appeared { place: place.to_string(), publisher, ..Appeared::default() };
        return (is_place && is_name(&found.publisher)).then_some(found);
    }
    let name = text.split([',', '(']).next().unwrap_or("").split(". ").next().unwrap_or("").trim();
    is_name(name).then(|| Appeared { container: name.to_string(), ..Appeared::default() })
}

/// Without "(October 15, 2011)", ", December 1, 2018", ", 1999" or "(n.d.)" at its end.
fn without_date(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '.', ',']);
    if let Some((rest, bracket)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        let is_date = bracket.contains("n.d") || bracket.split([' ', ',', '-']).any(is_year);
        return if is_date { rest.trim_end_matches([' ', ',']) } else { text };
    }
    match text.rsplit_once(", ") {
        Some((rest, year)) if is_date(rest, year) => rest.rsplit_once(", ").map_or("", |(rest, _)| rest),
        Some((rest, year)) if is_year(year) => rest,
        _ => text,
    }
}

/// Whether `rest` ends in the day of `year`: "FDA, December 1".
fn is_date(rest: &str, year: &str) -> bool {
    let day = rest.rsplit(", ").next().unwrap_or("");
    is_year(year) && month_in(day).1.is_some()
}

/// Where the last word begins, when it is a volume, with its issue if any: "92", "17(3)", "9 (5)".
fn volume_place(text: &str) -> Option<usize> {
    let words: Vec<usize> = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let fits = |at: &&usize| volume_and_issue(&text[**at..]).is_some();
    words.iter().skip(words.len().saturating_sub(2)).find(fits).copied()
}

fn ends_in_volume(text: &str) -> bool {
    volume_place(text).is_some() || text.rsplit_once("no. ").is_some_and(|(_, issue)| !issue.contains(' '))
}

/// "92(7)", "9 (5)", "92" → volume and issue.
fn volume_and_issue(text: &str) -> Option<(String, String)> {
    let (volume, issue) = match text.strip_suffix(')').and_then(|text| text.split_once('(')) {
        Some((volume, issue)) => (volume.trim_end(), issue),
        None => (text, ""),
    };
    let is_number = |text: &str| {
        text.contains(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_alphanumeric() || "-–/".contains(c))
    };
    let begins = volume.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let is_volume =
        is_number(volume) && volume.len() <= 6 && begins.starts_with(|c: char| c.is_ascii_digit());
    let is_issue = issue.is_empty() || (issue.len() <= 16 && !issue.contains(". "));
    (is_volume && is_issue).then(|| (volume.to_string(), issue.to_string()))
}

/// "822–28", "e13662", "902-918.e6"
fn is_pages(text: &str) -> bool {
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    letters <= 5
        && text.len() <= 40
        && text[letters..].starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "-–.,+ ".contains(c))
        && text.split(' ').all(|word| word.contains(|c: char| c.is_ascii_digit()))
}

/// A journal, and the title of the issue behind it; a comma between few words is part of the name.
fn series(text: &str) -> (String, String) {
    let named = |text: &str| match text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")) {
        Some((name, bracket)) if bracket.contains(|c: char| c.is_ascii_digit()) => name.to_string(),
        _ => text.to_string(),
    };
    match text.split_once(", ") {
        Some((name, more))
            if more.split(' ').count() > 3 && !more.contains(", &") && !more.contains(", and ") =>
        {
            (named(name), more.to_string())
        }
        _ => (named(text), String::new()),
    }
}

fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.starts_with("http") && !text.starts_with("doi")
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && ("1500".."2100").contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = appeared(text);
        let parts = [
            &found.container,
            &found.volume,
            &found.issue,
            &found.pages,
            &found.collection,
            &found.place,
            &found.publisher,
        ];
        assert_eq!(parts.map(String::as_str).join("|").trim_end_matches('|'), expected, "in {text:?}");
    }

    #[test]
    fn journals_books_and_sites() {
        check("Transplantation 92, no. 7 (October 15, 2011): 822–28.", "Transplantation|92|7|822–28");
        check("Clinical Trials 119 (August 1, 2022): 106845.", "Clinical Trials|119||106845");
        check("Journal of Verbal Learning 9 (5): 596–606.", "Journal of Verbal Learning|9|5|596–606");
        check("Psychological Science, 17(3), 249–255.", "Psychological Science|17|3|249–255");
        check("Spine (Phila Pa 1976) 24, 44–53.", "Spine|24||44–53");
        check("Cell Metabolism 34, 902-918.e6.", "Cell Metabolism|34||902–918.e6");
        check("Journal of ovarian research 7.", "Journal of ovarian research|7");
        check(
            "Pain Medicine, The Evolving Role of Medicine in Pain 19, 38–44",
            "Pain Medicine|19||38–44|The Evolving Role of Medicine in Pain",
        );
        check("Science, Technology, & Human Values 12, 3–9", "Science, Technology, & Human Values|12||3–9");
        check("J Bone Joint Surg Am. 2011 Oct 15;92(7):822-8.", "J Bone Joint Surg Am|92|7|822–8");
        check("Transplantation, vol. 92, no. 7, Oct. 2011, pp. 822-28.", "Transplantation|92|7|822–28");
        check("FDA, December 1, 2018.", "FDA");
        check("Nature (2020).", "Nature");
        check("Cambridge: Harvard University Press, 1999.", "|||||Cambridge|Harvard University Press");
        check(
            "In Big Book, edited by A. B. Ek, 44–53. London: Verso, 1999.",
            "Big Book|||44–53||London|Verso",
        );
        check("In A. B. Ek (Ed.), Big book (pp. 44–53). Verso.", "Big book|||44–53");
        check("20230037534.", "");
        check("", "");
    }
}
