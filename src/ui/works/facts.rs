//! What a source is: its people, when and where it appeared, its names and addresses, a line each. Where it is told
//! differently, that stands beside it with who tells it.

use super::origin;
use super::write::{Writer, emphasis, label, run, small};
use crate::bibliography::{Date, Field, Kind, Name, Record};
use crate::index::{Fact, Index, Source};
use crate::note::{LinkTarget, Run};

/// A line of the page.
type Line = Vec<Run>;

/// The facts that are one text each and stand as they are, after all others.
const TEXTS: [(&str, Field); 12] = [
    ("Series", Field::CollectionTitle),
    ("Archive", Field::Archive),
    ("Edition", Field::Edition),
    ("Number", Field::Number),
    ("Language", Field::Language),
    ("ISBN", Field::Isbn),
    ("ISSN", Field::Issn),
    ("PMID", Field::Pmid),
    ("PMCID", Field::Pmcid),
    ("Short title", Field::TitleShort),
    ("Short journal", Field::ContainerTitleShort),
    ("Remark", Field::Note),
];

pub(super) fn write(page: &mut Writer, index: &Index, source: &Source) {
    let record = &source.record;
    let mut lines = people(record);
    lines.extend(dates(page, index, source));
    lines.extend(container(record));
    lines.extend(publisher(record));
    lines.extend(kind(record));
    page.lines(lines);
    let mut lines = addresses(page, index, source);
    lines.extend(keys(page, index, source));
    lines.extend(own_note(page, index, source));
    page.lines(lines);
    let texts = TEXTS.iter().filter_map(|(name, field)| Some((*name, record.get(*field)?)));
    let mut lines: Vec<Line> = texts.map(|(name, text)| vec![label(name), run(text)]).collect();
    if !record.keywords.is_empty() {
        lines.push(vec![label("Keywords"), run(&record.keywords.join(", "))]);
    }
    page.lines(lines);
}

fn people(record: &Record) -> Vec<Line> {
    let names = |names: &[Name]| names.iter().map(Name::to_string).collect::<Vec<_>>().join("; ");
    let others = if record.more_authors { "; and others" } else { "" };
    let groups = [
        ("Author", &record.authors, names(&record.authors) + others),
        ("Editor", &record.editors, names(&record.editors)),
    ];
    let known = groups.into_iter().filter(|(_, people, _)| !people.is_empty());
    let several = |count: usize, more: bool| if count > 1 || more { "s" } else { "" };
    known
        .map(|(name, people, text)| {
            let plural = several(people.len(), name == "Author" && record.more_authors);
            vec![label(&format!("{name}{plural}")), run(&text)]
        })
        .collect()
}

/// The date, and every other year somebody gives.
fn dates(page: &mut Writer, index: &Index, source: &Source) -> Option<Line> {
    let date = source.record.issued?;
    let name = if date.month.is_some() { "Date" } else { "Year" };
    let mut line = vec![label(name), run(&written(date))];
    let others = source.years.iter().enumerate().skip(1).map(|(at, year)| (at, year.to_string()));
    also(page, index, source, &mut line, others, Fact::Year);
    Some(line)
}

/// Adds what is told differently, and by whom: `, also given as 2010 (library.bib:12)`.
fn also(
    page: &mut Writer,
    index: &Index,
    source: &Source,
    line: &mut Line,
    others: impl Iterator<Item = (usize, String)>,
    fact: fn(u16) -> Fact,
) {
    for (at, other) in others {
        line.push(run(&format!(", also given as {other}")));
        let telling = u16::try_from(at).ok().and_then(|at| source.telling(fact(at)));
        if let Some(telling) = telling {
            line.extend([run(" ("), origin::place(page, index, telling.by, telling.line), run(")")]);
        }
    }
}

/// A date of ISO 8601, as far as it is known.
fn written(Date { year, month, day }: Date) -> String {
    match (month, day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => year.to_string(),
    }
}

