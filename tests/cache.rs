//! The cache under fire: writers killed at any moment, several writers at once. Whoever reads finds a whole entry, the old
//! one or the new one.

use ibid::vault::{Cache, Vault};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use std::{env, fs};
use tempfile::TempDir;

/// Names the folder a writer is to write in.
const FOLDER: &str = "IBID_TEST_CACHE";

/// The sections' sizes in words of four bytes: such that writing is what a writer mostly does.
const SIZES: [usize; 5] = [50_000, 0, 1, 200_000, 12_345];

/// A folder with an empty vault, and a cache beside it.
fn cache(folder: &Path) -> Cache {
    fs::create_dir_all(folder.join("vault")).unwrap();
    Cache::within(&folder.join("caches"), &Vault::open(&folder.join("vault")).unwrap()).unwrap()
}

/// The entry that is written `nth`.
fn sections(nth: u32) -> Vec<Vec<u8>> {
    SIZES.map(|words| nth.to_le_bytes().repeat(words)).to_vec()
}

/// Which entry there is, when it is a whole one.
fn whole(cache: &Cache) -> Option<u32> {
    let found = cache.load("index", 1)?;
    let nth = u32::from_le_bytes(found[0][..4].try_into().unwrap());
    assert!(found == sections(nth), "entry {nth} is mixed with another");
    Some(nth)
}

fn unfinished(cache: &Cache) -> usize {
    let names = fs::read_dir(cache.folder()).unwrap().map(|entry| entry.unwrap().file_name());
    names.filter(|name| name.to_str().unwrap().ends_with("unfinished")).count()
}

#[test]
#[ignore = "writes until it is killed: the other tests start it"]
fn writer() {
    let folder = env::var_os(FOLDER).expect("the other tests name the folder");
    let cache = cache(Path::new(&folder));
    let first = whole(&cache).map_or(0, |nth| nth + 1);
    for nth in first.. {
        cache.save("index", 1, sections(nth)).unwrap();
        println!("saved {nth}");
    }
}

/// Starts a writer and waits until it has written something.
fn start(folder: &Path) -> Child {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "writer", "--nocapture"]).env(FOLDER, folder);
    let mut writer = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(writer.stdout.as_mut().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap().starts_with("saved")), "the writer ended by itself");
    writer
}

fn kill(mut writer: Child) {
    writer.kill().unwrap();
    writer.wait().unwrap();
}

#[test]
fn a_writer_killed_at_any_moment_leaves_a_whole_entry() {
    let folder = TempDir::new().unwrap();
    let cache = cache(folder.path());
    let (mut last, mut torn) = (0, 0);
    for run in 0..50 {
        let writer = start(folder.path());
        sleep(Duration::from_micros(run * 430));
        kill(writer);
        torn += unfinished(&cache);
        let found = whole(&cache).expect("something was written");
        assert!(found >= last, "entry {found} after {last}");
        last = found;
    }
    assert!(torn > 0, "no writer was killed while it wrote");
    cache.save("index", 1, sections(7)).unwrap();
    assert_eq!((whole(&cache), unfinished(&cache)), (Some(7), 0));
}

#[test]
fn writers_at_once_do_one_another_no_harm() {
    let folder = TempDir::new().unwrap();
    let cache = cache(folder.path());
    let writers = [start(folder.path()), start(folder.path()), start(folder.path())];
    for _ in 0..100 {
        assert!(whole(&cache).is_some());
    }
    writers.into_iter().for_each(kill);
    cache.save("index", 1, sections(0)).unwrap();
    assert_eq!((whole(&cache), unfinished(&cache)), (Some(0), 0));
}
