//! `ibid trail` as people and scripts meet it, on the demo vault.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-vault")
}

fn trail(vault: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command.env_remove("IBID_VAULT").env("IBID_CACHE", "/dev/null").env("COLUMNS", "100");
    command.arg("--vault").arg(vault).arg("trail");
    command.args(arguments).output().unwrap()
}

/// What a run printed, what it said on the side and how it ended.
fn transcript(arguments: &[&str]) -> String {
    let run = trail(&demo(), arguments);
    let mut out = format!("$ ibid trail {}\n{}", arguments.join(" "), String::from_utf8_lossy(&run.stdout));
    for line in String::from_utf8_lossy(&run.stderr).lines() {
        out += &format!("! {line}\n");
    }
    out + &format!("[{}]\n", run.status.code().unwrap())
}

fn json(arguments: &[&str]) -> Value {
    let run = trail(&demo(), &[arguments, &["--json"]].concat());
    serde_json::from_slice(&run.stdout).unwrap_or_else(|error| panic!("{arguments:?}: {error}: {run:?}"))
}

#[test]
fn transcripts_of_trails() {
    let runs: [&[&str]; 8] = [
        &["2026-02-03 09-14-27"],
        &["Cards for the exam in May"],
        &["@roedigerTestEnhancedLearning2006"],
        &["@karpickeCriticalImportanceRetrieval2008", "--up"],
        &["Advice from a friend", "--up"],
        &["Advice from a friend"],
        &["Log"],
        &["no note is called this"],
    ];
    let transcripts: Vec<String> = runs.iter().map(|run| transcript(run)).collect();
    insta::assert_snapshot!(transcripts.join("\n"));
}

/// The nodes of a tree, each with its parent's.
fn nodes(tree: &Value) -> Vec<&Value> {
    let mut all = vec![tree];
    let mut at = 0;
    while let Some(node) = all.get(at).copied() {
        all.extend(node["children"].as_array().unwrap());
        at += 1;
    }
    all
}

#[test]
fn the_tree_has_the_fields_of_the_contract() {
    let tree = json(&["Cards for the exam in May"]);
    assert_eq!(tree["path"], "Notebook/Cards for the exam in May.md");
    assert_eq!(tree["relation"], Value::Null);
    let summary = r#"{"sources":5,"deepest":5,"without_source":["Notebook/Advice from a friend.md"]}"#;
    assert_eq!(tree["summary"].to_string(), summary);
    let all = nodes(&tree);
    for node in &all {
        assert!(node["path"].is_string() != node["source"].is_string(), "{node}");
        assert!(node["label"].is_string() && node["children"].is_array(), "{node}");
    }
    assert!(all[1..].iter().all(|node| node["relation"].is_string() && node.get("summary").is_none()));
    let marked = |mark: &str| -> Vec<&Value> {
        let nodes = all.iter().filter(|node| node.get(mark) == Some(&Value::Bool(true)));
        nodes.map(|node| &node["path"]).collect()
    };
    assert_eq!(marked("cycle"), ["Notebook/Cards for the exam in May.md"]);
    assert_eq!(marked("shared"), ["Research/Takeaways/2026-02-05 18-02-44.md"]);
}

#[test]
fn up_from_a_work_to_what_rests_on_it() {
    let up = json(&["10.1126/science.1152408", "--up"]);
    assert_eq!(up["source"], "karpickeCriticalImportanceRetrieval2008");
    let keys: Vec<&String> = up["summary"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["notes", "deepest"]);
    let takeaway = "Research/Takeaways/2026-02-03 09-14-27.md";
    assert!(nodes(&up).iter().any(|node| node["path"] == takeaway));
}

#[test]
fn nothing_a_relation_is_called_reaches_the_terminal_as_a_command() {
    let folder = tempfile::tempdir().unwrap();
    let row = "<tr><td><a class=\"internal-link\" data-href=\"b.md\">b</a></td></tr>";
    let table = format!(
        "# References\n<table class=\"dataview\"><tr><th>na\u{1b}[2Jme\u{202e}</th></tr>{row}</table>\n"
    );
    std::fs::write(folder.path().join("a.md"), table).unwrap();
    std::fs::write(folder.path().join("b.md"), "---\ntitle: \"\\e[31mred\\u202e\"\n---\n").unwrap();
    for arguments in [&["a.md"][..], &["a.md", "--json"]] {
        let out = String::from_utf8(trail(folder.path(), arguments).stdout).unwrap();
        let raw = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
        assert!(out.contains("me") && out.contains("red") && !out.contains(raw), "{arguments:?}: {out:?}");
    }
}
