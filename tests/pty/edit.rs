//! A note is edited in the reader's editor, which has the terminal to itself meanwhile.

use super::run::{PATIENCE, Run, ibid};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// An editor that says what it was given, adds the line that is typed, and ends.
const EDITOR: &str =
    "#!/bin/sh\nprintf 'editing %s\\n' \"$*\"\nread -r line\nprintf '\\n%s\\n' \"$line\" >> \"$2\"\n";

fn run(vault: &Path, editor: &str) -> Run {
    let mut command = ibid(vault.to_str().unwrap());
    command.env("VISUAL", "");
    command.env("EDITOR", editor);
    let mut run = Run::of(command, 120, 40);
    run.until_shown("1 notes, 1 tags");
    run.press("/tag\r\r");
    run.until_shown("Line 1 ");
    run
}

fn vault() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let vault = folder.path().join("vault");
    fs::create_dir(&vault).unwrap();
    let text = (1..=99).fold("# Long #tag\n\n".to_owned(), |text, n| text + &format!("Line {n} of many\n\n"));
    fs::write(vault.join("long note.md"), text).unwrap();
    (folder, vault)
}

#[test]
fn the_editor_has_the_terminal_and_the_reader_comes_back_to_the_place() {
    let (folder, vault) = vault();
    let editor = folder.path().join("vim");
    fs::write(&editor, EDITOR).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let mut run = run(&vault, editor.to_str().unwrap());
    run.press("jjjjjjjjjjjjjjjjjjjj");
    run.until("the middle of the note", |screen| screen.contains("Line 12 ") && !screen.contains("Line 9 "));
    run.press("e");
    let note = vault.canonicalize().unwrap().join("long note.md");
    run.until("the editor at the line", |screen| {
        screen.contains("editing +2") && screen.contains("long note.md") && !screen.contains("References")
    });
    run.press("q is a letter like others\n");
    run.until("the note at the same place", |screen| {
        screen.contains("References") && screen.contains("Line 12 ") && !screen.contains("Line 9 ")
    });
    assert!(fs::read_to_string(&note).unwrap().ends_with("q is a letter like others\n"));
    // the note is read again beside the screen: its new end may not be there yet
    let start = Instant::now();
    while !run.screen().contains("q is a letter like others") {
        assert!(start.elapsed() < PATIENCE, "{}", run.screen());
        run.press("G");
        thread::sleep(Duration::from_millis(20));
    }
    run.press("q");
    assert_eq!(run.end().exit_code(), 0);
    assert_eq!(run.left_behind(), Vec::<&str>::new());
}

#[test]
fn an_editor_that_is_not_there_is_told() {
    let (_folder, vault) = vault();
    for (editor, told) in
        [("", "No editor is set"), ("no-such-editor -x", "`no-such-editor -x` cannot be started")]
    {
        let mut run = run(&vault, editor);
        run.press("e");
        run.until_all_shown(&[told, "Line 1 "]);
        run.press("q");
        assert_eq!(run.end().exit_code(), 0);
        assert_eq!(run.left_behind(), Vec::<&str>::new());
    }
}
