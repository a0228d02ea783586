//! BibTeX's and BibLaTeX's words: entry types and fields. The types are mapped as pandoc's reader of bibliographies and
//! Zotero's Better BibTeX map them, the fields as chapter 2 of BibLaTeX's manual describes them. What has no word of
//! theirs is in a field of our own, `csl-` and its CSL name, which other programs pass over.

use crate::bibliography::{Field, Kind};

/// The two dialects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::bibliography) enum Dialect {
    Bibtex,
    Biblatex,
}

/// Entry types and what they are in CSL. Of several for one CSL type the first that the dialect knows is written.
const TYPES: &[(&str, &str)] = &[
    ("article", "article-journal"),
    ("suppperiodical", "article-journal"),
    ("book", "book"),
    ("mvbook", "book"),
    ("collection", "book"),
    ("mvcollection", "book"),
    ("proceedings", "book"),
    ("mvproceedings", "book"),
    ("reference", "book"),
    ("mvreference", "book"),
    ("manual", "book"),
    ("commentary", "book"),
    ("booklet", "pamphlet"),
    ("incollection", "chapter"),
    ("inbook", "chapter"),
    ("bookinbook", "chapter"),
    ("suppbook", "chapter"),
    ("suppcollection", "chapter"),
    ("inproceedings", "paper-conference"),
    ("conference", "paper-conference"),
    ("inreference", "entry-encyclopedia"),
    ("periodical", "periodical"),
    ("report", "report"),
    ("techreport", "report"),
    ("thesis", "thesis"),
    ("phdthesis", "thesis"),
    ("mastersthesis", "thesis"),
    ("unpublished", "manuscript"),
    ("online", "webpage"),
    ("electronic", "webpage"),
    ("www", "webpage"),
    ("webpage", "webpage"),
    ("patent", "patent"),
    ("dataset", "dataset"),
    ("software", "software"),
    ("artwork", "graphic"),
    ("image", "figure"),
    ("audio", "song"),
    ("music", "song"),
    ("movie", "motion_picture"),
    ("video", "motion_picture"),
    ("performance", "performance"),
    ("jurisdiction", "legal_case"),
    ("legislation", "legislation"),
    ("legal", "treaty"),
    ("letter", "personal_communication"),
    ("review", "review"),
    ("standard", "standard"),
];

/// The types BibTeX knows by itself.
const CLASSIC: &[&str] = &[
    "article",
    "book",
    "booklet",
    "inbook",
    "incollection",
    "inproceedings",
    "manual",
    "mastersthesis",
    "phdthesis",
    "proceedings",
    "techreport",
    "unpublished",
];

/// The subtypes of articles.
const SUBTYPES: [(&str, &str); 2] = [("magazine", "article-magazine"), ("newspaper", "article-newspaper")];

/// The degrees that types of theses say, by what the field `type` may say instead.
const DEGREES: [(&str, &str); 2] = [("phdthesis", "PhD thesis"), ("mastersthesis", "Master’s thesis")];

/// What the field `type` says of a thesis of no degree, where the entry type would say one.
pub(in crate::bibliography) const NO_DEGREE: &str = "Thesis";

