//! Links as they open and close: where they lead, and what they show.

use super::build::Builder;
use super::runs::size_behind;
use super::target::{address_target, is_offered, note_target, part_words, words_of};
use crate::note::document::{LinkTarget, PictureSize};
use crate::note::{doi, extract};

impl Builder<'_, '_> {
    /// A wikilink without a text of its own shows what it leads to, an embed with one shows that. What stands behind its pipe
    /// comes as text until it closes.
    pub(super) fn open_wikilink(&mut self, target: &str, embed: bool, named: bool) {
        if target.contains('\n') {
            return;
        }
        if embed {
            self.runs.break_before();
        }
        let to = note_target(target, embed);
        let words = part_words(&to);
        self.open_target(to);
        if !named {
            self.runs.text(&words);
        }
        if embed || !named {
            self.runs.mute();
        }
    }

    /// From here on all text leads to `address`, in the vault or out of it.
    pub(super) fn open_link(&mut self, address: &str, embed: bool) {
        if embed {
            self.runs.break_before();
        }
        match extract::has_scheme(address) || address.starts_with("//") {
            true => self.open_address(address),
            false => self.open_target(note_target(&doi::percent_decoded(address), embed)),
        }
    }

    /// A link without a text of its own shows where it leads; the size of an image is no text.
    pub(super) fn close_link(&mut self) {
        let caption = self.runs.unmute();
        let open = self.runs.open_link().and_then(|link| Some((link, self.links.get(link)?.to.clone())));
        if let Some((link, to)) = open {
            if matches!(to, LinkTarget::Note { embed: true, .. } | LinkTarget::Address(_)) {
                let sized = caption.as_deref().and_then(size_behind);
                let (end, size) = sized.map_or((usize::MAX, None), |(end, size)| (end, Some(size)));
                self.links[link].size = size.or_else(|| self.runs.take_size(link));
                if self.runs.is_wordless(link) {
                    let caption = caption.as_deref().unwrap_or("");
                    self.runs.text(caption.get(..end).unwrap_or(caption).trim());
                }
            }
            if self.runs.is_wordless(link) {
                let words = if caption.is_some() { part_words(&to) } else { words_of(&to) };
                self.runs.text(&words);
            }
        }
        self.runs.link(None);
    }

    /// The picture that is linked to is to have that size.
    pub(super) fn size_link(&mut self, size: Option<PictureSize>) {
        let link = self.runs.open_link().and_then(|link| self.links.get_mut(link));
        link.into_iter().for_each(|link| link.size = size);
    }

    /// From here on all text leads to `address`, if it is one that is offered: nothing a note says may be run.
    pub(super) fn open_address(&mut self, address: &str) {
        if is_offered(address) {
            self.open_target(address_target(address));
        }
    }

    /// Whether what stands last is shown, not only linked to.
    pub(super) fn is_behind_embed(&self) -> bool {
        let last = self.runs.last_link().and_then(|link| self.links.get(link));
        last.is_some_and(|link| matches!(link.to, LinkTarget::Note { embed: true, .. }))
    }
}
