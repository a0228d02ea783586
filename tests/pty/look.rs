//! How the screen looks by what is known of the terminal and what its reader says; and how it begins.

use std::process::Command;

use portable_pty::CommandBuilder;

use super::run::{Run, ibid};

/// ibid on the demo vault with these variables and arguments, once all is shown.
fn started(variables: &[(&str, &str)], arguments: &[&str]) -> Run {
    let mut command = ibid("demo-vault");
    variables.iter().for_each(|(name, value)| command.env(name, value));
    command.args(arguments);
    shown(command)
}

fn shown(command: CommandBuilder) -> Run {
    let run = Run::of(command, 120, 40);
    run.until_shown(" tags, "); // the counts are there with the index
    run
}

/// The text colour and ground of the theme `dark`, as a terminal with all colours is told them.
const DARK: [&str; 2] = ["38;2;216;222;233", "48;2;22;26;33"];

#[test]
fn colours_are_those_the_terminal_is_known_to_have() {
    let dark = &["--theme", "dark"][..];
    for (variables, arguments, written, unwritten) in [
        (&[("COLORTERM", "truecolor")][..], dark, DARK[0], "38;5;"),
        (&[("TERM", "xterm-kitty")], dark, DARK[1], "38;5;"),
        (&[("COLORTERM", ""), ("IBID_THEME", "dark")], &[], "48;5;234", "48;2;"),
        (&[("IBID_COLOURS", "truecolor"), ("IBID_THEME", "dark")], &[], DARK[1], "48;5;"),
        (&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")], dark, "╭", "38;2;"),
        (&[("NO_COLOR", "1"), ("IBID_COLOURS", "truecolor")], dark, DARK[0], "38;5;"),
        (&[("IBID_BORDERS", "ascii")], &[], "+- 1 Tags ---", "╭"),
        (&[("TERM", "linux")], &[], "+- 1 Tags ---", "╭"),
        (&[("TERM", "linux"), ("IBID_BORDERS", "lines")], &[], "╭", "+- 1 Tags"),
    ] {
        let run = started(variables, arguments);
        run.until(written, |screen| screen.contains(written) || run.has_written(written));
        assert!(!run.has_written(unwritten), "{variables:?}: {unwritten}");
    }
}

#[test]
fn the_demo_begins_with_its_tour() {
    let run = Run::of(ibid("demo"), 120, 40);
    run.until_all_shown(&[
        "What makes learning last?",
        "You are reading it in",
        "and a few letters of a tag",
    ]);
}

#[test]
fn who_has_been_here_is_not_told_how_to_begin() {
    let cache = tempfile::tempdir().unwrap();
    let folder = cache.path().to_str().unwrap();
    let greeting = "and a few letters of a tag";
    let start = || started(&[("IBID_CACHE", folder)], &[]);
    start().until_shown(greeting);
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command
        .args(["--vault", "demo-vault", "stats"])
        .env("IBID_CACHE", folder)
        .env("IBID_CONFIG", "/dev/null");
    assert!(command.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap().status.success());
    let screen = start().until_shown("? keys");
    assert!(!screen.contains(greeting), "{screen}");
}
