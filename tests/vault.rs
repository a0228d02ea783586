//! What a vault lists and reads, over folders made for each case: links, pipes, odd names and encodings, things that
//! vanish or may not be read. Nothing may be lost without a word, and nothing outside may be reached.

use ibid::note::{Problem, ProblemKind};
use ibid::vault::{Listing, Vault, VaultError, enclosing};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A folder with these files; a name that ends in `/` is a folder.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        if name.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }
    folder
}

fn listed(folder: &Path) -> Listing {
    Vault::open(folder).unwrap().list()
}

/// The problems as `kind path`.
fn kinds(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.kind.name(), problem.path)).collect()
}

/// What reading `path` gives: the text, or the message of the problem.
fn read(vault: &Vault, path: &str) -> Result<String, String> {
    vault.read(path).map(|text| text.text).map_err(|problem| {
        assert_eq!((problem.path.as_str(), problem.kind, problem.line), (path, ProblemKind::Unreadable, 1));
        problem.message
    })
}

#[test]
fn notes_and_attachments_are_told_apart_and_programs_folders_skipped() {
    let folder = folder(&[
        ("b.md", ""),
        ("a/Z.MARKDOWN", ""),
        ("a/picture.png", ""),
        ("a.md/inner.md", ""),
        (".obsidian/app.md", ""),
        ("a/.trash/old.md", ""),
        ("node_modules/x/readme.md", ""),
        (".hidden.md", ""),
        ("empty/", ""),
        ("lib.bib", ""),
    ]);
    let listing = listed(folder.path());
    assert_eq!(listing.notes, ["a.md/inner.md", "a/Z.MARKDOWN", "b.md"]);
    assert_eq!(listing.attachments, ["a/picture.png", "lib.bib"]);
    assert_eq!(listing.problems, []);
}

#[test]
fn an_empty_folder_is_a_vault_of_nothing() {
    assert_eq!(listed(folder(&[]).path()), Listing::default());
}

#[test]
fn a_vault_in_a_dot_folder_is_listed() {
    let folder = folder(&[(".notes/a.md", "")]);
    assert_eq!(listed(&folder.path().join(".notes")).notes, ["a.md"]);
}

#[test]
fn what_is_no_folder_is_refused_with_advice() {
    let folder = folder(&[("note.md", "")]);
    for (name, expected) in [
        ("gone", "there is no folder PATH; give the path of a folder of notes"),
        ("note.md", "PATH is not a folder; give the folder that holds the notes"),
    ] {
        let path = folder.path().join(name);
        let error = Vault::open(&path).unwrap_err();
        assert_eq!(error.to_string(), expected.replace("PATH", &path.display().to_string()));
    }
    let unreadable = VaultError::Unreadable("x".into(), "permission denied".to_string());
    assert_eq!(
        unreadable.to_string(),
        "the folder x cannot be read (permission denied); check its permissions"
    );
}

#[test]
fn a_vault_has_its_folders_name_however_it_is_reached() {
    let folder = folder(&[("Garden/sub/", "")]);
    let vault = Vault::open(&folder.path().join("Garden/sub/..")).unwrap();
    assert_eq!(vault.name(), "Garden");
    assert_eq!(vault.root(), Some(fs::canonicalize(folder.path().join("Garden")).unwrap().as_path()));
}

#[test]
fn only_what_lies_in_the_vault_is_read() {
    let outer = folder(&[("secret.md", "secret"), ("vault/a.md", "a"), ("vault/sub/b.md", "b")]);
    let vault = Vault::open(&outer.path().join("vault")).unwrap();
    let check_all = || {
        assert_eq!(read(&vault, "a.md"), Ok("a".to_string()));
        assert_eq!(read(&vault, "sub/b.md"), Ok("b".to_string()));
        let absolute = outer.path().join("secret.md").display().to_string();
        for path in ["../secret.md", "sub/../../secret.md", "sub/../a.md", "./a.md", "", "/", &absolute] {
            assert_eq!(
                read(&vault, path),
                Err("cannot be read: it lies outside the vault".to_string()),
                "{path}"
            );
            assert_eq!(start(&vault, path, 9), Err("it lies outside the vault".to_string()), "{path}");
        }
        assert_eq!(read(&vault, "gone.md"), Err("cannot be read: there is no such file".to_string()));
        assert_eq!(read(&vault, "sub"), Err("cannot be read: it is no ordinary file".to_string()));
    };
    check_all();
    vault.list();
    check_all();
}

