//! How long it takes until a change of the vault is in the index and on the screen, and what it costs to wait for one.
//!
//!     cargo bench --bench live             10,000 generated notes
//!     cargo bench --bench live -- 100000   as many as you like

#[allow(dead_code)] // the other benches use the rest
mod generate;

use crossbeam_channel::Receiver;
use generate::Shape;
use ibid::config::Settings;
use ibid::index::Index;
use ibid::live::{Live, Update};
use ibid::session::script::Script;
use ibid::ui::{Message, Snapshot};
use ibid::vault::{Vault, Watching};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, io, thread};

const NOTES: usize = 10_000;
const RUNS: usize = 15;
const STORM: usize = 10_000;
const IDLE: Duration = Duration::from_secs(10);

fn main() -> io::Result<()> {
    let notes = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(NOTES);
    let folder = tempfile::tempdir()?;
    let bytes = Shape::new(notes).write(folder.path())?;
    println!("{notes} notes, {:.1} MB of text", bytes as f64 / 1e6);
    let vault = Arc::new(Vault::open(folder.path()).map_err(io::Error::other)?);
    let begin = Instant::now();
    let live = Live::start(vault.clone(), Settings::default(), None);
    let updates = live.subscribe();
    let index = next(&updates, |_| true);
    say("the first index", begin.elapsed());
    while !matches!(updates.recv(), Ok(Update::Watching(Watching::System))) {}
    thread::sleep(Duration::from_secs(1));
    say("watching, since the start", begin.elapsed() - Duration::from_secs(1));

    let mut script = Script::new(vault, 120, 40);
    let mut snapshot = Arc::new(Snapshot::new(index.clone()));
    snapshot.works();
    script.tell(Message::Index(snapshot.clone()));
    script.press("2jjj<Enter>").buffer();
    let path = index.notes()[index.notes().len() / 2].path().to_string();
    let file = folder.path().join(&path);
    let (mut to_index, mut to_snapshot, mut to_frame) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        let text = fs::read_to_string(&file)? + &format!("\none more line {run} #changed/{}\n", run / 4);
        fs::write(&file, &text)?;
        let begin = Instant::now();
        let changed = next(&updates, |index| bytes_of(index, &path) == text.len() as u64);
        to_index.push(begin.elapsed());
        let begin = Instant::now();
        snapshot = Arc::new(snapshot.next(changed));
        snapshot.works();
        to_snapshot.push(begin.elapsed());
        let begin = Instant::now();
        script.tell(Message::Index(snapshot.clone()));
        script.buffer();
        to_frame.push(begin.elapsed());
    }
    report("one changed note, to the index (100 ms of quiet included)", &mut to_index);
    report("from there to what the screen needs of it", &mut to_snapshot);
    report("from there to the frame, on the screen's thread", &mut to_frame);

    let begin = Instant::now();
    storm(folder.path(), "storm")?;
    say("writing 10,000 new notes", begin.elapsed());
    let begin = Instant::now();
    next(&updates, |index| index.notes().len() == notes + STORM);
    say("from the last of them to the index", begin.elapsed());
    let begin = Instant::now();
    fs::remove_dir_all(folder.path().join("storm"))?;
    say("removing them", begin.elapsed());
    let begin = Instant::now();
    next(&updates, |index| index.notes().len() == notes);
    say("from the last of them to the index", begin.elapsed());

    let before = settled();
    thread::sleep(IDLE);
    println!("{:58} {:>9}", "wake-ups of other threads in 10 s of nothing", wake_ups() - before);
    Ok(())
}

/// The next index that is as wanted.
fn next(updates: &Receiver<Update>, wanted: impl Fn(&Index) -> bool) -> Arc<Index> {
    loop {
        match updates.recv() {
            Ok(Update::Ready(index)) if wanted(&index) => return index,
            Ok(_) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

fn bytes_of(index: &Index, path: &str) -> u64 {
    index.note_at(path).map_or(0, |id| index.note(id).bytes())
}

fn storm(root: &Path, name: &str) -> io::Result<()> {
    for folder in 0..50 {
        fs::create_dir_all(root.join(name).join(folder.to_string()))?;
    }
    (0..STORM).try_for_each(|n| {
        let text = format!("# Number {n}\n\nSome text [[n{}]] #storm/{}\n", n / 2, n % 9);
        fs::write(root.join(name).join((n % 50).to_string()).join(format!("n{n}.md")), text)
    })
}

/// How often the others have waited once they do nothing for three seconds: the table of words is made behind all else.
fn settled() -> u64 {
    loop {
        let before = wake_ups();
        thread::sleep(Duration::from_secs(3));
        if wake_ups() == before {
            return before;
        }
    }
}

/// How often the threads of this process but this one have waited and gone on.
fn wake_ups() -> u64 {
    let own = fs::read_link("/proc/thread-self").ok();
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let others = tasks.filter(|task| own.as_ref().and_then(|own| own.file_name()) != Some(&task.file_name()));
    let count = |text: String| {
        let line = text.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?.to_string();
        line.trim().parse::<u64>().ok()
    };
    others.filter_map(|task| count(fs::read_to_string(task.path().join("status")).ok()?)).sum()
}

fn say(what: &str, took: Duration) {
    println!("{what:58} {:>9.1} ms", took.as_secs_f64() * 1e3);
}

fn report(what: &str, times: &mut [Duration]) {
    times.sort();
    let millis = |at: usize| times[at].as_secs_f64() * 1e3;
    println!("{what:58} {:>9.1} ms (up to {:.1})", millis(times.len() / 2), millis(times.len() - 1));
}
