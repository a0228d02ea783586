//! A session for tests: keys as a script, everything done at once and in order, the screen as text.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::picture::Painter;
use super::ranking::Ranker;
use super::reading::{answer, pictures, read};
use crate::index::Index;
use crate::live::ChosenStyle;
use crate::ui::keys::{Input, Key, KeyCode, Mouse, MouseKind};
use crate::ui::text::width;
use crate::ui::theme::Theme;
use crate::ui::{Effect, Means, Message, Model, Opening, Search, Snapshot, update, view, visible};
use crate::vault::Vault;

/// A screen without a reader.
pub struct Script {
    terminal: Terminal<TestBackend>,
    model: Model,
    vault: Arc<Vault>,
    ranker: Ranker,
    painter: Option<Painter>,
    quit: bool,
    asked: Vec<Effect>,
}

impl Script {
    /// A screen of that many columns and rows, before there is an index: without colours, everything allowed.
    pub fn new(vault: Arc<Vault>, columns: u16, rows: u16) -> Script {
        let opening = Opening { theme: Theme::monochrome(), means: Means::ALL, ..Opening::default() };
        Script::opened(vault, columns, rows, opening)
    }

    /// A screen opened in another way.
    pub fn opened(vault: Arc<Vault>, columns: u16, rows: u16, opening: Opening) -> Script {
        let Ok(terminal) = Terminal::new(TestBackend::new(columns, rows));
        let painter = opening.means.pictures.map(|_| Painter::new(vault.clone()));
        let model = Model::new(vault.name(), opening);
        let (ranker, asked) = (Ranker::default(), Vec::new());
        let mut script = Script { terminal, model, vault, ranker, painter, quit: false, asked };
        script.resize(columns, rows);
        script
    }

    /// The index is there.
    pub fn index(&mut self, index: Index) {
        self.tell(Message::Index(Arc::new(Snapshot::new(Arc::new(index)))));
    }

    /// Something happens; what the screen asks for is done at once.
    pub fn tell(&mut self, message: Message) {
        for effect in update(&mut self.model, message) {
            match effect {
                Effect::Read { generation, path } => {
                    let snapshot = self.model.snapshot().clone();
                    let shown = self.painter.is_some();
                    let read = read(&self.vault, &snapshot, &path);
                    let message = answer(generation, read, |document| match shown {
                        true => pictures(&self.vault, &snapshot.index, &path, document),
                        false => Vec::new(),
                    });
                    self.tell(message);
                }
                Effect::Peek { generation, path } => {
                    let read = read(&self.vault, self.model.snapshot(), &path);
                    update(&mut self.model, Message::Peeked { generation, read });
                }
                Effect::Picture { generation, wanted } => {
                    let drawn = self.painter.as_mut().map(|painter| painter.draw(&wanted));
                    drawn.into_iter().for_each(|drawn| self.tell(Message::Picture { generation, drawn }));
                }
                Effect::Browse(_)
                | Effect::Clip(_)
                | Effect::Transmit(_)
                | Effect::Export(_)
                | Effect::Edit { .. } => {
                    self.asked.push(effect);
                }
                Effect::Cite { generation, work } => {
                    let citation = ChosenStyle::default().cite(&work);
                    update(&mut self.model, Message::Cited { generation, citation });
                }
                Effect::Rank { generation, wanted } => {
                    let snapshot = self.model.snapshot().clone();
                    let ranked = self.ranker.answer(&snapshot, &wanted, &AtomicBool::new(false));
                    ranked.into_iter().for_each(|ranked| self.tell(Message::Ranked { generation, ranked }));
                }
                Effect::ToClip(clipping) => {
                    self.tell(Message::ToClip(clipping.text(&ChosenStyle::default())));
                }
                Effect::Find { generation, search } => self.find(generation, &search),
                Effect::StopFinding => {}
                Effect::Quit => self.quit = true,
            }
        }
    }

    fn find(&mut self, generation: u64, search: &Search) {
        let vault = self.vault.clone();
        let mut batches = Vec::new();
        let findings =
            search.run(&*vault, None, &AtomicBool::new(false), &mut |matches| batches.push(matches));
        batches.into_iter().for_each(|matches| self.tell(Message::Found { generation, matches }));
        self.tell(Message::AllFound { generation, findings });
    }

    /// What has been asked of the front end since the last time.
    pub fn asked(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.asked)
    }

    /// Pastes text.
    pub fn paste(&mut self, text: &str) -> &mut Script {
        self.tell(Message::Input(Input::Paste(text.to_owned())));
        self
    }

    /// Presses keys: characters as they are, others by name: `/ivd<Enter>jj<S-Tab><C-o><A-Right><lt>`.
    pub fn press(&mut self, keys: &str) -> &mut Script {
        for key in keys_of(keys) {
            self.tell(Message::Input(Input::Key(key)));
        }
        self
    }

    /// Clicks a cell.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Script {
        self.tell(Message::Input(Input::Mouse(Mouse { kind: MouseKind::Press, column, row })));
        self
    }

    /// The terminal takes another size.
    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Script {
        self.terminal.backend_mut().resize(columns, rows);
        self.tell(Message::Input(Input::Resize { width: columns, height: rows }));
        self
    }

    /// The screen as cells.
    pub fn buffer(&mut self) -> Buffer {
        let Ok(drawn) = self.terminal.draw(|frame| view(&self.model, frame));
        drawn.buffer.clone()
    }

    /// The screen as lines of text, without spaces at their ends.
    pub fn screen(&mut self) -> String {
        let buffer = self.buffer();
        buffer.area.rows().map(|row| line(&buffer, row)).collect()
    }

    /// Where the terminal's cursor is, if it shows: column and row.
    pub fn cursor(&mut self) -> Option<(u16, u16)> {
        self.buffer();
        let backend = self.terminal.backend();
        backend.cursor_visible().then(|| backend.cursor_position().into())
    }

    /// Whether the screen asked to end the session.
    pub fn has_quit(&self) -> bool {
        self.quit
    }
}

/// A row as a terminal prints it: what a wide character or a hyperlink covers is left out.
fn line(buffer: &Buffer, row: Rect) -> String {
    let mut text = String::new();
    let mut covered = 0;
    for at in row.positions() {
        if covered == 0 {
            let symbol = visible(buffer[at].symbol());
            text.push_str(symbol);
            covered = width(symbol).saturating_sub(1);
        } else {
            covered -= 1;
        }
    }
    text.trim_end().to_owned() + "\n"
}

/// The keys of a script.
fn keys_of(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let name = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        match name.and_then(|(name, after)| named(name).map(|key| (key, after))) {
            Some((key, after)) => {
                keys.push(key);
                rest = after;
            }
            None => {
                keys.push(Key::char(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    keys
}

fn named(name: &str) -> Option<Key> {
    if let Some(rest) = name.strip_prefix("C-") {
        return named_or_char(rest).map(|key| Key { ctrl: true, ..key });
    }
    if let Some(rest) = name.strip_prefix("A-") {
        return named_or_char(rest).map(|key| Key { alt: true, ..key });
    }
    if let Some(rest) = name.strip_prefix("S-") {
        return named(rest).map(|key| Key { shift: true, ..key });
    }
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Backspace" => KeyCode::Backspace,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Delete" => KeyCode::Delete,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Space" => KeyCode::Char(' '),
        "lt" => KeyCode::Char('<'),
        _ => return None,
    };
    Some(Key::plain(code))
}

fn named_or_char(name: &str) -> Option<Key> {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => Some(Key::char(c)),
        _ => named(name),
    }
}
