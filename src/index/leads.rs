//! Where the links and relations of all notes lead, and the same seen from their targets.

use super::difference::Difference;
use super::hashes::Touched;
use super::ids::{Backlink, NoteId, PointedAt, Resolution, Resolved};
use super::lists::Lists;
use super::names::Lookup;
use crate::note::Note;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// So many notes are resolved in one go.
const PART: usize = 1024;

/// Where each note's links and relations lead, in their order.
#[derive(Debug, Default)]
pub(super) struct Leads {
    pub links: Lists<Resolved>,
    pub relations: Lists<Resolved>,
}

/// The links and relations that lead to each note from others.
#[derive(Clone, Debug, Default)]
pub(super) struct Back {
    pub links: Lists<Backlink>,
    pub relations: Lists<PointedAt>,
}

impl Leads {
    pub fn new(lookup: Lookup<'_>) -> Leads {
        let parts = lookup.notes.par_chunks(PART).enumerate().map(|(part, notes)| {
            let mut leads = Leads::default();
            for (id, note) in ((part * PART) as u32..).map(NoteId).zip(notes) {
                leads.links.push(links(lookup, id, note));
                leads.relations.push(relations(lookup, id, note));
            }
            (leads.links, leads.relations)
        });
        let (links, relations): (Vec<_>, Vec<_>) = parts.unzip();
        Leads { links: Lists::joined(&links), relations: Lists::joined(&relations) }
    }
}

/// What changes where links and relations lead.
pub(super) struct Moved<'d> {
    pub difference: &'d Difference,
    /// Where each old file that is no note is now, if any came or went.
    pub files: Option<&'d [Option<u32>]>,
    /// Names that came or went.
    pub names: &'d Touched,
}

impl Leads {
    /// The same after `moved`, and the notes some of whose links or relations lead elsewhere, by their new places; those that
    /// were read count as such wherever their links lead.
    pub fn changed(&self, lookup: Lookup<'_>, moved: &Moved<'_>) -> (Leads, Vec<NoteId>) {
        let anew = self.anew(lookup, moved);
        let resolved: Vec<_> = anew.par_iter().map(|id| resolved(lookup, *id)).collect();
        let (mut links, mut relations) = (BTreeMap::new(), BTreeMap::new());
        for (id, (own_links, own_relations)) in anew.iter().zip(resolved) {
            links.insert(id.0 as usize, own_links);
            relations.insert(id.0 as usize, own_relations);
        }
        let leads = Leads {
            links: moved.applied(&self.links).replaced(&links),
            relations: moved.applied(&self.relations).replaced(&relations),
        };
        (leads, anew)
    }

    /// The notes whose links and relations are to be resolved anew.
    fn anew(&self, lookup: Lookup<'_>, moved: &Moved<'_>) -> Vec<NoteId> {
        let mut anew: Vec<NoteId> = match moved.names.is_empty() {
            true => Vec::new(),
            false => {
                let all = lookup.notes.par_iter().zip(0u32..lookup.notes.len() as u32);
                let depends = |(note, id): &(&Arc<Note>, u32)| {
                    let targets = note.links().map(|link| link.target);
                    let mut targets = targets.chain(note.relations().map(|relation| relation.target));
                    targets.any(|target| lookup.depends(NoteId(*id), target, moved.names))
                };
                all.filter(depends).map(|(_, id)| NoteId(id)).collect()
            }
        };
        anew.extend(moved.difference.read());
        anew.sort_unstable();
        anew.dedup();
        anew
    }
}

impl Moved<'_> {
    /// `leads` in the order of the notes as they are now, leading to their new places.
    fn applied<'l>(&self, leads: &'l Lists<Resolved>) -> Cow<'l, Lists<Resolved>> {
        if !self.difference.moves() && self.files.is_none() {
            return Cow::Borrowed(leads);
        }
        let origins = self.difference.origins();
        Cow::Owned(leads.arranged(origins).map(|to| self.place(*to)))
    }

    /// Where what led to a place leads now. What is gone leads nowhere until it is resolved anew.
    fn place(&self, to: Resolved) -> Resolved {
        let note = |id| self.difference.place(id);
        let file = |at: u32| self.files.map_or(Some(at), |files| files.get(at as usize).copied().flatten());
        let now = match to.get() {
            Resolution::Note(id) => note(id).map(Resolution::Note),
            Resolution::Alias(id) => note(id).map(Resolution::Alias),
            Resolution::Attachment(at) => file(at).map(Resolution::Attachment),
            other => Some(other),
        };
        now.unwrap_or(Resolution::Unresolved).into()
    }
}

