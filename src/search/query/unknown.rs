//! Terms that name nothing in a vault. No errors: the same query may find something in another.

use super::meaning::NAMES;
use super::property;
use super::sets::{is_kind, work};
use super::tree::{Sought, Term};
use crate::config::nearest;
use crate::index::{Found, Index, look_up};
use crate::search::facets::within;
use crate::search::fold;
use std::collections::BTreeSet;
use std::ops::Range;

/// A term that names nothing in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The bytes of the query that say it.
    pub span: Range<usize>,
    /// What is not there, and what is perhaps meant: a sentence without a full stop. Names in it are untrusted.
    pub message: String,
}

/// What there is to say of `term`, if it names nothing.
pub(super) fn of(term: &Term, index: &Index) -> Option<Unknown> {
    let message = match &term.sought {
        Sought::Tag(name) if within(index, name).next().is_none() => {
            let tags = index.tags().iter().map(|tag| tag.name.as_str());
            format!("no tag is called `{name}`{}", meant(name, tags))
        }
        Sought::Kind(kind) if !is_there(index, kind) => {
            let kinds: BTreeSet<&str> = index.notes().iter().filter_map(|note| note.kind()).collect();
            format!("no note is of the kind `{kind}`{}", meant(kind, kinds))
        }
        Sought::Cites(name) if work(index, name).is_none() => {
            let keys = index.sources().iter().flat_map(|source| &source.keys).map(String::as_str);
            format!("no work is called `{name}`{}", meant(name.trim_start_matches('@'), keys))
        }
        Sought::LinksTo(address) | Sought::LinkedFrom(address)
            if look_up(index, address) == Found::Nothing =>
        {
            let titles = index.notes().iter().map(|note| note.title());
            format!("nothing is called `{address}`{}", meant(address, titles))
        }
        Sought::Property(name, _) => no_property(index, name)?,
        _ => return None,
    };
    Some(Unknown { span: term.span.clone(), message })
}

fn is_there(index: &Index, kind: &str) -> bool {
    let kind = fold(kind);
    index.notes().iter().any(|note| is_kind(note, &kind))
}

/// A property that no note has may be a misspelt name of another sort, or no name at all.
fn no_property(index: &Index, name: &str) -> Option<String> {
    let wanted = fold(name);
    let mut known: BTreeSet<String> = NAMES.map(str::to_owned).into();
    for note in index.notes() {
        for own in property::all(note.properties()).into_keys() {
            if fold(&own) == wanted {
                return None;
            }
            known.insert(own);
        }
    }
    let meant = meant(name, known.iter().map(String::as_str));
    Some(format!(
        "no note has a property `{name}`{}",
        if meant.is_empty() { "; in quotes it is text" } else { &meant }
    ))
}

/// The nearest of `names`, as a question.
fn meant<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    nearest(name, names, 1).first().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}
