//! Values as a file, a variable or an argument says them → settings, by the table of settings.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::names::nearest;
use super::place::Place;
use super::screen::KeyChoice;
use super::settings::Settings;
use super::table::{SETTINGS, Setting, Take};

/// Tells what is wrong with what stands at a byte.
type Tell<'f> = dyn FnMut(usize, String) + 'f;

/// Takes what `table` says into `settings`; what cannot be taken is told with the byte it stands at. `prefix` is the
/// table's own name with a full stop, empty for the whole file.
pub(super) fn take(
    settings: &mut Settings,
    table: &DeTable<'_>,
    prefix: &str,
    place: &Place<'_>,
    tell: &mut Tell<'_>,
) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start); // as in the file
    let within = prefix.matches('.').count() > 1;
    for (name, value) in entries {
        let full = format!("{prefix}{}", name.get_ref());
        let setting = SETTINGS.iter().find(|setting| setting.is_called(&full));
        let is_section =
            prefix.is_empty() && SETTINGS.iter().any(|setting| setting.section() == Some(&*full));
        match (setting, value.get_ref()) {
            (Some(Setting { take: Take::Keys(_), .. }), DeValue::Table(inner)) if !within => {
                take(settings, inner, &format!("{full}."), place, tell);
            }
            (Some(setting), _) => {
                if !setting.take_value(settings, &full, value, place) {
                    tell(value.span().start, format!("`{full}` should be {}", setting.wanted));
                }
            }
            (None, DeValue::Table(inner)) if is_section => {
                take(settings, inner, &format!("{full}."), place, tell);
            }
            (None, _) if is_section => {
                tell(name.span().start, format!("`{full}` should be a table: [{full}], and its keys below"));
            }
            (None, _) => tell(name.span().start, unknown(&full)),
        }
    }
}

/// Takes a value that is not said by a file into the setting called `name`; what is wrong with it, if so.
pub(super) fn take_word(
    settings: &mut Settings,
    name: &str,
    word: &str,
    place: &Place<'_>,
) -> Option<String> {
    let setting = SETTINGS.iter().find(|setting| setting.name == name)?;
    match setting.take {
        Take::Text(take) if !take(settings, place, (word, 1)) => {
            Some(format!("should be {}", setting.wanted))
        }
        _ => None,
    }
}

fn unknown(name: &str) -> String {
    if name == "editor" {
        return "unknown key `editor`: the editor is what VISUAL or EDITOR names".to_owned();
    }
    let sections = SETTINGS.iter().filter_map(Setting::section);
    let names = SETTINGS.iter().map(|setting| setting.name).filter(|name| !name.ends_with('*'));
    let meant =
        nearest(name, names.chain(sections), 1).first().map(|name| format!(": did you mean `{name}`?"));
    format!("unknown key `{name}`{}", meant.unwrap_or_default())
}

impl Setting {
    /// Whether `name`, with the name of its table, is this setting's.
    fn is_called(&self, name: &str) -> bool {
        let any = self.name.strip_suffix('*');
        any.map_or(self.name == name, |section| name.starts_with(section))
    }

    /// Whether all of `value`, which stands under the name `full`, is what it should be; what is, is taken.
    fn take_value(
        &self,
        settings: &mut Settings,
        full: &str,
        value: &Spanned<DeValue<'_>>,
        place: &Place<'_>,
    ) -> bool {
        let line = place.line(value.span().start);
        match (&self.take, value.get_ref()) {
            (Take::Text(take), DeValue::String(text)) => return take(settings, place, (text, line)),
            (Take::Number(take), DeValue::String(text)) if text == "auto" => return take(settings, None),
            (Take::Number(take), DeValue::Integer(number)) => {
                let number = i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX);
                return take(settings, Some(number));
            }
            (Take::Named(take), DeValue::String(text)) if !text.trim().is_empty() => {
                let name = full.split_once('.').map_or(full, |(_, name)| name);
                take(settings, place, name, (text.to_string(), line));
            }
            (Take::Texts(take), DeValue::Array(_)) => {
                let (texts, all) = texts(value, place);
                take(settings, place, texts);
                return all;
            }
            (Take::Flag(take), DeValue::Boolean(flag)) => take(settings, *flag),
            (Take::Keys(take), _) => {
                let choice = keys(full, value, place);
                return choice.map(|choice| take(settings, choice)).is_some();
            }
            _ => return false,
        }
        true
    }
}

/// The texts of a list with their lines, and whether all of it are texts.
fn texts(value: &Spanned<DeValue<'_>>, place: &Place<'_>) -> (Vec<(String, u32)>, bool) {
    let list = value.get_ref().as_array();
    let line = |span: Range<usize>| place.line(span.start);
    let text = |value: &Spanned<DeValue<'_>>| {
        let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty())?;
        Some((text.to_string(), line(value.span())))
    };
    let texts: Vec<_> = list.into_iter().flat_map(|list| list.iter()).filter_map(text).collect();
    let all = list.is_some_and(|list| list.len() == texts.len());
    (texts, all)
}

/// The keys of the action that a key of the file ends with: `keys.follow`, or `keys.PLACE.follow`.
fn keys(name: &str, value: &Spanned<DeValue<'_>>, place: &Place<'_>) -> Option<KeyChoice> {
    let name = name.split_once('.').map_or(name, |(_, name)| name);
    let (within, action) =
        name.rsplit_once('.').map_or((None, name), |(within, action)| (Some(within), action));
    let (keys, all) = texts(value, place);
    all.then(|| KeyChoice {
        place: within.map(str::to_owned),
        action: action.to_owned(),
        keys: keys.into_iter().map(|(key, _)| key).collect(),
        said_at: place.said(place.line(value.span().start)),
    })
}
