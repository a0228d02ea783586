//! Real vaults for tests: where they are not at hand, the test says that it is skipped.

use ibid::config::Settings;
use ibid::index::{Index, build};
use ibid::note::parse;
use std::path::Path;

pub fn shared(name: &str) -> Option<Index> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vaults").join(name);
    if !root.is_dir() {
        eprintln!("skipped: the vault ../shared/vaults/{name} is not here");
        return None;
    }
    let settings = Settings::default();
    let (mut notes, mut files, mut problems) = (vec![], vec![], vec![]);
    for e in
        walkdir::WalkDir::new(&root).into_iter().filter_map(|e| e.ok()).filter(|e| e.file_type().is_file())
    {
        let p = e.path().strip_prefix(&root).unwrap().to_str().unwrap().to_string();
        if p.ends_with(".md") {
            let t = String::from_utf8_lossy(&std::fs::read(e.path()).unwrap()).into_owned();
            let (n, pr) = parse(&p, &t, &settings);
            notes.push(n);
            problems.extend(pr);
        } else {
            files.push(p)
        }
    }
    Some(build(notes, files, problems, &settings))
}
