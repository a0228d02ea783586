//! How this terminal takes pictures, by what is known of it. It is never asked: an answer would come among the keys, or never.
//! Its name tells the protocol; the size of its cells is what the system knows of it.

use std::env;

use super::front_end::REMOTE;
use super::look;
use crate::config::{Images, ScreenSettings};
use crate::ui::theme::{Depth, Glyphs, Theme};
use crate::ui::{Canvas, Protocol};

/// The names that terminals give themselves in `TERM`, at its beginning, and what they take.
const TERMS: [(&str, Protocol); 8] = [
    ("xterm-kitty", Protocol::Kitty),
    ("kitty", Protocol::Kitty),
    ("xterm-ghostty", Protocol::Kitty),
    ("ghostty", Protocol::Kitty),
    ("wezterm", Protocol::ITerm2),
    ("foot", Protocol::Sixel),
    ("contour", Protocol::Sixel),
    ("mlterm", Protocol::Sixel),
];
/// The same in `TERM_PROGRAM` and `LC_TERMINAL`, which some forward.
const PROGRAMS: [(&str, Protocol); 6] = [
    ("ghostty", Protocol::Kitty),
    ("WezTerm", Protocol::ITerm2),
    ("iTerm.app", Protocol::ITerm2),
    ("iTerm2", Protocol::ITerm2),
    ("mintty", Protocol::ITerm2),
    ("rio", Protocol::ITerm2),
];
/// Variables that only one terminal sets; children of it that are terminals themselves may have them still.
const OWN: [(&str, Protocol); 2] = [("WEZTERM_PANE", Protocol::ITerm2), ("KITTY_WINDOW_ID", Protocol::Kitty)];
/// Variables of what stands between ibid and the terminal and passes no pictures on.
const BETWEEN: [&str; 3] = ["TMUX", "STY", "ZELLIJ"];

/// The cell where the terminal does not tell its size.
const USUAL: (u16, u16) = (8, 16);

/// What this terminal takes pictures with, if the reader wants them and `theme`, as it is shown here, has colours and lines.
pub(super) fn canvas(screen: &ScreenSettings, theme: &Theme) -> Option<Canvas> {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let is_able = theme.has_colours() && theme.glyphs() == Glyphs::Unicode;
    if !is_able || !is_wanted(screen.images, &variable) {
        return None;
    }
    Some(sized(look::depth(screen.colours, &variable), &variable))
}

/// The same once the terminal may have other cells.
pub(super) fn again(canvas: Canvas) -> Canvas {
    sized(canvas.depth, &|name| env::var(name).ok().filter(|value| !value.is_empty()))
}

fn sized(depth: Depth, variable: &dyn Fn(&str) -> Option<String>) -> Canvas {
    let cell = cell();
    let protocol = cell.map_or(Protocol::HalfBlocks, |_| protocol(variable));
    Canvas { protocol, cell: cell.unwrap_or(USUAL), depth }
}

/// Whether pictures are wanted: a line from afar may be slow.
fn is_wanted(asked: Images, variable: &dyn Fn(&str) -> Option<String>) -> bool {
    match asked {
        Images::On => true,
        Images::Off => false,
        Images::Auto => REMOTE.iter().all(|name| variable(name).is_none()),
    }
}

/// The width and height of a cell in pixels, where the system knows them. Without, a picture could be larger than its place.
fn cell() -> Option<(u16, u16)> {
    let size = crossterm::terminal::window_size().ok()?;
    let (width, height) = (size.width.checked_div(size.columns)?, size.height.checked_div(size.rows)?);
    (width > 1 && height > 1).then_some((width, height))
}

