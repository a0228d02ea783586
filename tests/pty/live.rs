//! The vault changes below a running program: the screen shows it, and stays where it is.

use super::run::Run;
use std::fs;

/// A note of so many numbered lines below `first`.
fn note(first: &str) -> String {
    (1..=200).fold(format!("# {first}\n\n"), |text, n| text + &format!("Line {n} of many #tag\n\n"))
}

#[test]
fn an_edit_appears_and_the_reader_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.md");
    fs::write(&path, note("Before")).unwrap();
    let mut run = Run::start(folder.path().to_str().unwrap(), 120, 40);
    run.until_shown("1 notes, 1 tags");
    run.press("/tag\r\r");
    run.until_all_shown(&["Line 1 ", "] link"]);
    run.press("jjjjjjjjjjjjjjjjjjjj");
    let top = |screen: &str| {
        let rows = screen.lines().enumerate();
        rows.filter_map(|(row, line)| Some((row, line[line.find("Line ")?..].to_owned()))).next()
    };
    let before = run.until("the middle of the note", |screen| {
        screen.contains("Line 12 ") && !screen.contains("Line 10 ")
    });
    // as editors save: to another file, which then takes its place
    let beside = folder.path().join(".long.md.tmp");
    fs::write(&beside, note("After\n\nTwo lines more")).unwrap();
    fs::rename(&beside, &path).unwrap();
    fs::write(folder.path().join("new.md"), "another #tag and [[long]]").unwrap();
    let after = run.until("the new note", |screen| screen.contains("Backlinks (1)"));
    assert_eq!(top(&after), top(&before));
    run.press("g");
    run.until_shown("Two lines more");
    fs::remove_file(&path).unwrap();
    run.until_shown("no longer in the vault");
    run.press("q");
    assert_eq!(run.end().exit_code(), 0);
    assert_eq!(run.left_behind(), Vec::<&str>::new());
}
