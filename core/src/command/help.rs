//! What the command says of itself.

pub(super) const GENERAL: &str = "\
Check health and social services provision plans.

usage: soteplan COMMAND

  check FILE…     check plans and tell what was found
  explain CODE…   why a rule is there, how to fix what it finds, an example
  rules           list the rules

  -h, --help      this text, or that of a command
  -V, --version   the version
";

pub(super) const CHECK: &str = "\
Check plans and tell what was found.

usage: soteplan check [OPTIONS] FILE…

FILE is a plan, a folder (all plans in and below it), a pattern (`*` any characters of a name, `**` any
folders, `?` any one character), or `-` for standard input.

what is told
  --format FORMAT        text (where absent), json, sarif, github, markdown, html
  --lang LANGUAGE        fi, sv, en (where absent)
  --statistics           how often each rule found something, in place of the findings
  --color WHEN           auto (where absent), always, never
  -o, --output FILE      write it there

what is checked
  --profile PROFILE      hyks, strategy, agreement or strict; where absent, that of the kind of document
  --only RULES           nothing but these: codes, names, families or their letters, with commas between them
  --ignore RULES         all but these
  --severity CODE=LEVEL  how bad findings are: error, warning or advice
  --limit NAME=NUMBER    the threshold of a rule
  --today DATE           the day of the check; rules that depend on it are undecided without
  --scenario FILE        what happens, as JSON; rules that depend on it are undecided without
  --rules FILE           rules of others, as JSON
  --together             check the plans as a set, also by the rules of the family `alignment`

what is fixed
  --fix[=SAFETY]         make fixes in the files and tell what is left: safe (where absent), or suggested too;
                         of standard input the fixed text is standard output, and findings go to standard error
  --diff                 with `--fix`: write nothing, show what it would change as a unified diff

settings
  --config FILE          settings; where absent, the nearest `soteplan.toml` of each plan
  --no-config            no settings

what counts
  --baseline FILE        findings that are accepted: only new ones count
  --write-baseline FILE  accept all findings of today
  --fail-on LEVEL        error (where absent), warning, advice or never

  -h, --help             this text

exit code: 0 where no finding is as bad as `--fail-on` says, 1 where one is, 2 where the check could not be made;
with `--fix`, findings are those that are left.
";

pub(super) const EXPLAIN: &str = "\
Tell why a rule is there, how to fix what it finds, and an example.

usage: soteplan explain [--lang LANGUAGE] CODE…

CODE is the code (`R001`) or the name (`goal-without-pair`) of a rule.

  --lang LANGUAGE  fi, sv, en (where absent)
  -h, --help       this text
";

pub(super) const RULES: &str = "\
List the rules.

usage: soteplan rules [OPTIONS]

  --family FAMILY  only those of a family (`goals`) or its letter
  --format FORMAT  text (where absent) or json
  --lang LANGUAGE  fi, sv, en (where absent)
  -h, --help       this text
";
