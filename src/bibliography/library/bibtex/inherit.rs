//! What entries inherit: all the fields of the `@xdata` they name, and of the entry they refer to (`crossref`) those that
//! BibLaTeX hands down by default, its title under another name (appendix B of BibLaTeX's manual).

use super::Raw;
use std::collections::HashMap;

/// How many entries may inherit from each other in a row.
const LEVELS: usize = 8;

/// The fields that are never handed down.
const OWN: [&str; 22] = [
    "ids",
    "crossref",
    "xdata",
    "xref",
    "entryset",
    "entrysubtype",
    "execute",
    "label",
    "options",
    "presort",
    "related",
    "relatedoptions",
    "relatedstring",
    "relatedtype",
    "shorthand",
    "shorthandintro",
    "sortkey",
    "shorttitle",
    "sorttitle",
    "indextitle",
    "indexsorttitle",
    "csl-type",
];

/// The fields of which one says what the others do.
const ALIKE: [&[&str]; 3] =
    [&["date", "year", "month", "day"], &["journaltitle", "journal"], &["location", "address"]];

/// The entries with what they inherit, which may take `limit` bytes in all.
pub(super) fn inherited(raws: Vec<Raw<'_>>, limit: usize) -> Vec<Raw<'_>> {
    let refers = |raw: &Raw<'_>| raw.value("crossref").or(raw.value("xdata")).is_some();
    if !raws.iter().any(refers) {
        return raws;
    }
    let mut places = HashMap::new();
    for (place, raw) in raws.iter().enumerate() {
        places.entry(raw.key).or_insert(place);
    }
    let done = vec![false; raws.len()];
    let mut heirs = Heirs { places, done, left: limit, raws };
    for place in 0..heirs.raws.len() {
        heirs.complete(place, LEVELS);
    }
    heirs.raws
}

struct Heirs<'t> {
    raws: Vec<Raw<'t>>,
    places: HashMap<&'t str, usize>,
    /// Whether an entry has what it inherits, or is about to: one that refers to itself gets nothing of that.
    done: Vec<bool>,
    /// How many bytes may still be handed down.
    left: usize,
}

impl Heirs<'_> {
    fn complete(&mut self, place: usize, levels: usize) {
        if levels == 0 || self.done.get(place).is_none_or(|done| *done) {
            return;
        }
        self.done[place] = true;
        let Some(heir) = self.raws.get(place) else { return };
        let of = |name: &str| heir.keys(name).filter_map(|key| self.places.get(key).copied()).collect();
        let (data, parents): (Vec<usize>, Vec<usize>) = (of("xdata"), of("crossref"));
        for from in data.iter().chain(parents.first()) {
            self.complete(*from, levels - 1);
            self.hand_down(*from, place);
        }
    }

    fn hand_down(&mut self, from: usize, to: usize) {
        let (Some(parent), Some(heir)) = (self.raws.get(from), self.raws.get(to)) else { return };
        let mut given = Vec::new();
        for field in &parent.fields {
            let Some(name) = handed_down(parent, heir, &field.name) else { continue };
            if !has(heir, name) && field.value.len() <= self.left {
                self.left -= field.value.len();
                given.push(super::RawField { name: name.to_string(), ..field.clone() });
            }
        }
        if let Some(heir) = self.raws.get_mut(to) {
            heir.fields.extend(given);
        }
    }
}

/// What the field `name` of `parent` is called in `heir`; none when it is not handed down.
fn handed_down<'n>(parent: &Raw<'_>, heir: &Raw<'_>, name: &'n str) -> Option<&'n str> {
    if parent.is("xdata") {
        return (!matches!(name, "ids" | "crossref" | "xdata")).then_some(name);
    }
    let of_book = ["title", "subtitle"].contains(&name) && is_part(heir);
    match name {
        name if OWN.contains(&name) => None,
        "title" if of_book && parent.is("periodical") => Some("journaltitle"),
        "title" if of_book => Some("booktitle"),
        "subtitle" if of_book => None,
        name => Some(name),
    }
}

/// Whether `heir` is a part of something, whose title is that of its container.
fn is_part(heir: &Raw<'_>) -> bool {
    let parts = [
        "article",
        "suppperiodical",
        "inbook",
        "bookinbook",
        "suppbook",
        "incollection",
        "suppcollection",
        "inproceedings",
        "conference",
        "inreference",
    ];
    parts.iter().any(|part| heir.is(part))
}

fn has(heir: &Raw<'_>, name: &str) -> bool {
    let alike = ALIKE.iter().find(|alike| alike.contains(&name)).copied();
    match alike {
        Some(alike) => alike.iter().any(|name| heir.field(name).is_some()),
        None => heir.field(name).is_some(),
    }
}
