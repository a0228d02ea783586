//! An index as bytes, and back: flat arrays and notes as they are, the few rich values in postcard. Nothing is worked out
//! again, so that a vault of 100,000 notes is there at the speed at which its bytes are read.

use super::flat::{self, Counts, thaw_lists, thaw_names};
use super::hashes::Hashes;
use super::ids::{NoteId, PointedAt, SourceId, TagId};
use super::leads::{Back, Leads};
use super::lists::Lists;
use super::model::{Index, Totals};
use super::names::Names;
use super::source::{Source, Teller};
use super::source_names::SourceNames;
use super::sources::Sources;
use super::tags::{Tag, Tags, Using};
use super::texts::Texts;
use crate::bibliography::Library;
use crate::config::{ConfiguredLibrary, Directions, Settings};
use crate::note::{self, Frozen, Note, Problem};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The version of the bytes' meaning; to be raised with every change to it.
pub const FROZEN: u32 = 4;

/// What is not flat but for tags and sources.
#[derive(Serialize, Deserialize)]
struct Rest {
    /// What the index was made under, see [`made_under`].
    settings: Vec<u8>,
    totals: Totals,
    attachments: Vec<String>,
    libraries: Vec<Library>,
    problems: Vec<Problem>,
    tag_folders: Vec<String>,
    evidence_kinds: Vec<String>,
}

/// How many sections there are before those of the notes: the rich values, then the flat arrays, two to a list.
const RICH: usize = 3;
const HASHES: usize = 7;
const LISTS: usize = 9;
const FLAT: usize = HASHES + 2 * LISTS + 1;

/// `index`, which was made under `settings`, as sections of bytes: each is made when it is asked for.
pub fn freeze<'i>(index: &'i Index, settings: &Settings) -> impl Iterator<Item = Vec<u8>> + use<'i> {
    let rest = Rest {
        settings: made_under(settings),
        totals: index.totals,
        attachments: index.attachments.to_vec(),
        libraries: index.libraries.to_vec(),
        problems: index.problems.clone(),
        tag_folders: index.tag_folders.to_vec(),
        evidence_kinds: index.evidence_kinds.to_vec(),
    };
    let sources: Vec<&Source> = index.sources.list.iter().map(|source| &**source).collect();
    let rich: [postcard::Result<Vec<u8>>; RICH] = [
        postcard::to_allocvec(&rest),
        postcard::to_allocvec(&index.tags.list),
        postcard::to_allocvec(&sources),
    ];
    let rich = rich.map(Result::unwrap_or_default); // an empty section is refused when it is read
    rich.into_iter().chain(flats(index)).chain(note::freeze(&index.notes).flatten())
}

/// The flat arrays, in the order in which [`Flats::thaw`] takes them.
fn flats(index: &Index) -> [Vec<u8>; FLAT] {
    let Index { names, leads, back, tags, sources, to_sources, .. } = index;
    let hashes: [_; HASHES] = [
        &names.stems,
        &names.aliases,
        &names.titles,
        &names.permalinks,
        &names.files,
        &tags.names,
        &sources.names.0,
    ];
    let lists: [_; LISTS] = [
        flat::freeze_lists(&leads.links),
        flat::freeze_lists(&leads.relations),
        flat::freeze_lists(&back.links),
        flat::freeze_lists(&back.relations),
        flat::freeze_lists(&tags.of_notes),
        flat::freeze_lists(&tags.said),
        flat::freeze_lists(&sources.citations),
        flat::freeze_lists(&sources.of_notes),
        flat::freeze_lists(to_sources),
    ];
    let hashes = hashes.into_iter().map(|hashes| flat::freeze(&hashes.entries));
    let all = hashes.chain(lists.into_iter().flatten()).chain([flat::freeze(&sources.about)]);
    let mut flats = [const { Vec::new() }; FLAT];
    flats.iter_mut().zip(all).for_each(|(place, bytes)| *place = bytes);
    flats
}

/// The index that [`freeze`] made `sections` of. `None` if it was made under other settings, or if they are none of it.
/// Whatever they hold, an index made of them leads only to what it has.
pub fn thaw(mut sections: Vec<Vec<u8>>, settings: &Settings) -> Option<Index> {
    let notes = (sections.len() >= RICH + FLAT).then(|| sections.split_off(RICH + FLAT))?;
    let ([rest, tags, sources], flats) = sections.split_first_chunk::<RICH>()?;
    let rest: Rest = postcard::from_bytes(rest).ok()?;
    if rest.settings != made_under(settings) {
        return None;
    }
    let counts = Counts {
        notes: rest.totals.notes,
        attachments: rest.attachments.len(),
        tags: rest.totals.tags,
        sources: rest.totals.sources,
    };
    let (notes, (rich, flats)) = rayon::join(
        || thaw_notes(notes).filter(|notes| notes.len() == counts.notes),
        || rayon::join(|| thaw_rich(tags, sources, counts), || Flats::thaw(flats, counts)),
    );
    Some(whole(rest, notes?, rich?, flats?))
}

fn thaw_notes(sections: Vec<Vec<u8>>) -> Option<Vec<Arc<Note>>> {
    let mut sections = sections.into_iter();
    let mut blocks: Vec<Frozen> = Vec::new();
    while let Some(first) = sections.next() {
        blocks.push([first, sections.next()?, sections.next()?]);
    }
    let blocks: Option<Vec<Vec<Arc<Note>>>> = blocks.into_par_iter().map(note::thaw).collect();
    Some(blocks?.concat())
}

