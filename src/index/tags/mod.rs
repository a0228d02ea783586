//! Tags over all forms as one namespace: properties, inline tags, and links to the notes of a tag folder.

mod gather;

use super::fold::same;
use super::hashes::Hashes;
use super::ids::{NoteId, Resolution, Resolved, TagId};
use super::leads::Leads;
use super::lists::Lists;
use super::tag_folder::name_in_tag_folder;
use crate::note::{Note, TagForm};
use serde::{Deserialize, Serialize};
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
    /// How each note says its tags, in its order.
    pub said: Lists<Using>,
    pub names: Hashes,
}

/// A tag as a note says it, in four bytes: the tag's place, and in the lowest two bits the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Using(pub u32);

/// What tags are gathered from.
#[derive(Clone, Copy)]
pub(super) struct Tagged<'v> {
    pub notes: &'v [Arc<Note>],
    pub leads: &'v Leads,
    pub folders: &'v [String],
}

impl Tags {
    /// The tags that all notes carry.
    pub fn new(tagged: Tagged<'_>) -> Tags {
        gather::tags(&Tags::default(), tagged, &vec![None; tagged.notes.len()])
    }

    /// The tags after some notes say others: `kept` is where each note was before, if it says what it said.
    pub fn changed(&self, tagged: Tagged<'_>, kept: &[Option<NoteId>]) -> Tags {
        gather::tags(self, tagged, kept)
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

impl Using {
    fn new(tag: u32, form: Form) -> Using {
        Using(tag << 2 | form as u32)
    }

    /// The place of the tag.
    pub(super) fn tag(self) -> u32 {
        self.0 >> 2
    }

    fn is(self, form: Form) -> bool {
        self.0 & 3 == form as u32
    }
}

/// How a note says one tag.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Said<'n> {
    Named(&'n str, Form),
    /// By a link to a note that is a tag.
    Leads(NoteId),
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