fn resolved(lookup: Lookup<'_>, id: NoteId) -> (Vec<Resolved>, Vec<Resolved>) {
    let note = lookup.notes.get(id.0 as usize);
    let own = note.map(|note| (links(lookup, id, note).collect(), relations(lookup, id, note).collect()));
    own.unwrap_or_default()
}

fn links(lookup: Lookup<'_>, id: NoteId, note: &Note) -> impl Iterator<Item = Resolved> {
    note.links().map(move |link| lookup.resolve(id, link.target).into())
}

fn relations(lookup: Lookup<'_>, id: NoteId, note: &Note) -> impl Iterator<Item = Resolved> {
    note.relations().map(move |relation| lookup.resolve(id, relation.target).into())
}

impl Back {
    /// Of `leads`. Links within a note are none.
    pub fn new(leads: &Leads) -> Back {
        let notes = leads.links.rows();
        let links = targets(&leads.links).map(|(from, link, to)| (to.0, Backlink { from, link }));
        let relations =
            targets(&leads.relations).map(|(from, relation, to)| (to.0, PointedAt { from, relation }));
        Back { links: Lists::grouped(notes, links), relations: Lists::grouped(notes, relations) }
    }

    /// The same after the links and relations of the notes `anew`, which are sorted, led as in `old` and lead as in `new`.
    pub fn changed(&self, old: &Leads, new: &Leads, anew: &[NoteId]) -> Back {
        let link = |from, link| Backlink { from, link };
        let relation = |from, relation| PointedAt { from, relation };
        Back {
            links: changed(&self.links, [&old.links, &new.links], anew, link, |back| back.from),
            relations: changed(&self.relations, [&old.relations, &new.relations], anew, relation, |at| {
                at.from
            }),
        }
    }
}

/// `back` after the notes `anew` led as the first of `leads` says and lead as the second does.
fn changed<T: Copy + Ord>(
    back: &Lists<T>,
    [old, new]: [&Lists<Resolved>; 2],
    anew: &[NoteId],
    seen: impl Fn(NoteId, u32) -> T,
    from: impl Fn(&T) -> NoteId,
) -> Lists<T> {
    let differing = anew.iter().copied().filter(|id| old.of(id.0 as usize) != new.of(id.0 as usize));
    let differing: Vec<NoteId> = differing.collect();
    let others = |to: NoteId| {
        let others =
            back.of(to.0 as usize).iter().filter(|seen| differing.binary_search(&from(seen)).is_err());
        others.copied().collect::<Vec<T>>()
    };
    let mut rows: BTreeMap<usize, Vec<T>> = BTreeMap::new();
    for id in &differing {
        for (_, _, to) in targets_of(*id, old.of(id.0 as usize)) {
            rows.entry(to.0 as usize).or_insert_with(|| others(to));
        }
        for (_, at, to) in targets_of(*id, new.of(id.0 as usize)) {
            rows.entry(to.0 as usize).or_insert_with(|| others(to)).push(seen(*id, at));
        }
    }
    rows.values_mut().for_each(|row| row.sort_unstable());
    back.replaced(&rows)
}

/// Each that leads from one note to another: the one, the place among its own, the other.
fn targets(leads: &Lists<Resolved>) -> impl Iterator<Item = (NoteId, u32, NoteId)> + Clone {
    (0u32..).map(NoteId).zip(leads.iter()).flat_map(|(from, own)| targets_of(from, own))
}

fn targets_of(from: NoteId, own: &[Resolved]) -> impl Iterator<Item = (NoteId, u32, NoteId)> + Clone {
    let notes = (0u32..).zip(own).filter_map(|(place, to)| Some((place, to.note()?)));
    notes.filter(move |(_, to)| *to != from).map(move |(place, to)| (from, place, to))
}