/// The first bytes of the file at `path` and the size of all of it.
fn start(vault: &Vault, path: &str, most: u64) -> Result<(Vec<u8>, u64), String> {
    vault.read_start(path, most).map(|start| (start.bytes, start.stamp.size))
}

#[test]
fn of_a_file_no_more_is_read_than_is_asked_for() {
    let outer = folder(&[("a.png", "abcdef"), ("none.png", "")]);
    let vault = Vault::open(outer.path()).unwrap();
    for (path, most, expected) in [
        ("a.png", 3, Ok((b"abc".to_vec(), 6))),
        ("a.png", 6, Ok((b"abcdef".to_vec(), 6))),
        ("a.png", u64::MAX, Ok((b"abcdef".to_vec(), 6))),
        ("a.png", 0, Ok((Vec::new(), 6))),
        ("none.png", 3, Ok((Vec::new(), 0))),
        ("gone.png", 3, Err("there is no such file".to_string())),
    ] {
        assert_eq!(start(&vault, path, most), expected, "{path} {most}");
    }
}

#[test]
fn a_note_that_vanishes_is_a_problem() {
    let folder = folder(&[("sub/a.md", "")]);
    let vault = Vault::open(folder.path()).unwrap();
    assert_eq!(vault.list().notes, ["sub/a.md"]);
    fs::remove_dir_all(folder.path().join("sub")).unwrap();
    assert_eq!(read(&vault, "sub/a.md"), Err("cannot be read: there is no such file".to_string()));
    assert_eq!(vault.list(), Listing::default());
    fs::remove_dir(folder.path()).unwrap();
    assert_eq!(kinds(&vault.list().problems), ["unreadable "], "the vault itself is gone");
}

#[test]
fn names_may_be_long_and_odd() {
    let long = format!("{}.md", "ñ".repeat(120));
    let names = [long.as_str(), "[[a]] & (b.md", "😀.md", "a\nb.md", "a\\b.md", "a%20b.md", " .md"];
    let files: Vec<(&str, &str)> = names.iter().map(|name| (*name, *name)).collect();
    let folder = folder(&files);
    let vault = Vault::open(folder.path()).unwrap();
    let notes = vault.list().notes;
    assert_eq!(notes.len(), names.len());
    for path in notes {
        assert_eq!(read(&vault, &path), Ok(path.clone()));
    }
}

#[test]
fn paths_are_nfc_whatever_the_disk_says() {
    let folder = folder(&[("Cafe\u{301}/re\u{301}sume\u{301}.md", "text")]);
    let vault = Vault::open(folder.path()).unwrap();
    assert_eq!(vault.list().notes, ["Café/résumé.md"]);
    assert_eq!(read(&vault, "Café/résumé.md"), Ok("text".to_string()));
}

#[test]
fn of_two_names_that_are_the_same_one_is_reported() {
    let folder = folder(&[("e\u{301}.md", "decomposed"), ("é.md", "composed")]);
    if fs::read_dir(folder.path()).unwrap().count() < 2 {
        println!("skipped: this disk holds both names for the same");
        return;
    }
    let vault = Vault::open(folder.path()).unwrap();
    let listing = vault.list();
    assert_eq!(listing.notes, ["é.md"]);
    assert_eq!(kinds(&listing.problems), ["unreadable é.md"]);
    assert_eq!(read(&vault, "é.md"), Ok("composed".to_string()), "the one that is really called so");
}

