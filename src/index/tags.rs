//! Tags over all forms as one namespace: properties, inline tags, and links to the notes of a tag folder.

use super::fold::{fold, same};
use super::hashes::{Hashes, entry, hash};
use super::ids::{NoteId, Resolution, Resolved, TagId};
use super::leads::Leads;
use super::lists::Lists;
use super::tag_folder::name_in_tag_folder;
use crate::note::{Note, TagForm};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// A tag over all the forms it is said in. The lists of notes are sorted and hold each note once.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Tag {
    /// As first seen; a tag note's own name first.
    pub name: String,
    /// The tag note.
    pub note: Option<NoteId>,
    /// The notes that carry it, in whatever form.
    pub notes: Vec<NoteId>,
    pub by_property: Vec<NoteId>,
    pub inline: Vec<NoteId>,
    pub by_link: Vec<NoteId>,
}

/// All tags, and those of each note.
#[derive(Debug, Default)]
pub(super) struct Tags {
    /// By name, without regard to case.
    pub list: Vec<Tag>,
    pub of_notes: Lists<TagId>,
    pub names: Hashes,
}

impl Tags {
    /// The tags that `notes` carry, whose links lead where `leads` says.
    pub fn new(notes: &[Arc<Note>], leads: &Leads, folders: &[String]) -> Tags {
        let mut gathered = Gathered::default();
        let tag_of_note = gathered.tag_notes(notes, folders);
        let is_tag = |to: NoteId| tag_of_note[to.0 as usize].is_some();
        let all = notes.par_iter().zip(0u32..notes.len() as u32).flat_map_iter(|(note, id)| {
            let own = said(note, leads.links.of(id as usize), folders, is_tag);
            own.map(move |said| (NoteId(id), hash(said.name()), said))
        });
        for (id, hash, said) in all.collect_vec_list().into_iter().flatten() {
            let (tag, form) = match said {
                Said::Named(name, form) => (gathered.tag(name, hash), form),
                Said::Leads(to) => match tag_of_note[to.0 as usize] {
                    Some(tag) => (tag as usize, Form::Link),
                    None => continue,
                },
            };
            gathered.carry(tag, id, form);
        }
        gathered.sorted(notes.len())
    }

    /// The tag named `name`, without regard to case.
    pub fn named(&self, name: &str) -> Option<TagId> {
        let is_it = |id: &u32| self.list.get(*id as usize).is_some_and(|tag| same(&tag.name, name));
        self.names.of(name).find(is_it).map(TagId)
    }
}

/// The ways a note can carry a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Property,
    Inline,
    Link,
}

/// How a note says one tag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Said<'n> {
    Named(&'n str, Form),
    /// By a link to a note that is a tag.
    Leads(NoteId),
}

impl<'n> Said<'n> {
    fn name(self) -> &'n str {
        match self {
            Said::Named(name, _) => name,
            Said::Leads(_) => "",
        }
    }
}

/// The tags a note says, in its order; `links` is where its links lead, `is_tag` whether a note is in a tag folder.
pub(super) fn said<'n>(
    note: &'n Note,
    links: &'n [Resolved],
    folders: &'n [String],
    is_tag: impl Fn(NoteId) -> bool + 'n,
) -> impl Iterator<Item = Said<'n>> {
    let named = note.tags().map(|tag| match tag.form {
        TagForm::Property => Said::Named(tag.name, Form::Property),
        TagForm::Inline => Said::Named(tag.name, Form::Inline),
    });
    let linked = links.iter().enumerate().filter_map(move |(at, to)| match to.get() {
        Resolution::Unresolved => {
            let name = name_in_tag_folder(note.link(at)?.target, folders)?;
            Some(Said::Named(name, Form::Link))
        }
        to => to.note().filter(|to| is_tag(*to)).map(Said::Leads),
    });
    named.chain(linked)
}

#[derive(Default)]
struct Gathered {
    tags: Vec<Tag>,
    /// The places of the tags whose names have that hash.
    by_hash: HashMap<u32, Vec<usize>>,
}

impl Gathered {
    /// The place of the tag called `name`, which has that hash. It is made if it is new.
    fn tag(&mut self, name: &str, hash: u32) -> usize {
        let called = self.by_hash.entry(hash).or_default();
        let known = called.iter().copied().find(|at| same(&self.tags[*at].name, name));
        known.unwrap_or_else(|| {
            called.push(self.tags.len());
            self.tags.push(Tag { name: name.to_string(), ..Tag::default() });
            self.tags.len() - 1
        })
    }

    /// Makes a tag of every note in a tag folder; gives the tag of each such note.
    fn tag_notes(&mut self, notes: &[Arc<Note>], folders: &[String]) -> Vec<Option<u32>> {
        let mut tag_of_note = vec![None; notes.len()];
        for ((id, note), own) in (0u32..).map(NoteId).zip(notes).zip(&mut tag_of_note) {
            if let Some(name) = name_in_tag_folder(note.path(), folders) {
                let tag = self.tag(name, hash(name));
                self.tags[tag].note.get_or_insert(id);
                *own = u32::try_from(tag).ok();
            }
        }
        tag_of_note
    }

    /// Notes come in order, so that every list is sorted and looking at its end finds doubles.
    fn carry(&mut self, tag: usize, note: NoteId, form: Form) {
        let tag = &mut self.tags[tag];
        if tag.note == Some(note) {
            return;
        }
        let list = match form {
            Form::Property => &mut tag.by_property,
            Form::Inline => &mut tag.inline,
            Form::Link => &mut tag.by_link,
        };
        for list in [list, &mut tag.notes] {
            if list.last() != Some(&note) {
                list.push(note);
            }
        }
    }

    /// Puts the tags in order and tells every note its own.
    fn sorted(self, notes: usize) -> Tags {
        let mut list = self.tags;
        list.par_sort_by_cached_key(|tag| (fold(&tag.name), tag.name.clone()));
        let tagged = (0u32..).map(TagId).zip(&list);
        let tagged = tagged.flat_map(|(id, tag)| tag.notes.iter().map(move |note| (note.0, id)));
        let of_notes = Lists::grouped(notes, tagged);
        let names = (0u32..).zip(&list).map(|(id, tag)| entry(&tag.name, id)).collect();
        Tags { of_notes, names: Hashes::new(names), list }
    }
}
