//! The user's own published garden, against counts made independently of this project.

mod common;

use ibid::bibliography::Field;
use ibid::index::{Found, Index, KnownFrom, NoteId, Source, findings, look_up};
use ibid::note::{LinkForm, Note, TagForm};
use std::collections::{BTreeMap, BTreeSet, HashSet};

const TAKEAWAY: &str = "Research/Takeaways/2025-01-28 20-17-29.md";

fn notes(index: &Index) -> impl Iterator<Item = &Note> {
    index.notes().iter().map(|note| note.as_ref())
}

fn tag_names(index: &Index, id: NoteId) -> BTreeSet<&str> {
    index.ties(id).tags.iter().map(|tag| index.tag(*tag).name.as_str()).collect()
}

#[test]
fn notes_front_matter_and_tags() {
    let Some(index) = common::shared("garden") else { return };
    assert_eq!(index.notes().len(), 394);
    assert_eq!(notes(&index).filter(|note| note.properties().contains("\"dg-publish\":true")).count(), 394);
    assert_eq!(index.problems(), []);
    assert_eq!(index.tags().iter().filter(|tag| tag.note.is_some()).count(), 179);
    let mut said = BTreeMap::new();
    for tag in notes(&index).flat_map(|note| note.tags()).filter(|tag| tag.form == TagForm::Property) {
        *said.entry(tag.name).or_insert(0) += 1;
    }
    assert_eq!(said, BTreeMap::from([("gardenEntry", 1), ("insight", 123)]));
}

