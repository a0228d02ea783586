//! Where something may have changed → which of a vault's files are to be looked at, and whether it is to be listed anew.

use crate::index::Index;
use crate::note::{Problem, Stamp};
use crate::vault::{Changed, Listing, Vault};
use std::collections::HashSet;

/// What is to be looked at.
pub(super) struct Look {
    /// What is there now, where files may have come or gone.
    pub listing: Option<Listing>,
    /// Whether files of which nothing was heard are looked at too.
    everywhere: bool,
    /// The files of which something was heard: they are read even if they look as they did.
    pub named: HashSet<String>,
}

/// What one place on disk asks for.
enum Ask {
    /// Nothing: it came and went.
    Nothing,
    Read,
    List,
    Everything,
}

impl Look {
    /// A look at all there is.
    pub fn at_everything(vault: &Vault) -> Look {
        Look { listing: Some(vault.list()), everywhere: true, named: HashSet::new() }
    }

    /// A look where something may have `changed` since `index` was made; `listed` are the problems of the last listing.
    pub fn plan(vault: &Vault, index: &Index, listed: &[Problem], changed: &Changed) -> Look {
        let Changed::Paths(places) = changed else { return Look::at_everything(vault) };
        let (mut list, mut everywhere) = (false, false);
        let (mut named, mut met) = (HashSet::new(), Vec::new());
        for place in places {
            let at = vault.at(place);
            let known = at.names.iter().any(|name| is_known(index, name));
            let in_the_way = listed.iter().any(|problem| at.names.contains(&problem.path));
            let ask = match (at.is_folder, known, at.exists) {
                (true, ..) => Ask::Everything,
                _ if in_the_way => Ask::List,
                (_, false, false) => Ask::Nothing,
                (_, true, true) if at.names.iter().any(|name| vault.stamp(name).is_some()) => Ask::Read,
                _ => Ask::List,
            };
            everywhere |= matches!(ask, Ask::Everything);
            list |= matches!(ask, Ask::List);
            if at.exists && !matches!(ask, Ask::Nothing) {
                named.extend(at.names.iter().cloned());
                met.push(at.names);
            }
        }
        let listing = (list || everywhere).then(|| vault.list());
        if let Some(listing) = &listing {
            // what the listing has no name for may be behind a link, or stand in the way of something
            everywhere |= !met.iter().all(|names| names.iter().any(|name| listing.has(name)));
        }
        Look { listing, everywhere, named }
    }

    /// Whether the file called `name` is to be read: `then` is how it looked when it was read, `now` how it looks.
    pub fn asks_for(&self, name: &str, then: Option<Stamp>, now: impl FnOnce() -> Stamp) -> bool {
        self.named.contains(name) || then.is_none() || self.everywhere && Some(now()) != then
    }
}

fn is_known(index: &Index, name: &str) -> bool {
    index.note_at(name).is_some()
        || index.attachments().binary_search_by(|path| path.as_str().cmp(name)).is_ok()
}
