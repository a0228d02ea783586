//! The table of bindings and what a reader wants otherwise → the bindings in force. What cannot be done is told with its
//! line, and the rest holds.

use super::action::Action;
use super::binding::{Binding, Context};
use super::key::Key;
use crate::config::{Complaint, KeyChoice, nearest};

/// The key that always quits, so that no file can lock a reader in.
pub(super) const QUIT: Key = Key::ctrl('c');

/// A binding, and the choice that gave it its keys.
struct Bound<'c> {
    binding: Binding,
    choice: Option<&'c KeyChoice>,
}

/// The bindings of `table` with the keys of `choices`; and what of these cannot be.
pub(super) fn rebind(table: &[Binding], choices: &[KeyChoice]) -> (Vec<Binding>, Vec<Complaint>) {
    let mut bound: Vec<Bound<'_>> =
        table.iter().map(|binding| Bound { binding: binding.clone(), choice: None }).collect();
    let mut told = Vec::new();
    let (in_places, everywhere): (Vec<_>, Vec<_>) = choices.iter().partition(|choice| choice.place.is_some());
    for choice in everywhere.into_iter().chain(in_places) {
        told.extend(choose(&mut bound, choice).err().map(|message| complaint(choice, message)));
    }
    told.extend(settle(&mut bound));
    told.sort();
    told.dedup();
    (bound.into_iter().map(|bound| bound.binding).collect(), told)
}

fn complaint(choice: &KeyChoice, message: String) -> Complaint {
    let (file, line) = choice.said_at.clone();
    Complaint { file, line: Some(line), message }
}

/// Gives an action its keys; why not all of them, if so.
fn choose<'c>(bound: &mut [Bound<'c>], choice: &'c KeyChoice) -> Result<(), String> {
    let meant = meant(bound, choice)?;
    let (keys, wrong) = keys(choice);
    let mut text = None;
    for at in meant {
        let Bound { binding, choice: chosen } = &mut bound[at];
        let is_text = |key: &Key| binding.context.takes_text() && key.typed().is_some();
        let mut own: Vec<Key> = keys.iter().copied().filter(|key| !is_text(key)).collect();
        text = text.or_else(|| keys.iter().find(|key| is_text(key)).filter(|_| choice.place.is_some()));
        own.extend((binding.action == Action::Quit && !own.contains(&QUIT)).then_some(QUIT));
        if own.len() == keys.len() || !own.is_empty() {
            (binding.keys, *chosen) = (own.into(), Some(choice));
        }
    }
    let text = text.map(|key| format!("`{key}` is text to type there: take a key such as `Ctrl-{key}`"));
    wrong.or(text).map_or(Ok(()), Err)
}

