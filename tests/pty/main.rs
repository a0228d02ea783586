//! The program in a real pseudo-terminal: that it starts, answers, and leaves the terminal and no process behind.
//! Every wait polls what is on the screen, up to a generous limit; nothing sleeps for a fixed time and hopes.
#![cfg(unix)]

mod edit;
mod export;
mod find;
mod images;
mod jump;
mod live;
mod look;
mod opened;
mod run;

use std::io::Read;

use run::{Run, ended, ibid, number, program, size, spawn};

#[test]
fn it_starts_shows_the_vault_and_quits_with_the_terminal_as_it_was() {
    let mut run = Run::start("demo-vault", 120, 40);
    run.until_shown("find a tag");
    run.until("the index", |screen| !screen.contains("reading"));
    run.press("q");
    assert_eq!(run.end().exit_code(), 0);
    assert_eq!(run.left_behind(), Vec::<&str>::new());
}

#[test]
fn a_few_keys_lead_from_a_tag_to_a_note_and_its_doi() {
    let mut run = Run::start("demo-vault", 120, 40);
    run.press("/testing\r");
    // a frame may arrive in several pieces, so all of it is waited for
    run.until_all_shown(&["https://doi.org/10.", "Sources (", "Content"]);
    run.press("4\r");
    run.until_shown("Cited by (");
    run.press("\x0f");
    run.until("the note again", |screen| !screen.contains("Cited by ("));
    run.press("\x03");
    assert_eq!(run.end().exit_code(), 0);
    assert_eq!(run.left_behind(), Vec::<&str>::new());
}

#[test]
fn it_takes_any_size_at_any_moment() {
    let mut run = Run::start("demo-vault", 120, 40);
    run.until_shown("find a tag");
    for (columns, rows, expected) in [
        (50, 20, "1 Tags 2 Notes"),
        (20, 5, "ibid needs"),
        (80, 24, "find a tag"),
        (1, 1, ""),
        (100, 30, "References"),
    ] {
        run.seen.lock().unwrap().parser.screen_mut().set_size(number(rows), number(columns));
        run.master.resize(size(columns, rows)).unwrap();
        run.until_shown(expected);
    }
    run.press("q");
    assert_eq!(run.end().exit_code(), 0);
}

#[test]
fn a_request_to_end_restores_the_terminal() {
    for (signal, code) in [("-TERM", 143), ("-INT", 130), ("-HUP", 129)] {
        let mut run = Run::start("demo-vault", 80, 24);
        run.until_shown("find a tag");
        run.signal(signal);
        assert_eq!(run.end().exit_code(), code, "{signal}");
        assert_eq!(run.left_behind(), Vec::<&str>::new(), "{signal}");
    }
}

#[test]
fn a_panic_is_told_on_a_restored_terminal() {
    const PANICS: &str = "IBID_TEST_PANICS";
    if std::env::var_os(PANICS).is_some() {
        // the other half of this test, in a terminal of its own
        ibid::terminal::prepared(|| -> std::io::Result<()> { panic!("a fault on purpose") }).unwrap();
    }
    let mut command = program(std::env::current_exe().unwrap());
    command.args(["--exact", "a_panic_is_told_on_a_restored_terminal", "--nocapture"]);
    command.env(PANICS, "1");
    command.env("RUST_BACKTRACE", "0");
    let mut run = Run::of(command, 80, 24);
    assert_eq!(run.end().exit_code(), 101);
    assert_eq!(run.left_behind(), Vec::<&str>::new());
    run.until_shown("a fault on purpose");
    let seen = run.seen.lock().unwrap();
    let place = |text: &str| seen.bytes.windows(text.len()).position(|window| window == text.as_bytes());
    let order = ["\x1b[?1049h", "\x1b[?1049l", "a fault on purpose"].map(place);
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "prepared, restored, told: {order:?}");
}

#[test]
fn a_lost_terminal_leaves_no_process() {
    let (pair, mut child) = spawn(ibid("demo-vault"), size(40, 10));
    let mut output = pair.master.try_clone_reader().unwrap();
    let mut seen = Vec::new();
    while !String::from_utf8_lossy(&seen).contains("find a tag") {
        let mut chunk = [0; 512];
        let read = output.read(&mut chunk).unwrap();
        seen.extend_from_slice(&chunk[..read]);
    }
    drop((output, pair));
    assert_eq!(ended(child.as_mut(), String::new).exit_code(), 129);
}

#[test]
fn the_garden_shows_a_doi_after_five_keys() {
    let garden = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vaults/garden");
    if !std::path::Path::new(garden).is_dir() {
        return eprintln!("skipped: {garden} is not here");
    }
    let mut run = Run::start(garden, 120, 40);
    run.press("/ivd\r");
    run.until_all_shown(&["https://doi.org/10.", "+Intervertebral Disc (IVD) ×", "Sources (1)"]);
}

#[test]
fn without_a_terminal_it_says_so() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_ibid"))
        .arg("demo-vault")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("needs a terminal"));
    assert!(output.stdout.is_empty());
}
