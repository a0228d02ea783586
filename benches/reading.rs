//! How long a note takes from its text to the rows of it that are seen, and to all of them.
//!
//!     cargo bench --bench reading             the demo vault, and others that are beside this project
//!     cargo bench --bench reading -- FOLDER…  any others

use ibid::note::document;
use ibid::ui::reader::{Folds, LinkLook, Page};
use ibid::vault::Vault;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, io};

const COLUMNS: usize = 80;
const SEEN: usize = 40;
const LARGE: usize = 100_000;

fn main() -> io::Result<()> {
    let named: Vec<PathBuf> =
        env::args().skip(1).filter(|word| !word.starts_with('-')).map(PathBuf::from).collect();
    let texts = texts(if named.is_empty() { beside() } else { named })?;
    for (name, rows) in [("the first 40 rows", SEEN), ("all rows", usize::MAX)] {
        let (small, large): (Vec<&String>, Vec<&String>) = texts.iter().partition(|text| text.len() < LARGE);
        report(&format!("{name}, notes under 100 kB"), &small, rows);
        report(&format!("{name}, larger notes"), &large, rows);
    }
    Ok(())
}

/// The demo vault and those beside the project.
fn beside() -> Vec<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let others = fs::read_dir(project.join("../shared/vaults")).into_iter().flatten().flatten();
    [project.join("demo-vault")].into_iter().chain(others.map(|folder| folder.path())).collect()
}

fn texts(folders: Vec<PathBuf>) -> io::Result<Vec<String>> {
    let mut texts = Vec::new();
    for folder in folders {
        let vault = Vault::open(&folder).map_err(io::Error::other)?;
        texts.extend(vault.list().notes.iter().filter_map(|path| Some(vault.read(path).ok()?.text)));
    }
    Ok(texts)
}

fn time(text: &str, rows: usize) -> Duration {
    let begin = Instant::now();
    Page::new(Arc::new(document(text)), COLUMNS, &Folds::open(), &LinkLook::of).ensure(rows);
    begin.elapsed()
}

/// The middle, the 99th of a hundred and the longest of the times.
fn report(name: &str, texts: &[&String], rows: usize) {
    let mut times: Vec<Duration> = texts.iter().map(|text| time(text, rows)).collect();
    times.sort_unstable();
    let at = |part: usize| times.get(times.len() * part / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    let most = times.last().map_or(0.0, |time| time.as_secs_f64() * 1e3);
    println!(
        "{name:38} {:>6} notes {:>8.2} ms p50 {:>8.2} ms p99 {most:>8.2} ms max",
        times.len(),
        at(50),
        at(99)
    );
}
