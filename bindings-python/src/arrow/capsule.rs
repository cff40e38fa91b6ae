//! Arrow's structures in Python's capsules (the Arrow PyCapsule interface).
#![expect(unsafe_code, reason = "a capsule holds a pointer; its name says, by agreement, what it points to")]

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, StructArray, make_array};
use arrow_schema::{ArrowError, DataType};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::error::{Result, Trouble};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// Arrays of one type, one after the other.
pub(crate) struct Chunks {
    pub(crate) data_type: DataType,
    pub(crate) arrays: Vec<ArrayRef>,
}

/// What Python's data hand over, where they speak Arrow.
pub(crate) fn read(data: &Bound<'_, PyAny>) -> Result<Option<Chunks>> {
    let py = data.py();
    if let Some(export) = data.getattr_opt(intern!(py, "__arrow_c_stream__"))? {
        let capsule = export.call0()?.cast_into::<PyCapsule>().map_err(PyErr::from)?;
        let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: a capsule of this name holds a stream by the interface's contract. It is moved out, which leaves a
        // released one behind; the interpreter is locked meanwhile, so that nobody else can do the same.
        let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.as_ptr()) };
        return read_stream(py, stream).map(Some);
    }
    if let Some(export) = data.getattr_opt(intern!(py, "__arrow_c_array__"))? {
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) = export.call0()?.extract()?;
        let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
        let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
        // SAFETY: capsules of these names hold a schema and an array of it by the interface's contract. The array is moved
        // out as above, the schema is read while its capsule lives.
        let (array, schema) = unsafe { (FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) };
        if array.is_released() {
            return Err(Trouble::Argument("the Arrow array of the data has been read already".to_owned()));
        }
        // SAFETY: as above; the array has not been released.
        let data = unsafe { from_ffi(array, schema) };
        let array = make_array(data.map_err(|error| refuse(&error))?);
        return Ok(Some(Chunks { data_type: array.data_type().clone(), arrays: vec![array] }));
    }
    Ok(None)
}

fn read_stream(py: Python<'_>, stream: FFI_ArrowArrayStream) -> Result<Chunks> {
    if stream.get_next().is_none() {
        return Err(Trouble::Argument("the Arrow stream of the data has been read already".to_owned()));
    }
    // Whoever fills the stream may need the interpreter in another thread.
    let read = py.detach(|| {
        let reader = ArrayStreamReader::try_new(stream)?;
        let data_type = arrow_array::ArrayReader::field(&reader).data_type().clone();
        Ok(Chunks { data_type, arrays: reader.collect::<std::result::Result<_, _>>()? })
    });
    read.map_err(|error| refuse(&error))
}

fn refuse(error: &ArrowError) -> Trouble {
    Trouble::Argument(format!("the Arrow data cannot be read: {error}"))
}

/// A batch's type.
pub(crate) fn schema<'py>(py: Python<'py>, batch: &RecordBatch) -> Result<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(batch.schema().as_ref()).map_err(|error| refuse(&error))?;
    Ok(PyCapsule::new_with_value(py, schema, SCHEMA)?)
}

/// A batch as one array of structures, with its type.
pub(crate) fn array(py: Python<'_>, batch: RecordBatch) -> Result<(Bound<'_, PyCapsule>, Bound<'_, PyCapsule>)> {
    let (array, schema) = to_ffi(&StructArray::from(batch).to_data()).map_err(|error| refuse(&error))?;
    Ok((PyCapsule::new_with_value(py, schema, SCHEMA)?, PyCapsule::new_with_value(py, array, ARRAY)?))
}

/// A batch as a stream of one.
pub(crate) fn stream(py: Python<'_>, batch: RecordBatch) -> Result<Bound<'_, PyCapsule>> {
    let schema = batch.schema();
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    Ok(PyCapsule::new_with_value(py, stream, STREAM)?)
}