#[test]
fn wikilinks_and_their_edges() {
    let Some(index) = common::shared("garden") else { return };
    let links = || notes(&index).flat_map(|note| note.links()).filter(|link| link.form == LinkForm::Wiki);
    assert_eq!(links().count(), 2166);
    assert!(links().all(|link| !link.target.contains('\\') && !link.text.contains('\\')));
    let edges: HashSet<(NoteId, NoteId)> = index
        .note_ids()
        .flat_map(|from| {
            let wiki = index.note(from).links().zip(index.ties(from).links.iter());
            let wiki = wiki.filter(|(link, _)| link.form == LinkForm::Wiki);
            wiki.filter_map(move |(_, to)| Some((from, to.note()?))).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(edges.len(), 1156);
    assert_eq!(notes(&index).flat_map(|note| note.links()).count(), 2166, "links in rendered cells are none");
}

#[test]
fn rendered_tables_and_sources() {
    let Some(index) = common::shared("garden") else { return };
    assert_eq!(notes(&index).map(|note| note.tables()).sum::<u32>(), 709);
    assert_eq!(notes(&index).flat_map(|note| note.citations()).count(), 243);
    let mut dois: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for citation in notes(&index).flat_map(|note| note.citations()) {
        dois.entry(citation.key.unwrap()).or_default().extend(citation.doi);
    }
    assert_eq!((dois.len(), dois.values().filter(|dois| dois.len() == 1).count()), (49, 44));
    assert!(dois.values().all(|dois| dois.len() <= 1), "no key has two DOIs");
    assert_eq!(index.sources().len(), 49);
    assert_eq!(index.sources().iter().filter(|source| source.record.doi().is_some()).count(), 44);
    assert!(
        index
            .sources()
            .iter()
            .all(|source| source.record.title().is_some() && !source.record.people().is_empty())
    );
    assert_eq!(
        index.sources().iter().filter(|source| source.record.year().is_none()).count(),
        2,
        "one says (n.d.), of one it is only said when it was looked at"
    );
    let orozco = index.source(index.source_named("orozcoIntervertebralDiscRepair2011").unwrap());
    assert_eq!(orozco.record.doi(), Some("10.1097/tp.0b013e3182298a15"));
    assert_eq!(
        index.source_named("https://doi.org/10.1097/TP.0b013e3182298a15"),
        index.source_named("@orozcoIntervertebralDiscRepair2011")
    );
}

#[test]
fn the_takeaway_on_discs() {
    let Some(index) = common::shared("garden") else { return };
    let id = index.note_at(TAKEAWAY).unwrap();
    let expected = [
        "Intervertebral Disc (IVD)",
        "L4-L5",
        "L5-S1",
        "Normoxic-Cultured Autologous Mesenchymal Stem Cells (MSCs)",
    ];
    assert_eq!(tag_names(&index, id), BTreeSet::from(expected));
    assert!(index.note(id).label().starts_with("Intervertebral Disc (IVD) height is not changed"));
    let relations: Vec<String> = index
        .note(id)
        .relations()
        .map(|r| format!("{} {} {}", r.direction.name(), r.name, r.target))
        .collect();
    assert_eq!(
        relations,
        [
            "rests on Insights Research/Insights/2025-01-29 10-52-14.md",
            "rests on Original Sources Research/Evidence Sources/orozcoIntervertebralDiscRepair2011.md"
        ]
    );
    assert!(index.ties(id).relations[0].note().is_some());
    assert_eq!(index.ties(id).sources.len(), 1);
    for address in [
        TAKEAWAY,
        "2025-01-28 20-17-29",
        "/research/takeaways/2025-01-28-20-17-29/",
        "https://x.org/research/takeaways/2025-01-28-20-17-29/",
    ] {
        assert_eq!(look_up(&index, address), Found::Note { id, line: None }, "{address}");
    }
}

#[test]
fn the_seed_note_alone() {
    let Some(index) = common::shared("seed") else { return };
    let id = index.note_at(TAKEAWAY).unwrap();
    assert_eq!(tag_names(&index, id).len(), 4);
    assert!(index.tags().iter().all(|tag| tag.note.is_none() && tag.notes == [id]));
    let [source] = index.sources() else { panic!("one source") };
    assert_eq!(
        (source.id.as_str(), source.record.doi(), source.record.year()),
        ("orozcoIntervertebralDiscRepair2011", Some("10.1097/tp.0b013e3182298a15"), Some(2011))
    );
    assert!(
        source
            .citation
            .as_deref()
            .is_some_and(|text| text.starts_with("Orozco, Lluis") && text.ends_with("a15."))
    );
    let messages: Vec<String> = findings(&index).into_iter().map(|problem| problem.message).collect();
    assert!(
        messages.iter().any(|message| message.contains("Research/Insights/2025-01-29 10-52-14")),
        "{messages:?}"
    );
    assert!(messages.iter().any(|message| message.contains("Research/Tags/L5-S1")), "{messages:?}");
}

#[test]
fn a_spanish_notebook_with_pandoc_citations() {
    let Some(index) = common::shared("notas") else { return };
    let cited = |source: &&std::sync::Arc<Source>| source.from.contains(&KnownFrom::Pandoc);
    assert_eq!(index.sources().iter().filter(cited).flat_map(|source| &source.keys).count(), 635);
    let warman = index.note_at("notas/@warman1970.md").unwrap();
    let locators: Vec<&str> =
        index.note(warman).citations().filter_map(|citation| citation.locator).collect();
    assert!(locators.contains(&"18"), "{locators:?}");
}

/// Two citations have no year, one is of a page and one of a guideline without volumes, one is of a patent, one has no pages;
/// each was read and compared by hand.
#[test]
fn every_citation_is_taken_apart() {
    let Some(index) = common::shared("garden") else { return };
    let said =
        |field: Field| index.sources().iter().filter(|source| source.record.get(field).is_some()).count();
    let counts =
        [Field::Title, Field::ContainerTitle, Field::Volume, Field::Issue, Field::Page, Field::Doi].map(said);
    assert_eq!(counts, [49, 47, 46, 22, 45, 44]);
    assert_eq!(index.sources().iter().filter(|source| source.record.year().is_some()).count(), 47);
    let names = || index.sources().iter().flat_map(|source| &source.record.authors);
    assert_eq!(names().count(), 309);
    assert!(names().filter(|name| name.given.is_empty()).count() == 2, "two institutions");
}
