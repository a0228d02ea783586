//! What leaves the program on the way to a source: hyperlinks, the clipboard, a browser; and that nothing is started for a
//! reader who sits elsewhere.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use super::run::{Run, ibid, program};

const SOURCE: &str = "@karpickeCriticalImportanceRetrieval2008";
const DOI: &str = "https://doi.org/10.1126/science.1152408";
/// The same in base64, by another program.
const DOI_BASE64: &str = "aHR0cHM6Ly9kb2kub3JnLzEwLjExMjYvc2NpZW5jZS4xMTUyNDA4";
/// What a session over SSH has in its environment.
const SSH: (&str, &str) = ("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22");
/// Programs that open addresses somewhere.
const LAUNCHERS: [&str; 14] = [
    "xdg-open",
    "gio",
    "gnome-open",
    "kde-open",
    "kde-open5",
    "kde-open6",
    "open",
    "wslview",
    "sensible-browser",
    "x-www-browser",
    "www-browser",
    "firefox",
    "lynx",
    "browser",
];

/// ibid on the page of a source.
fn on_source() -> CommandBuilder {
    let mut command = ibid("demo-vault");
    command.arg(SOURCE);
    command
}

fn started(command: CommandBuilder) -> Run {
    let run = Run::of(command, 120, 40);
    run.until_all_shown(&[DOI, "Cited by ("]);
    run
}

#[test]
fn the_doi_on_the_page_is_a_hyperlink() {
    let run = started(on_source());
    run.until_written(&format!("\x1b]8;;{DOI}\x1b\\{DOI}\x1b]8;;\x1b\\"));
    for simple in ["linux", "dumb"] {
        let mut command = on_source();
        command.env("TERM", simple);
        assert!(!started(command).has_written("\x1b]8;"), "{simple}");
    }
}

#[test]
fn the_address_is_sent_to_the_clipboard_through_what_is_between() {
    let plain = format!("\x1b]52;c;{DOI_BASE64}\x07");
    for (variable, expected) in [
        ("NOTHING", vec![plain.clone()]),
        ("TMUX", vec![plain.clone(), format!("\x1bPtmux;\x1b{plain}\x1b\\")]),
        ("STY", vec![format!("\x1bP{plain}\x1b\\")]),
    ] {
        let mut command = on_source();
        command.env(SSH.0, SSH.1);
        command.env(variable, "something");
        let mut run = started(command);
        run.press("d");
        expected.iter().for_each(|sequence| run.until_written(sequence));
        run.until_all_shown(&["Address", DOI, "sent to your terminal's clipboard"]);
    }
}

#[test]
fn an_address_can_be_pasted_into_the_go_to_line() {
    let mut run = Run::of(ibid("demo-vault"), 80, 24);
    run.until_shown("sources");
    run.press(":\x1b[200~https://doi.org/10.1126/SCIENCE.1152408\n\x1b[201~");
    run.until_shown("Karpicke & Roediger 2008");
    run.press("\r");
    run.until_shown("Source karpickeCritical");
}

/// Programs that write what they were asked for into a file and end with `code`, and that file.
fn launchers(code: u8) -> (TempDir, std::path::PathBuf) {
    let folder = TempDir::new().unwrap();
    let marker = folder.path().join("marker");
    for name in LAUNCHERS {
        let path = folder.path().join(name);
        let script = format!("#!/bin/sh\necho \"${{0##*/}} $*\" >> '{}'\nexit {code}\n", marker.display());
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    (folder, marker)
}

/// The same command where those programs are the only ones to be found.
fn among(mut command: CommandBuilder, launchers: &Path) -> CommandBuilder {
    command.env("PATH", launchers);
    command.env("BROWSER", launchers.join("browser"));
    command.env("DISPLAY", ":0");
    command
}

#[test]
fn over_ssh_nothing_is_started_and_locally_a_browser_is() {
    let (folder, marker) = launchers(0);
    let started_so_far = || fs::read_to_string(&marker).unwrap_or_default();
    for name in ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"] {
        let mut command = among(on_source(), folder.path());
        command.env(name, SSH.1);
        let mut run = started(command);
        run.press("d");
        run.until_shown("sent to your terminal's clipboard");
        run.press("\x1b");
        run.until("the page", |screen| !screen.contains("sent to your"));
        run.press("3]\r");
        run.until_shown("sent to your terminal's clipboard");
        run.press("\x03");
        assert_eq!(run.end().exit_code(), 0);
    }
    // what was started before would be in the file first
    let mut run = started(among(on_source(), folder.path()));
    run.press("d");
    run.until("a browser", |_| !started_so_far().is_empty());
    assert_eq!(started_so_far(), format!("xdg-open {DOI}\n"));
    run.until_shown("in your browser");
    assert!(!run.has_written("\x1b]52;"));
}

#[test]
fn a_browser_that_fails_leaves_the_address() {
    let (folder, _) = launchers(3);
    let mut run = started(among(on_source(), folder.path()));
    run.press("d");
    run.until_all_shown(&["No browser could be opened", "Address", DOI, "sent to your terminal's clipboard"]);
    run.until_written(DOI_BASE64);
}

/// A tmux of its own, ended with this value.
struct Tmux {
    socket: String,
}

impl Tmux {
    fn command(&self) -> CommandBuilder {
        let mut command = program("tmux");
        command.args(["-L", &self.socket, "-f", "/dev/null"]);
        command
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        let kill = ["-L", &self.socket, "kill-server"];
        let _ = Command::new("tmux").args(kill).stdout(Stdio::null()).stderr(Stdio::null()).status();
    }
}

#[test]
fn inside_tmux_the_clipboard_of_the_terminal_outside_is_reached() {
    if Command::new("tmux").arg("-V").stdout(Stdio::null()).status().is_err() {
        return eprintln!("skipped: there is no tmux here");
    }
    // either setting is enough
    for (clipboard, passthrough) in [("on", "off"), ("off", "on")] {
        let tmux = Tmux { socket: format!("ibid-test-{}-{clipboard}", std::process::id()) };
        let mut command = tmux.command();
        command.args(["set", "-g", "set-clipboard", clipboard, ";"]);
        command.args(["set", "-wg", "allow-passthrough", passthrough, ";"]);
        command.args(["set", "-as", "terminal-features", ",*:hyperlinks:clipboard", ";"]);
        command.args(["new-session", env!("CARGO_BIN_EXE_ibid"), "demo-vault", SOURCE]);
        command.env(SSH.0, SSH.1);
        let mut run = started(command);
        run.press("d");
        run.until_shown("sent to your terminal's clipboard");
        let reached =
            |_: &str| ["", "c"].iter().any(|to| run.has_written(&format!("\x1b]52;{to};{DOI_BASE64}")));
        run.until("the clipboard outside", reached);
        run.press("\x03");
        run.end();
    }
}
