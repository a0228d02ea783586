//! Sources after an edit that left what is cited as it was, though perhaps on other lines: the most common edit there is.

use super::difference::Difference;
use super::ids::{NoteId, SourceId};
use super::leads::Leads;
use super::source::{KnownFrom, Source, Teller};
use super::sources::{Sources, citing_links, known_from};
use crate::note::{Citation, Note};
use rayon::prelude::*;
use std::cell::LazyCell;
use std::collections::HashSet;
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
    /// The sources after `difference` and after the links of the notes `anew` were resolved again, if the notes say of works
    /// what they said, on whatever lines; `None` when the sources are to be gathered anew.
    pub fn with_lines(
        &self,
        old: Vault<'_>,
        new: Vault<'_>,
        difference: &Difference,
        anew: &[NoteId],
    ) -> Option<Sources> {
        if !difference.gone.iter().all(|id| self.is_silent(old, *id)) {
            return None;
        }
        let mentions = LazyCell::new(|| self.mentions(old));
        let mut sources = if difference.moves() { self.moved(difference) } else { self.clone() };
        for id in anew {
            let Some(was) = difference.origin(*id) else {
                let is_mentioned = || mentions.contains(stem(new, *id));
                if sources.is_silent(new, *id) && !is_mentioned() {
                    continue;
                }
                return None;
            };
            let cited = self.cited(old, was, &sources, new, *id)?;
            if cited.iter().any(|cited| cited.was != cited.is) {
                sources.move_lines(*id, &cited)?;
            }
        }
        Some(sources)
    }

    /// Whether the note has nothing to do with any work.
    fn is_silent(&self, vault: Vault<'_>, id: NoteId) -> bool {
        let about = |to| self.about(to);
        vault.notes.get(id.0 as usize).is_some_and(|note| {
            let about_one = note.is_literature() || self.named(note.stem()).is_some();
            let cites =
                note.citations().len() > 0 || citing_links(note, id, vault.leads, about).next().is_some();
            !about_one && !cites
        })
    }

    /// The keys that notes mention and that nothing defines: a note of such a name makes a citation of the mention.
    fn mentions<'v>(&self, vault: Vault<'v>) -> HashSet<&'v str> {
        let notes = vault.notes.iter().enumerate();
        let mentioning = notes.filter(|(at, _)| self.citations.of(*at).contains(&None));
        let citations = mentioning.flat_map(|(at, note)| note.citations().zip(self.citations.of(at)));
        citations.filter(|(_, source)| source.is_none()).filter_map(|(citation, _)| citation.key).collect()
    }

    /// The same sources of notes that are in other places.
    fn moved(&self, difference: &Difference) -> Sources {
        let about = self.about.iter().filter_map(|(note, id)| Some((difference.place(*note)?, *id)));
        let mut list = self.list.clone();
        list.par_iter_mut().for_each(|source| Arc::make_mut(source).move_notes(|id| difference.place(id)));
        Sources {
            list,
            citations: self.citations.arranged(difference.origins()),
            of_notes: self.of_notes.arranged(difference.origins()),
            about: about.collect(),
            names: Arc::clone(&self.names),
        }
    }

    /// Where a note cites works, if it cites as before: it was `was` among the old notes.
    fn cited(
        &self,
        old: Vault<'_>,
        was: NoteId,
        sources: &Sources,
        new: Vault<'_>,
        is: NoteId,
    ) -> Option<Vec<Cited>> {
        let (note_was, note_is) = (old.notes.get(was.0 as usize)?, new.notes.get(is.0 as usize)?);
        if !Arc::ptr_eq(note_was, note_is) && !self.says_the_same(note_was, note_is) {
            return None;
        }
        let both = note_was.citations().zip(note_is.citations());
        let named = sources.citations.of(is.0 as usize).iter().zip(both);
        let named = named.filter_map(|(source, (was, is))| {
            let from = Some(known_from(was.origin));
            Some(Cited { source: (*source)?, from, was: was.line, is: is.line })
        });
        let links_were = citing_links(note_was, was, old.leads, |to| self.about(to));
        let links_are = citing_links(note_is, is, new.leads, |to| sources.about(to));
        let (links_were, links_are) = (links_were.collect::<Vec<_>>(), links_are.collect::<Vec<_>>());
        if !links_were.iter().map(|link| link.0).eq(links_are.iter().map(|link| link.0)) {
            return None;
        }
        let links = links_were.into_iter().zip(links_are);
        let links = links.map(|((source, was), (_, is))| Cited { source, from: None, was, is });
        Some(named.chain(links).collect())
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

fn stem(vault: Vault<'_>, id: NoteId) -> &str {
    vault.notes.get(id.0 as usize).map_or("", |note| note.stem())
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
