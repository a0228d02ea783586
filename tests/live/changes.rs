//! The index follows what happens to the vault, whatever it is. Each test ends with the index as one built anew.

use super::PATIENCE;
use super::watched::Watched;
use ibid::config::{ConfiguredLibrary, Settings};
use ibid::live::Update;
use ibid::vault::Watching;
use std::fs;
use std::thread;
use std::time::Duration;

const BIB: &str = "@article{key, title={A Title}, year={2020}}\n";

#[test]
fn what_happens_to_single_files() {
    let mut vault = Watched::of(&[("a.md", "[[b]] #one"), ("b.md", "text"), ("sub/c.md", "[[a]]")]);
    assert_eq!(vault.watching, Watching::System);
    type Step = (&'static str, fn(&Watched), &'static [&'static str]);
    let steps: [Step; 9] = [
        ("an edit", |v| v.write("a.md", "[[b]] [[missing]] #two"), &["a.md", "b.md", "sub/c.md"]),
        ("a new note", |v| v.write("missing.md", "here"), &["a.md", "b.md", "missing.md", "sub/c.md"]),
        ("a rename", |v| v.rename("missing.md", "other.md"), &["a.md", "b.md", "other.md", "sub/c.md"]),
        ("only the case", |v| v.rename("other.md", "Other.md"), &["Other.md", "a.md", "b.md", "sub/c.md"]),
        ("a deletion", |v| v.remove("Other.md"), &["a.md", "b.md", "sub/c.md"]),
        ("an atomic save", saved, &["a.md", "b.md", "sub/c.md"]),
        ("an attachment", |v| v.write("sub/picture.png", ""), &["a.md", "b.md", "sub/c.md"]),
        ("it goes", |v| v.remove("sub/picture.png"), &["a.md", "b.md", "sub/c.md"]),
        ("a note hidden", |v| v.rename("b.md", ".b.md"), &["a.md", "sub/c.md"]),
    ];
    for (what, step, expected) in steps {
        step(&vault);
        assert_eq!(vault.settled(), expected, "{what}");
    }
}

/// As editors save: to a file beside it, which then takes its place.
fn saved(vault: &Watched) {
    vault.write(".a.md.swp", "editing");
    vault.write("a.md~", "[[b]] saved #three");
    vault.rename("a.md~", "a.md");
    vault.remove(".a.md.swp");
}

#[test]
fn what_happens_to_folders() {
    let mut vault = Watched::of(&[("a.md", "[[x]]"), ("one/x.md", ""), ("one/deep/y.md", "")]);
    vault.write("two/three/new.md", "made together with its folders");
    vault.write("two/three/other.md", "");
    let names = ["a.md", "one/deep/y.md", "one/x.md", "two/three/new.md", "two/three/other.md"];
    assert_eq!(vault.settled(), names);
    vault.rename("one", "two/moved");
    let names = ["a.md", "two/moved/deep/y.md", "two/moved/x.md", "two/three/new.md", "two/three/other.md"];
    assert_eq!(vault.settled(), names);
    vault.write("two/moved/deep/y.md", "an edit where it is now #moved");
    assert_eq!(vault.settled().len(), 5);
    fs::remove_dir_all(vault.root.join("two")).unwrap();
    assert_eq!(vault.settled(), ["a.md"]);
    vault.write("two/three/new.md", "the folder again");
    assert_eq!(vault.settled(), ["a.md", "two/three/new.md"]);
    vault.write("two/three/new.md", "and an edit in it");
    assert_eq!(vault.settled().len(), 2);
    let outside = vault.root.with_file_name("outside");
    fs::rename(vault.root.join("two"), &outside).unwrap();
    assert_eq!(vault.settled(), ["a.md"]);
    fs::rename(&outside, vault.root.join("two")).unwrap();
    assert_eq!(vault.settled(), ["a.md", "two/three/new.md"]);
}

#[test]
fn ten_thousand_changes_at_once_and_all_undone() {
    let mut vault = Watched::of(&[("a.md", "[[n1]]")]);
    for n in 0..10_000 {
        vault.write(&format!("{}/n{n}.md", n % 50), &format!("number {n} [[a]] #t{}", n % 7));
    }
    assert_eq!(vault.settled().len(), 10_001);
    for folder in 0..50 {
        fs::remove_dir_all(vault.root.join(folder.to_string())).unwrap();
    }
    assert_eq!(vault.settled(), ["a.md"]);
}

#[test]
fn a_steady_trickle_gets_through() {
    let mut vault = Watched::of(&[("log.md", "")]);
    let (root, (stop, stopped)) = (vault.root.clone(), crossbeam_channel::bounded::<()>(0));
    let trickle = thread::spawn(move || {
        let mut text = String::new();
        while stopped.recv_timeout(Duration::from_millis(20)).is_err_and(|error| error.is_timeout()) {
            text += "one more line #log\n";
            fs::write(root.join("log.md"), &text).unwrap();
        }
    });
    for _ in 0..3 {
        vault.hear(); // while it goes on
    }
    drop(stop);
    trickle.join().unwrap();
    assert_eq!(vault.settled(), ["log.md"]);
}

#[test]
fn the_vaults_folder_itself_comes_and_goes() {
    let mut vault = Watched::of(&[("a.md", "one")]);
    fs::remove_dir_all(&vault.root).unwrap();
    while !matches!(vault.watching, Watching::Polling(_)) {
        vault.hear();
    }
    vault.write("b.md", "another vault #there");
    while vault.watching != Watching::System {
        vault.hear();
    }
    assert_eq!(vault.settled(), ["b.md"]);
    vault.write("b.md", "and it is heard of #again");
    assert_eq!(vault.settled(), ["b.md"]);
}

#[test]
fn without_the_system_it_looks_by_itself() {
    let mut vault = Watched::with(&[("a.md", "one")], |_| Settings { poll: true, ..Settings::default() });
    assert_eq!(vault.watching, Watching::Polling("as configured".to_string()));
    vault.write("a.md", "two #changed");
    vault.write("sub/b.md", "new");
    assert_eq!(vault.settled(), ["a.md", "sub/b.md"]);
    vault.remove("a.md");
    assert_eq!(vault.settled(), ["sub/b.md"]);
}

#[test]
fn libraries_in_the_vault_and_beside_it() {
    let beside = |root: &std::path::Path| {
        let path = root.with_file_name("beside.bib");
        let written = "~/beside.bib".to_string();
        let library = ConfiguredLibrary { path, written, said_at: ("config.toml".to_string(), 3) };
        Settings { libraries: vec![library], ..Settings::default() }
    };
    let mut vault = Watched::with(&[("a.md", "see [@key] and [@other]"), ("data.json", "{}")], beside);
    vault.write("works.bib", BIB);
    vault.settled();
    vault.write("works.bib", "@article{key, title={Another}}\n@broken{");
    vault.settled();
    vault.write("works.bib", BIB);
    vault.settled();
    let outside = vault.root.with_file_name("beside.bib");
    fs::write(&outside, BIB.replace("key", "other")).unwrap();
    vault.settled();
    fs::write(&outside, "nothing").unwrap();
    vault.settled();
    fs::remove_file(&outside).unwrap();
    vault.settled();
    vault.remove("works.bib");
    vault.write("data.json", r#"[{"id": "other", "type": "book", "title": "A Book"}]"#);
    vault.settled();
    vault.remove("data.json");
    assert_eq!(vault.settled(), ["a.md"]);
}

#[test]
fn problems_come_and_go_with_what_causes_them() {
    let mut vault = Watched::of(&[("a.md", "fine"), ("b.md", "fine")]);
    fs::write(vault.root.join("a.md"), b"caf\xE9").unwrap();
    vault.settled();
    vault.write("b.md", "---\ntags: [unclosed\n---\n");
    vault.settled();
    vault.write("a.md", "fine");
    assert_eq!(vault.settled(), ["a.md", "b.md"]);
}

#[cfg(unix)]
#[test]
fn links_and_what_they_lead_to() {
    use std::os::unix::fs::symlink;
    let mut vault = Watched::of(&[("a.md", "fine"), (".hidden/b.md", "one"), (".deep/in/c.md", "")]);
    symlink(vault.root.join(".hidden/b.md"), vault.root.join("link.md")).unwrap();
    assert_eq!(vault.settled(), ["a.md", "link.md"]);
    vault.write(".hidden/b.md", "changed where nobody lists it #hidden");
    vault.settled();
    symlink(vault.root.join(".deep"), vault.root.join("folder")).unwrap();
    assert_eq!(vault.settled(), ["a.md", "folder/in/c.md", "link.md"]);
    vault.write(".deep/in/c.md", "changed #deep");
    vault.write(".deep/in/d.md", "new #deep");
    assert_eq!(vault.settled(), ["a.md", "folder/in/c.md", "folder/in/d.md", "link.md"]);
    vault.remove(".hidden/b.md");
    assert_eq!(vault.settled(), ["a.md", "folder/in/c.md", "folder/in/d.md"], "its link leads nowhere");
    symlink("..", vault.root.join("circle")).unwrap();
    vault.settled();
    vault.remove("circle");
    vault.remove("link.md");
    assert_eq!(vault.settled(), ["a.md", "folder/in/c.md", "folder/in/d.md"]);
}

#[test]
fn a_picture_that_is_written_anew_is_told_of() {
    let mut vault = Watched::of(&[("a.md", "![[p.png]]"), ("p.png", "one")]);
    assert_eq!(vault.settled(), ["a.md"]);
    vault.write("a.md", "![[p.png]] #tag");
    vault.write("p.png", "another");
    let rewritten = |update| if let Update::Rewritten(files) = update { Some(files) } else { None };
    let updates = || vault.updates.recv_timeout(PATIENCE).expect("an update");
    let files = std::iter::repeat_with(updates).find_map(rewritten);
    assert_eq!(files, Some(vec!["p.png".to_string()]));
}
