//! Full text over real notes: as many notes as `rg -il` finds, where it is at hand; else as it found.

mod common;

use ibid::index::Index;
use ibid::search::query;
use ibid::search::text::{WordTable, find};
use ibid::vault::Vault;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

static STOP: AtomicBool = AtomicBool::new(false);

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vaults").join(name)
}

/// The paths of the notes in whose text `query` is found.
fn found(query: &str, index: &Index, vault: &Vault, words: Option<&WordTable>) -> Vec<String> {
    let mut notes = Vec::new();
    let query = query::parse(query).unwrap();
    find(&query, index, vault, words, &STOP, &mut |batch| notes.extend(batch));
    let in_text = notes.iter().filter(|found| found.place.is_some());
    let mut paths: Vec<String> = in_text.map(|found| index.note(found.note).path().to_string()).collect();
    paths.sort();
    paths
}

/// What `rg -il` lists; `None` where there is no rg.
fn listed_by_rg(pattern: &str, folder: &Path) -> Option<Vec<String>> {
    let options = ["-il", "--no-ignore", "--no-config", "--glob", "*.md", "--sort", "path"];
    let run =
        Command::new("rg").args(options).args(["-e", pattern, "."]).current_dir(folder).output().ok()?;
    let text = String::from_utf8(run.stdout).ok()?;
    let mut paths: Vec<String> = text.lines().map(|line| line.trim_start_matches("./").to_string()).collect();
    paths.sort();
    Some(paths)
}

/// Each query, the expression that rg takes for it, and how many notes there are.
fn check(name: &str, queries: &[(&str, &str, usize)]) {
    let Some(index) = common::shared(name) else { return };
    let (index, vault) = (Arc::new(index), Vault::open(&folder(name)).unwrap());
    let read = |path: &str| vault.read(path).ok().map(|read| (read.text, read.stamp));
    let table = WordTable::build(&index, &read, &STOP).unwrap();
    for (query, pattern, count) in queries {
        let paths = found(query, &index, &vault, None);
        assert_eq!(paths.len(), *count, "{query}");
        assert_eq!(paths, found(query, &index, &vault, Some(&table)), "{query}");
        match listed_by_rg(pattern, &folder(name)) {
            Some(listed) => assert_eq!(paths, listed, "{query}"),
            None => eprintln!("skipped: rg is not here to compare with"),
        }
    }
}

#[test]
fn the_garden() {
    check(
        "garden",
        &[
            ("disc", "disc", 66),
            ("intervertebral", "intervertebral", 65),
            ("\"mesenchymal stem\"", "mesenchymal[ \t]+stem", 51),
            ("L4-L5", "l4-l5", 25),
            ("García", "garcía", 12),
            ("garcia", "garc[ií]a", 12),
            ("href", "href", 380),
            ("\"stem cells\"", "stem[ \t]+cells", 140),
            ("orozcoIntervertebralDiscRepair2011", "orozcointervertebraldiscrepair2011", 14),
            ("/l[45]-[ls][15]/", "l[45]-[ls][15]", 27),
        ],
    );
}

#[test]
fn the_spanish_notebook() {
    check(
        "notas",
        &[
            ("memoria", "memoria", 125),
            ("educación", "educación", 60),
            ("educacion", "educaci[oó]n", 61),
            ("niño", "ni(ñ|n\u{303})o", 34),
            ("nino", "[nñ][ií](ñ|n\\x{303}?)[oó]", 46),
            ("\"de la\"", "de[ \t]+la", 1248),
            ("\"según el\"", "según[ \t]+[eé]l", 78),
            ("ÁRBOL", "árbol", 24),
            ("doi.org", "doi\\.org", 6),
            ("/^#+ .*ción/", "^#+ .*ción", 456),
        ],
    );
}