fn thaw_rich(tags: &[u8], sources: &[u8], counts: Counts) -> Option<(Vec<Tag>, Vec<Source>)> {
    let (tags, sources) = rayon::join(
        || postcard::from_bytes::<Vec<Tag>>(tags).ok(),
        || postcard::from_bytes::<Vec<Source>>(sources).ok(),
    );
    let (tags, sources) = (tags?, sources?);
    let is_there = |id: NoteId| (id.0 as usize) < counts.notes;
    let there = tags.iter().flat_map(notes_of_tag).all(is_there)
        && sources.iter().flat_map(notes_of_source).all(is_there);
    (there && tags.len() == counts.tags && sources.len() == counts.sources).then_some((tags, sources))
}

fn notes_of_tag(tag: &Tag) -> impl Iterator<Item = NoteId> {
    let lists = [&tag.notes, &tag.by_property, &tag.inline, &tag.by_link];
    lists.into_iter().flatten().copied().chain(tag.note)
}

fn notes_of_source(source: &Source) -> impl Iterator<Item = NoteId> {
    let places = source.places.iter().map(|(note, _)| *note);
    let tellers = source.told.iter().filter_map(|(_, telling)| match telling.by {
        Teller::Note(id) => Some(id),
        Teller::Library(_) => None,
    });
    source.cited_by.iter().copied().chain(places).chain(tellers).chain(source.note)
}

/// The flat arrays, read.
struct Flats {
    names: Names,
    tag_names: Hashes,
    source_names: SourceNames,
    leads: Leads,
    back: Back,
    tags_of_notes: Lists<TagId>,
    said: Lists<Using>,
    citations: Lists<Option<SourceId>>,
    sources_of_notes: Lists<SourceId>,
    to_sources: Lists<PointedAt>,
    about: Vec<(NoteId, SourceId)>,
}

impl Flats {
    fn thaw(sections: &[Vec<u8>], counts: Counts) -> Option<Flats> {
        let (hashes, rest) = sections.split_first_chunk::<HASHES>()?;
        let (lists, [about]) = rest.as_chunks::<2>() else { return None };
        let [stems, aliases, titles, permalinks, files, tag_names, source_names] = hashes;
        let [
            links,
            relations,
            backlinks,
            pointed_at,
            tags_of_notes,
            said,
            citations,
            sources_of_notes,
            to_sources,
        ] = lists
        else {
            return None;
        };
        let of_notes = |bytes: &Vec<u8>| thaw_names(bytes, counts.notes, counts);
        Some(Flats {
            names: Names {
                paths: Texts::default(), // the notes' own, which come later
                stems: of_notes(stems)?,
                aliases: of_notes(aliases)?,
                titles: of_notes(titles)?,
                permalinks: of_notes(permalinks)?,
                files: thaw_names(files, counts.attachments, counts)?,
            },
            tag_names: thaw_names(tag_names, counts.tags, counts)?,
            source_names: SourceNames(thaw_names(source_names, counts.sources, counts)?),
            leads: Leads {
                links: thaw_lists(links, counts.notes, counts)?,
                relations: thaw_lists(relations, counts.notes, counts)?,
            },
            back: Back {
                links: thaw_lists(backlinks, counts.notes, counts)?,
                relations: thaw_lists(pointed_at, counts.notes, counts)?,
            },
            tags_of_notes: thaw_lists(tags_of_notes, counts.notes, counts)?,
            said: thaw_lists(said, counts.notes, counts)?,
            citations: thaw_lists(citations, counts.notes, counts)?,
            sources_of_notes: thaw_lists(sources_of_notes, counts.notes, counts)?,
            to_sources: thaw_lists(to_sources, counts.sources, counts)?,
            about: flat::thaw(about, counts)?,
        })
    }
}

fn whole(rest: Rest, notes: Vec<Arc<Note>>, rich: (Vec<Tag>, Vec<Source>), flats: Flats) -> Index {
    let (tags, sources) = rich;
    let tags = Tags { list: tags, of_notes: flats.tags_of_notes, said: flats.said, names: flats.tag_names };
    let sources = Sources {
        list: sources.into_iter().map(Arc::new).collect(),
        citations: flats.citations,
        of_notes: flats.sources_of_notes,
        about: flats.about,
        names: flats.source_names.into(),
    };
    let paths = notes.iter().map(|note| note.path()).collect();
    let names = Names { paths, ..flats.names };
    Index {
        notes,
        attachments: rest.attachments.into(),
        libraries: rest.libraries.into(),
        problems: rest.problems,
        tag_folders: rest.tag_folders.into(),
        evidence_kinds: rest.evidence_kinds.into(),
        names: names.into(),
        leads: flats.leads.into(),
        back: flats.back.into(),
        tags: tags.into(),
        sources: sources.into(),
        to_sources: flats.to_sources.into(),
        totals: rest.totals,
    }
}

/// The settings that an index depends on, as bytes to compare.
fn made_under(settings: &Settings) -> Vec<u8> {
    let Settings {
        tag_folders,
        evidence_kinds,
        directions,
        libraries,
        vault: _,
        style: _,
        poll: _,
        searches: _,
        screen: _,
    } = settings;
    let Directions { rests_on, supports, tagged } = directions;
    let library = |library: &ConfiguredLibrary| {
        let path = library.path.as_os_str().as_encoded_bytes().to_vec();
        (path, library.written.clone(), library.said_at.clone())
    };
    let libraries: Vec<_> = libraries.iter().map(library).collect();
    let all = (tag_folders, evidence_kinds, rests_on, supports, tagged, libraries);
    postcard::to_allocvec(&all).unwrap_or_default()
}