/// Fields that say one fact each, the first that says something wins. `number` and `issue` depend on the type: see
/// [`number_is`].
pub(in crate::bibliography) const FIELDS: &[(Field, &[&str])] = &[
    (Field::Title, &["title"]),
    (Field::TitleShort, &["shorttitle"]),
    (Field::ContainerTitle, &["journaltitle", "journal", "booktitle", "maintitle"]),
    (Field::ContainerTitleShort, &["shortjournal"]),
    (Field::CollectionTitle, &["series"]),
    (Field::EventTitle, &["eventtitle"]),
    (Field::EventPlace, &["venue"]),
    (Field::Volume, &["volume"]),
    (Field::NumberOfVolumes, &["volumes"]),
    (Field::Issue, &["issue"]),
    (Field::Page, &["pages", "eid"]),
    (Field::NumberOfPages, &["pagetotal"]),
    (Field::ChapterNumber, &["chapter"]),
    (Field::Edition, &["edition"]),
    (Field::Version, &["version"]),
    (Field::Genre, &["type"]),
    (Field::Publisher, &["publisher", "school", "institution", "organization", "howpublished"]),
    (Field::PublisherPlace, &["location", "address"]),
    (Field::Archive, &["eprinttype", "archiveprefix"]),
    (Field::ArchiveLocation, &["eprint"]),
    (Field::Language, &["language"]),
    (Field::Isbn, &["isbn"]),
    (Field::Issn, &["issn"]),
    (Field::Pmid, &["pmid"]),
    (Field::Pmcid, &["pmcid"]),
    (Field::Abstract, &["abstract"]),
    (Field::Note, &["note"]),
    (Field::Annote, &["annotation", "annote"]),
];

