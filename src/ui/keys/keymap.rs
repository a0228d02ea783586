//! From a key to what it asks for, and the same bindings as text for the help, the status line, the README and the
//! documentation. Which key does what is said in the table beside it, and by the reader.

use super::action::Action;
use super::binding::{Binding, Context, Group};
use super::key::Key;
use super::rebind::{QUIT, rebind};
use super::table::BINDINGS;
use crate::config::{Complaint, KeyChoice};

/// The bindings in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Default for Keymap {
    /// The table as it is.
    fn default() -> Self {
        Keymap { bindings: BINDINGS.to_vec() }
    }
}

impl Keymap {
    /// The table with the keys a reader chooses, and what of those cannot be.
    pub fn new(choices: &[KeyChoice]) -> (Keymap, Vec<Complaint>) {
        let (bindings, complaints) = rebind(BINDINGS, choices);
        (Keymap { bindings }, complaints)
    }

    /// What `key` asks for in `context`, if anything. In a line characters are text and ask for nothing.
    pub fn action(&self, context: Context, key: Key) -> Option<Action> {
        if key == QUIT {
            return Some(Action::Quit);
        }
        let near = self.find(context, key);
        let text = context.takes_text() && key.typed().is_some();
        near.or_else(|| if text { None } else { self.action(context.wider()?, key) })
    }

    /// All of them, in the order the help shows them.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Those of [`commands`], with their keys.
    pub fn commands(&self) -> impl Iterator<Item = &Binding> + Clone {
        self.bindings.iter().filter(|binding| is_command(binding))
    }

    /// The keys worth naming to a reader in `context`: each with one or two words, nearest first.
    pub fn hints(&self, context: Context) -> impl Iterator<Item = (Key, &'static str)> {
        let of =
            move |wanted| self.bindings.iter().filter(move |b| b.context == wanted && !b.hint.is_empty());
        let everywhere = of(Context::Everywhere).filter(move |b| shows_everywhere(context, b.action));
        let between = context.wider().filter(|wider| *wider != Context::Everywhere);
        let all = of(context).chain(between.into_iter().flat_map(of)).chain(everywhere);
        let mut named: Vec<Key> = Vec::new();
        all.filter_map(|b| Some((*b.keys.first()?, b.hint))).filter(move |(key, _)| {
            let is_new = !named.contains(key);
            named.push(*key);
            is_new
        })
    }

    /// The first key that asks for `action` wherever the reader is.
    pub fn key(&self, action: Action) -> Option<Key> {
        let asks = |b: &&Binding| b.context == Context::Everywhere && b.action == action;
        self.bindings.iter().find(asks)?.keys.first().copied()
    }

    fn find(&self, context: Context, key: Key) -> Option<Action> {
        let binding = self.bindings.iter().find(|b| b.context == context && b.keys.contains(&key))?;
        Some(binding.action)
    }
}

/// What can be done from a list of commands: what holds everywhere, but for moving about, stepping out and that list. They
/// are the same whatever keys they have.
pub fn commands() -> impl Iterator<Item = &'static Binding> + Clone {
    BINDINGS.iter().filter(|binding| is_command(binding))
}

fn is_command(binding: &Binding) -> bool {
    let except = matches!(binding.action, Action::Cancel | Action::Anything);
    binding.context == Context::Everywhere && binding.group != Group::Move && !except
}

/// The keys of a binding as a reader says them: `j ↓ Ctrl-n`.
pub fn keys_text(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

/// The table of keys in the README, as Markdown.
pub fn readme_table() -> String {
    let mut out = String::from("| Keys | Where | What they do |\n|---|---|---|\n");
    for group in Group::ALL {
        for binding in BINDINGS.iter().filter(|b| b.group == group) {
            out.push_str(&readme_row(binding));
        }
    }
    out
}

fn readme_row(binding: &Binding) -> String {
    let place = binding.context.name();
    format!("| {} | {place} | {} |\n", quoted(&binding.keys), binding.help)
}

/// The table as the configuration file says it: a table of keys for every place, with remarks.
pub fn config_text() -> String {
    let mut out = String::new();
    let mut places: Vec<&str> = Vec::new();
    for place in BINDINGS.iter().map(|binding| binding.context.place()) {
        if places.contains(&place) {
            continue;
        }
        places.push(place);
        out.push_str(&format!("\n[keys.{place}]\n"));
        for binding in BINDINGS.iter().filter(|binding| binding.context.place() == place) {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("\"{key}\"")).collect();
            let (name, keys) = (binding.action.name(), keys.join(", "));
            out.push_str(&format!("{name} = [{keys}] # {}\n", binding.help));
        }
    }
    out
}

