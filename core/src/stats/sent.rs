//! States as bytes, to be sent.
//!
//! Numbers are little-endian. First come a mark, the number of this form and the version of the library, last a check sum:
//! bytes of others, and those that a wire has damaged, are refused. It is no proof against malice.

use std::borrow::Cow;

use jiff::civil::Date;

use super::exact::Exact;
use super::ledger::Ledger;
use super::note::Notes;
use crate::{Cell, Column, Error};

const MARK: &[u8] = b"soteplan stream\0";
/// Goes up where the form changes.
const FORM: u64 = 1;
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Fowler, Noll and Vo's hash, 1a, of 64 bits.
fn check_sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What a state is written to.
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn new() -> Self {
        let mut writer = Self(MARK.to_vec());
        writer.number(FORM);
        writer.text(VERSION);
        writer
    }

    pub(crate) fn into_bytes(mut self) -> Vec<u8> {
        self.number(check_sum(&self.0));
        self.0
    }

    pub(crate) fn number(&mut self, number: u64) {
        self.0.extend(number.to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend(text.as_bytes());
    }

    /// Flags, where there are any.
    pub(crate) fn flags(&mut self, there: bool, flags: impl Iterator<Item = bool>) {
        self.0.push(u8::from(there));
        self.0.extend(flags.map(u8::from));
    }

    pub(crate) fn column(&mut self, column: &Column<'_>) {
        self.number(column.len() as u64);
        match column {
            Column::Number(values) => {
                self.0.push(0);
                values.iter().for_each(|value| self.number(value.to_bits()));
            }
            Column::Integer(values) => {
                self.0.push(1);
                for value in values {
                    self.0.push(u8::from(value.is_some()));
                    value.iter().for_each(|value| self.number(*value as u64));
                }
            }
            Column::Text(_) | Column::Words(_) | Column::Foreign(_) => {
                self.0.push(2);
                for row in 0..column.len() {
                    match column.cell(row) {
                        Cell::Text(word) => {
                            self.0.push(1);
                            self.text(word);
                        }
                        _ => self.0.push(0),
                    }
                }
            }
            Column::Date(values) => {
                self.0.push(3);
                for value in values {
                    self.0.push(u8::from(value.is_some()));
                    let parts = value.map(|day| {
                        let [low, high] = day.year().to_le_bytes();
                        [low, high, day.month().unsigned_abs(), day.day().unsigned_abs()]
                    });
                    self.0.extend(parts.into_iter().flatten());
                }
            }
        }
    }

    pub(crate) fn ledger(&mut self, ledger: &Ledger) {
        self.number(ledger.len() as u64);
        for sum in &ledger.sums {
            self.number(sum.parts().count() as u64);
            sum.parts().for_each(|part| self.number(part.to_bits()));
        }
        ledger.largest.iter().for_each(|largest| self.number(largest.to_bits()));
        ledger.notes.iter().for_each(|notes| self.number(notes.bits().into()));
    }
}

/// What a state is read from; nothing where the bytes are no state.
pub(crate) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    /// # Errors
    /// `state` where the bytes are something else, altered, or of another version.
    pub(crate) fn new(bytes: &'b [u8]) -> Result<Self, Error> {
        let Some(rest) = bytes.strip_prefix(MARK) else {
            return Err(Error::state("its bytes are something else"));
        };
        let sealed = rest.split_last_chunk().map(|(_, seal)| u64::from_le_bytes(*seal));
        let body = bytes.get(..bytes.len().saturating_sub(8)).unwrap_or_default();
        if sealed != Some(check_sum(body)) {
            return Err(Error::state("its bytes are altered or cut short"));
        }
        let mut reader = Self(body.get(MARK.len()..).unwrap_or_default());
        let form = reader.number();
        match reader.text().filter(|_| form == Some(FORM)) {
            Some(version) if version == VERSION => Ok(reader),
            Some(version) => Err(Error::state(&format!("it is of version {version}, and this is {VERSION}"))),
            None => Err(Error::state("it is of another version")),
        }
    }

    pub(crate) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    fn flag(&mut self) -> Option<bool> {
        self.bytes().map(|[flag]| flag != 0)
    }

    pub(crate) fn number(&mut self) -> Option<u64> {
        self.bytes().map(u64::from_le_bytes)
    }

    fn double(&mut self) -> Option<f64> {
        self.number().map(f64::from_bits)
    }

    pub(crate) fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    /// So many flags, where there are any.
    pub(crate) fn flags(&mut self, count: usize) -> Option<Option<Vec<bool>>> {
        if !self.flag()? {
            return Some(None);
        }
        (0..count).map(|_| self.flag()).collect::<Option<_>>().map(Some)
    }

    fn maybe<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        if self.flag()? { read(self).map(Some) } else { Some(None) }
    }

    pub(crate) fn column(&mut self) -> Option<Column<'static>> {
        let (length, [kind]) = (self.number()?, self.bytes()?);
        let rows = 0..length;
        match kind {
            0 => rows.map(|_| self.double()).collect::<Option<Vec<_>>>().map(Column::from),
            1 => {
                let whole = |from: &mut Self| from.number().map(|number| number as i64);
                rows.map(|_| self.maybe(whole)).collect::<Option<_>>().map(Column::Integer)
            }
            2 => {
                let text = |from: &mut Self| from.text().map(Cow::Owned);
                rows.map(|_| self.maybe(text)).collect::<Option<_>>().map(Column::Text)
            }
            3 => {
                let day = |from: &mut Self| {
                    let [low, high, month, day] = from.bytes()?;
                    Date::new(i16::from_le_bytes([low, high]), month as i8, day as i8).ok()
                };
                rows.map(|_| self.maybe(day)).collect::<Option<_>>().map(Column::Date)
            }
            _ => None,
        }
    }

    /// The sums of groups, so many of each.
    pub(crate) fn ledger(&mut self, width: usize) -> Option<Ledger> {
        let groups = self.number()?;
        let mut ledger = Ledger::default();
        for _ in 0..groups.checked_mul(width as u64)? {
            let parts = self.number()?;
            ledger.sums.push((0..parts).map(|_| self.double()).collect::<Option<Exact>>()?);
        }
        ledger.largest = (0..groups).map(|_| self.double()).collect::<Option<_>>()?;
        let notes = (0..groups).map(|_| self.number().and_then(|bits| u32::try_from(bits).ok()).map(Notes::of_bits));
        ledger.notes = notes.collect::<Option<_>>()?;
        Some(ledger)
    }
}
