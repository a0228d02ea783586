//! The program in a real pseudo-terminal: that it starts, answers, and leaves the terminal and no process behind.
//! Every wait polls what is on the screen, up to a generous limit; nothing sleeps for a fixed time and hopes.
#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};

/// Long enough for the slowest machine; nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_secs(60);

/// ibid in a terminal: its process, the bytes it wrote and the screen they make.
struct Run {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<Seen>>,
}

struct Seen {
    bytes: Vec<u8>,
    parser: vt100::Parser,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn number(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// ibid on a vault.
fn ibid(vault: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ibid"));
    command.arg(vault);
    command
}

/// Starts a program in a new terminal.
fn spawn(mut command: CommandBuilder, size: PtySize) -> (PtyPair, Box<dyn Child + Send + Sync>) {
    let pair = native_pty_system().openpty(size).unwrap();
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env("TERM", "xterm-256color");
    command.env("IBID_CONFIG", "/dev/null");
    let child = pair.slave.spawn_command(command).unwrap();
    (pair, child)
}

/// Waits for a process to end; `screen` is told where it does not.
fn ended(child: &mut (dyn Child + Send + Sync), screen: impl Fn() -> String) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < PATIENCE, "still running:\n{}", screen());
        thread::sleep(Duration::from_millis(5));
    }
}

impl Run {
    fn start(vault: &str, columns: u16, rows: u16) -> Run {
        Run::of(ibid(vault), columns, rows)
    }

    fn of(command: CommandBuilder, columns: u16, rows: u16) -> Run {
        let (pair, child) = spawn(command, size(columns, rows));
        let mut output = pair.master.try_clone_reader().unwrap();
        let parser = vt100::Parser::new(number(rows), number(columns), 0);
        let seen = Arc::new(Mutex::new(Seen { bytes: Vec::new(), parser }));
        let shared = seen.clone();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut chunk) {
                let mut seen = shared.lock().unwrap();
                seen.bytes.extend_from_slice(&chunk[..read]);
                seen.parser.process(&chunk[..read]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Run { child, master: pair.master, keys, seen }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// Waits until the screen is as wanted.
    fn until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if wanted(&screen) {
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "waiting for {what}:\n{screen}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    fn until_shown(&self, text: &str) -> String {
        self.until(text, |screen| screen.contains(text))
    }

    fn until_all_shown(&self, texts: &[&str]) {
        self.until(&texts.join(" and "), |screen| texts.iter().all(|text| screen.contains(text)));
    }

    fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Waits for the process to end.
    fn end(&mut self) -> ExitStatus {
        let seen = self.seen.clone();
        ended(self.child.as_mut(), || seen.lock().unwrap().parser.screen().contents())
    }

    /// What is wrong with the terminal the program left, once all it wrote has been seen.
    fn left_behind(&self) -> Vec<&'static str> {
        let start = Instant::now();
        loop {
            let wrong = faults(&self.seen.lock().unwrap());
            if wrong.is_empty() || start.elapsed() > PATIENCE {
                return wrong;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn faults(seen: &Seen) -> Vec<&'static str> {
    let screen = seen.parser.screen();
    let last = |on: &str, off: &str| {
        let find = |text: &str| seen.bytes.windows(text.len()).rposition(|window| window == text.as_bytes());
        find(off) > find(on)
    };
    let rules = [
        (screen.alternate_screen(), "the alternate screen"),
        (screen.hide_cursor(), "a hidden cursor"),
        (screen.bracketed_paste(), "bracketed paste"),
        (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "the mouse"),
        (!last("\x1b[?1006h", "\x1b[?1006l"), "the mouse's encoding"),
        (!last("\x1b[?1049h", "\x1b[?1049l"), "the alternate screen's switch"),
    ];
    rules.into_iter().filter(|(wrong, _)| *wrong).map(|(_, what)| what).collect()
}

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
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
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
