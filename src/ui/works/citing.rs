//! Who cites a source, line by line, and what is cited beside it.

use super::headline;
use super::write::{Writer, label, run, small};
use crate::index::{Index, NoteId, SourceId};
use crate::note::{LinkTarget, Run};

/// The most notes, and works beside it, that are listed here: the references hold them all.
const MOST: usize = 50;
/// The most lines of one note.
const LINES: usize = 5;

pub(super) fn write(page: &mut Writer, index: &Index, id: SourceId) {
    cited_by(page, index, id);
    cited_beside(page, index, id);
}

fn cited_by(page: &mut Writer, index: &Index, id: SourceId) {
    let notes = &index.source(id).cited_by;
    if notes.is_empty() {
        return page.lines(vec![vec![label("Cited by"), run("no note")]]);
    }
    page.heading(2, &format!("Cited by ({})", notes.len()));
    let items = notes.iter().take(MOST).map(|note| citing_note(page, index, id, *note)).collect();
    page.list(items);
    and_more(page, notes.len());
}

/// A note, and each of its lines that cite the work.
fn citing_note(page: &mut Writer, index: &Index, id: SourceId, from: NoteId) -> Vec<Vec<Run>> {
    let note = index.note(from);
    let lines: Vec<u32> =
        index.source(id).places.iter().filter(|(note, _)| *note == from).map(|(_, line)| *line).collect();
    let to = |line: u32| LinkTarget::Line { path: note.path().to_owned(), line };
    let first = lines.first().copied().unwrap_or(1);
    let mut item = vec![vec![page.link(note.label(), to(first))]];
    for line in lines.iter().take(LINES) {
        let (locators, context) = said(index, id, from, *line);
        let mut runs = vec![page.link(&format!("line {line}"), to(*line))];
        if !locators.is_empty() {
            runs.push(run(&format!(", {}", locators.join("; "))));
        }
        if !context.is_empty() && context != note.label() {
            runs.push(small(&format!(" · {context}")));
        }
        item.push(runs);
    }
    if lines.len() > LINES {
        item.push(vec![small(&format!("and {} lines more", lines.len() - LINES))]);
    }
    item
}

/// Where in the work a line points, and the text around the citation.
fn said(index: &Index, id: SourceId, from: NoteId, line: u32) -> (Vec<String>, String) {
    let note = index.note(from);
    let citations = note.citations().zip(index.ties(from).citations);
    let here = citations.filter(|(citation, of)| citation.line == line && **of == Some(id));
    let here: Vec<_> = here.map(|(citation, _)| citation).collect();
    let locators = here.iter().filter_map(|citation| citation.locator.map(locator)).collect();
    let link = || note.links().find(|link| link.line == line).map(|link| link.context);
    let context = here.first().map(|citation| citation.context).or_else(link).unwrap_or_default();
    (locators, context.to_owned())
}

/// A locator as a reader says it: a bare number is a page.
fn locator(written: &str) -> String {
    let number = written.starts_with(|c: char| c.is_ascii_digit());
    match (number, written.contains(['-', '–', ','])) {
        (false, _) => written.to_owned(),
        (true, false) => format!("p. {written}"),
        (true, true) => format!("pp. {written}"),
    }
}

fn cited_beside(page: &mut Writer, index: &Index, id: SourceId) {
    let beside = index.cited_beside(id);
    if beside.is_empty() {
        return;
    }
    page.heading(2, &format!("Cited beside ({})", beside.len()));
    let items = beside.iter().take(MOST).map(|(other, notes)| vec![work(page, index, *other, *notes)]);
    let items = items.collect();
    page.list(items);
    and_more(page, beside.len());
}

/// A work, and in how many notes it stands beside this one.
fn work(page: &mut Writer, index: &Index, id: SourceId, notes: usize) -> Vec<Run> {
    let source = index.source(id);
    let link = page.link(&headline(source), LinkTarget::Citation(source.id.clone()));
    vec![link, small(&format!(" · {notes}×"))]
}

fn and_more(page: &mut Writer, all: usize) {
    if all > MOST {
        page.paragraph(vec![small(&format!("and {} more in the references pane", all - MOST))]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_number_is_a_page() {
        for (written, expected) in
            [("18", "p. 18"), ("3-5", "pp. 3-5"), ("p. 3", "p. 3"), ("ch. 2", "ch. 2"), ("xii", "xii")]
        {
            assert_eq!(locator(written), expected);
        }
    }
}
