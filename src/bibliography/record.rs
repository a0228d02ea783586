//! A cited work as all that is known of it, in the terms of CSL 1.0.2: what library files say, citations show and exports
//! write is one record.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The facts known of one work; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub kind: Option<Kind>,
    pub authors: Vec<Name>,
    /// Whether there are more authors, unnamed ("and others").
    pub more_authors: bool,
    pub editors: Vec<Name>,
    pub translators: Vec<Name>,
    pub issued: Option<Date>,
    /// When its address was looked at.
    pub accessed: Option<Date>,
    pub keywords: Vec<String>,
    pub fields: Fields,
}

/// Texts by field, in their order, each field once, none empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fields(Vec<(Field, String)>);

/// The facts that are one text each; each is the CSL variable it is named after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    Title,
    TitleShort,
    ContainerTitle,
    ContainerTitleShort,
    CollectionTitle,
    CollectionNumber,
    EventTitle,
    EventPlace,
    Volume,
    NumberOfVolumes,
    Issue,
    /// "44–53"; an en dash between the ends of a range.
    Page,
    NumberOfPages,
    ChapterNumber,
    Number,
    Edition,
    Version,
    /// A thesis' degree, a report's type: "PhD thesis".
    Genre,
    /// A thesis' school and a report's institution too.
    Publisher,
    PublisherPlace,
    /// Who keeps it: an archive, or a server of preprints ("arXiv").
    Archive,
    /// Its number there.
    ArchiveLocation,
    /// A code such as "es"; as written where no code is known.
    Language,
    Isbn,
    Issn,
    /// In lower case, without resolver.
    Doi,
    /// Its address, when that is not the one of its DOI.
    Url,
    Pmid,
    Pmcid,
    Abstract,
    Note,
    /// What a reader remarked on it.
    Annote,
}

/// A type of CSL 1.0.2, such as "article-journal": its place among all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Kind(u8);

/// A day, a month or a year; years before our era are negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, only with a month.
    pub day: Option<u8>,
}

/// A person or an institution. An institution, and a person of one name, has a `family` only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Name {
    pub family: String,
    pub given: String,
    /// "van", "de la": sorts with the family name here.
    pub particle: String,
    /// "Jr.", "III".
    pub suffix: String,
}

/// The types of CSL 1.0.2.
const KINDS: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

impl Kind {
    /// Every type.
    pub fn all() -> impl Iterator<Item = Kind> {
        (0..KINDS.len() as u8).map(Kind)
    }

    /// The type of that name, exactly; CSL's word for anything, "document", is one of them.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::all().find(|kind| kind.name() == name)
    }

    /// Its name in CSL.
    pub fn name(self) -> &'static str {
        KINDS.get(usize::from(self.0)).unwrap_or(&"document")
    }
}

impl Field {
    /// Every field, in their order.
    pub const ALL: [Field; 32] = [
        Field::Title,
        Field::TitleShort,
        Field::ContainerTitle,
        Field::ContainerTitleShort,
        Field::CollectionTitle,
        Field::CollectionNumber,
        Field::EventTitle,
        Field::EventPlace,
        Field::Volume,
        Field::NumberOfVolumes,
        Field::Issue,
        Field::Page,
        Field::NumberOfPages,
        Field::ChapterNumber,
        Field::Number,
        Field::Edition,
        Field::Version,
        Field::Genre,
        Field::Publisher,
        Field::PublisherPlace,
        Field::Archive,
        Field::ArchiveLocation,
        Field::Language,
        Field::Isbn,
        Field::Issn,
        Field::Doi,
        Field::Url,
        Field::Pmid,
        Field::Pmcid,
        Field::Abstract,
        Field::Note,
        Field::Annote,
    ];

    /// The CSL variable.
    pub fn name(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::TitleShort => "title-short",
            Field::ContainerTitle => "container-title",
            Field::ContainerTitleShort => "container-title-short",
            Field::CollectionTitle => "collection-title",
            Field::CollectionNumber => "collection-number",
            Field::EventTitle => "event-title",
            Field::EventPlace => "event-place",
            Field::Volume => "volume",
            Field::NumberOfVolumes => "number-of-volumes",
            Field::Issue => "issue",
            Field::Page => "page",
            Field::NumberOfPages => "number-of-pages",
            Field::ChapterNumber => "chapter-number",
            Field::Number => "number",
            Field::Edition => "edition",
            Field::Version => "version",
            Field::Genre => "genre",
            Field::Publisher => "publisher",
            Field::PublisherPlace => "publisher-place",
            Field::Archive => "archive",
            Field::ArchiveLocation => "archive_location",
            Field::Language => "language",
            Field::Isbn => "ISBN",
            Field::Issn => "ISSN",
            Field::Doi => "DOI",
            Field::Url => "URL",
            Field::Pmid => "PMID",
            Field::Pmcid => "PMCID",
            Field::Abstract => "abstract",
            Field::Note => "note",
            Field::Annote => "annote",
        }
    }
}

