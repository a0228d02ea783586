//! Choosing tags: the notes that are left, and the tags still to be reached from them. No ranking.

use super::note_set::NoteSet;
use crate::index::{Index, NoteId, Tag, TagId};
use unicode_normalization::UnicodeNormalization;

/// What a chosen tag asks of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// it carries the tag
    All,
    /// it carries at least one of the tags chosen so
    Any,
    /// it does not carry the tag
    Not,
}

/// A tag by name (any case, with or without `#`) and what it asks. A tag stands for those nested in it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub tag: String,
    pub mode: Mode,
}

/// The notes that satisfy every choice, by path; all notes when there is none.
pub fn notes(index: &Index, choices: &[Choice]) -> Vec<NoteId> {
    let mut left = NoteSet::all(index);
    let mut any: Option<NoteSet> = None;
    for choice in choices {
        let carriers = carriers(index, &choice.tag);
        match choice.mode {
            Mode::All => left.combine(&carriers, |left, carries| left & carries),
            Mode::Not => left.combine(&carriers, |left, carries| left & !carries),
            Mode::Any => match &mut any {
                Some(any) => any.combine(&carriers, |any, carries| any | carries),
                None => any = Some(carriers),
            },
        }
    }
    if let Some(any) = any {
        left.combine(&any, |left, any| left & any);
    }
    left.notes()
}

/// The tags that `notes` carry, by name, and by how many of them; a nested tag counts for its parents too.
pub fn reachable(index: &Index, notes: &[NoteId]) -> Vec<(TagId, usize)> {
    let mut counts = Counts::new(index);
    for note in notes {
        counts.note(index, *note);
    }
    let carried = |(tag, count): (usize, usize)| (count > 0).then_some((TagId(tag as u32), count));
    counts.counts.into_iter().enumerate().filter_map(carried).collect()
}

/// The notes that carry the tag named `name` or one nested in it.
pub(super) fn carriers(index: &Index, name: &str) -> NoteSet {
    NoteSet::these(index, within(index, name).flat_map(|tag| tag.notes.iter().copied()))
}

/// The tag named `name` and those nested in it.
pub(super) fn within<'i>(index: &'i Index, name: &str) -> impl Iterator<Item = &'i Tag> {
    let wanted: Vec<char> = folded(name.trim_start_matches('#')).collect();
    index.tags().iter().filter(move |tag| is_within(tag, &wanted))
}

/// Whether `tag` is `wanted` or nested in it. Most tags differ at once, so nothing is folded ahead.
fn is_within(tag: &Tag, wanted: &[char]) -> bool {
    let mut name = folded(&tag.name);
    wanted.iter().all(|c| name.next() == Some(*c)) && name.next().is_none_or(|next| next == '/')
}

fn folded(name: &str) -> impl Iterator<Item = char> + '_ {
    name.nfc().flat_map(char::to_lowercase)
}

/// How many of the notes seen so far carry each tag.
struct Counts {
    counts: Vec<usize>,
    /// The note that counted last for each tag, so that one carrying `a/b` and `a/c` counts once for `a`.
    last: Vec<Option<NoteId>>,
    /// The nearest tag each is nested in, once it was asked for.
    parents: Vec<Option<Option<TagId>>>,
}

impl Counts {
    fn new(index: &Index) -> Counts {
        let tags = index.tags().len();
        Counts { counts: vec![0; tags], last: vec![None; tags], parents: vec![None; tags] }
    }

    fn note(&mut self, index: &Index, note: NoteId) {
        for tag in index.ties(note).tags {
            let mut next = Some(*tag);
            while let Some(tag) = next.filter(|tag| self.is_new(*tag, note)) {
                self.counts[tag.0 as usize] += 1;
                next = self.parent(index, tag);
            }
        }
    }

    /// Whether `note` has not counted for `tag` yet; if it has, it has for the parents too.
    fn is_new(&mut self, tag: TagId, note: NoteId) -> bool {
        let last = self.last.get_mut(tag.0 as usize);
        last.is_some_and(|last| last.replace(note) != Some(note))
    }

    fn parent(&mut self, index: &Index, tag: TagId) -> Option<TagId> {
        *self.parents[tag.0 as usize].get_or_insert_with(|| parent(index, &index.tag(tag).name))
    }
}

/// The nearest tag that `name` is nested in; the levels between need not be tags themselves.
fn parent(index: &Index, mut name: &str) -> Option<TagId> {
    while let Some((outer, _)) = name.rsplit_once('/') {
        let found = index.tag_named(outer);
        if found.is_some() {
            return found;
        }
        name = outer;
    }
    None
}

#[cfg(test)]
pub(super) mod tests;