#[test]
fn what_cannot_be_decoded_is_reported_with_its_line() {
    let folder = folder(&[]);
    fs::write(folder.path().join("a.md"), b"one\ntwo \xFF\n").unwrap();
    fs::write(folder.path().join("b.md"), b"\xFF\xFEh\0i\0").unwrap();
    fs::write(folder.path().join("c.md"), b"\xEF\xBB\xBF---\n").unwrap();
    let vault = Vault::open(folder.path()).unwrap();
    for (path, text, bytes, line) in
        [("a.md", "one\ntwo \u{FFFD}\n", 10, Some(2)), ("b.md", "hi", 6, Some(1)), ("c.md", "---\n", 7, None)]
    {
        let read = vault.read(path).unwrap();
        assert_eq!((read.text.as_str(), read.bytes), (text, bytes), "{path}");
        assert_eq!(read.problem.as_ref().map(|problem| problem.line), line, "{path}");
        assert!(read.problem.is_none_or(|p| p.path == path && p.kind == ProblemKind::Encoding), "{path}");
    }
}

#[test]
fn a_vault_is_found_from_inside() {
    let folder = folder(&[("outer/.obsidian/", ""), ("outer/inner/.zk/", ""), ("outer/inner/deep/er/", "")]);
    let at = |path: &str| folder.path().join(path);
    for (from, expected) in [
        ("outer", Some("outer")),
        ("outer/inner", Some("outer/inner")),
        ("outer/inner/deep/er", Some("outer/inner")),
        ("", None),
    ] {
        assert_eq!(enclosing(&at(from)), expected.map(at), "{from}");
    }
}

