//! Sources after an edit that left what is cited as it was, though perhaps on other lines: the most common edit there is.

use super::ids::{NoteId, SourceId};
use super::leads::Leads;
use super::source::{KnownFrom, Source, Teller};
use super::sources::{Sources, citing_links, known_from};
use crate::note::{Citation, Note};
use std::sync::Arc;

/// The notes and where they lead, before or after a change.
#[derive(Clone, Copy)]
pub(super) struct Vault<'v> {
    pub notes: &'v [Arc<Note>],
    pub leads: &'v Leads,
}

/// A place where a work is cited: its 1-based line before and after.
struct Cited {
    source: SourceId,
    /// None for a link.
    from: Option<KnownFrom>,
    was: u32,
    is: u32,
}

impl Sources {
    /// The sources after the notes `anew` were read or resolved anew, if these say of works what they said, on whatever
    /// lines; `None` when the sources are to be gathered anew. All notes are in the places they were in.
    pub fn with_lines(&self, old: Vault<'_>, new: Vault<'_>, anew: &[NoteId]) -> Option<Sources> {
        let mut sources = self.clone();
        for id in anew {
            let cited = self.cited(old, new, *id)?;
            if cited.iter().any(|cited| cited.was != cited.is) {
                sources.move_lines(*id, &cited)?;
            }
        }
        Some(sources)
    }

    /// Where the note cites works, if it cites as before.
    fn cited(&self, old: Vault<'_>, new: Vault<'_>, id: NoteId) -> Option<Vec<Cited>> {
        let at = id.0 as usize;
        let (was, is) = (old.notes.get(at)?, new.notes.get(at)?);
        if !Arc::ptr_eq(was, is) && !self.says_the_same(was, is) {
            return None;
        }
        let named = self.citations.of(at).iter().zip(was.citations().zip(is.citations()));
        let mut cited: Vec<Cited> = named
            .filter_map(|(source, (was, is))| {
                let from = Some(known_from(was.origin));
                Some(Cited { source: (*source)?, from, was: was.line, is: is.line })
            })
            .collect();
        let links = |note, vault: Vault<'_>| {
            citing_links(note, id, vault.leads, |to| self.about(to)).collect::<Vec<(SourceId, u32)>>()
        };
        let (links_were, links_are) = (links(was, old), links(is, new));
        if !links_were.iter().map(|link| link.0).eq(links_are.iter().map(|link| link.0)) {
            return None;
        }
        let links = links_were.into_iter().zip(links_are);
        cited.extend(links.map(|((source, was), (_, is))| Cited { source, from: None, was, is }));
        Some(cited)
    }

    /// Whether two texts of one note say the same of works, but for lines.
    fn says_the_same(&self, was: &Note, is: &Note) -> bool {
        let may_be_about_one = was.is_literature() || is.is_literature() || self.named(was.stem()).is_some();
        let same_work = was.is_literature() == is.is_literature() && was.properties() == is.properties();
        (!may_be_about_one || same_work) && was.citations().map(unplaced).eq(is.citations().map(unplaced))
    }

    /// Moves what the note tells and where it cites; `None` when it cannot be told what was on which line.
    fn move_lines(&mut self, id: NoteId, cited: &[Cited]) -> Option<()> {
        let mut sources: Vec<SourceId> = cited.iter().map(|cited| cited.source).collect();
        sources.sort_unstable();
        sources.dedup();
        for source in sources {
            let here: Vec<&Cited> = cited.iter().filter(|cited| cited.source == source).collect();
            let source = Arc::make_mut(self.list.get_mut(source.0 as usize)?);
            move_places(source, id, &here);
            move_tellings(source, id, &here)?;
        }
        Some(())
    }
}

/// A citation without what an edit elsewhere in the note may change.
fn unplaced(citation: Citation<'_>) -> Citation<'_> {
    Citation { line: 0, locator: None, context: "", ..citation }
}

fn move_places(source: &mut Source, id: NoteId, cited: &[&Cited]) {
    if source.note != Some(id) {
        source.places.retain(|(note, _)| *note != id);
        source.places.extend(cited.iter().map(|cited| (id, cited.is)));
        source.places.sort_unstable();
        source.places.dedup();
    }
}

fn move_tellings(source: &mut Source, id: NoteId, cited: &[&Cited]) -> Option<()> {
    let told = source.told.iter_mut().map(|(_, telling)| telling);
    for telling in told.filter(|told| told.by == Teller::Note(id) && told.from != KnownFrom::Note) {
        let there = |cited: &&&Cited| cited.from == Some(telling.from) && cited.was == telling.line;
        let mut lines = cited.iter().filter(there).map(|cited| cited.is);
        let line = lines.next()?;
        if lines.any(|other| other != line) {
            return None;
        }
        telling.line = line;
    }
    Some(())
}
