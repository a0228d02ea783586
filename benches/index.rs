//! How long a vault takes from nothing to its index, and from the cache, and how much memory, beside `rg -c ''` over the same
//! notes as the yardstick of what reading them costs at all. Every run is a process of its own, as when a reader starts one.
//!
//!     cargo bench --bench index                      10,000 generated notes
//!     cargo bench --bench index -- 100000            as many as you like
//!     cargo bench --bench index -- FOLDER            a vault that is there
//!     cargo bench --bench index -- write FOLDER 500  only writes the generated vault

mod generate;

use generate::Shape;
use ibid::config::Settings;
use ibid::index::{FROZEN, freeze, thaw};
use ibid::live::{self, Progress};
use ibid::ui::Snapshot;
use ibid::vault::{Cache, Vault};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, io};

const RUNS: usize = 9;
const NOTES: usize = 10_000;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["once", folder] => once(Path::new(folder)),
        ["keep", folder, caches] => keep(Path::new(folder), Path::new(caches)),
        ["warm", folder, caches] => warm(Path::new(folder), Path::new(caches)),
        ["write", folder] => write(Path::new(folder), NOTES).map(drop),
        ["write", folder, notes] => write(Path::new(folder), number(notes)?).map(drop),
        [] => generated(NOTES),
        [folder] if Path::new(folder).is_dir() => compare(Path::new(folder)),
        [notes] => generated(number(notes)?),
        _ => Err(io::Error::other("usage: [NOTES | FOLDER | write FOLDER [NOTES]]")),
    }
}

fn number(word: &str) -> io::Result<usize> {
    word.parse().map_err(|_| io::Error::other(format!("{word} is neither a folder nor a number of notes")))
}

fn generated(notes: usize) -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    write(folder.path(), notes)?;
    compare(folder.path())
}

fn write(folder: &Path, notes: usize) -> io::Result<u64> {
    let bytes = Shape::new(notes).write(folder)?;
    println!("{notes} notes, {:.1} MB of text", bytes as f64 / 1e6);
    Ok(bytes)
}

/// One cold index of `folder`; says how long it took in microseconds, and the peak of memory in kB.
fn once(folder: &Path) -> io::Result<()> {
    let vault = Vault::open(folder).map_err(io::Error::other)?;
    let (index, took) = live::build(&vault, &Settings::default(), &|_: Progress| {});
    println!("{} {} {}", took.as_micros(), peak_memory(), index.totals().notes);
    Ok(())
}

/// One index of `folder`, kept in `caches`; says what [`once`] says of the keeping.
fn keep(folder: &Path, caches: &Path) -> io::Result<()> {
    let (vault, cache) = cache(folder, caches)?;
    let (index, _) = live::build(&vault, &Settings::default(), &|_: Progress| {});
    let begin = Instant::now();
    cache.save("index", FROZEN, freeze(&index, &Settings::default()))?;
    println!("{} {} {}", begin.elapsed().as_micros(), peak_memory(), index.totals().notes);
    Ok(())
}

/// One index of `folder` from `caches`, and what the screen needs to search all tags; says what [`once`] says of it.
fn warm(folder: &Path, caches: &Path) -> io::Result<()> {
    let (_, cache) = cache(folder, caches)?;
    let begin = Instant::now();
    let index = cache.load("index", FROZEN).and_then(|sections| thaw(sections, &Settings::default()));
    let index = index.ok_or_else(|| io::Error::other("nothing is kept"))?;
    let snapshot = Snapshot::new(Arc::new(index));
    println!("{} {} {}", begin.elapsed().as_micros(), peak_memory(), snapshot.index.totals().notes);
    Ok(())
}

fn cache(folder: &Path, caches: &Path) -> io::Result<(Vault, Cache)> {
    let vault = Vault::open(folder).map_err(io::Error::other)?;
    let cache = Cache::within(caches, &vault).ok_or_else(|| io::Error::other("the cache is in the vault"))?;
    Ok((vault, cache))
}

/// The runs of both alternate, so that what else the machine does falls on both.
fn compare(folder: &Path) -> io::Result<()> {
    let (mut ours, mut theirs, mut peak) = (Vec::new(), Vec::new(), 0);
    for run in 0..=RUNS {
        let (took, memory) = run_once(&["once".as_ref(), folder])?;
        let rg = rg_once(folder);
        if run > 0 {
            ours.push(took); // the first run warms the page cache
            theirs.extend(rg);
            peak = memory.max(peak);
        }
    }
    let index = report("ibid, cold index", &mut ours);
    if theirs.is_empty() {
        println!("rg -c ''          not compared: there is no rg here");
    } else {
        let rg = report("rg -c ''", &mut theirs);
        println!("ratio             {:.2}", index.as_secs_f64() / rg.as_secs_f64());
    }
    if peak > 0 {
        println!("peak memory       {:.1} MB", peak as f64 / 1e3);
    }
    compare_warm(folder)
}

fn compare_warm(folder: &Path) -> io::Result<()> {
    let caches = tempfile::tempdir()?;
    let (keeping, _) = run_once(&["keep".as_ref(), folder, caches.path()])?;
    let runs = (0..=RUNS).map(|_| run_once(&["warm".as_ref(), folder, caches.path()]));
    let runs: Vec<(Duration, u64)> = runs.collect::<io::Result<_>>()?;
    report("to tags, cached", &mut runs.iter().skip(1).map(|(took, _)| *took).collect::<Vec<_>>());
    println!("kept in           {:.1} ms", keeping.as_secs_f64() * 1e3);
    println!(
        "peak memory       {:.1} MB",
        runs.iter().map(|(_, memory)| *memory).max().unwrap_or(0) as f64 / 1e3
    );
    Ok(())
}

/// What a run of this program with `arguments` says: how long it took, and its peak of memory in kB.
fn run_once(arguments: &[&Path]) -> io::Result<(Duration, u64)> {
    let output = Command::new(env::current_exe()?).args(arguments).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<u64> = said.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    match numbers.as_slice() {
        [micros, memory, _] => Ok((Duration::from_micros(*micros), *memory)),
        _ => Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned())),
    }
}

fn rg_once(folder: &Path) -> Option<Duration> {
    let begin = Instant::now();
    let run = Command::new("rg").args(["-c", ""]).arg(folder).stdout(Stdio::null()).status();
    run.is_ok_and(|status| status.success()).then(|| begin.elapsed())
}

/// Prints and gives the median.
fn report(what: &str, times: &mut [Duration]) -> Duration {
    times.sort();
    let milliseconds = |at: usize| times[at].as_secs_f64() * 1e3;
    let median = times.len() / 2;
    println!(
        "{what:<17} {:.1} ms (median of {}; {:.1}–{:.1})",
        milliseconds(median),
        times.len(),
        milliseconds(0),
        milliseconds(times.len() - 1)
    );
    times[median]
}

/// The most memory this process has had, in kB; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
