//! A cited work: its facts, and who tells each of them where. What is told first stays; a key, DOI or year that is told
//! differently later is kept beside it, so that nothing is silently dropped.

use super::ids::NoteId;
use crate::bibliography::{Field, Record};
use serde::{Deserialize, Serialize};

/// A work that is cited or in a library, whether or not it has a note of its own.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Source {
    /// Its citation key, else its DOI, else its address, else its citation text.
    pub id: String,
    /// Every key it is cited by, the one it goes by first.
    pub keys: Vec<String>,
    /// The longest citation text any table gives, else what is known put together.
    pub citation: Option<String>,
    /// Every DOI given for it, in lower case, without resolver; the first is the record's.
    pub dois: Vec<String>,
    /// All that is known of it, whoever tells it.
    pub record: Record,
    /// Every year given for it; the first is the record's.
    pub years: Vec<i32>,
    /// Who tells what, in the order it was learnt.
    pub told: Vec<(Fact, Telling)>,
    /// Its own note.
    pub note: Option<NoteId>,
    /// The notes that cite it, sorted, each once.
    pub cited_by: Vec<NoteId>,
    /// Every place it is cited: note and 1-based line.
    pub places: Vec<(NoteId, u32)>,
    /// What it is known from.
    pub from: Vec<KnownFrom>,
}

/// What a source is known from; the names are part of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum KnownFrom {
    Table,
    Pandoc,
    Library,
    Note,
    Link,
}

impl KnownFrom {
    /// The name scripts see.
    pub fn name(self) -> &'static str {
        match self {
            KnownFrom::Table => "table",
            KnownFrom::Pandoc => "pandoc",
            KnownFrom::Library => "library",
            KnownFrom::Note => "note",
            KnownFrom::Link => "link",
        }
    }
}

/// A fact of a source that somebody tells. Those with a place are of the source's list of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fact {
    Key(u16),
    Doi(u16),
    Year(u16),
    Kind,
    People,
    Keywords,
    Text(Field),
    /// the citation as somebody wrote it
    Citation,
}

/// Who tells something of a source, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Telling {
    pub from: KnownFrom,
    pub by: Teller,
    /// 1-based, in the teller's file.
    pub line: u32,
    /// Whether it was read out of the running text of a citation, and may be read wrongly.
    pub derived: bool,
}

/// A file that tells of works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Teller {
    Note(NoteId),
    /// A library, by its place in [`super::Index::libraries`].
    Library(u32),
}

impl Fact {
    /// The name scripts see: a CSL variable where there is one.
    pub fn name(self) -> &'static str {
        match self {
            Fact::Key(_) => "key",
            Fact::Doi(_) => "DOI",
            Fact::Year(_) => "year",
            Fact::Kind => "type",
            Fact::People => "authors",
            Fact::Keywords => "keywords",
            Fact::Text(field) => field.name(),
            Fact::Citation => "citation",
        }
    }
}

impl Source {
    /// The key it goes by.
    pub fn key(&self) -> Option<&str> {
        self.keys.first().map(String::as_str)
    }

    /// Its citation as a note's table writes it.
    pub fn written(&self) -> Option<&str> {
        self.citation.as_deref().filter(|_| self.from.contains(&KnownFrom::Table))
    }

    /// Where it is found: its DOI as an address, else its own address. Untrusted.
    pub fn address(&self) -> Option<String> {
        let doi = self.record.doi().map(|doi| format!("https://doi.org/{doi}"));
        doi.or_else(|| self.record.url().map(str::to_string))
    }

    /// Who tells `fact`.
    pub fn telling(&self, fact: Fact) -> Option<Telling> {
        self.told.iter().find(|(told, _)| *told == fact).map(|(_, telling)| *telling)
    }

    /// The value of a fact that can be told differently: a key, a DOI, a year.
    pub fn several(&self, fact: Fact) -> Option<String> {
        match fact {
            Fact::Key(at) => self.keys.get(usize::from(at)).cloned(),
            Fact::Doi(at) => self.dois.get(usize::from(at)).cloned(),
            Fact::Year(at) => self.years.get(usize::from(at)).map(ToString::to_string),
            _ => None,
        }
    }

