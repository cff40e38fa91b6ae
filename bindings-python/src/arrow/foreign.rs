//! Arrow's arrays as columns that stay where they are.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type,
};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, GenericStringArray, OffsetSizeTrait, PrimitiveArray, StringViewArray,
};
use arrow_schema::DataType;
use soteplan::{Cell, Column, ForeignColumn, PlainColumn};

/// The arrays as a column that copies nothing; none of types that have to be read first.
pub(crate) fn column<'a>(data_type: &DataType, arrays: &'a [ArrayRef]) -> Option<Box<dyn ForeignColumn + 'a>> {
    if arrays.is_empty() {
        return None;
    }
    Some(match data_type {
        DataType::Float64 => numbers::<Float64Type>(arrays),
        DataType::Float32 => numbers::<Float32Type>(arrays),
        DataType::Int8 => wholes::<Int8Type>(arrays),
        DataType::Int16 => wholes::<Int16Type>(arrays),
        DataType::Int32 => wholes::<Int32Type>(arrays),
        DataType::Int64 => wholes::<Int64Type>(arrays),
        DataType::UInt8 => wholes::<UInt8Type>(arrays),
        DataType::UInt16 => wholes::<UInt16Type>(arrays),
        DataType::UInt32 => wholes::<UInt32Type>(arrays),
        DataType::Utf8 => chunks(arrays.iter().map(|array| array.as_string::<i32>()).collect()),
        DataType::LargeUtf8 => chunks(arrays.iter().map(|array| array.as_string::<i64>()).collect()),
        DataType::Utf8View => chunks(arrays.iter().map(|array| array.as_string_view()).collect()),
        DataType::Dictionary(key, _) => match key.as_ref() {
            DataType::Int8 => categories::<Int8Type>(arrays)?,
            DataType::Int16 => categories::<Int16Type>(arrays)?,
            DataType::Int32 => categories::<Int32Type>(arrays)?,
            DataType::UInt8 => categories::<UInt8Type>(arrays)?,
            DataType::UInt16 => categories::<UInt16Type>(arrays)?,
            DataType::UInt32 => categories::<UInt32Type>(arrays)?,
            _ => return None,
        },
        _ => return None,
    })
}

fn numbers<'a, T: ArrowPrimitiveType<Native: Into<f64>> + Debug>(
    arrays: &'a [ArrayRef],
) -> Box<dyn ForeignColumn + 'a> {
    chunks(arrays.iter().map(|array| Numbers(array.as_primitive::<T>())).collect())
}

fn wholes<'a, T: ArrowPrimitiveType<Native: Into<i64>> + Debug>(arrays: &'a [ArrayRef]) -> Box<dyn ForeignColumn + 'a> {
    chunks(arrays.iter().map(|array| Wholes(array.as_primitive::<T>())).collect())
}

/// Categories that are words; the same word has the same number in all arrays, and wherever it stands in a dictionary.
fn categories<'a, K: ArrowDictionaryKeyType<Native: Into<i64>> + Debug>(
    arrays: &'a [ArrayRef],
) -> Option<Box<dyn ForeignColumn + 'a>> {
    let mut known: HashMap<&'a str, usize> = HashMap::new();
    let mut list = Vec::new();
    for array in arrays {
        let array = array.as_dictionary::<K>();
        let words: Vec<Option<&str>> = match array.values().data_type() {
            DataType::Utf8 => array.values().as_string::<i32>().iter().collect(),
            DataType::LargeUtf8 => array.values().as_string::<i64>().iter().collect(),
            DataType::Utf8View => array.values().as_string_view().iter().collect(),
            _ => return None,
        };
        let words = words.into_iter().map(|word| {
            let next = known.len();
            word.map(|word| (*known.entry(word).or_insert(next), word))
        });
        list.push(Categories { array, words: words.collect() });
    }
    Some(chunks(list))
}

/// What is the same of arrays of all types.
trait Chunk: Debug + Send + Sync {
    /// What values are compared by.
    type Key<'k>: Ord + Hash
    where
        Self: 'k;

    const KIND: &'static str;

    fn rows(&self) -> usize;

