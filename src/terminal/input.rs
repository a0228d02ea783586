//! Standard input → what a session hears. It waits for bytes and wakes for nothing else; the end of the input ends the session.

use std::io::{self, ErrorKind, Read};
use std::thread;

use crossbeam_channel::Sender;

use super::decode::Decoder;
use crate::session::{Ending, Event};
use crate::ui::Message;

/// Listens to standard input until it ends or the session does.
pub(super) fn listen(sender: Sender<Event>) -> io::Result<()> {
    thread::Builder::new()
        .name("ibid-input".into())
        .spawn(move || forward(io::stdin().lock(), &sender))
        .map(drop)
}

fn forward(mut bytes: impl Read, sender: &Sender<Event>) {
    let mut decoder = Decoder::default();
    let mut chunk = [0; 4096];
    let mut ahead = true;
    loop {
        let read = match bytes.read(&mut chunk) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Ok(read) if read > 0 => read,
            _ => break,
        };
        if std::mem::take(&mut ahead) {
            typed_ahead(&mut chunk[..read]);
        }
        for input in decoder.decode(&chunk[..read]) {
            if sender.send(Event::Happened(Message::Input(input))).is_err() {
                return;
            }
        }
    }
    let _ = sender.send(Event::End(Ending::InputClosed));
}

/// What was typed before the terminal was prepared has its Enter keys turned into line feeds, which are Ctrl-j by now.
/// A line feed alone is the key.
fn typed_ahead(bytes: &mut [u8]) {
    if bytes.len() > 1 {
        bytes.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b'\r');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_ahead_keeps_its_enter_keys() {
        for (bytes, expected) in [(&b"/ivd\n"[..], "/ivd\r"), (b"\n", "\n")] {
            let mut bytes = bytes.to_vec();
            typed_ahead(&mut bytes);
            assert_eq!(bytes, expected.as_bytes());
        }
    }

    #[test]
    fn the_end_of_the_input_ends_the_session() {
        let (sender, inbox) = crossbeam_channel::unbounded();
        forward(&b"jq"[..], &sender);
        let heard: Vec<Event> = inbox.try_iter().collect();
        assert_eq!(heard.len(), 3);
        assert!(matches!(heard[2], Event::End(Ending::InputClosed)));
    }
}