    /// Whether all that is known of it, but for its names, was read out of the text of a citation.
    pub fn is_derived(&self) -> bool {
        let mut facts = self.told.iter().filter(|(fact, _)| !matches!(fact, Fact::Key(_) | Fact::Doi(_)));
        let mut of_text = facts.clone().filter(|(_, telling)| telling.derived);
        of_text.next().is_some() && facts.all(|(fact, telling)| *fact == Fact::Citation || telling.derived)
    }

    /// Takes the notes from where they were to where they are now. Those that are gone have nothing to do with it.
    pub(super) fn move_notes(&mut self, place: impl Fn(NoteId) -> Option<NoteId>) {
        let moved = |id: &mut NoteId| *id = place(*id).unwrap_or(*id);
        self.note.iter_mut().for_each(moved);
        self.cited_by.iter_mut().for_each(moved);
        self.places.iter_mut().for_each(|(note, _)| moved(note));
        for (_, telling) in &mut self.told {
            if let Teller::Note(id) = &mut telling.by {
                moved(id);
            }
        }
    }

    pub(super) fn learn_key(&mut self, key: &str, telling: Telling) {
        if let Some(at) = added(&mut self.keys, key) {
            self.told.push((Fact::Key(at), telling));
        }
    }

    pub(super) fn learn_doi(&mut self, doi: &str, telling: Telling) {
        if let Some(at) = added(&mut self.dois, doi) {
            self.told.push((Fact::Doi(at), telling));
        }
    }

    /// Takes one text, if there is none yet.
    pub(super) fn learn_text(&mut self, field: Field, text: &str, telling: Telling) {
        if self.record.get(field).is_none() {
            self.record.set(field, Some(text.to_string()));
            self.told.push((Fact::Text(field), telling));
        }
    }

    /// Takes from `told` what is not known yet.
    pub(super) fn learn(&mut self, told: &Record, telling: Telling) {
        self.learn_kind(told, telling);
        self.learn_people(told, telling);
        self.learn_date(told, telling);
        if self.record.keywords.is_empty() && !told.keywords.is_empty() {
            self.record.keywords.clone_from(&told.keywords);
            self.told.push((Fact::Keywords, telling));
        }
        for (field, text) in told.fields.iter() {
            match field {
                Field::Doi => self.learn_doi(text, telling),
                field => self.learn_text(field, text, telling),
            }
        }
    }

    fn learn_kind(&mut self, told: &Record, telling: Telling) {
        if self.record.kind.is_none() && told.kind.is_some() {
            self.record.kind = told.kind;
            self.told.push((Fact::Kind, telling));
        }
    }

    fn learn_people(&mut self, told: &Record, telling: Telling) {
        if self.record.people().is_empty() && !told.people().is_empty() {
            self.record.authors.clone_from(&told.authors);
            self.record.editors.clone_from(&told.editors);
            self.record.translators.clone_from(&told.translators);
            self.record.more_authors = told.more_authors;
            self.told.push((Fact::People, telling));
        }
    }

    fn learn_date(&mut self, told: &Record, telling: Telling) {
        self.record.accessed = self.record.accessed.or(told.accessed);
        let Some(date) = told.issued else { return };
        self.record.issued.get_or_insert(date);
        if let Some(at) = added(&mut self.years, &date.year) {
            self.told.push((Fact::Year(at), telling));
        }
    }
}

/// Adds `value` to `list`; its place there, when it is new.
fn added<T: PartialEq<V>, V: ToOwned<Owned = T> + ?Sized>(list: &mut Vec<T>, value: &V) -> Option<u16> {
    let at = u16::try_from(list.len()).ok()?;
    if list.iter().any(|known| known == value) {
        return None;
    }
    list.push(value.to_owned());
    Some(at)
}
