//! Which vault a command works on: the one named, IBID_VAULT, the configured one, or the one around the working folder.

use super::Failure;
use crate::config::Settings;
use crate::vault::{Vault, enclosing};
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const NONE: &str = "no vault to open\n  Name a folder of Markdown notes: `ibid FOLDER`, `ibid --vault FOLDER COMMAND`, or IBID_VAULT=FOLDER;\n  or `vault` in the configuration file;\n  or start ibid inside a vault (a folder with .obsidian, .zk, .foam or .logseq).\n  To look around first: `ibid demo`.";

/// Opens the vault `asked` for, else the one that is at hand.
pub(super) fn open(asked: Option<&Path>, settings: &Settings) -> Result<Arc<Vault>, Failure> {
    let path = asked
        .map(Path::to_path_buf)
        .or_else(|| at_hand(settings))
        .ok_or_else(|| Failure::Message(NONE.to_string()))?;
    Vault::open(&path).map(Arc::new).map_err(|error| Failure::Message(error.to_string()))
}

fn at_hand(settings: &Settings) -> Option<PathBuf> {
    settings.vault.clone().or_else(|| enclosing(&env::current_dir().ok()?))
}
