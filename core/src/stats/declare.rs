//! How a method is declared: once, in its own file.

/// Declares a method.
///
/// From the declaration come the typed function on slices with its documentation, the options as a type, the call by
/// names that the bindings use, the state that streams, and the entry of the catalogue. The kernel is a type with the
/// options set, made by `From<&Options>`. With `as additive of 2 sums` it implements
/// [`Additive`](super::additive::Additive) and also streams; with `as tabular` it implements
/// [`Tabular`](super::tabular::Tabular).
macro_rules! method {
    (
        #[doc = $summary:literal]
        $(#[doc = $doc:literal])+
        pub fn $id:ident, $kind:ident, since $since:literal;

        examples { $(#[doc = $code:literal])+ }

        columns {
            $($(#[doc = $column_doc:literal])+ $column:ident: $need:ident $bounds:ident, $unit:literal;)+
        }

        options {
            $($(#[doc = $option_doc:literal])+ $option:ident: $Option:ty = $default:expr, $option_bounds:ident;)+
        }

        outputs {
            $($(#[doc = $output_doc:literal])+ $output:ident: $present:ident, $output_unit:literal;)+
        }

        notes { $($note:ident)+ }

        example { $($example:ident: $values:expr,)+ }

        kernel $Kernel:ident as $shape:ident $(of $sums:literal sums)?;
    ) => {
        #[doc = concat!("Options of [`", stringify!($id), "()`].")]
        #[derive(Debug, Clone, PartialEq)]
        pub struct Options {
            $(
                $(#[doc = $option_doc])+
                pub $option: $Option,
            )+
        }

        impl Default for Options {
            fn default() -> Self {
                Self { $($option: $default),+ }
            }
        }

        impl Options {
            /// # Errors
            /// `argument`, `unknown-option` or `option-value`.
            fn parse(options: &serde_json::Value) -> Result<Self, $crate::Error> {
                use $crate::stats::{bounds::Bounds, setting};
                let mut read = Self::default();
                for (name, value) in setting::object(options)?.into_iter().flatten() {
                    match name.as_str() {
                        $(stringify!($option) => {
                            read.$option = setting::Setting::parse(name, value, Bounds::$option_bounds)?;
                        })+
                        _ => return Err($crate::Error::unknown("option", name, [$(stringify!($option)),+])),
                    }
                }
                Ok(read)
            }

            /// All options by name.
            #[allow(dead_code, reason = "only methods that stream keep them")]
            fn json(&self) -> serde_json::Value {
                let mut options = serde_json::Map::new();
                $(options.insert(
                    stringify!($option).to_owned(),
                    $crate::stats::setting::Setting::json(&self.$option),
                );)+
                serde_json::Value::Object(options)
            }

            /// # Errors
            /// `option-value`.
            fn check(&self) -> Result<(), $crate::Error> {
                use $crate::stats::{bounds::Bounds, setting};
                $(setting::Setting::check(&self.$option, stringify!($option), Bounds::$option_bounds)?;)+
                Ok(())
            }
        }

        $crate::stats::declare::$shape! {
            #[doc = $summary]
            $(#[doc = $doc])+
            ///
            /// # Examples
            ///
            $(#[doc = $code])+
            ///
            /// # Arguments
            ///
            $(
                #[doc = concat!(
                    "* `", stringify!($column), "` (", stringify!($need), ", ", $unit, "):", $($column_doc),+
                )]
            )+
            /// * `groups`: which rows belong together.
            /// * `options`: `&Options::default()` for the defaults.
            ///
            /// A missing number is `NaN`.
            ///
            /// # Errors
            ///
            /// `option-value` for an option outside its range, `column-length` for columns of different lengths,
            /// `column-value` with column and first row for a number that no data can have.
            pub fn $id, $kind, $Kernel $($sums)?, columns { $($column: $need,)+ }
        }

        /// The declaration as data.
        pub(crate) const INFO: $crate::stats::MethodInfo = {
            use $crate::stats::{Bounds, MethodKind, Note, Present, setting::Setting};
            $crate::stats::MethodInfo {
                id: stringify!($id),
                since: $since,
                kind: MethodKind::$kind.describe(),
                summary: $crate::documented!($summary).trim_ascii(),
                docs: $crate::documented!($summary, "\n", $($doc, "\n"),+),
                columns: const { &[$($crate::stats::InputInfo {
                    name: stringify!($column),
                    required: $crate::stats::column::is_required::$need,
                    meaning: $crate::documented!($($column_doc),+).trim_ascii(),
                    unit: $unit,
                    allowed: Bounds::$bounds.describe(),
                    bounds: Bounds::$bounds,
                }),+] },
                options: const { &[$($crate::stats::OptionInfo {
                    name: stringify!($option),
                    meaning: $crate::documented!($($option_doc),+).trim_ascii(),
                    default: || $crate::stats::declare::described!(Options::default().$option.json()),
                    schema: || $crate::stats::declare::described!(Options::default().$option.schema_of(Bounds::$option_bounds)),
                    choices: || $crate::stats::declare::described!(Options::default().$option.choices_of()),
                }),+] },
                outputs: const { &[$($crate::stats::OutputInfo {
                    name: stringify!($output),
                    meaning: $crate::documented!($($output_doc),+).trim_ascii(),
                    unit: $output_unit,
                    present: Present::$present.describe(),
                }),+] },
                notes: const { &[$(Note::$note.describe()),+] },
                example: $crate::stats::Example {
                    method: stringify!($id),
                    columns: &[$((stringify!($example), $crate::stats::info::Literal(&$values).column())),+],
                },
                #[cfg(feature = "methods")]
                compute,
                #[cfg(feature = "methods")]
                adder: ADDER,
            }
        };
    };
}
pub(crate) use method;

/// What an option is, as data: or nothing where the feature `docs` is off.
macro_rules! described {
    ($value:expr) => {
        if cfg!(feature = "docs") { $value } else { Default::default() }
    };
}
pub(crate) use described;

/// The functions of a method that knows its rows through sums of terms.
macro_rules! additive {
    (
        $(#[doc = $doc:expr])+
        pub fn $id:ident, $kind:ident, $Kernel:ident $sums:literal, columns { $($column:ident: $need:ident,)+ }
    ) => {
        $(#[doc = $doc])+
        pub fn $id(
            $($column: $crate::stats::column::$need<'_>,)+
            groups: Option<&$crate::stats::Groups>,
            options: &Options,
        ) -> Result<$crate::stats::Estimates, $crate::Error> {
            use $crate::stats::column::{Input, Numbers};
            estimates(&[$(Input::given($column).map(Numbers::Slice)),+], groups, options)
        }

        fn estimates(
            columns: &$crate::stats::column::Columns<'_>,
            groups: Option<&$crate::stats::Groups>,
            options: &Options,
        ) -> Result<$crate::stats::Estimates, $crate::Error> {
            use $crate::stats::{MethodKind, erased::Erased, run};
            options.check()?;
            run::estimate(&INFO, MethodKind::$kind, &Erased(&$Kernel::from(options)), columns, groups)
        }

        #[doc = concat!("[`", stringify!($id), "()`] of rows that come in portions, as one group.")]
        ///
        /// States can be merged: any portions, in any order and on any number of workers, give the same bits.
        #[derive(Debug, Clone)]
        pub struct State {
            kernel: $Kernel,
            tally: $crate::stats::state::Tally,
        }

        impl State {
            /// A state that has seen no row.
            ///
            /// # Errors
            /// `option-value` for an option outside its range.
            pub fn new(options: &Options) -> Result<Self, $crate::Error> {
                options.check()?;
                Ok(Self { kernel: $Kernel::from(options), tally: $crate::stats::state::Tally::new($sums) })
            }

            /// Takes a portion of rows in.
            ///
            /// # Errors
            #[doc = concat!("The errors of [`", stringify!($id), "()`]; the state is then as before.")]
            pub fn push(&mut self, $($column: $crate::stats::column::$need<'_>),+) -> Result<(), $crate::Error> {
                use $crate::stats::{erased::Erased, column::{Input, Numbers}, run};
                let columns = [$(Input::given($column).map(Numbers::Slice)),+];
                self.tally.merge(&run::take(&INFO, &Erased(&self.kernel), &columns)?);
                Ok(())
            }

            /// Takes in what another state with the same options has seen.
            pub fn merge(&mut self, other: &Self) {
                self.tally.merge(&other.tally);
            }

            /// The estimate, one row; the state can go on.
            ///
            /// # Errors
            /// `column-value` for a sum that no data can have.
            pub fn finish(&self) -> Result<$crate::stats::Estimates, $crate::Error> {
                $crate::stats::run::conclude(&$crate::stats::erased::Erased(&self.kernel), &self.tally)
            }
        }

        /// The method by names.
        fn compute(
            table: &$crate::Table<'_>,
            groups: Option<&$crate::stats::Groups>,
            options: &serde_json::Value,
        ) -> Result<$crate::stats::info::Answer, $crate::Error> {
            let options = Options::parse(options)?;
            let columns =
                [$($crate::stats::column::seek::$need(table, stringify!($id), stringify!($column))?),+];
            let estimates = estimates(&columns, groups, &options)?;
            Ok($crate::stats::info::Answer { columns: estimates.into_columns(), groups: None })
        }

        /// The method on rows that come in portions, by names.
        #[cfg(feature = "methods")]
        const ADDER: Option<$crate::stats::info::MakeAdder> = Some(|options| {
            let options = Options::parse(options)?;
            let (kernel, names) = ($Kernel::from(&options), [$(stringify!($column)),+]);
            Ok($crate::stats::ledger::adder::<_, _, $sums>(&INFO, kernel, options.json(), names))
        });
    };
}
pub(crate) use additive;

/// The functions of a method that sees the rows of a group side by side. Its table has the keys of the groups first: a
/// group may have any number of its rows.
macro_rules! tabular {
    (
        $(#[doc = $doc:expr])+
        pub fn $id:ident, $kind:ident, $Kernel:ident, columns { $($column:ident: $need:ident,)+ }
    ) => {
        $(#[doc = $doc])+
        ///
        /// # Answer
        ///
        /// The keys of the groups, where there are any, then the columns that the method's page lists.
        #[allow(clippy::too_many_arguments, reason = "one for each column")]
        pub fn $id(
            $($column: $crate::stats::column::$need<'_>,)+
            groups: Option<&$crate::stats::Groups>,
            options: &Options,
        ) -> Result<$crate::Table<'static>, $crate::Error> {
            let columns = [$($crate::stats::column::Input::given($column)),+];
            let words = [$($crate::stats::column::Input::words($column)),+];
            let answer = answer(&columns, &words, groups, options)?;
            let keys = groups.map(|groups| groups.keys_of(answer.groups.as_deref()));
            $crate::stats::compute::with_keys(keys.unwrap_or_default(), answer.columns)
        }

        /// A group's rows have to be side by side.
        #[cfg(feature = "methods")]
        const ADDER: Option<$crate::stats::info::MakeAdder> = None;

        fn answer(
            columns: &[Option<&[f64]>],
            words: &[&[std::borrow::Cow<'_, str>]],
            groups: Option<&$crate::stats::Groups>,
            options: &Options,
        ) -> Result<$crate::stats::info::Answer, $crate::Error> {
            options.check()?;
            $crate::stats::column::check(&INFO, columns, groups.map($crate::stats::Groups::rows))?;
            $crate::stats::tabular::answer(&INFO, &$Kernel::from(options), columns, words, groups)
        }

        /// The method by names.
        fn compute(
            table: &$crate::Table<'_>,
            groups: Option<&$crate::stats::Groups>,
            options: &serde_json::Value,
        ) -> Result<$crate::stats::info::Answer, $crate::Error> {
            let options = Options::parse(options)?;
            $(let $column = $crate::stats::column::find::$need(table, stringify!($id), stringify!($column))?;)+
            $(let $column = $crate::stats::column::lend::$need(&$column);)+
            let columns = [$($crate::stats::column::Input::given($column)),+];
            let words = [$($crate::stats::column::Input::words($column)),+];
            answer(&columns, &words, groups, &options)
        }
    };
}
pub(crate) use tabular;
