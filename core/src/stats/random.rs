//! Random numbers of a counter: the same bits on every machine.
//!
//! Philox 4x64-10 of Salmon JK, Moraes MA, Dror RO, Shaw DE (2011). Parallel random numbers: as easy as 1, 2, 3. Proceedings
//! of SC11. Ten rounds of multiplications of whole numbers; the stream of a seed is that of numpy's `Philox(key=seed)`.

use super::distribution::normal;

const MULTIPLIERS: [u64; 2] = [0xd2e7_470e_e14c_6c93, 0xca5a_8263_9512_1157];

/// The golden ratio and √3 − 1 as fractions of 2⁶⁴: what the key grows by in each round.
const GROWTH: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xbb67_ae85_84ca_a73b];

const ROUNDS: usize = 10;

/// Upper and lower half of a product.
fn halves(one: u64, other: u64) -> [u64; 2] {
    let product = u128::from(one) * u128::from(other);
    [(product >> 64) as u64, product as u64]
}

/// The four numbers at a counter.
fn block(seed: u64, counter: u64) -> [u64; 4] {
    let mut key = [seed, 0];
    let [mut a, mut b, mut c, mut d] = [counter, 0, 0, 0];
    for _ in 0..ROUNDS {
        let [[high, low], [other_high, other_low]] = [halves(MULTIPLIERS[0], a), halves(MULTIPLIERS[1], c)];
        [a, b, c, d] = [other_high ^ b ^ key[0], other_low, high ^ d ^ key[1], low];
        key = [key[0].wrapping_add(GROWTH[0]), key[1].wrapping_add(GROWTH[1])];
    }
    [a, b, c, d]
}

/// Between 0 and 1, neither of them.
fn fraction(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
}

/// The first number at a counter, as [`Random::uniform`] has it: for what must not depend on what was drawn before.
pub(crate) fn at(seed: u32, counter: u64) -> f64 {
    let [bits, ..] = block(u64::from(seed), counter);
    fraction(bits)
}

/// A stream of random numbers.
pub(crate) struct Random {
    seed: u64,
    counter: u64,
    ready: std::array::IntoIter<u64, 4>,
}

impl Random {
    /// The stream of a seed, from its beginning: the block at counter 1.
    pub(crate) fn new(seed: u32) -> Self {
        let seed = u64::from(seed);
        Self { seed, counter: 1, ready: block(seed, 1).into_iter() }
    }

    fn bits(&mut self) -> u64 {
        loop {
            if let Some(bits) = self.ready.next() {
                return bits;
            }
            self.counter += 1;
            self.ready = block(self.seed, self.counter).into_iter();
        }
    }

    /// Between 0 and 1, neither of them: (the upper 52 bits + ½) / 2⁵².
    pub(crate) fn uniform(&mut self) -> f64 {
        fraction(self.bits())
    }

    /// Standard normal: the quantile at [`Random::uniform`].
    pub(crate) fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }
}

#[cfg(test)]
mod tests {
    use super::{Random, block};

    #[test]
    fn agrees_with_the_published_vectors() {
        // Random123 1.14, kat_vectors: philox4x64 10, counter 0, key 0.
        let zero = [0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b];
        assert_eq!(block(0, 0), zero);
    }

    #[test]
    fn is_the_stream_of_numpy() {
        let mut random = Random::new(7);
        let numbers: Vec<u64> = (0..6).map(|_| random.bits()).collect();
        assert_eq!(numbers, NUMPY);
    }

    /// numpy 2.4.6: `numpy.random.Philox(key=7).random_raw(6)`.
    const NUMPY: [u64; 6] = [
        0xdf40_34b8_29e9_fba4,
        0x4b9d_10cd_f8e6_4087,
        0x6b8b_857e_506a_ac98,
        0x67c7_c945_b1ba_6e52,
        0x1535_2da7_7ece_e8e6,
        0xb256_8883_27f7_2bcc,
    ];
}
