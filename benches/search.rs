//! How long full text takes to its first results and to its last, reading all notes and with the table of words, beside
//! `rg -il` at the same time.
//!
//!     cargo bench --bench search                     10,000 generated notes
//!     cargo bench --bench search -- 100000           as many as you like
//!     cargo bench --bench search -- FOLDER [QUERY]…  a vault that is there

mod generate;

use generate::Shape;
use ibid::config::Settings;
use ibid::index::Index;
use ibid::live;
use ibid::search::query;
use ibid::search::text::{WordTable, find};
use ibid::vault::Vault;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};
use std::{env, io};

const RUNS: usize = 5;
const NOTES: usize = 10_000;

/// A rare word, two common ones, one with marks, one typed without, two words, a phrase, one that is nowhere, an expression.
const QUERIES: [&str; 9] = [
    "3488",
    "trousge",
    "foca",
    "séba",
    "trousge gineba",
    "\"foca lorne\"",
    "zzzz",
    "tag:lic foca",
    "/g[io]neba\\s+mogal/",
];

static STOP: AtomicBool = AtomicBool::new(false);

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.split_first() {
        Some((folder, [])) if Path::new(folder).is_dir() => measure(Path::new(folder), &QUERIES),
        Some((folder, queries)) if Path::new(folder).is_dir() => measure(Path::new(folder), queries),
        Some((notes, _)) => generated(notes.parse().map_err(io::Error::other)?),
        None => generated(NOTES),
    }
}

fn generated(notes: usize) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    Shape::new(notes).write(folder.path())?;
    measure(folder.path(), &QUERIES)
}

fn measure(folder: &Path, queries: &[&str]) -> io::Result<()> {
    let vault = Vault::open(folder).map_err(io::Error::other)?;
    let index = Arc::new(live::build(&vault, &Settings::default(), &|_| {}).0);
    let read = |path: &str| vault.read(path).ok().map(|read| (read.text, read.stamp));
    let begin = Instant::now();
    let Some(table) = WordTable::build(&index, &read, &STOP) else { return Ok(()) };
    let (made, laid) = (begin.elapsed(), Instant::now());
    let table = table.on(&index);
    println!(
        "{} notes; table: {:.0} ms on one thread, {:.1} MB, laid on an index in {:.1} ms",
        index.notes().len(),
        ms(made),
        table.size() as f64 / 1e6,
        ms(laid.elapsed())
    );
    println!("ms to the first and to all   | with the table      | reading all         | rg -il   | notes");
    for query in queries {
        let (with, found) = best(|| search(query, &index, &vault, Some(&table)));
        let (without, same) = best(|| search(query, &index, &vault, None));
        assert_eq!(found, same, "{query}");
        let rg = rg(query, folder).map(|_| best(|| (Times::default(), rg(query, folder).unwrap_or(0))).0);
        let rg = rg.map_or("not here".to_string(), |times| format!("{:.1}", ms(times.outside)));
        let cells = [with, without].map(|times| format!("{:8.1} {:8.1}", ms(times.first), ms(times.all)));
        println!("{query:<28} | {:<19} | {:<19} | {rg:>8} | {found}", cells[0], cells[1]);
    }
    Ok(())
}

#[derive(Clone, Copy, Default)]
struct Times {
    first: Duration,
    all: Duration,
    /// As seen from outside.
    outside: Duration,
}

/// The quickest of several runs.
fn best(run: impl Fn() -> (Times, usize)) -> (Times, usize) {
    let timed = |_| {
        let begin = Instant::now();
        let (times, found) = run();
        (Times { outside: begin.elapsed(), ..times }, found)
    };
    (0..RUNS).map(timed).min_by_key(|(times, _)| times.outside).unwrap_or_default()
}

fn search(query: &str, index: &Index, vault: &Vault, words: Option<&WordTable>) -> (Times, usize) {
    let (mut first, mut found) = (None, 0);
    let begin = Instant::now();
    let Ok(query) = query::parse(query) else { return Default::default() };
    find(&query, index, vault, words, &STOP, &mut |batch| {
        first.get_or_insert(begin.elapsed());
        found += batch.len();
    });
    let all = begin.elapsed();
    (Times { first: first.unwrap_or(all), all, ..Times::default() }, found)
}

/// Runs rg for the last of the query's words; how many notes it lists. `None` where there is no rg.
fn rg(query: &str, folder: &Path) -> Option<usize> {
    let words = query.trim_matches(['"', '/']);
    let pattern = if words == query { words.split(' ').next_back().unwrap_or(words) } else { words };
    let mut command = Command::new("rg");
    command.args(["-il", "--no-ignore", "--no-config", "--glob", "*.md", "-e", pattern]).arg(folder);
    let run = command.stderr(Stdio::null()).output();
    Some(run.ok()?.stdout.iter().filter(|byte| **byte == b'\n').count())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
