//! Indexing a folder in the background: what subscribers hear, that no file can keep the rest from being indexed, and
//! that what was indexed is found.

mod changes;
mod kept;
mod watched;

use ibid::config::Settings;
use ibid::live::{Live, Progress, Update, build};
use ibid::note::ProblemKind;
use ibid::vault::Vault;
use std::fs;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

/// Long enough for the slowest machine; nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_secs(60);

fn vault(files: &[(&str, &[u8])]) -> (TempDir, Vault) {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let vault = Vault::open(folder.path()).unwrap();
    (folder, vault)
}

/// All updates up to the index, as words.
fn heard(live: &Live) -> Vec<String> {
    let updates = live.subscribe();
    let mut heard = Vec::new();
    loop {
        match updates.recv_timeout(PATIENCE).unwrap() {
            Update::Progress(Progress { done, total }) => heard.push(format!("{done}/{total}")),
            Update::Ready(index) => {
                heard.push(format!("ready {}", index.notes().len()));
                return heard;
            }
            Update::Watching(_) | Update::Rewritten(_) => {}
            Update::Failed(message) => panic!("{message}"),
        }
    }
}

#[test]
fn subscribers_hear_of_the_index_early_or_late() {
    let (_folder, vault) = vault(&[("a.md", b"[[b]]"), ("sub/b.md", b"#tag"), ("c.png", b"")]);
    let live = Live::start(Arc::new(vault), Settings::default(), None);
    let early = heard(&live);
    assert_eq!(early.last().map(String::as_str), Some("ready 2"));
    assert!(
        early.iter().all(|update| ["0/2", "1/2", "2/2", "ready 2"].contains(&update.as_str())),
        "{early:?}"
    );
    assert_eq!(heard(&live), ["ready 2"], "who comes late hears the newest");
    assert_eq!(live.index().totals().resolved, 1);
    assert_eq!(live.index().attachments(), ["c.png"]);
}

#[test]
fn an_empty_vault_is_ready_too() {
    let (_folder, vault) = vault(&[]);
    let live = Live::start(Arc::new(vault), Settings::default(), None);
    assert_eq!(heard(&live).last().map(String::as_str), Some("ready 0"));
}

#[test]
fn a_vault_that_vanished_is_an_index_with_a_problem() {
    let (folder, vault) = vault(&[("a.md", b"")]);
    folder.close().unwrap();
    let (index, _) = build(&vault, &Settings::default(), &|_| {});
    assert_eq!(index.notes().len(), 0);
    assert_eq!(index.problems().iter().map(|p| p.kind).collect::<Vec<_>>(), [ProblemKind::Unreadable]);
}

#[test]
fn what_cannot_be_read_as_meant_costs_no_other_note() {
    let nested = format!("{} deep", "> ".repeat(50_000));
    let lists = (0..2_000).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect::<String>();
    let (_folder, vault) = vault(&[
        ("good.md", b"[[latin]] [[vanishing]]"),
        ("latin.md", b"one\ncaf\xE9 #tag"),
        ("nested.md", nested.as_bytes()),
        ("lists.md", lists.as_bytes()),
        ("nul.md", b"\0\0\0"),
        ("vanishing.md", b""),
    ]);
    let root = vault.root().unwrap().to_path_buf();
    // the first report comes between listing and reading
    let vanish = |progress: Progress| {
        if progress.done == 0 {
            let _ = fs::remove_file(root.join("vanishing.md"));
        }
    };
    let (index, _) = build(&vault, &Settings::default(), &vanish);
    let paths: Vec<&str> = index.notes().iter().map(|note| note.path()).collect();
    assert_eq!(paths, ["good.md", "latin.md", "lists.md", "nested.md", "nul.md", "vanishing.md"]);
    let problems: Vec<(&str, u32, ProblemKind)> =
        index.problems().iter().map(|problem| (problem.path.as_str(), problem.line, problem.kind)).collect();
    for expected in [
        ("latin.md", 2, ProblemKind::Encoding),
        ("nul.md", 1, ProblemKind::Encoding),
        ("vanishing.md", 1, ProblemKind::Unreadable),
    ] {
        assert!(problems.contains(&expected), "{expected:?} in {problems:?}");
    }
    assert!(index.tag_named("tag").is_some(), "what can be read of a note is indexed");
    assert_eq!(index.totals().resolved, 2, "links to a note that cannot be read lead to it");
}

#[test]
fn progress_covers_every_note() {
    let files: Vec<String> = (0..300).map(|n| format!("{n}.md")).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|name| (name.as_str(), &b"text"[..])).collect();
    let (_folder, vault) = vault(&files);
    let reports = Mutex::new(Vec::new());
    let (index, took) =
        build(&vault, &Settings::default(), &|progress| reports.lock().unwrap().push(progress));
    let reports = reports.into_inner().unwrap();
    assert_eq!(reports.first(), Some(&Progress { done: 0, total: 300 }));
    assert!(reports.contains(&Progress { done: 300, total: 300 }));
    assert_eq!(index.notes().len(), 300);
    assert!(took > Duration::ZERO);
}

#[test]
fn a_huge_note_and_a_huge_line_are_read_whole() {
    const LINES: u32 = 640_000;
    let folder = tempfile::tempdir().unwrap();
    let line = "plain words that go on and on, as in a log somebody pasted into a note of his\n";
    std::fs::write(folder.path().join("huge.md"), line.repeat(LINES as usize) + "\nthe [[end]]\n").unwrap();
    let words = "word [[a|b]] and #tag ".repeat(1_000_000 / 22);
    std::fs::write(folder.path().join("line.md"), format!("{words}[[last]]\n")).unwrap();
    let vault = ibid::vault::Vault::open(folder.path()).unwrap();
    let (index, _) = ibid::live::build(&vault, &Default::default(), &|_| {});
    let last = |path: &str| {
        index
            .note(index.note_at(path).unwrap())
            .links()
            .last()
            .map(|link| (link.target.to_string(), link.line))
    };
    assert_eq!(last("huge.md"), Some(("end".to_string(), LINES + 2)));
    assert_eq!(last("line.md"), Some(("last".to_string(), 1)));
    assert_eq!(index.problems(), []);

    let mut script = ibid::session::script::Script::new(std::sync::Arc::new(vault), 80, 24);
    script.index(index);
    assert!(script.press("2<Enter>G").screen().contains("up to here, line"), "{}", script.screen());
}