/// The bindings a choice is about.
fn meant(bound: &[Bound<'_>], choice: &KeyChoice) -> Result<Vec<usize>, String> {
    let all = || bound.iter().map(|bound| &bound.binding);
    let is_action = |binding: &Binding| binding.action.name() == choice.action;
    if !all().any(is_action) {
        return Err(unknown("action", &choice.action, all().map(|binding| binding.action.name())));
    }
    let place = choice.place.as_deref();
    let places = || all().map(|binding| binding.context.place());
    if let Some(place) = place.filter(|place| !places().any(|known| known == *place)) {
        return Err(unknown("place", place, places()));
    }
    let is_there = |context: Context| place.is_none_or(|place| context.place() == place);
    let is_meant = |(_, binding): &(usize, &Binding)| is_action(binding) && is_there(binding.context);
    let meant: Vec<usize> = all().enumerate().filter(is_meant).map(|(at, _)| at).collect();
    if meant.is_empty() {
        let places: Vec<_> = all().filter(|binding| is_action(binding)).map(|b| b.context.place()).collect();
        let (name, there) = (&choice.action, place.unwrap_or_default());
        return Err(format!("`{name}` is nothing to ask for in `{there}`, but in {}", places.join(", ")));
    }
    Ok(meant)
}

/// The keys of a choice that are keys, and what is wrong with the first that is none.
fn keys(choice: &KeyChoice) -> (Vec<Key>, Option<String>) {
    let mut keys = Vec::new();
    let mut wrong = None;
    for written in &choice.keys {
        match written.parse::<Key>() {
            Ok(QUIT) if choice.action != Action::Quit.name() => {
                wrong = wrong.or_else(|| Some(format!("`{QUIT}` always quits: take another key")));
            }
            Ok(key) => keys.push(key),
            Err(reason) => wrong = wrong.or(Some(reason)),
        }
    }
    (keys, wrong)
}

/// Leaves every key to one action in a place: a reader's choices go before the table, and among each the first holds.
fn settle(bound: &mut [Bound<'_>]) -> Vec<Complaint> {
    let mut told = Vec::new();
    let mut order: Vec<usize> = (0..bound.len()).collect();
    order.sort_by_key(|at| bound[*at].choice.map_or((1, 0), |choice| (0, choice.said_at.1)));
    for (place, at) in order.iter().enumerate() {
        let context = bound[*at].binding.context;
        let before = &order[..place];
        let owner = |key: &Key| {
            before.iter().copied().find(|other| {
                bound[*other].binding.context == context && bound[*other].binding.keys.contains(key)
            })
        };
        let taken: Vec<(Key, usize)> =
            bound[*at].binding.keys.iter().filter_map(|key| Some((*key, owner(key)?))).collect();
        told.extend(taken.iter().filter_map(|(key, owner)| conflict(*key, &bound[*owner], &bound[*at])));
        bound[*at].binding.keys.to_mut().retain(|key| !taken.iter().any(|(taken, _)| taken == key));
    }
    told
}

/// What is told of a key that `owner` has, so that `other` goes without.
fn conflict(key: Key, owner: &Bound<'_>, other: &Bound<'_>) -> Option<Complaint> {
    let [has, lacks] = [owner, other].map(|bound| bound.binding.action.name());
    let place = owner.binding.context.place();
    match other.choice {
        Some(choice) => {
            Some(complaint(choice, format!("`{key}` is the key of `{has}` in `{place}` already")))
        }
        None => owner.choice.map(|choice| {
            let message = format!("`{key}` is a key of `{lacks}` in `{place}`: choose keys for that too");
            complaint(choice, message)
        }),
    }
}

fn unknown<'n>(what: &str, name: &str, names: impl Iterator<Item = &'n str>) -> String {
    let meant = nearest(name, names, 1).first().map(|near| format!(": did you mean `{near}`?"));
    format!(
        "unknown {what} `{name}`{}",
        meant.unwrap_or_else(|| ": `ibid config init --stdout` lists all".into())
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Key, KeyCode, Keymap, Motion};
    use super::*;

    fn choice(line: u32, place: Option<&str>, action: &str, keys: &[&str]) -> KeyChoice {
        KeyChoice {
            place: place.map(String::from),
            action: action.into(),
            keys: keys.iter().map(ToString::to_string).collect(),
            said_at: ("c".into(), line),
        }
    }

    /// The bindings of these choices, each `place action keys`, a line of a file each; and what is told of them.
    fn rebound(choices: &[&str]) -> (Keymap, Vec<String>) {
        let choices = choices.iter().enumerate().map(|(at, said)| {
            let mut words = said.split(' ');
            let (place, action) = (words.next().unwrap(), words.next().unwrap());
            let keys: Vec<&str> = words.collect();
            choice(at as u32 + 1, Some(place).filter(|place| *place != "-"), action, &keys)
        });
        let (keymap, told) = Keymap::new(&choices.collect::<Vec<_>>());
        (keymap, told.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn keys_of_a_readers_own_take_the_place_of_the_others() {
        let char = Key::char;
        for (choices, context, key, expected) in [
            (&["- next-link x"][..], Context::Page, char('x'), Some(Action::NextLink)),
            (&["- next-link x"], Context::Page, char(']'), None),
            (&["- next-link x Ctrl-n"], Context::Page, Key::ctrl('n'), Some(Action::NextLink)),
            (&["- next-link"], Context::Page, char(']'), None),
            (&["tags open o"], Context::Tags, char('o'), Some(Action::Open)),
            (&["tags open o"], Context::Notes, Key::plain(KeyCode::Enter), Some(Action::Open)),
            // everywhere it has keys, but letters are text in a line
            (&["- open o"], Context::Notes, char('o'), Some(Action::Open)),
            (&["- open o"], Context::Search, char('o'), None),
            (&["- open o"], Context::Search, Key::plain(KeyCode::Enter), Some(Action::Open)),
            // a place goes before everywhere, whichever is said first
            (&["tags open x", "- open F5"], Context::Tags, Key::plain(KeyCode::F(5)), None),
            (&["tags open Tab", "- open F5"], Context::Notes, Key::plain(KeyCode::F(5)), Some(Action::Open)),
            // two keys exchanged
            (&["- back o", "everywhere next-order Backspace"], Context::Notes, char('o'), Some(Action::Back)),
            (&["- quit Q"], Context::Tags, char('q'), None),
            (&["- quit Q"], Context::Tags, Key::ctrl('c'), Some(Action::Quit)),
            (&["- quit"], Context::Prompt, Key::ctrl('c'), Some(Action::Quit)),
            (&["- down e"], Context::References, char('e'), Some(Action::Move(Motion::Down))),
        ] {
            let (keymap, _) = rebound(choices);
            assert_eq!(keymap.action(context, key), expected, "{choices:?} {key}");
        }
    }

    #[test]
    fn what_cannot_be_is_told_with_its_line() {
        for (choices, expected) in [
            (&["- next-lnk x"][..], &["c:1: unknown action `next-lnk`: did you mean `next-link`?"][..]),
            (&["tag open x"], &["c:1: unknown place `tag`: did you mean `tags`?"]),
            (&["tags next-link x"], &["c:1: `next-link` is nothing to ask for in `tags`, but in note"]),
            (
                &["- next-link Ctl-x"],
                &[
                    "c:1: unknown key `Ctl-x`: keys are written as n, N, Ctrl-n, Alt-Left, Shift-Tab, Space, F1",
                ],
            ),
            (&["- next-link Ctrl-c"], &["c:1: `Ctrl-c` always quits: take another key"]),
            (&["query open x"], &["c:1: `x` is text to type there: take a key such as `Ctrl-x`"]),
            (
                &["- next-link x", "- previous-link x"],
                &["c:2: `x` is the key of `next-link` in `note` already"],
            ),
            (&["- help n"], &["c:1: `n` is a key of `next-match` in `everywhere`: choose keys for that too"]),
            (&["- help n", "- next-match"], &[]),
            (&["- quit q Ctrl-c"], &[]),
        ] {
            assert_eq!(rebound(choices).1, expected, "{choices:?}");
        }
        let (keymap, _) = rebound(&["- next-link x", "- previous-link x", "- help n"]);
        assert_eq!(keymap.action(Context::Page, Key::char('x')), Some(Action::NextLink));
        assert_eq!(keymap.action(Context::Page, Key::char('n')), Some(Action::Help));
    }

    #[test]
    fn what_stands_in_the_table_can_be_said_in_a_file() {
        let table = Keymap::default();
        let said = |binding: &Binding| KeyChoice {
            keys: binding.keys.iter().map(ToString::to_string).collect(),
            ..choice(1, Some(binding.context.place()), binding.action.name(), &[])
        };
        let choices: Vec<KeyChoice> = table.bindings().iter().map(said).collect();
        let (keymap, told) = Keymap::new(&choices);
        assert_eq!(told, []);
        for (own, other) in keymap.bindings().iter().zip(table.bindings()) {
            assert_eq!((own.action, &own.keys), (other.action, &other.keys));
        }
    }
}