#[test]
fn a_tree_in_the_program_is_a_vault_too() {
    use include_dir::{Dir, DirEntry, File};
    const HIDDEN: &[DirEntry] = &[DirEntry::File(File::new(".obsidian/app.json", b"{}"))];
    const INNER: &[DirEntry] = &[DirEntry::File(File::new("sub/b.md", b"\xEF\xBB\xBFb"))];
    static TREE: Dir = Dir::new(
        "",
        &[
            DirEntry::Dir(Dir::new("sub", INNER)),
            DirEntry::Dir(Dir::new(".obsidian", HIDDEN)),
            DirEntry::File(File::new("a.md", b"a")),
            DirEntry::File(File::new("refs.bib", b"")),
        ],
    );
    let vault = Vault::embedded("demo", &TREE);
    assert_eq!((vault.name(), vault.root()), ("demo", None));
    let listing = vault.list();
    assert_eq!(
        (listing.notes, listing.attachments),
        (vec!["a.md".into(), "sub/b.md".into()], vec!["refs.bib".into()])
    );
    assert_eq!(read(&vault, "sub/b.md"), Ok("b".to_string()));
    assert_eq!(start(&vault, "sub/b.md", 2), Ok((b"\xEF\xBB".to_vec(), 4)));
    assert_eq!(read(&vault, "../a.md"), Err("cannot be read: there is no such file".to_string()));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    #[test]
    fn links_are_followed_inside_and_each_real_file_is_there_once() {
        let outer = folder(&[
            ("outside/secret.md", "secret"),
            ("v/real.md", "real"),
            ("v/data.txt", "data"),
            ("v/folder/note.md", "note"),
            ("v/.store/kept.md", "kept"),
            ("v/.store/deep/more.md", "more"),
        ]);
        let root = outer.path().join("v");
        for (target, link) in [
            ("real.md", "alias.md"),
            ("folder", "same folder"),
            ("data.txt", "as note.md"),
            (".store/kept.md", "kept.md"),
            (".store", "store"),
            (".store", "store again"),
            ("../..", "folder/up and out"),
            ("../outside/secret.md", "secret.md"),
            ("../outside", "elsewhere"),
            ("/etc/hostname", "absolute.md"),
            ("..", "folder/loop"),
            (".", "self"),
            ("circle b", "circle a"),
            ("circle a", "circle b"),
            ("nowhere.md", "dangling.md"),
        ] {
            symlink(target, root.join(link)).unwrap();
        }
        symlink("../store", root.join(".store/back")).unwrap();
        let vault = Vault::open(&root).unwrap();
        let listing = vault.list();
        assert_eq!(
            listing.notes,
            ["as note.md", "folder/note.md", "kept.md", "real.md", "store/deep/more.md"]
        );
        assert_eq!(listing.attachments, ["data.txt"]);
        let mut expected = [
            "absolute.md",
            "circle a",
            "circle b",
            "dangling.md",
            "elsewhere",
            "folder/loop",
            "folder/up and out",
            "secret.md",
            "self",
            "store/back",
        ]
        .map(|path| format!("symlink {path}"));
        expected.sort();
        assert_eq!(kinds(&listing.problems), expected);
        for (path, text) in [("kept.md", "kept"), ("store/deep/more.md", "more"), ("as note.md", "data")] {
            assert_eq!(read(&vault, path), Ok(text.to_string()), "{path}");
        }
    }

    #[test]
    fn no_link_leads_out_when_reading() {
        let outer = folder(&[("outside/secret.md", "secret"), ("v/sub/a.md", "a")]);
        let root = outer.path().join("v");
        symlink("../outside/secret.md", root.join("secret.md")).unwrap();
        symlink("../outside", root.join("elsewhere")).unwrap();
        symlink("sub/a.md", root.join("inside.md")).unwrap();
        let vault = Vault::open(&root).unwrap();
        let check_all = || {
            for path in ["secret.md", "elsewhere/secret.md"] {
                assert_eq!(read(&vault, path), Err("cannot be read: it lies outside the vault".to_string()));
            }
            assert_eq!(read(&vault, "inside.md"), Ok("a".to_string()));
        };
        check_all();
        vault.list();
        check_all();
        fs::remove_file(root.join("sub/a.md")).unwrap();
        symlink("../../outside/secret.md", root.join("sub/a.md")).unwrap();
        assert!(read(&vault, "sub/a.md").is_err(), "a file that has become a link since it was listed");
    }

    #[test]
    fn a_pipe_is_never_opened() {
        let folder = folder(&[("a.md", "")]);
        let made = Command::new("mkfifo").arg(folder.path().join("pipe.md")).status();
        if !made.is_ok_and(|status| status.success()) {
            println!("skipped: no mkfifo here");
            return;
        }
        symlink("pipe.md", folder.path().join("to pipe.md")).unwrap();
        let vault = Vault::open(folder.path()).unwrap();
        let listing = vault.list();
        assert_eq!(listing.notes, ["a.md"]);
        assert_eq!(kinds(&listing.problems), ["unreadable pipe.md", "symlink to pipe.md"]);
        for path in ["pipe.md", "to pipe.md"] {
            let special = "cannot be read: it is no ordinary file";
            assert_eq!(read(&vault, path), Err(special.to_string()), "{path}");
        }
    }

    #[test]
    fn what_may_not_be_read_is_reported() {
        let folder = folder(&[("a.md", ""), ("closed.md", ""), ("closed/b.md", "")]);
        let closed = |mode| {
            for path in ["closed.md", "closed"] {
                fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
            }
        };
        closed(0o000);
        if fs::read(folder.path().join("closed.md")).is_ok() {
            println!("skipped: this user may read everything");
            return;
        }
        let vault = Vault::open(folder.path()).unwrap();
        let listing = vault.list();
        let refused = Vault::open(&folder.path().join("closed")).unwrap_err();
        let unread = read(&vault, "closed.md");
        closed(0o755);
        assert_eq!(listing.notes, ["a.md", "closed.md"]);
        assert_eq!(kinds(&listing.problems), ["unreadable closed"]);
        assert_eq!(unread, Err("cannot be read: permission denied".to_string()));
        assert!(matches!(refused, VaultError::Unreadable(..)), "{refused}");
    }

    #[test]
    fn names_that_are_no_text_are_read_and_reported() {
        let folder = folder(&[]);
        let odd = folder.path().join(OsStr::from_bytes(b"od\xFFd"));
        fs::create_dir(&odd).unwrap();
        fs::write(odd.join(OsStr::from_bytes(b"caf\xE9.md")), "text").unwrap();
        fs::write(odd.join("plain.md"), "plain").unwrap();
        let vault = Vault::open(folder.path()).unwrap();
        let listing = vault.list();
        assert_eq!(listing.notes, ["od\u{FFFD}d/caf\u{FFFD}.md", "od\u{FFFD}d/plain.md"]);
        assert_eq!(kinds(&listing.problems), ["encoding od\u{FFFD}d", "encoding od\u{FFFD}d/caf\u{FFFD}.md"]);
        for (path, text) in listing.notes.iter().zip(["text", "plain"]) {
            assert_eq!(read(&vault, path), Ok(text.to_string()), "{path}");
        }
    }
}