/// Babel's names of languages (`langid`) and their codes.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("american", "en-US"),
    ("british", "en-GB"),
    ("canadian", "en-CA"),
    ("australian", "en-AU"),
    ("spanish", "es"),
    ("mexican", "es-MX"),
    ("catalan", "ca"),
    ("galician", "gl"),
    ("basque", "eu"),
    ("portuguese", "pt"),
    ("brazilian", "pt-BR"),
    ("french", "fr"),
    ("italian", "it"),
    ("latin", "la"),
    ("romanian", "ro"),
    ("german", "de-1901"),
    ("ngerman", "de"),
    ("naustrian", "de-AT"),
    ("dutch", "nl"),
    ("danish", "da"),
    ("swedish", "sv"),
    ("norsk", "nb"),
    ("nynorsk", "nn"),
    ("finnish", "fi"),
    ("icelandic", "is"),
    ("polish", "pl"),
    ("czech", "cs"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("croatian", "hr"),
    ("serbian", "sr"),
    ("bulgarian", "bg"),
    ("hungarian", "hu"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("greek", "el"),
    ("turkish", "tr"),
    ("hebrew", "he"),
    ("arabic", "ar"),
    ("persian", "fa"),
    ("hindi", "hi"),
    ("chinese", "zh"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("vietnamese", "vi"),
    ("esperanto", "eo"),
];

/// What entries of `entry_type` are, given their `entrysubtype`.
pub(in crate::bibliography) fn kind_of(entry_type: &str, subtype: Option<&str>) -> Option<Kind> {
    let table: &[(&str, &str)] = if entry_type.eq_ignore_ascii_case("article") { &SUBTYPES } else { &[] };
    let by_subtype = table.iter().find(|(name, _)| subtype.is_some_and(|own| own.eq_ignore_ascii_case(name)));
    let by_type = || TYPES.iter().find(|(name, _)| entry_type.eq_ignore_ascii_case(name));
    by_subtype.or_else(by_type).and_then(|(_, kind)| Kind::named(kind))
}

/// The entry type and subtype that come nearest to `kind`; only [`kind_of`] says whether they are all of it.
pub(in crate::bibliography) fn type_of(
    kind: Option<Kind>,
    dialect: Dialect,
) -> (&'static str, Option<&'static str>) {
    let Some(kind) = kind.map(Kind::name) else {
        return ("misc", None);
    };
    let known = |name: &str| dialect == Dialect::Biblatex || CLASSIC.contains(&name);
    let exact = TYPES.iter().find(|(name, means)| *means == kind && known(name)).map(|(name, _)| *name);
    let subtype = SUBTYPES.iter().find(|(_, means)| *means == kind).map(|(name, _)| *name);
    let near = match kind {
        "review-book" | "article-magazine" | "article-newspaper" | "review" => "article",
        "entry" | "entry-dictionary" | "entry-encyclopedia" => "incollection",
        _ => "misc",
    };
    (exact.unwrap_or(near), subtype.filter(|_| dialect == Dialect::Biblatex))
}

/// Whether works of `kind` appear in something periodical.
fn is_periodical(kind: Option<Kind>) -> bool {
    let of_news = ["periodical", "post", "post-weblog", "review", "review-book", "webpage"];
    kind.is_some_and(|kind| kind.name().strip_prefix("article-").is_some() || of_news.contains(&kind.name()))
}

/// What the field `number` says of works of `kind`.
pub(in crate::bibliography) fn number_is(kind: Option<Kind>) -> Field {
    match kind.map_or("", Kind::name) {
        "book" | "chapter" | "paper-conference" | "entry" | "entry-dictionary" | "entry-encyclopedia" => {
            Field::CollectionNumber
        }
        _ if is_periodical(kind) => Field::Issue,
        _ => Field::Number,
    }
}

/// The field of `dialect` that says `field` of works of `kind`; none where there is no word for it.
pub(in crate::bibliography) fn place(
    field: Field,
    kind: Option<Kind>,
    dialect: Dialect,
) -> Option<&'static str> {
    let either = |biblatex, bibtex| Some(if dialect == Dialect::Biblatex { biblatex } else { bibtex });
    let kind_name = kind.map_or("", Kind::name);
    match field {
        field if field == number_is(kind) => Some("number"),
        Field::ContainerTitle if is_periodical(kind) => either("journaltitle", "journal"),
        Field::ContainerTitle => Some("booktitle"),
        Field::Publisher if kind_name == "thesis" => either("institution", "school"),
        Field::Publisher if kind_name == "report" => Some("institution"),
        Field::Publisher if kind_name == "webpage" => Some("organization"),
        Field::PublisherPlace => either("location", "address"),
        Field::Archive => either("eprinttype", "archiveprefix"),
        Field::Annote => either("annotation", "annote"),
        Field::Doi => Some("doi"),
        Field::Url => Some("url"),
        field => FIELDS.iter().find(|(own, _)| *own == field).and_then(|(_, names)| names.first().copied()),
    }
}

/// What the `type` of an entry says, or its entry type does where there is none.
pub(in crate::bibliography) fn genre(entry_type: &str, stated: Option<String>) -> Option<String> {
    let degree = |name: &str| DEGREES.iter().find(|(own, _)| name.eq_ignore_ascii_case(own));
    match stated {
        Some(text) if text == NO_DEGREE && degree(entry_type).is_some() => None,
        Some(text) if text == "mathesis" => degree("mastersthesis").map(|(_, said)| (*said).to_string()),
        Some(text) => Some(degree(&text).map_or(text, |(_, said)| (*said).to_string())),
        None => degree(entry_type).map(|(_, said)| (*said).to_string()),
    }
}

/// The entry type that says `genre` of a thesis by itself.
pub(in crate::bibliography) fn thesis_of(genre: &str) -> Option<&'static str> {
    DEGREES.iter().find(|(_, said)| *said == genre).map(|(name, _)| *name)
}

/// The code of the language that babel calls `name`.
pub(in crate::bibliography) fn language_code(name: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, code)| *code)
}

/// Babel's name of the language with this code.
pub(in crate::bibliography) fn language_name(code: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, own)| *own == code).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_there_and_back() {
        for (name, kind) in TYPES {
            let kind = Kind::named(kind).unwrap_or_else(|| panic!("{kind} is no CSL type"));
            assert_eq!(kind_of(name, None), Some(kind));
            assert_eq!(kind_of(type_of(Some(kind), Dialect::Biblatex).0, None), Some(kind));
        }
        let news = Kind::named("article-newspaper");
        assert_eq!(type_of(news, Dialect::Biblatex), ("article", Some("newspaper")));
        assert_eq!(kind_of("Article", Some("Newspaper")), news);
        assert_eq!(type_of(Kind::named("thesis"), Dialect::Bibtex), ("phdthesis", None));
        assert_eq!((kind_of("misc", None), type_of(None, Dialect::Bibtex)), (None, ("misc", None)));
    }
}
