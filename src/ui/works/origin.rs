//! Who tells what of a source: every file and line, what it tells, and whether that was read out of running text.

use super::write::{Writer, run, small};
use crate::index::{Fact, Index, Source, Teller, Telling};
use crate::note::{LinkTarget, Run};

/// The most places named.
const MOST: usize = 50;

pub(super) fn write(page: &mut Writer, index: &Index, source: &Source) {
    let places = tellings(source);
    if places.is_empty() {
        return;
    }
    page.heading(2, "Known from");
    if source.told.iter().all(|(fact, _)| matches!(fact, Fact::Key(_))) {
        page.paragraph(vec![run("No more is known of it than its key: no library here has it.")]);
    }
    let shown = places.iter().take(MOST);
    let items = shown.map(|(telling, facts)| told(page, index, *telling, facts)).collect();
    page.list(items);
    if let Some(more) = places.len().checked_sub(MOST + 1) {
        page.paragraph(vec![small(&format!("and {} more places", more + 1))]);
    }
}

/// A file and line as a link to it; a library is no note, and its place plain text.
pub(super) fn place(page: &mut Writer, index: &Index, teller: Teller, line: u32) -> Run {
    let path = index.path_of(teller);
    let text = format!("{path}:{line}");
    match teller {
        Teller::Note(_) => page.link(&text, LinkTarget::Line { path: path.to_owned(), line }),
        Teller::Library(_) => run(&text),
    }
}

/// What one place tells of the work, outright and by what its text was read as.
#[derive(Default)]
struct Told {
    outright: Vec<&'static str>,
    derived: Vec<&'static str>,
}

/// What each place tells, in the order it was learnt.
fn tellings(source: &Source) -> Vec<(Telling, Told)> {
    let mut places: Vec<(Telling, Told)> = Vec::new();
    for (fact, telling) in &source.told {
        let same =
            |place: &Telling| (place.from, place.by, place.line) == (telling.from, telling.by, telling.line);
        let at = places.iter().rposition(|(place, _)| same(place)).unwrap_or_else(|| {
            places.push((*telling, Told::default()));
            places.len() - 1
        });
        let told = &mut places[at].1;
        let facts = if telling.derived { &mut told.derived } else { &mut told.outright };
        if !facts.contains(&fact.name()) {
            facts.push(fact.name());
        }
    }
    places
}

fn told(page: &mut Writer, index: &Index, telling: Telling, told: &Told) -> Vec<Vec<Run>> {
    let outright = match told.outright.join(", ") {
        facts if facts.is_empty() => String::new(),
        facts => format!(": {facts}"),
    };
    let said = format!(" · {}{outright}", telling.from.name());
    let mut lines = vec![vec![place(page, index, telling.by, telling.line), small(&said)]];
    if !told.derived.is_empty() {
        lines.push(vec![small(&format!("read from the text of a citation: {}", told.derived.join(", ")))]);
    }
    lines
}