/// The protocol of the terminal that `variable` describes; half blocks where none is known.
fn protocol(variable: &dyn Fn(&str) -> Option<String>) -> Protocol {
    let term = variable("TERM").unwrap_or_default();
    let between = BETWEEN.iter().any(|name| variable(name).is_some());
    if between || term.starts_with("tmux") || term.starts_with("screen") {
        return Protocol::HalfBlocks;
    }
    if let Some((_, protocol)) = TERMS.iter().find(|(known, _)| term.starts_with(known)) {
        return *protocol;
    }
    let programs: Vec<String> =
        ["TERM_PROGRAM", "LC_TERMINAL"].iter().filter_map(|name| variable(name)).collect();
    if let Some((_, protocol)) = PROGRAMS.iter().find(|(known, _)| programs.iter().any(|name| name == known))
    {
        return *protocol;
    }
    // one that names itself in another way has only inherited the variables of the one it was started in
    let others = ["VTE_VERSION", "KONSOLE_VERSION"].iter().any(|name| variable(name).is_some());
    let is_itself = programs.is_empty() && !others && term == "xterm-256color";
    let own = OWN.iter().find(|(name, _)| is_itself && variable(name).is_some());
    own.map_or(Protocol::HalfBlocks, |(_, protocol)| *protocol)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::look::tests::environment;

    #[test]
    fn the_protocol_is_that_of_the_terminal_one_sits_at() {
        use Protocol::{HalfBlocks, ITerm2, Kitty, Sixel};
        for (pairs, expected) in [
            ("TERM=xterm-kitty", Kitty),
            ("TERM=xterm-kitty SSH_TTY=/dev/pts/1", Kitty),
            ("TERM=xterm-256color KITTY_WINDOW_ID=1", Kitty),
            ("TERM=xterm-ghostty", Kitty),
            ("TERM=xterm-256color TERM_PROGRAM=ghostty", Kitty),
            ("TERM=xterm-256color TERM_PROGRAM=WezTerm", ITerm2),
            ("TERM=xterm-256color LC_TERMINAL=iTerm2", ITerm2),
            // it does not erase what it has drawn
            ("TERM=xterm-256color KONSOLE_VERSION=240800", HalfBlocks),
            ("TERM=xterm-256color KONSOLE_VERSION=240800 KITTY_WINDOW_ID=1", HalfBlocks),
            ("TERM=foot", Sixel),
            ("TERM=foot-extra", Sixel),
            ("TERM=xterm-256color", HalfBlocks),
            ("TERM=xterm-256color TERM_PROGRAM=vscode", HalfBlocks),
            ("", HalfBlocks),
            // between: nothing is passed on
            ("TERM=tmux-256color TMUX=/tmp/x KITTY_WINDOW_ID=1", HalfBlocks),
            ("TERM=xterm-kitty TMUX=/tmp/x", HalfBlocks),
            ("TERM=screen-256color LC_TERMINAL=iTerm2", HalfBlocks),
            ("TERM=xterm-kitty ZELLIJ=0", HalfBlocks),
            // another terminal, started from kitty
            ("TERM=alacritty KITTY_WINDOW_ID=1", HalfBlocks),
            ("TERM=foot KITTY_WINDOW_ID=1", Sixel),
            ("TERM=xterm-256color VTE_VERSION=7600 KITTY_WINDOW_ID=1", HalfBlocks),
            ("TERM=xterm-256color TERM_PROGRAM=vscode KITTY_WINDOW_ID=1", HalfBlocks),
        ] {
            assert_eq!(protocol(&environment(pairs)), expected, "{pairs}");
        }
    }

    #[test]
    fn pictures_come_over_a_line_from_afar_only_where_asked_for() {
        for (asked, pairs, expected) in [
            (Images::Auto, "TERM=xterm", true),
            (Images::Auto, "TERM=xterm SSH_CONNECTION=1.2.3.4", false),
            (Images::Auto, "TERM=xterm SSH_TTY=/dev/pts/1", false),
            (Images::On, "TERM=xterm SSH_TTY=/dev/pts/1", true),
            (Images::Off, "TERM=xterm", false),
        ] {
            assert_eq!(is_wanted(asked, &environment(pairs)), expected, "{asked:?} {pairs}");
        }
    }
}