/// What it appeared in, and where there.
fn container(record: &Record) -> Option<Line> {
    let title = record.get(Field::ContainerTitle).or(record.get(Field::EventTitle));
    let pages = record.get(Field::Page);
    let several = pages.is_some_and(|pages| pages.contains(['–', '-', ',']));
    let parts = [
        ("volume", record.get(Field::Volume)),
        ("issue", record.get(Field::Issue)),
        (if several { "pages" } else { "page" }, pages),
    ];
    let known = parts.into_iter().filter_map(|(name, text)| Some(format!("{name} {}", text?)));
    let place = known.collect::<Vec<_>>().join(", ");
    match title {
        None if place.is_empty() => None,
        None => Some(vec![label("In"), run(&place)]),
        Some(title) if place.is_empty() => Some(vec![label("In"), emphasis(title)]),
        Some(title) => Some(vec![label("In"), emphasis(title), run(&format!(", {place}"))]),
    }
}

fn publisher(record: &Record) -> Option<Line> {
    let known = [record.get(Field::Publisher), record.get(Field::PublisherPlace)];
    let known: Vec<&str> = known.into_iter().flatten().collect();
    (!known.is_empty()).then(|| vec![label("Publisher"), run(&known.join(", "))])
}

/// Its type in words; its genre says more.
fn kind(record: &Record) -> Option<Line> {
    let words = match (record.kind.map(in_words), record.get(Field::Genre)) {
        (Some(kind), Some(genre)) => format!("{kind}: {genre}"),
        (kind, genre) => kind.or(genre.map(str::to_owned))?,
    };
    Some(vec![label("Type"), run(&words)])
}

/// "article-journal" is a journal article.
fn in_words(kind: Kind) -> String {
    let name = kind.name().replace('_', " ");
    match name.split_once('-') {
        Some((what, of)) => format!("{of} {what}"),
        None => name,
    }
}

fn addresses(page: &mut Writer, index: &Index, source: &Source) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, doi) in source.dois.iter().enumerate() {
        let address = format!("https://doi.org/{doi}");
        let mut line = vec![label("DOI"), page.link(&address, LinkTarget::Address(address.clone()))];
        let telling = u16::try_from(at).ok().and_then(|at| source.telling(Fact::Doi(at)));
        if let Some(telling) = telling.filter(|_| at > 0) {
            line.extend([run(" ("), origin::place(page, index, telling.by, telling.line), run(")")]);
        }
        lines.push(line);
    }
    let url = source.record.url().map(str::to_owned);
    lines.extend(url.map(|url| vec![label("Address"), page.link(&url, LinkTarget::Address(url.clone()))]));
    lines
}

/// The key notes cite it by, and every other.
fn keys(page: &mut Writer, index: &Index, source: &Source) -> Option<Line> {
    let mut line = vec![label("Citation key"), run(&format!("@{}", source.key()?))];
    let others = source.keys.iter().enumerate().skip(1).map(|(at, key)| (at, format!("@{key}")));
    also(page, index, source, &mut line, others, Fact::Key);
    Some(line)
}

fn own_note(page: &mut Writer, index: &Index, source: &Source) -> Option<Line> {
    let note = index.note(source.note?);
    let to = LinkTarget::Line { path: note.path().to_owned(), line: 1 };
    Some(vec![label("Its note"), page.link(note.label(), to), small(&format!(" · {}", note.path()))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_and_dates_are_said_in_words() {
        for (name, expected) in
            [("article-journal", "journal article"), ("motion_picture", "motion picture"), ("book", "book")]
        {
            assert_eq!(Kind::named(name).map(in_words).as_deref(), Some(expected));
        }
        let day = Date { month: Some(3), day: Some(7), ..Date::year(987) };
        let month = Date { day: None, ..day };
        assert_eq!([day, month, Date::year(987)].map(written), ["0987-03-07", "0987-03", "987"]);
    }
}