    fn key(&self, row: usize) -> Option<Self::Key<'_>>;

    fn cell(&self, row: usize) -> Cell<'_>;

    /// Writes the numbers from a row on; false where there are none.
    fn numbers(&self, _from: usize, _into: &mut [f64]) -> bool {
        false
    }

    /// The array as plain whole numbers, if it is that.
    fn plain(&self) -> Option<PlainColumn<'_>> {
        None
    }

    /// Calls `mark` with the rows of a range that may have another value than the row before, and misses none that has; false
    /// where that is not quick to see.
    fn suspects(&self, _rows: Range<usize>, _mark: &mut impl FnMut(usize)) -> bool {
        false
    }

    /// Calls `mark` with every row of a range whose value is not that of the row before.
    fn changes(&self, rows: Range<usize>, mark: &mut impl FnMut(usize)) {
        let mut check = |row: usize| {
            if self.key(row - 1) != self.key(row) {
                mark(row);
            }
        };
        if !self.suspects(rows.clone(), &mut check) {
            rows.for_each(check);
        }
    }
}

/// Arrays one after the other.
#[derive(Debug)]
struct Chunks<C> {
    chunks: Vec<C>,
    /// The first row of each.
    starts: Vec<usize>,
    rows: usize,
}

fn chunks<'a, C: Chunk + 'a>(chunks: Vec<C>) -> Box<dyn ForeignColumn + 'a> {
    let mut rows = 0;
    let start = |chunk: &C| {
        let start = rows;
        rows += chunk.rows();
        start
    };
    let starts = chunks.iter().map(start).collect();
    Box::new(Chunks { chunks, starts, rows })
}

impl<C: Chunk> Chunks<C> {
    /// The array that has a row, and the row in it.
    fn at(&self, row: usize) -> Option<(&C, usize)> {
        let place = match self.chunks.len() {
            1 => 0,
            _ => self.starts.partition_point(|start| *start <= row).checked_sub(1)?,
        };
        let (chunk, row) = (self.chunks.get(place)?, row - self.starts.get(place)?);
        (row < chunk.rows()).then_some((chunk, row))
    }

    fn key(&self, row: usize) -> Option<C::Key<'_>> {
        self.at(row).and_then(|(chunk, row)| chunk.key(row))
    }

    /// The parts of a range that lie in one array each: its first row in all, the array, the rows in it.
    fn parts(&self, rows: Range<usize>) -> impl Iterator<Item = (usize, &C, Range<usize>)> {
        self.chunks.iter().zip(&self.starts).filter_map(move |(chunk, start)| {
            let (from, to) = (rows.start.max(*start), rows.end.min(start + chunk.rows()));
            (from < to).then(|| (*start, chunk, from - start..to - start))
        })
    }
}

impl<C: Chunk> ForeignColumn for Chunks<C> {
    fn len(&self) -> usize {
        self.rows
    }

    fn kind(&self) -> &'static str {
        C::KIND
    }

    fn plain(&self) -> Option<PlainColumn<'_>> {
        if let [chunk] = self.chunks.as_slice() { chunk.plain() } else { None }
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.at(row).map_or(Cell::Missing, |(chunk, row)| chunk.cell(row))
    }

    fn numbers(&self, start: usize, into: &mut [f64]) -> bool {
        if into.is_empty() {
            return self.chunks.first().is_some_and(|chunk| chunk.numbers(0, into));
        }
        let mut free = into;
        let end = start + free.len();
        for (_, chunk, rows) in self.parts(start..end) {
            let (now, later) = free.split_at_mut_checked(rows.len()).unwrap_or_default();
            if !chunk.numbers(rows.start, now) {
                return false;
            }
            free = later;
        }
        true
    }

    fn changes(&self, rows: Range<usize>, marks: &mut [u64]) {
        let mut mark = |row: usize| {
            let place = row - rows.start;
            if let Some(word) = marks.get_mut(place / 64) {
                *word |= 1 << (place % 64);
            }
        };
        for (start, chunk, part) in self.parts(rows.clone()) {
            // The first row of an array has its neighbour in another one.
            let first = start + part.start;
            if part.start == 0 && first > 0 && self.key(first - 1) != self.key(first) {
                mark(first);
            }
            chunk.changes(part.start.max(1)..part.end, &mut |row| mark(start + row));
        }
    }

    fn order(&self, one: usize, other: usize) -> Ordering {
        self.key(one).cmp(&self.key(other))
    }

    fn hash(&self, row: usize, mut hasher: &mut dyn Hasher) {
        self.key(row).hash(&mut hasher);
    }

    fn pick(&self, rows: &[usize]) -> Column<'static> {
        let cells = rows.iter().map(|row| ForeignColumn::cell(self, *row));
        match C::KIND {
            TEXT => Column::Text(
                cells
                    .map(|cell| if let Cell::Text(text) = cell { Some(Cow::Owned(text.to_owned())) } else { None })
                    .collect(),
            ),
            WHOLE => Column::Integer(
                cells.map(|cell| if let Cell::Integer(whole) = cell { Some(whole) } else { None }).collect(),
            ),
            _ => Column::from(
                cells.map(|cell| if let Cell::Number(number) = cell { number } else { f64::NAN }).collect::<Vec<_>>(),
            ),
        }
    }
}