/// Every action with its name, place, keys and help, as a Markdown table.
pub fn actions_page() -> String {
    let mut out = String::from("| Action | Place | Keys | What it does |\n|---|---|---|---|\n");
    for binding in BINDINGS {
        let (name, place) = (binding.action.name(), binding.context.place());
        out.push_str(&format!("| `{name}` | `{place}` | {} | {} |\n", quoted(&binding.keys), binding.help));
    }
    out
}

fn quoted(keys: &[Key]) -> String {
    let keys: Vec<String> =
        keys.iter().map(|key| format!("`{}`", key.to_string().replace('|', "\\|"))).collect();
    keys.join(" ")
}

/// What holds everywhere is named only where it is the likely next step.
fn shows_everywhere(context: Context, action: Action) -> bool {
    match context {
        context if context.takes_text() => false,
        Context::Line | Context::Passage => false,
        Context::Overlay | Context::Trail | Context::Graph | Context::Sources | Context::Peek => false,
        Context::Tags => matches!(action, Action::SearchTags | Action::Help | Action::Quit),
        Context::Page => matches!(
            action,
            Action::LinkHints | Action::GoToDoi | Action::Back | Action::NextPane | Action::Help
        ),
        Context::References => {
            matches!(action, Action::GoToDoi | Action::Back | Action::NextPane | Action::Help)
        }
        _ => matches!(
            action,
            Action::SearchNotes | Action::SearchTags | Action::Back | Action::NextPane | Action::Help
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Caret, KeyCode, Motion};
    use super::*;

    #[test]
    fn the_nearest_binding_counts_and_letters_are_text_in_the_search() {
        let space = Key::char(' ');
        for (context, key, expected) in [
            (Context::Page, space, Some(Action::Move(Motion::PageDown))),
            (Context::Tags, space, Some(Action::ToggleTag)),
            (Context::References, space, Some(Action::Fold)),
            (Context::Search, space, None),
            (Context::Search, Key::char('q'), None),
            (Context::Search, Key::ctrl('n'), Some(Action::Move(Motion::Down))),
            (Context::Search, Key::ctrl('c'), Some(Action::Quit)),
            (Context::Overlay, Key::char('q'), Some(Action::Close)),
            (Context::Trail, Key::char('q'), Some(Action::Close)),
            (Context::Trail, space, Some(Action::Fold)),
            (Context::Trail, Key::char('t'), Some(Action::TrailDown)),
            (Context::Sources, Key::char('/'), Some(Action::SearchSources)),
            (Context::Sources, Key::char('d'), Some(Action::GoToDoi)),
            (Context::SourcesLine, Key::char('d'), None),
            (Context::Notes, Key::plain(KeyCode::Backspace), Some(Action::Back)),
            (Context::Notes, Key::char('Y'), None),
            (Context::Query, Key::char('q'), None),
            (Context::Query, space, None),
            (Context::Query, Key::plain(KeyCode::Left), Some(Action::Caret(Caret::Left))),
            (Context::Query, Key::ctrl('w'), Some(Action::EraseWord)),
            (Context::Query, Key::plain(KeyCode::Down), Some(Action::Move(Motion::Down))),
            (Context::Prompt, Key::char('q'), None),
            (Context::Prompt, Key::ctrl('u'), Some(Action::EraseLine)),
            (Context::Prompt, Key::plain(KeyCode::Esc), Some(Action::Cancel)),
        ] {
            assert_eq!(Keymap::default().action(context, key), expected, "{context:?} {key}");
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_a_context() {
        for (i, binding) in BINDINGS.iter().enumerate() {
            for other in BINDINGS[..i].iter().filter(|other| other.context == binding.context) {
                let both = binding.keys.iter().find(|key| other.keys.contains(key));
                assert_eq!(both, None, "{:?} and {:?}", binding.action, other.action);
            }
        }
    }

    #[test]
    fn an_action_has_one_name_and_one_binding_in_a_place() {
        for (i, binding) in BINDINGS.iter().enumerate() {
            for other in &BINDINGS[..i] {
                let same = binding.action == other.action;
                assert_eq!(same, binding.action.name() == other.action.name(), "{:?}", binding.action);
                assert!(!same || binding.context != other.context, "{:?}", binding.action);
            }
        }
    }

    #[test]
    fn every_group_has_bindings_and_every_binding_a_help_line() {
        for group in Group::ALL {
            assert!(BINDINGS.iter().any(|binding| binding.group == group), "{group:?}");
        }
        assert!(BINDINGS.iter().all(|binding| !binding.help.is_empty()));
    }

    #[test]
    fn the_readme_table_escapes_the_bar() {
        assert!(readme_table().contains("| `\\|` | tags | "));
    }
}