impl Fields {
    /// The text of `field`.
    pub fn get(&self, field: Field) -> Option<&str> {
        let at = self.place(field).ok()?;
        self.0.get(at).map(|(_, text)| text.as_str())
    }

    /// Sets `field`; an empty text or none takes it out.
    pub fn set(&mut self, field: Field, text: Option<String>) {
        match (self.place(field), text.filter(|text| !text.is_empty())) {
            (Ok(at), Some(text)) => self.0[at].1 = text,
            (Ok(at), None) => drop(self.0.remove(at)),
            (Err(at), Some(text)) => self.0.insert(at, (field, text)),
            (Err(_), None) => {}
        }
    }

    /// The fields there are, in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, text)| (*field, text.as_str()))
    }

    fn place(&self, field: Field) -> Result<usize, usize> {
        self.0.binary_search_by_key(&field, |(field, _)| *field)
    }
}

impl Record {
    /// The text of `field`.
    pub fn get(&self, field: Field) -> Option<&str> {
        self.fields.get(field)
    }

    /// Sets `field`; an empty text or none takes it out.
    pub fn set(&mut self, field: Field, text: Option<String>) {
        self.fields.set(field, text);
    }

    pub fn title(&self) -> Option<&str> {
        self.get(Field::Title)
    }

    pub fn doi(&self) -> Option<&str> {
        self.get(Field::Doi)
    }

    pub fn url(&self) -> Option<&str> {
        self.get(Field::Url)
    }

    pub fn year(&self) -> Option<i32> {
        self.issued.map(|date| date.year)
    }

    /// What it appeared in: the journal, book or site, else the conference, else who published or keeps it.
    pub fn container(&self) -> Option<&str> {
        [Field::ContainerTitle, Field::EventTitle, Field::Publisher, Field::Archive]
            .into_iter()
            .find_map(|field| self.get(field))
    }

    /// Its authors; the editors stand in for authors that are not there.
    pub fn people(&self) -> &[Name] {
        if self.authors.is_empty() { &self.editors } else { &self.authors }
    }
}

impl Date {
    /// A year alone.
    pub fn year(year: i32) -> Date {
        Date { year, month: None, day: None }
    }
}

impl Name {
    /// An institution, or a name that is not taken apart.
    pub fn whole(text: &str) -> Name {
        Name { family: text.to_string(), ..Name::default() }
    }

    /// "Family, Given", "Family, Given, Suffix"; without a comma an institution or a person of one name.
    pub fn parse(text: &str) -> Name {
        let mut parts = text.split(", ").map(|part| part.trim().to_string());
        let mut next = || parts.next().unwrap_or_default();
        Name { family: next(), given: next(), suffix: next(), particle: String::new() }
    }

    /// The family name with its particle.
    pub fn family_with_particle(&self) -> String {
        [self.particle.as_str(), &self.family].join(" ").trim().to_string()
    }

    /// As people say it: "Ludwig van Beethoven", "Henry L. Roediger III".
    pub fn said(&self) -> String {
        let parts = [&self.given, &self.particle, &self.family, &self.suffix];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<String>>().join(" ")
    }
}

/// As lists sort it: "van Beethoven, Ludwig", "Roediger, Henry L., III".
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.family_with_particle())?;
        let parts = [&self.given, &self.suffix].into_iter().filter(|part| !part.is_empty());
        parts.into_iter().try_for_each(|part| write!(f, ", {part}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_in_order_once_and_never_empty() {
        let mut record = Record::default();
        for (field, text) in [(Field::Url, "u"), (Field::Title, "t"), (Field::Url, "v"), (Field::Page, "")] {
            record.set(field, Some(text.to_string()));
        }
        assert_eq!(record.fields.iter().collect::<Vec<_>>(), [(Field::Title, "t"), (Field::Url, "v")]);
        record.set(Field::Title, None);
        assert_eq!((record.title(), record.url()), (None, Some("v")));
        assert!(Field::ALL.is_sorted());
    }

    #[test]
    fn names_are_sorted_and_said() {
        for (written, said) in [
            ("Roediger, Henry L., III", "Henry L. Roediger III"),
            ("World Health Organization", "World Health Organization"),
            ("de la Fontaine, Jean", "Jean de la Fontaine"),
        ] {
            let name = Name::parse(written);
            assert_eq!((name.to_string().as_str(), name.said().as_str()), (written, said));
        }
        let name = Name { particle: "van".into(), ..Name::parse("Beethoven, Ludwig") };
        assert_eq!(
            (name.to_string(), name.said()),
            ("van Beethoven, Ludwig".into(), "Ludwig van Beethoven".into())
        );
    }
}