const TEXT: &str = "text";
const WHOLE: &str = "whole numbers";

/// Rows whose values differ from the row before, in an array of plain values: found sixteen at a time. Always true.
fn unlike<V: PartialEq + Copy>(values: &[V], rows: Range<usize>, mark: &mut impl FnMut(usize)) -> bool {
    const TOGETHER: usize = 16;
    let these = values.get(rows.clone()).unwrap_or_default();
    let before = values.get(rows.start - 1..rows.end - 1).unwrap_or_default();
    for (place, (one, next)) in before.chunks(TOGETHER).zip(these.chunks(TOGETHER)).enumerate() {
        let pairs = || one.iter().zip(next).map(|(one, next)| one != next);
        if pairs().fold(false, |any, differ| any | differ) {
            // All bits first: which of them it is, no processor can guess.
            let mut differ = pairs().enumerate().fold(0_u32, |bits, (row, differ)| bits | u32::from(differ) << row);
            while differ != 0 {
                mark(rows.start + TOGETHER * place + differ.trailing_zeros() as usize);
                differ &= differ - 1;
            }
        }
    }
    true
}

/// Writes the numbers of an array from a row on, and `NaN` where there is none.
fn write<T: ArrowPrimitiveType>(
    array: &PrimitiveArray<T>,
    from: usize,
    into: &mut [f64],
    number: impl Fn(T::Native) -> f64,
) -> bool {
    let values = array.values().get(from..).unwrap_or_default();
    into.iter_mut().zip(values).for_each(|(into, value)| *into = number(*value));
    if array.null_count() > 0 {
        let rows = into.iter_mut().zip(from..array.len());
        rows.filter(|(_, row)| array.is_null(*row)).for_each(|(into, _)| *into = f64::NAN);
    }
    true
}

/// Whole numbers.
#[derive(Debug)]
struct Wholes<'a, T: ArrowPrimitiveType>(&'a PrimitiveArray<T>);

impl<T: ArrowPrimitiveType<Native: Into<i64>> + Debug> Chunk for Wholes<'_, T> {
    type Key<'k>
        = i64
    where
        Self: 'k;

    const KIND: &'static str = WHOLE;

    fn rows(&self) -> usize {
        self.0.len()
    }

    fn key(&self, row: usize) -> Option<i64> {
        if self.0.is_null(row) { None } else { self.0.values().get(row).map(|value| (*value).into()) }
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.key(row).map_or(Cell::Missing, Cell::Integer)
    }

    fn plain(&self) -> Option<PlainColumn<'_>> {
        if self.0.null_count() > 0 {
            return None;
        }
        let array: &dyn Array = self.0;
        let int32 = array.as_primitive_opt::<Int32Type>().map(|array| PlainColumn::Int32(array.values()));
        int32.or_else(|| array.as_primitive_opt::<Int64Type>().map(|array| PlainColumn::Int64(array.values())))
    }

    #[expect(clippy::cast_precision_loss, reason = "years and counts are far below 2^53")]
    fn numbers(&self, from: usize, into: &mut [f64]) -> bool {
        write(self.0, from, into, |value| value.into() as f64)
    }

    fn suspects(&self, rows: Range<usize>, mark: &mut impl FnMut(usize)) -> bool {
        self.0.null_count() == 0 && unlike(self.0.values(), rows, mark)
    }
}

