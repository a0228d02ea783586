//! `ibid cache`: where what was worked out of a vault is kept, and forgetting it.

use super::arguments::CacheCommand;
use super::json::PathJson;
use super::output::{Output, Weight};
use super::{Exit, Failure};
use crate::ui::text::clean;
use crate::vault::{Cache, Vault};

const NONE: &str = "there is no folder for the cache outside of the vault; name one: IBID_CACHE=FOLDER";

pub(super) fn perform(vault: &Vault, asked: CacheCommand, out: &mut Output) -> Result<Exit, Failure> {
    let cache = Cache::of(vault).ok_or_else(|| Failure::Message(NONE.to_string()))?;
    let folder = cache.folder().to_string_lossy();
    if asked == CacheCommand::Clear {
        cache.clear().map_err(|error| {
            Failure::Message(format!("the cache {} cannot be removed: {error}", clean(&folder)))
        })?;
    }
    match (out.is_json(), asked) {
        (true, _) => out.json(&PathJson { path: &folder })?,
        (_, CacheCommand::Path) => out.line(&folder, Weight::Plain)?,
        (_, CacheCommand::Clear) => out.line(&format!("cleared {folder}"), Weight::Plain)?,
    }
    Ok(Exit::Success)
}
