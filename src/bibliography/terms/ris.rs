//! RIS's words: types of references and tags, as Zotero and EndNote use them.

use crate::bibliography::{Field, Kind};

/// Types and what they are in CSL; of several for one CSL type the first is written.
const TYPES: &[(&str, &str)] = &[
    ("JOUR", "article-journal"),
    ("EJOUR", "article-journal"),
    ("ABST", "article-journal"),
    ("INPR", "article-journal"),
    ("MGZN", "article-magazine"),
    ("NEWS", "article-newspaper"),
    ("BOOK", "book"),
    ("EBOOK", "book"),
    ("EDBOOK", "book"),
    ("CHAP", "chapter"),
    ("ECHAP", "chapter"),
    ("CPAPER", "paper-conference"),
    ("CONF", "paper-conference"),
    ("RPRT", "report"),
    ("GOVDOC", "report"),
    ("THES", "thesis"),
    ("ELEC", "webpage"),
    ("WEB", "webpage"),
    ("BLOG", "post-weblog"),
    ("DATA", "dataset"),
    ("AGGR", "dataset"),
    ("COMP", "software"),
    ("PAT", "patent"),
    ("MAP", "map"),
    ("MPCT", "motion_picture"),
    ("VIDEO", "motion_picture"),
    ("SOUND", "song"),
    ("MUSIC", "musical_score"),
    ("ART", "graphic"),
    ("FIGURE", "figure"),
    ("BILL", "bill"),
    ("CASE", "legal_case"),
    ("STAT", "legislation"),
    ("HEAR", "hearing"),
    ("STAND", "standard"),
    ("PAMP", "pamphlet"),
    ("PCOMM", "personal_communication"),
    ("ICOMM", "personal_communication"),
    ("MANSCPT", "manuscript"),
    ("UNPB", "manuscript"),
    ("ENCYC", "entry-encyclopedia"),
    ("DICT", "entry-dictionary"),
    ("JFULL", "periodical"),
    ("SER", "collection"),
    ("SLIDE", "speech"),
    ("CLSWK", "classic"),
    ("ANCIENT", "classic"),
];

/// The tags that say one fact each; the first is written, all are read, in this order. Pages, addresses, ISBN and ISSN
/// are not among them.
pub(in crate::bibliography) const TAGS: &[(Field, &[&str])] = &[
    (Field::Title, &["TI", "T1", "CT"]),
    (Field::TitleShort, &["ST"]),
    (Field::ContainerTitle, &["T2", "JF", "BT", "JO", "JA"]),
    (Field::ContainerTitleShort, &["J2"]),
    (Field::CollectionTitle, &["T3"]),
    (Field::EventTitle, &["C3"]),
    (Field::Volume, &["VL"]),
    (Field::NumberOfVolumes, &["NV"]),
    (Field::Issue, &["IS"]),
    (Field::ChapterNumber, &["SE"]),
    (Field::Number, &["M1"]),
    (Field::Edition, &["ET"]),
    (Field::Genre, &["M3"]),
    (Field::Publisher, &["PB"]),
    (Field::PublisherPlace, &["CY", "PP"]),
    (Field::Archive, &["DB"]),
    (Field::ArchiveLocation, &["AN"]),
    (Field::Language, &["LA"]),
    (Field::Abstract, &["AB", "N2"]),
    (Field::Note, &["N1"]),
    (Field::Annote, &["RN"]),
];

/// The tag for what RIS has no tag for: `C8  - csl-version: 2`.
pub(in crate::bibliography) const OTHER: &str = "C8";

/// What references of type `name` are.
pub(in crate::bibliography) fn kind_of(name: &str) -> Option<Kind> {
    let row = TYPES.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
    row.and_then(|(_, kind)| Kind::named(kind))
}

/// The type that comes nearest to `kind`; only [`kind_of`] says whether it is all of it.
pub(in crate::bibliography) fn type_of(kind: Option<Kind>) -> &'static str {
    let row = TYPES.iter().find(|(_, own)| kind.is_some_and(|kind| kind.name() == *own));
    row.map_or("GEN", |(name, _)| name)
}

/// The tag that says `field`.
pub(in crate::bibliography) fn tag_of(field: Field) -> Option<&'static str> {
    TAGS.iter().find(|(own, _)| *own == field).and_then(|(_, tags)| tags.first().copied())
}

/// Whether `text` is an ISSN by its form, "1234-567X"; anything else that a serial number says is an ISBN.
pub(in crate::bibliography) fn is_issn(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: &[u8]| range.iter().all(|byte| byte.is_ascii_digit());
    match bytes {
        [front @ .., b'-', a, b, c, last] if front.len() == 4 => {
            digits(front)
                && digits(&[*a, *b, *c])
                && (last.is_ascii_digit() || last.eq_ignore_ascii_case(&b'x'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_there_and_back() {
        for (name, kind) in TYPES {
            let kind = Kind::named(kind).unwrap_or_else(|| panic!("{kind} is no CSL type"));
            assert_eq!((kind_of(name), kind_of(type_of(Some(kind)))), (Some(kind), Some(kind)));
        }
        assert_eq!((kind_of("GEN"), type_of(None)), (None, "GEN"));
    }

    #[test]
    fn serial_numbers() {
        assert!(is_issn("1234-567X") && is_issn("0036-8075"));
        assert!(!is_issn("978-3-16-148410-0") && !is_issn("12345678") && !is_issn(""));
    }
}