/// Real numbers; NaN is missing.
#[derive(Debug)]
struct Numbers<'a, T: ArrowPrimitiveType>(&'a PrimitiveArray<T>);

impl<T: ArrowPrimitiveType<Native: Into<f64>> + Debug> Numbers<'_, T> {
    fn at(&self, row: usize) -> f64 {
        if self.0.is_null(row) { f64::NAN } else { self.0.values().get(row).map_or(f64::NAN, |value| (*value).into()) }
    }
}

impl<T: ArrowPrimitiveType<Native: Into<f64>> + Debug> Chunk for Numbers<'_, T> {
    type Key<'k>
        = u64
    where
        Self: 'k;

    const KIND: &'static str = "numbers";

    fn rows(&self) -> usize {
        self.0.len()
    }

    /// Zero has one sign here.
    fn key(&self, row: usize) -> Option<u64> {
        let number = self.at(row);
        (!number.is_nan()).then(|| (number + 0.0).to_bits())
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        let number = self.at(row);
        if number.is_nan() { Cell::Missing } else { Cell::Number(number) }
    }

    fn numbers(&self, from: usize, into: &mut [f64]) -> bool {
        write(self.0, from, into, Into::into)
    }
}

impl<O: OffsetSizeTrait> Chunk for &GenericStringArray<O> {
    type Key<'k>
        = &'k str
    where
        Self: 'k;

    const KIND: &'static str = TEXT;

    fn rows(&self) -> usize {
        self.len()
    }

    fn key(&self, row: usize) -> Option<&str> {
        self.is_valid(row).then(|| self.value(row))
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.key(row).map_or(Cell::Missing, Cell::Text)
    }
}

impl Chunk for &StringViewArray {
    type Key<'k>
        = &'k str
    where
        Self: 'k;

    const KIND: &'static str = TEXT;

    fn rows(&self) -> usize {
        self.len()
    }

    fn key(&self, row: usize) -> Option<&str> {
        self.is_valid(row).then(|| self.value(row))
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.key(row).map_or(Cell::Missing, Cell::Text)
    }

    /// Of short words the views are the words; of long ones other views may show the same.
    fn suspects(&self, rows: Range<usize>, mark: &mut impl FnMut(usize)) -> bool {
        self.null_count() == 0 && unlike(self.views(), rows, mark)
    }
}

/// Categories: for each row which, and the number and the word of each.
#[derive(Debug)]
struct Categories<'a, K: ArrowDictionaryKeyType> {
    array: &'a DictionaryArray<K>,
    words: Vec<Option<(usize, &'a str)>>,
}

impl<'a, K: ArrowDictionaryKeyType<Native: Into<i64>> + Debug> Categories<'a, K> {
    fn at(&self, row: usize) -> Option<(usize, &'a str)> {
        let keys = self.array.keys();
        let key = if keys.is_null(row) { None } else { keys.values().get(row) };
        self.words.get(usize::try_from((*key?).into()).ok()?).copied().flatten()
    }
}

impl<K: ArrowDictionaryKeyType<Native: Into<i64>> + Debug> Chunk for Categories<'_, K> {
    type Key<'k>
        = usize
    where
        Self: 'k;

    const KIND: &'static str = TEXT;

    fn rows(&self) -> usize {
        self.array.len()
    }

    fn key(&self, row: usize) -> Option<usize> {
        self.at(row).map(|(number, _)| number)
    }

    fn cell(&self, row: usize) -> Cell<'_> {
        self.at(row).map_or(Cell::Missing, |(_, word)| Cell::Text(word))
    }

    /// Other numbers may stand for the same word.
    fn suspects(&self, rows: Range<usize>, mark: &mut impl FnMut(usize)) -> bool {
        let keys = self.array.keys();
        keys.null_count() == 0 && unlike(keys.values(), rows, mark)
    }
}
