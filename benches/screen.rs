//! How long a key press takes to its frame on a large vault: from the key's arrival to the cells that are to be drawn,
//! the reading of the note from the disk and the finding of what is typed included. In a session a typed letter is drawn
//! before that.
//!
//!     cargo bench --bench screen             10,000 generated notes
//!     cargo bench --bench screen -- 100000   as many as you like

#[allow(dead_code)] // the other bench uses the rest
mod generate;

use generate::{Shape, words};
use ibid::config::Settings;
use ibid::live;
use ibid::session::script::Script;
use ibid::vault::Vault;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs, io};

const NOTES: usize = 10_000;

/// What is pressed before, and the key pressed over and over.
const STEPS: [(&str, &str, &str); 19] = [
    ("a step in the tags", "", "j"),
    ("a step in the notes, with preview", "2", "j"),
    ("a line of a note", "2<Enter>", "j"),
    ("a row of the references", "4", "j"),
    ("a letter of a tag and back", "/", "e"),
    ("a letter of the go-to line and back", ":note", "e"),
    ("the next pane", "", "<Tab>"),
    ("a row of the sources", "s", "j"),
    ("another order of the sources", "s", "o"),
    ("a first letter of the sources and back", "s/", "e"),
    ("a sixth letter of the sources and back", "s/study", "e"),
    ("nothing matching in the sources", "s/study", "q"),
    ("opening the list of everything", "", "a"),
    ("a row of everything", "a", "<Down>"),
    ("a first letter of everything", "a", "e"),
    ("another first letter of everything", "a", "s"),
    ("a third letter of everything", "ate", "r"),
    ("a letter of everything taken back", "ater", "<Backspace>"),
    ("nothing matching in everything", "ater", "q"),
];

fn main() -> io::Result<()> {
    let notes = env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(NOTES);
    let folder = tempfile::tempdir()?;
    let bytes = Shape { tags: notes, ..Shape::new(notes) }.write(folder.path())?;
    fs::write(folder.path().join("library.json"), library(notes))?;
    println!("{notes} notes and works, {:.1} MB of text, 120 × 40", bytes as f64 / 1e6);
    let vault = Arc::new(Vault::open(folder.path()).map_err(io::Error::other)?);
    let begin = Instant::now();
    let mut script = Script::new(vault.clone(), 120, 40);
    script.buffer();
    println!("{:40} {:>9.2} ms", "first frame, no index yet", millis(begin.elapsed()));
    let only = env::args().skip(1).find(|argument| argument.starts_with(char::is_alphabetic));
    for (name, before, key) in
        STEPS.iter().filter(|step| only.as_ref().is_none_or(|only| step.0.contains(only)))
    {
        let (index, _) = live::build(&vault, &Settings::default(), &|_| {});
        if *name == STEPS[0].0 {
            let (tags, works) = (index.tags().len(), index.sources().len());
            let headings: usize = index.notes().iter().map(|note| note.headings().len()).sum();
            println!("{tags} tags, {works} works, {headings} headings");
        }
        let mut script = Script::new(vault.clone(), 120, 40);
        script.index(index);
        script.press("a<Esc>").press(before).buffer();
        report(name, &mut (0..200).map(|_| pressed(&mut script, key)).collect::<Vec<_>>());
    }
    Ok(())
}

/// A library of so many works.
fn library(works: usize) -> String {
    let entry = |work: usize| {
        let (author, subject) =
            (words::capital(&words::word(work + 3)), words::capital(&words::word(work * 11)));
        let title = format!(
            "{subject} of {} in {author}: A Study of {}",
            words::word(work * 13),
            words::tag_name(work)
        );
        format!(
            r#"{{"id":"{author}{work}","type":"article-journal","title":"{title}","author":[{{"family":"{author}","given":"A."}},{{"family":"{subject}"}}],"container-title":"Journal of {}","DOI":"10.1000/{work}","issued":{{"date-parts":[[{}]]}}}}"#,
            words::word(work % 50),
            1970 + work % 55
        )
    };
    format!("[{}]", (0..works).map(entry).collect::<Vec<_>>().join(",\n"))
}

/// The time from a key to its frame. What it changed is undone and forgotten, so that every press finds the same.
fn pressed(script: &mut Script, key: &str) -> Duration {
    let begin = Instant::now();
    script.press(key).buffer();
    let took = begin.elapsed();
    match key {
        // another letter in its place has what was found for it forgotten
        "e" | "s" | "r" | "q" => drop(script.press("<Backspace>z<Backspace>").buffer()),
        "a" => drop(script.press("<Esc>").buffer()),
        "<Backspace>" => drop(script.press("r").buffer()),
        _ => {}
    }
    took
}

fn report(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: f64| millis(times[(times.len() as f64 * share) as usize]);
    println!("{name:40} {:>9.2} ms p50 {:>9.2} ms p99", at(0.5), at(0.99));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
