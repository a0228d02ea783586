//! How long a key press takes to its frame on a large vault: from the key's arrival to the cells that are to be drawn,
//! the reading of the note from the disk included.
//!
//!     cargo bench --bench screen             10,000 generated notes
//!     cargo bench --bench screen -- 100000   as many as you like

#[allow(dead_code)] // the other bench uses the rest
mod generate;

use generate::Shape;
use ibid::config::Settings;
use ibid::live;
use ibid::session::script::Script;
use ibid::vault::Vault;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, io};

const NOTES: usize = 10_000;

/// What is pressed before, and the key pressed over and over.
const STEPS: [(&str, &str, &str); 7] = [
    ("a step in the tags", "", "j"),
    ("a step in the notes, with preview", "2", "j"),
    ("a line of a note", "2<Enter>", "j"),
    ("a row of the references", "4", "j"),
    ("a letter of a tag and back", "/", "e"),
    ("a letter of the go-to line and back", ":note", "e"),
    ("the next pane", "", "<Tab>"),
];

fn main() -> io::Result<()> {
    let notes = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(NOTES);
    let folder = tempfile::tempdir()?;
    let bytes = Shape::new(notes).write(folder.path())?;
    println!("{notes} notes, {:.1} MB of text, 120 × 40", bytes as f64 / 1e6);
    let vault = Arc::new(Vault::open(folder.path()).map_err(io::Error::other)?);
    let begin = Instant::now();
    let mut script = Script::new(vault.clone(), 120, 40);
    script.buffer();
    println!("{:36} {:>9.2} ms", "first frame, no index yet", millis(begin.elapsed()));
    for (name, before, key) in STEPS {
        let (index, _) = live::build(&vault, &Settings::default(), &|_| {});
        let mut script = Script::new(vault.clone(), 120, 40);
        script.index(index);
        script.press(before).buffer();
        report(name, &mut (0..200).map(|_| pressed(&mut script, key)).collect::<Vec<_>>());
    }
    Ok(())
}

/// The time from a key to its frame. A letter is erased again, so that every press finds the same.
fn pressed(script: &mut Script, key: &str) -> Duration {
    let begin = Instant::now();
    script.press(key).buffer();
    let took = begin.elapsed();
    if key == "e" {
        script.press("<Backspace>").buffer();
    }
    took
}

fn report(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: f64| millis(times[(times.len() as f64 * share) as usize]);
    println!("{name:36} {:>9.2} ms p50 {:>9.2} ms p99", at(0.5), at(0.99));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
