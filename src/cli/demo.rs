//! `ibid demo`: the demo vault, which is part of the program.

use crate::vault::Vault;
use include_dir::{Dir, include_dir};
use std::sync::Arc;

static DEMO: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/demo-vault");

/// Where the demo begins: the note that shows a reader around.
pub(super) const START: &str = "Basics/Welcome.md";

/// The built-in vault.
pub(super) fn vault() -> Arc<Vault> {
    Arc::new(Vault::embedded("demo-vault", &DEMO))
}
