//! Real vaults for tests: where they are not at hand, the test says that it is skipped.

use ibid::config::Settings;
use ibid::index::Index;
use ibid::live;
use ibid::vault::Vault;
use std::path::Path;

/// The index of a vault that is no part of the project.
pub fn shared(name: &str) -> Option<Index> {
    let path = format!("../shared/vaults/{name}");
    let index = index(&path);
    if index.is_none() {
        eprintln!("skipped: the vault {path} is not here");
    }
    index
}

/// The index of the vault at `path` in the project.
pub fn index(path: &str) -> Option<Index> {
    let vault = Vault::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()?;
    Some(live::build(&vault, &Settings::default(), &|_| {}).0)
}
