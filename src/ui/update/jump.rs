//! From a source to where it is: its address, its own note, the clipboard. What is meant by a source here is settled in
//! [`meant`].

use std::sync::Arc;

use super::meant::{self, Meant};
use super::visit;
use crate::index::SourceId;
use crate::ui::address::offered;
use crate::ui::clipping::Clipping;
use crate::ui::copy::{self, Copy};
use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::{Address, CopyMenu};
use crate::ui::place::Place;
use crate::ui::text::{clean, cut, lines};
use crate::ui::works;

/// The most bytes sent to a clipboard: as many as make 100,000 in base64, which is what terminals take.
const CLIP: usize = 74_994;
/// The columns of a copied text in the notice that says so.
const SAID: usize = 120;

/// Goes to the address of the source meant.
pub(super) fn to_address(model: &mut Model) -> Vec<Effect> {
    address_meant(model).map_or_else(Vec::new, |address| go(model, &address))
}

/// Shows the address of the source meant as a QR code.
pub(super) fn to_qr(model: &mut Model) -> Vec<Effect> {
    if let Some(address) = address_meant(model).and_then(|address| checked(model, &address)) {
        model.cover(Address::new(address, false).into_qr());
    }
    Vec::new()
}

/// Goes to a web address: in a browser where that may be, else by showing it and sending it to the clipboard.
pub(super) fn go(model: &mut Model, address: &str) -> Vec<Effect> {
    let Some(address) = checked(model, address) else { return Vec::new() };
    if model.means.browser {
        model.notice = Some(format!("Going to {address} in your browser."));
        return vec![Effect::Browse(address)];
    }
    show(model, address)
}

/// Shows an address whole, and sends it to the clipboard where that may be.
fn show(model: &mut Model, address: String) -> Vec<Effect> {
    let sent = model.means.clipboard;
    model.cover(Address::new(address.clone(), sent));
    if sent { vec![Effect::Clip(address)] } else { Vec::new() }
}

/// Takes in that the front end did not do something: what a browser was to show is shown here, unless the reader is busy
/// with something else by now.
pub(super) fn refused(model: &mut Model, effect: Effect, reason: String) -> Vec<Effect> {
    let busy = model.overlay.is_some();
    let (notice, effects) = match effect {
        Effect::Browse(address) if busy => (format!("{reason} {address}"), Vec::new()),
        Effect::Browse(address) => (reason, show(model, address)),
        _ => (reason, Vec::new()),
    };
    model.notice = Some(notice);
    effects
}

/// Opens the own note of the source meant.
pub(super) fn to_own_note(model: &mut Model) -> Vec<Effect> {
    let Some(id) = source_meant(model) else { return Vec::new() };
    let index = model.snapshot.index.clone();
    match index.source(id).note {
        Some(note) => visit::open(model, Place::note(&index, note), None),
        None => {
            model.notice = Some(format!("There is no note about {}.", works::headline(index.source(id))));
            Vec::new()
        }
    }
}

/// Opens the menu of what can be copied.
pub(super) fn copy_menu(model: &mut Model) -> Vec<Effect> {
    let copies = copy::copies(&model.snapshot.index, &meant::subject(model));
    if copies.is_empty() {
        model.notice = Some("Open a note or a source first.".into());
    } else {
        model.cover(CopyMenu::list(copies));
    }
    Vec::new()
}

/// Copies what was chosen of the menu; a citation in the reader's style is still to be made.
pub(super) fn copy(model: &mut Model, copy: Copy) -> Vec<Effect> {
    match copy.cites {
        Some((id, manner)) => {
            let work = Arc::new(model.snapshot.index.source(id).record.clone());
            vec![Effect::ToClip(Clipping::Citation { work, manner, otherwise: copy.text })]
        }
        None => clip(model, &copy.text),
    }
}

/// Sends text to the terminal's clipboard and says so, or says why not. That it arrived nobody can know.
pub(super) fn clip(model: &mut Model, text: &str) -> Vec<Effect> {
    let text = lines(text);
    let (notice, effects) = if !model.means.clipboard {
        ("The clipboard cannot be reached from here.".into(), Vec::new())
    } else if text.len() > CLIP {
        let kilobytes = text.len().div_ceil(1000);
        (format!("Too long for a terminal's clipboard: {kilobytes} kB, of which it takes 75."), Vec::new())
    } else {
        let said = format!("Sent to your terminal's clipboard: {}", cut(&clean(&text), SAID));
        (said, vec![Effect::Clip(text)])
    };
    model.notice = Some(notice);
    effects
}

/// The address of the source meant; says so where there is none.
fn address_meant(model: &mut Model) -> Option<String> {
    if let Meant::Address(address) = meant::source(model) {
        return Some(address);
    }
    let id = source_meant(model)?;
    let source = model.snapshot.index.source(id);
    let address = source.address();
    if address.is_none() {
        model.notice = Some(format!("No DOI or address is known of {}.", works::headline(source)));
    }
    address
}

/// The source meant. Where there are several, goes to them to have one chosen; where there is none, says so.
fn source_meant(model: &mut Model) -> Option<SourceId> {
    let notice = match meant::source(model) {
        Meant::Source(id) => return Some(id),
        Meant::Several => {
            visit::focus(model, Pane::References);
            model.references.select_first_source(&model.snapshot);
            "There are several sources: choose one and press the key again."
        }
        Meant::Address(_) => "The selected link leads to an address, not to a source.",
        Meant::Nothing if model.page.is_empty() => "Open a note or a source first.",
        Meant::Nothing => "This note cites no source.",
    };
    model.notice = Some(notice.into());
    None
}

fn checked(model: &mut Model, address: &str) -> Option<String> {
    let checked = offered(address);
    if checked.is_none() {
        model.notice = Some(format!("Only http, https, doi and zotero addresses are gone to, not {address}"));
    }
    checked
}
