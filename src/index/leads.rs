//! Where the links and relations of all notes lead, and the same seen from their targets.

use super::ids::{Backlink, NoteId, PointedAt, Resolved};
use super::lists::Lists;
use super::names::Lookup;
use crate::note::Note;
use rayon::prelude::*;

/// So many notes are resolved in one go.
const PART: usize = 1024;

/// Where each note's links and relations lead, in their order.
#[derive(Debug, Default)]
pub(super) struct Leads {
    pub links: Lists<Resolved>,
    pub relations: Lists<Resolved>,
}

/// The links and relations that lead to each note from others.
#[derive(Debug, Default)]
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
}

/// Each that leads from one note to another: the one, the place among its own, the other.
fn targets(leads: &Lists<Resolved>) -> impl Iterator<Item = (NoteId, u32, NoteId)> + Clone {
    (0u32..).map(NoteId).zip(leads.iter()).flat_map(|(from, own)| {
        let notes = (0u32..).zip(own).filter_map(|(place, to)| Some((place, to.note()?)));
        notes.filter(move |(_, to)| *to != from).map(move |(place, to)| (from, place, to))
    })
}
