//! An index as bytes: what comes back is the same, goes on as the same, and is refused or harmless when the bytes are wrong.

mod common;
#[path = "../benches/generate/mod.rs"]
mod generate;

use ibid::config::{ConfiguredLibrary, Settings};
use ibid::index::{Changes, Index, build, change, findings, freeze, look_up, thaw};
use ibid::live;
use ibid::note::parse;
use ibid::vault::{Cache, Vault};
use std::path::Path;

fn demo() -> Index {
    common::index("demo-vault").unwrap()
}

fn frozen(index: &Index) -> Vec<Vec<u8>> {
    freeze(index, &Settings::default()).collect()
}

fn shown(index: &Index) -> String {
    format!("{index:?}")
}

fn check(index: &Index) {
    let back = thaw(frozen(index), &Settings::default()).expect("what was frozen");
    assert!(shown(&back) == shown(index), "another index came back");
    assert!(frozen(&back) == frozen(index), "other bytes for the same index");
}

#[test]
fn an_index_comes_back_as_it_was() {
    check(&demo());
    check(&build(vec![], vec![], vec![], vec![], &Settings::default()));
    ["garden", "notas"].iter().filter_map(|name| common::shared(name)).for_each(|index| check(&index));
}

#[test]
fn an_index_of_a_generated_vault_comes_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    generate::Shape::new(400).write(folder.path()).unwrap();
    let vault = Vault::open(folder.path()).unwrap();
    let (index, _) = live::build(&vault, &Settings::default(), &|_| {});
    check(&index);
}

#[test]
fn an_index_that_came_back_changes_as_the_one_it_was() {
    let changes = || {
        let text = "---\nkind: Insight\n---\n# New\n\n#fresh [[Spacing Effect]] and [[Log]], @someone2020.";
        let (note, problems) = parse("new.md", text, &Settings::default());
        Changes { notes: vec![note], removed: vec!["Log.md".to_string()], problems, ..Changes::default() }
    };
    let index = demo();
    let back = thaw(frozen(&index), &Settings::default()).unwrap();
    let changed = |index| shown(&change(index, changes(), &Settings::default()));
    assert!(changed(&index) != shown(&index));
    assert!(changed(&back) == changed(&index));
}

#[test]
fn an_index_is_none_under_other_settings() {
    let sections = frozen(&demo());
    let folders = |folders: &[&str]| folders.iter().map(ToString::to_string).collect();
    let mut directions = Settings::default();
    directions.directions.supports.push("backs".to_string());
    for other in [
        Settings { tag_folders: folders(&["Topics"]), ..Settings::default() },
        Settings { evidence_kinds: folders(&[]), ..Settings::default() },
        Settings { libraries: vec![ConfiguredLibrary::default()], ..Settings::default() },
        directions,
    ] {
        assert!(thaw(sections.clone(), &other).is_none(), "{other:?}");
    }
    let elsewhere = Settings { vault: Some("elsewhere".into()), ..Settings::default() };
    assert!(thaw(sections, &elsewhere).is_some());
}

#[test]
fn an_index_goes_through_the_cache() {
    let folder = tempfile::tempdir().unwrap();
    let vault = Vault::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-vault")).unwrap();
    let cache = Cache::within(folder.path(), &vault).unwrap();
    let index = demo();
    cache.save("index", 1, freeze(&index, &Settings::default())).unwrap();
    let back = thaw(cache.load("index", 1).unwrap(), &Settings::default()).unwrap();
    assert!(shown(&back) == shown(&index));
}

/// Asks `index` for all that leads from one place of it to another.
fn walk(index: &Index) -> usize {
    let mut seen = shown(index).len() + findings(index).len();
    for id in index.note_ids() {
        let note = index.note(id);
        seen += usize::from(look_up(index, note.title()) == look_up(index, note.path()));
        seen += note.links().map(|link| index.candidates(id, link.target).len()).sum::<usize>();
        let ties = index.ties(id);
        seen += ties.tags.iter().map(|tag| index.tag(*tag).notes.len()).sum::<usize>();
        seen += ties.sources.iter().map(|source| index.cited_beside(*source).len()).sum::<usize>();
    }
    seen
}

#[test]
fn bytes_that_mean_nothing_harm_nobody() {
    let whole = frozen(&demo());
    arbtest::arbtest(|u| {
        let mut sections = whole.clone();
        for _ in 0..u.int_in_range(1..=3)? {
            let at = u.choose_index(sections.len())?;
            let section = &mut sections[at];
            if section.is_empty() {
                continue;
            }
            let byte = u.choose_index(section.len())?;
            match u.int_in_range(0..=9)? {
                0 => section.truncate(byte),
                1 => drop(sections.remove(at)),
                2 => section.push(u.arbitrary()?),
                _ => section[byte] = u.arbitrary()?,
            }
        }
        if let Some(index) = thaw(sections, &Settings::default()) {
            walk(&index);
            change(&index, Changes::default(), &Settings::default());
        }
        Ok(())
    })
    .budget_ms(1_500);
}
