//! What notes say of tags → all tags: notes that say what they said are not gone through again.

use super::{Form, Said, Tag, Tagged, Tags, Using, said};
use crate::index::fold::{fold, same};
use crate::index::hashes::{Hashes, entry, hash};
use crate::index::ids::{NoteId, TagId};
use crate::index::lists::Lists;
use crate::index::tag_folder::name_in_tag_folder;
use rayon::prelude::*;
use std::collections::HashMap;

/// The tags of a change: those of `old` keep their places until all are known.
pub(super) fn tags(old: &Tags, tagged: Tagged<'_>, kept: &[Option<NoteId>]) -> Tags {
    let mut known = Known { old, new: Vec::new(), by_hash: HashMap::new() };
    let own = known.tag_notes(tagged);
    let said = known.said(tagged, kept, &own);
    let found = found(&known, tagged, kept, &own, &said);
    in_order(found, &said)
}

/// The tags there were, and those that are new.
struct Known<'o> {
    old: &'o Tags,
    new: Vec<String>,
    /// The places of the new ones whose names have that hash.
    by_hash: HashMap<u32, Vec<u32>>,
}

impl Known<'_> {
    fn len(&self) -> usize {
        self.old.list.len() + self.new.len()
    }

    /// How the tag is spelled as far as is known.
    fn name(&self, tag: u32) -> &str {
        let old = self.old.list.get(tag as usize).map(|tag| tag.name.as_str());
        let new = || self.new.get(tag as usize - self.old.list.len()).map_or("", String::as_str);
        old.unwrap_or_else(new)
    }

    /// The place of the tag called `name`, which has that hash. It is made if it is new.
    fn tag(&mut self, name: &str, hash: u32) -> u32 {
        if let Some(old) = self.old.named(name) {
            return old.0;
        }
        let first = self.old.list.len();
        let called = self.by_hash.entry(hash).or_default();
        let known = called.iter().copied().find(|at| same(&self.new[*at as usize - first], name));
        known.unwrap_or_else(|| {
            let place = (first + self.new.len()) as u32;
            called.push(place);
            self.new.push(name.to_string());
            place
        })
    }

    /// The tag of each note that is in a tag folder.
    fn tag_notes(&mut self, tagged: Tagged<'_>) -> Vec<Option<u32>> {
        let name = |note| name_in_tag_folder(note, tagged.folders);
        tagged.notes.iter().map(|note| name(note.path()).map(|name| self.tag(name, hash(name)))).collect()
    }

    /// What each note says: what it said, or what it says now.
    fn said(&mut self, tagged: Tagged<'_>, kept: &[Option<NoteId>], own: &[Option<u32>]) -> Lists<Using> {
        let is_tag = |to: NoteId| own.get(to.0 as usize).copied().flatten().is_some();
        let anew = kept.par_iter().zip(0u32..kept.len() as u32).filter(|(kept, _)| kept.is_none());
        let anew = anew.flat_map_iter(|(_, id)| {
            let links = tagged.leads.links.of(id as usize);
            said(&tagged.notes[id as usize], links, tagged.folders, is_tag).map(move |said| match said {
                Said::Named(name, _) => (id, hash(name), said),
                Said::Leads(_) => (id, 0, said),
            })
        });
        let mut anew = anew.collect_vec_list().into_iter().flatten().peekable();
        let mut all = Lists::with_capacity(kept.len(), self.old.said.values.len());
        for (kept, id) in kept.iter().zip(0u32..) {
            match kept {
                Some(was) => all.push(self.old.said.of(was.0 as usize).iter().copied()),
                None => {
                    let here = std::iter::from_fn(|| anew.next_if(|(at, ..)| *at == id));
                    all.push(here.filter_map(|(_, hash, said)| self.using(hash, said, own)));
                }
            }
        }
        all
    }

    fn using(&mut self, hash: u32, said: Said<'_>, own: &[Option<u32>]) -> Option<Using> {
        match said {
            Said::Named(name, form) => Some(Using::new(self.tag(name, hash), form)),
            Said::Leads(to) => Some(Using::new(own.get(to.0 as usize).copied().flatten()?, Form::Link)),
        }
    }
}

