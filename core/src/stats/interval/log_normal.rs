//! The interval of a ratio whose logarithm is taken for a normal variable.

use crate::stats::confidence::Level;

/// value · exp(± z √variance), for the variance of the logarithm.
pub(crate) fn limits(value: f64, variance: f64, level: &Level) -> [f64; 2] {
    let reach = level.z * variance.sqrt();
    [value * libm::exp(-reach), value * libm::exp(reach)]
}
