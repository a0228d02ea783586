//! Everything a reader may go to or do, as one list to search: tags, notes, sources, headings and commands.
//!
//! The order: how well a name answers, then what was opened recently, then the kind, then the shorter name. Letters apart
//! count only where nothing holds the words. Headings are many: they join once few names answer, or when asked for.

mod first;
mod headings;
mod kind;
mod search;
#[cfg(test)]
mod tests;

pub use kind::{Kind, Thing};
pub use search::{FoundThings, Recent, ThingSearch};

use super::fuzzy::Fuzzy;
use super::works::Works;
use crate::index::Index;
use crate::note::Note;
use first::First;
use headings::Headings;
use rayon::prelude::*;
use std::sync::Arc;

/// The names of everything in an index, prepared for many queries. It must be searched with that index.
#[derive(Debug, Default)]
pub struct Anything {
    tags: Arc<Fuzzy>,
    notes: Fuzzy,
    works: Arc<Works>,
    headings: Headings,
    commands: Fuzzy,
    first: First,
}

impl Anything {
    /// Prepares `index`, whose `tags` and `works` are prepared already; `commands` are the words of what can be done.
    pub fn new<T: AsRef<str>>(
        index: &Index,
        tags: Arc<Fuzzy>,
        works: Arc<Works>,
        commands: &[T],
    ) -> Anything {
        let notes: Vec<String> = index.notes().par_iter().map(|note| names(note)).collect();
        Anything {
            tags,
            notes: Fuzzy::new(&notes),
            works,
            headings: Headings::new(index),
            commands: Fuzzy::new(commands),
            first: First::new(index),
        }
    }
}

/// What a note is found by: its label, title, file name and aliases, a line each, and beside them its path.
fn names(note: &Note) -> String {
    let stem = Some(note.stem()).filter(|stem| stem.chars().any(char::is_alphabetic));
    let mut names = vec![note.label()];
    for name in [note.title()].into_iter().chain(stem).chain(note.aliases()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let one_line = |text: &str| text.replace(char::is_control, " ");
    let names: Vec<String> = names.into_iter().map(one_line).collect();
    format!("{}\t{}", names.join("\n"), one_line(note.path()))
}
