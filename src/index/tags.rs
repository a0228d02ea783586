//! Tags over all forms as one namespace: properties, inline tags, and links to the notes of a tag folder.

use super::fold::fold;
use super::ids::{NoteId, Resolution, TagId};
use super::model::{Index, Tag};
use super::tag_folder::name_in_tag_folder;
use crate::note::TagForm;
use std::collections::HashMap;

/// The ways a note can carry a tag.
#[derive(Clone, Copy)]
enum Form {
    Property,
    Inline,
    Link,
}

#[derive(Default)]
struct Gathered {
    tags: Vec<Tag>,
    by_name: HashMap<String, usize>,
}

impl Gathered {
    fn tag(&mut self, name: &str) -> usize {
        let key = fold(name);
        if let Some(found) = self.by_name.get(&key) {
            return *found;
        }
        self.tags.push(Tag { name: name.to_string(), ..Tag::default() });
        self.by_name.insert(key, self.tags.len() - 1);
        self.tags.len() - 1
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
}

/// Fills in the tags of `index`, whose links are resolved.
pub(super) fn gather(index: &mut Index) {
    let mut gathered = Gathered::default();
    let tag_of_note = tag_notes(index, &mut gathered);
    for id in index.note_ids() {
        said(index, id, &mut gathered);
        linked(index, id, &tag_of_note, &mut gathered);
    }
    sorted(index, gathered);
}

/// Makes a tag of every note in a tag folder; gives the tag of each such note.
fn tag_notes(index: &Index, gathered: &mut Gathered) -> HashMap<NoteId, usize> {
    let mut tag_of_note = HashMap::new();
    for id in index.note_ids() {
        if let Some(name) = name_in_tag_folder(index.note(id).path(), &index.tag_folders) {
            let tag = gathered.tag(name);
            gathered.tags[tag].note.get_or_insert(id);
            tag_of_note.insert(id, tag);
        }
    }
    tag_of_note
}

fn said(index: &Index, id: NoteId, gathered: &mut Gathered) {
    for tag in index.note(id).tags() {
        let form = match tag.form {
            TagForm::Property => Form::Property,
            TagForm::Inline => Form::Inline,
        };
        let tag = gathered.tag(tag.name);
        gathered.carry(tag, id, form);
    }
}

fn linked(index: &Index, id: NoteId, tag_of_note: &HashMap<NoteId, usize>, gathered: &mut Gathered) {
    for (link, resolution) in index.note(id).links().zip(index.ties(id).links.iter()) {
        let tag = match resolution {
            Resolution::Unresolved => {
                name_in_tag_folder(link.target, &index.tag_folders).map(|name| gathered.tag(name))
            }
            resolution => resolution.note().and_then(|note| tag_of_note.get(&note).copied()),
        };
        if let Some(tag) = tag {
            gathered.carry(tag, id, Form::Link);
        }
    }
}

/// Puts the tags in order and tells every note its own.
fn sorted(index: &mut Index, gathered: Gathered) {
    let mut tags = gathered.tags;
    tags.sort_by_cached_key(|tag| (fold(&tag.name), tag.name.clone()));
    let mut of_note: Vec<Vec<TagId>> = vec![Vec::new(); index.notes.len()];
    for (id, tag) in (0u32..).zip(&tags) {
        for note in &tag.notes {
            of_note[note.0 as usize].push(TagId(id));
        }
    }
    for (ties, own) in index.ties.iter_mut().zip(of_note) {
        ties.tags = own.into();
    }
    index.tag_names = (0u32..).zip(&tags).map(|(id, tag)| (fold(&tag.name), TagId(id))).collect();
    index.tags = tags;
}