/// Each tag that a note says or stands for, and its place so far.
fn found(
    known: &Known<'_>,
    tagged: Tagged<'_>,
    kept: &[Option<NoteId>],
    own: &[Option<u32>],
    said: &Lists<Using>,
) -> Vec<(u32, Tag)> {
    let mut notes = vec![None; known.len()];
    for (tag, id) in own.iter().zip((0u32..).map(NoteId)) {
        if let Some(tag) = tag {
            notes[*tag as usize].get_or_insert(id);
        }
    }
    let by_tag = (0u32..)
        .zip(said.iter())
        .flat_map(|(id, said)| said.iter().map(move |using| (using.tag(), (NoteId(id), *using))));
    let by_tag = Lists::grouped(known.len(), by_tag);
    let tags = notes.into_par_iter().zip(0u32..known.len() as u32).filter_map(|(note, tag)| {
        let said = by_tag.of(tag as usize);
        let name = match (note, said) {
            (None, []) => return None,
            (Some(note), _) => own_name(tagged, note),
            (None, [(first, _), ..]) => spelled(known, tagged, kept, tag, *first),
        };
        Some((tag, carried(name, note, said)))
    });
    tags.collect()
}

fn own_name(tagged: Tagged<'_>, note: NoteId) -> &str {
    name_in_tag_folder(tagged.notes[note.0 as usize].path(), tagged.folders).unwrap_or("")
}

/// The name of a tag without a note of its own, as the first note that says it spells it.
fn spelled<'v>(
    known: &'v Known<'_>,
    tagged: Tagged<'v>,
    kept: &[Option<NoteId>],
    tag: u32,
    first: NoteId,
) -> &'v str {
    let name = known.name(tag);
    let Some(old) = known.old.list.get(tag as usize) else { return name };
    if old.note.is_none() && old.notes.first() == kept[first.0 as usize].as_ref() {
        return name;
    }
    let links = tagged.leads.links.of(first.0 as usize);
    let mut names = said(&tagged.notes[first.0 as usize], links, tagged.folders, |_| false);
    let spelled = names.find_map(|said| match said {
        Said::Named(found, _) if same(found, name) => Some(found),
        _ => None,
    });
    spelled.unwrap_or(name)
}

/// A tag and those who carry it; its own note does not.
fn carried(name: &str, own: Option<NoteId>, said: &[(NoteId, Using)]) -> Tag {
    let said = || said.iter().filter(|(note, _)| Some(*note) != own);
    let each_once = |notes: &mut dyn Iterator<Item = NoteId>| {
        let mut notes: Vec<NoteId> = notes.collect();
        notes.dedup();
        notes.shrink_to_fit();
        notes
    };
    let those = |form| each_once(&mut said().filter(|(_, using)| using.is(form)).map(|(note, _)| *note));
    Tag {
        name: name.to_string(),
        note: own,
        notes: each_once(&mut said().map(|(note, _)| *note)),
        by_property: those(Form::Property),
        inline: those(Form::Inline),
        by_link: those(Form::Link),
    }
}

/// Puts the tags in order and tells every note its own.
fn in_order(mut found: Vec<(u32, Tag)>, said: &Lists<Using>) -> Tags {
    found.par_sort_by_cached_key(|(_, tag)| fold(&tag.name));
    let mut places = vec![0; found.iter().map(|(tag, _)| *tag as usize + 1).max().unwrap_or(0)];
    for ((tag, _), place) in found.iter().zip(0u32..) {
        places[*tag as usize] = place;
    }
    let said = said.map(|using| Using(places[using.tag() as usize] << 2 | using.0 & 3));
    let list: Vec<Tag> = found.into_iter().map(|(_, tag)| tag).collect();
    let tagged = (0u32..).map(TagId).zip(&list);
    let tagged = tagged.flat_map(|(id, tag)| tag.notes.iter().map(move |note| (note.0, id)));
    let of_notes = Lists::grouped(said.rows(), tagged);
    let names = (0u32..).zip(&list).map(|(id, tag)| entry(&tag.name, id)).collect();
    Tags { of_notes, said, names: Hashes::new(names), list }
}
