//! The walls of the design: the order of the layers, no cycle between modules, small files, input and output only where
//! it belongs, and a README that says what the program does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The layers; a module imports only from those before it. The last two are front ends, which do not import each other.
const LAYERS: [&str; 11] = [
    "config",
    "note",
    "bibliography",
    "index",
    "search",
    "vault",
    "live",
    "ui",
    "session",
    "cli",
    "terminal",
];

/// The layers that may touch files, and the one command that writes one.
const FILES: [&str; 4] = ["vault/", "config/", "terminal/", "cli/export.rs"];

const MAX_LINES: usize = 400;

/// Every Rust file below `src`: its path from there and its text.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn layer(path: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| path.split('/').next() == Some(layer))
}

/// The module paths (`note/html`) that `text` names from the crate's root.
fn crate_paths(text: &str) -> Vec<Vec<String>> {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(rest.len());
        let parts = rest[..end].split("::").filter(|part| !part.is_empty()).map(str::to_string).collect();
        found.push(parts);
    }
    found
}

#[test]
fn imports_go_one_way() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let Some(own) = layer(&path) else { continue };
        for parts in crate_paths(&text) {
            let Some(other) = parts.first().and_then(|part| layer(part)) else { continue };
            let front_ends = LAYERS[own] == "terminal" && LAYERS[other] == "cli";
            if other > own || front_ends {
                wrong.push(format!("{path} imports {}", parts.join("::")));
            }
        }
    }
    assert!(wrong.is_empty(), "against the order of the layers:\n{}", wrong.join("\n"));
}

/// The module a file is: `note/html/mod.rs` is `note/html`, `note/doi.rs` is `note/doi`.
fn module(path: &str) -> String {
    path.trim_end_matches(".rs").trim_end_matches("/mod").to_string()
}

/// The edges between sibling modules: a file that names another part of its own folder.
fn sibling_edges() -> BTreeMap<String, BTreeSet<String>> {
    let files = sources();
    let modules: BTreeSet<String> = files.iter().map(|(path, _)| module(path)).collect();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| !path.contains("tests")) {
        let own = module(path);
        for named in crate_paths(text).into_iter().chain(super_paths(&own, text)) {
            let target =
                (1..=named.len()).rev().map(|n| named[..n].join("/")).find(|name| modules.contains(name));
            let Some((from, to)) = target.and_then(|target| siblings(&own, &target)) else { continue };
            edges.entry(from).or_default().insert(to);
        }
    }
    edges
}

/// The paths that `super::` leads to, from the crate's root, also within braces.
fn super_paths(own: &str, text: &str) -> Vec<Vec<String>> {
    let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let mut base: Vec<String> = own.split('/').map(str::to_string).collect();
        let mut rest = &code[at..];
        while let Some(behind) = rest.strip_prefix("super::") {
            base.pop();
            rest = behind;
        }
        found.extend(first_names(rest).into_iter().map(|name| [base.clone(), vec![name]].concat()));
    }
    found
}

/// The first name of a path, or of each path in braces.
fn first_names(rest: &str) -> Vec<String> {
    let name =
        |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(inner) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(&inner[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(&inner[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

/// The two modules as seen from the nearest folder they share, when they are different parts of it.
fn siblings(own: &str, target: &str) -> Option<(String, String)> {
    let (a, b): (Vec<&str>, Vec<&str>) = (own.split('/').collect(), target.split('/').collect());
    let shared = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    (shared < a.len() && shared < b.len()).then(|| (a[..=shared].join("/"), b[..=shared].join("/")))
}

#[test]
fn no_cycle_between_modules() {
    let edges = sibling_edges();
    let mut cycles = Vec::new();
    for start in edges.keys() {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = edges[start].iter().collect();
        while let Some(next) = open.pop() {
            if next == start {
                cycles.push(start.clone());
                break;
            }
            if seen.insert(next) {
                open.extend(edges.get(next).into_iter().flatten());
            }
        }
    }
    assert!(cycles.is_empty(), "these modules import themselves in a circle: {cycles:?}");
}

#[test]
fn files_are_small() {
    let long: Vec<String> = sources()
        .iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > MAX_LINES)
        .map(|(path, lines)| format!("{path}: {lines}"))
        .collect();
    assert!(long.is_empty(), "over {MAX_LINES} lines: {long:?}");
}

#[test]
fn files_are_read_where_it_belongs() {
    let may = |path: &str| FILES.iter().any(|layer| path.starts_with(layer));
    let wrong: Vec<String> = sources()
        .into_iter()
        .filter(|(path, text)| !may(path) && text.contains("std::fs"))
        .map(|(path, _)| path)
        .collect();
    assert!(wrong.is_empty(), "std::fs in {wrong:?}");
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> =
        sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(path, _)| path).collect();
    assert!(silent.is_empty(), "no opening paragraph: {silent:?}");
}

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

#[test]
fn the_readme_names_every_command() {
    let readme = readme();
    let missing: Vec<String> = ibid::cli::command_names()
        .into_iter()
        .filter(|name| !readme.contains(&format!("`ibid {name}")))
        .collect();
    assert!(missing.is_empty(), "not in the README: {missing:?}");
}

#[test]
fn the_readme_has_the_keys_of_the_keymap() {
    let (readme, table) = (readme(), ibid::ui::keys::readme_table());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        let head = table.lines().next().unwrap();
        let (before, rest) = readme.split_once(head).unwrap();
        let behind = rest.find("\n\n").unwrap();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
        std::fs::write(path, format!("{before}{}{}", table.trim_end(), &rest[behind..])).unwrap();
    }
    assert!(
        self::readme().contains(&table),
        "write the README's key table anew: UPDATE_DOCS=1 cargo test --test architecture"
    );
}
