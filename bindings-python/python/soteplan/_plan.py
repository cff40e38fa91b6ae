"""The front door: a plan and what can be asked of it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from soteplan import _frames, _native
from soteplan._check import with_found
from soteplan._config import with_config
from soteplan._fix import fixed_text
from soteplan._table import Findings, Table

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from typing_extensions import Unpack

    from soteplan._check import RuleFunction
    from soteplan._config import Config
    from soteplan._frames import Data, Scenario
    from soteplan.types import (
        AppliedFix,
        ApprovalRow,
        ApprovalState,
        Catalog,
        ChangeRow,
        CheckOptions,
        CheckReport,
        ConflictRow,
        ConsequenceRow,
        EvaluationRow,
        ExplanationRow,
        Language,
        OutputFormat,
        PlanDocument,
        RefusedFix,
        Safety,
        StandingChangeRow,
        StandingRow,
        ValidityRow,
    )


class Plan:
    """A plan.

    Made by `Plan.read`, `Plan.parse` or `Plan.from_dict`; it cannot be changed.

    Example:
        >>> import soteplan as sp
        >>> plan = sp.examples.hyks_2021_2025()
        >>> plan
        Provision plan for health and social services of the municipalities of the HYKS area 2021–2025
        provision plan · draft · 2021-01-01 – 2025-12-31
        parties: 7 · focus areas: 5 · goals: 4 · indicators: 2 · responsibility pairs: 2
    """

    __slots__ = ("_core",)
    _core: _native.Plan

    def __init__(self) -> None:
        """See the class."""
        raise TypeError("a plan is made by Plan.read, Plan.parse or Plan.from_dict")

    @classmethod
    def _of(cls, native: _native.Plan) -> Plan:
        plan = cls.__new__(cls)
        plan._core = native
        return plan

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Plan:
        """Reads a file.

        Args:
            path: A JSON file in UTF-8, at most 100 MB.

        Raises:
            FileError: Where there is no such file (then it is a `FileNotFoundError`, too) or it may not be read.
            PlanError: Where its text is not a plan, with everything that is wrong.
        """
        return cls._of(_native.Plan.read(os.fspath(path)))

    @classmethod
    def parse(cls, text: str | bytes) -> Plan:
        """Reads a text.

        Args:
            text: JSON; bytes are UTF-8.

        Raises:
            PlanError: Where it is not a plan, with everything that is wrong, with lines and columns.

        Example:
            >>> import soteplan as sp
            >>> sp.Plan.parse(sp.examples.hyks_2021_2025().to_json()).to_dict()["id"]
            'hyks-2021-2025'
        """
        return cls._of(_native.Plan.parse(_bytes(text)))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Plan:
        """Makes a plan of plain data.

        Its findings have JSON Pointers and no lines, for nobody has seen the text.

        Args:
            document: What `to_dict` gives; dates may be `datetime.date`.

        Raises:
            PlanError: Where it is not a plan, with everything that is wrong; no plan holds NaN or infinity.
            TypeError: Where a value has no form in JSON.

        Example:
            >>> import soteplan as sp
            >>> document = sp.examples.hyks_2021_2025().to_dict()
            >>> document["title"] = {"en": "Another plan"}
            >>> sp.Plan.from_dict(document).to_dict()["title"]
            {'en': 'Another plan'}
        """
        return cls._of(_native.Plan.parse_unseen(_frames.to_json(document, allow_nan=True).encode()))

    @property
    def text(self) -> str | None:
        """The text that it was read from."""
        return self._core.text()

    @property
    def migration(self) -> Findings:
        """What changed when a plan of an earlier schema version was brought up to date; empty where nothing did.

        Example:
            >>> import soteplan as sp
            >>> sp.examples.hyks_2021_2025().migration["message"]
            []
        """
        return Findings._of_findings(self._core.ask("migration", "{}"), "en")

    def to_dict(self) -> PlanDocument:
        """The plan as plain data, as `schemas/plan.schema.json` says; days are text like `2021-01-31`."""
        return cast("PlanDocument", json.loads(self.to_json()))

    def to_json(self) -> str:
        """The plan as indented JSON; reading it gives an equal plan."""
        return self._core.to_json()

    def check(
        self,
        *,
        lang: Language = "en",
        extra_rules: Iterable[RuleFunction] = (),
        config: Config | None = None,
        **options: Unpack[CheckOptions],
    ) -> Findings:
        """Runs the rules.

        Args:
            lang: The language of messages: `fi`, `sv` or `en`.
            extra_rules: Functions that take the plan as plain data and give `soteplan.Finding`s; these are placed,
                ordered, suppressed and weighed as all others.
            config: Settings that hold where options say nothing else: see `soteplan.load_config`.
            options: What `soteplan.types.CheckOptions` has: `profile`, the choice of rules; `only` and `ignore`, lists
                of codes, names, families or their letters; `severity`, from those to `error`, `warning` or `advice`;
                `paths`, what is otherwise at some places; `limits`, thresholds by name; `baseline`, findings that are
                accepted already; `today` and `scenario`, without which some rules are undecided; `rules`, those that
                others have made (see `inspect_rules`), and `findings`, what programs of others have found.

        Returns:
            What was found and nobody has accepted, in the order of the text: a table that is empty, and so false, where
            there is nothing.

        Raises:
            SoteplanError: `unknown-name` for an unknown rule, family or threshold, `unknown-option` and `option-value`
                for other options, `rules` and `findings` for those of others that have not their form, `argument` for
                an unknown language.
            TypeError: Where a function gives something else; what it raises itself comes through.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> set(plan.check(only=["goal-without-pair"], lang="fi")["code"])
            {'R001'}
        """
        given = _frames.to_json(with_found(with_config(config, options), self._core, extra_rules))
        return Findings._of_findings(self._core.check(given), lang)

    def check_report(
        self,
        *,
        extra_rules: Iterable[RuleFunction] = (),
        config: Config | None = None,
        **options: Unpack[CheckOptions],
    ) -> CheckReport:
        """Runs the rules and says what came of each.

        Args:
            extra_rules: As `Plan.check` takes them.
            config: As `Plan.check` takes it.
            options: As `Plan.check` takes them.

        Returns:
            `findings` that nobody has accepted, and `suppressed` ones that the plan says somebody has; `outcomes`, for
            each rule whether it `passed`, `failed`, is `not-applicable` or `undecided`, how many values it judged and
            which facts are missing; `coverage`, the part of the values that could be judged, from 0 to 1; `gone`, what
            the baseline has and is no more.

        Raises:
            SoteplanError: As `Plan.check`.

        Example:
            >>> import soteplan as sp
            >>> report = sp.examples.hyks_2021_2025().check_report(only=["R001"])
            >>> report["outcomes"][0]["outcome"], report["coverage"]
            ('failed', 1.0)
        """
        given = with_found(with_config(config, options), self._core, extra_rules)
        answer = self._core.ask("check_report", _frames.to_json({"options": given}))
        return cast("CheckReport", json.loads(cast("str", answer)))

    def fix(
        self,
        *,
        safety: Safety = "safe",
        finding: str | None = None,
        fix: int = 0,
        lang: Language = "en",
        config: Config | None = None,
        **options: Unpack[CheckOptions],
    ) -> Fixed:
        """Makes the fixes that findings carry, until nothing changes.

        What no fix changes stays in the text as it is: indentation, order, line ends, numbers. What is suppressed, or
        accepted in a baseline, stays. A fix that would bring errors or leave no plan is refused, and told.

        Args:
            safety: `safe` for those that change nothing of what the plan says; `suggested` for these and the first
                suggestion of each finding, to which a person has to agree.
            finding: The `fingerprint` of a finding: only this one is mended, whatever the safety of its fix.
            fix: Which of its fixes to make, from 0.
            lang: The language of the messages of what is left: `fi`, `sv` or `en`.
            config: As `Plan.check` takes it.
            options: As `Plan.check` takes them, without `findings`, which are about the text as it was.

        Returns:
            The plan, what was made and what was refused, and what the rules still find.

        Raises:
            SoteplanError: As `Plan.check`; `unknown-name` where there is no such finding, `option-value` where it has
                no such fix.

        Example:
            >>> import soteplan as sp
            >>> text = sp.examples.hyks_2021_2025().text
            >>> fixed = sp.Plan.parse(text.replace('"HYKS', '" HYKS', 1)).fix()
            >>> [fix["finding"]["code"] for fix in fixed.applied]
            ['S015']
            >>> fixed.plan.text == text
            True
        """
        arguments = {"options": with_config(config, options), "safety": safety, "finding": finding, "fix": fix}
        parts = fixed_text(self._core.ask("fix", _frames.to_json(arguments)), lang)._asdict()
        read = _native.Plan.parse if self.text is not None else _native.Plan.parse_unseen
        return Fixed(Plan._of(read(parts.pop("text").encode())), **parts)

    def check_output(
        self,
        format: OutputFormat = "text",
        *,
        lang: Language = "en",
        color: bool = False,
        file: str = "plan.json",
        extra_rules: Iterable[RuleFunction] = (),
        config: Config | None = None,
        **options: Unpack[CheckOptions],
    ) -> str:
        """Runs the rules and tells what was found, for people or for other programs.

        Args:
            format: `text`, each finding with its line; `json`, a list with the document's path and what `check_report`
                gives; `sarif`, a SARIF 2.1.0 log; `github`, commands that annotate files in a GitHub workflow;
                `markdown`, a table; `html`, a self-contained page.
            lang: The language of messages: `fi`, `sv` or `en`.
            color: Whether `text` is coloured, for a terminal.
            file: What the document is called: the path of its file, relative where it goes to another machine.
            extra_rules: As `check` takes them.
            config: As `check` takes it.
            options: As `check` takes them. With a `baseline`, forms for people tell what is new and count the rest.

        Raises:
            SoteplanError: `unknown-name` for an unknown format; otherwise as `check`.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> print(plan.check_output("github", only=["R001"], file="plans/hyks.json").partition(",")[0])
            ::warning file=plans/hyks.json
        """
        given = _frames.to_json(with_found(with_config(config, options), self._core, extra_rules))
        return _native.check_output(self._core, given, _form(format, lang, color, file))

    def validity(self, scenario: Scenario | None = None) -> Table[ValidityRow]:
        """From when until when the plan holds, for each party.

        Args:
            scenario: The day of each fact that is known, as `datetime.date` or `"2023-01-01"`, or `False` for what
                never happens. What it does not name is not known, and answers that depend on it are undecided. Also
                `"enacted"` for the law as it was enacted, `{"from": day, "facts": {…}}` for an overlay that leaves
                answers about earlier days as they were, or a list of these, the later over the earlier.

        Raises:
            SoteplanError: `unknown-name` for a fact that the plan does not have, `argument` for what is no date.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> plan.validity()[0]["undecided_on"]
            'sote-reform'
            >>> plan.validity({"sote-reform": "2023-01-01"})[0]["until"]
            datetime.date(2022, 12, 31)
        """
        return Table._of(self._core.validity(_frames.to_json(scenario)))

    def explain(self, party: str, scenario: Scenario | None = None, language: Language = "en") -> Table[ExplanationRow]:
        """Why the plan holds for a party as long as it does: every condition, fact and source, step by step.

        Args:
            party: Its id.
            scenario: As `validity` takes it.
            language: The language of texts: `fi`, `sv` or `en`.

        Raises:
            SoteplanError: `unknown-name` for an unknown party or fact.

        Example:
            >>> import soteplan as sp
            >>> steps = sp.examples.hyks_2021_2025().explain("espoo", {"sote-reform": "2023-01-01"})
            >>> [row["element"] for row in steps if row["decisive"] == "yes" and row["depth"] == 0]
            ['reform-starts', 'rules-change']
        """
        arguments = {"party": party, "scenario": scenario, "language": language}
        return Table._of(self._core.ask("explain", _frames.to_json(arguments)))

    def as_of(
        self, date: datetime.date | str, scenario: Scenario | None = None, language: Language = "en"
    ) -> Table[StandingRow]:
        """The plan as it stands on a day: the law, parties, units, goals, measures, interfaces and holders.

        Members of organisations and units, and the services at an interface, are rows of their own with their days.

        Args:
            date: The day.
            scenario: As `validity` takes it.
            language: The language of names: `fi`, `sv` or `en`.

        Raises:
            SoteplanError: `unknown-name` for an unknown fact, `option-value` for what is no date.

        Example:
            >>> import soteplan as sp
            >>> rows = sp.examples.hyks_2021_2025().as_of("2023-06-01", {"sote-reform": "2023-01-01"})
            >>> {row["status"] for row in rows if row["kind"] == "goal"}
            {'ended'}
        """
        arguments = {"date": date, "scenario": scenario, "language": language}
        return Table._of(self._core.ask("as_of", _frames.to_json(arguments)))

    def standing_changes(
        self,
        before: datetime.date | str,
        after: datetime.date | str,
        scenario_before: Scenario | None = None,
        scenario_after: Scenario | None = None,
        language: Language = "en",
    ) -> Table[StandingChangeRow]:
        """What stands otherwise on another day or under another scenario.

        Args:
            before: The one day.
            after: The other day; the same for two scenarios.
            scenario_before: The scenario of the one, as `validity` takes it.
            scenario_after: The scenario of the other.
            language: The language of names: `fi`, `sv` or `en`.

        Raises:
            SoteplanError: As `as_of`.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> changes = plan.standing_changes("2023-01-01", "2023-01-01", None, {"sote-reform": "2023-01-01"})
            >>> changes[0]["before"], changes[0]["after"]
            ('undecided', 'ended')
        """
        arguments = {
            "before": before,
            "after": after,
            "scenario_before": scenario_before,
            "scenario_after": scenario_after,
            "language": language,
        }
        return Table._of(self._core.ask("standing_changes", _frames.to_json(arguments)))

    def diff(self, after: Plan) -> Table[ChangeRow]:
        """What changed from this version of a plan to another, by stable ids; new ids of old elements are followed.

        Args:
            after: The later version.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> document = plan.to_dict()
            >>> document["goals"][0]["text"]["en"] = "Work together"
            >>> change = plan.diff(sp.Plan.from_dict(document))[0]
            >>> change["kind"], change["element"], change["field"]
            ('changed', 'closer-cooperation', 'text/en')
        """
        return Table._of(self._core.diff(after._core))

    def merge(self, ours: Plan, theirs: Plan) -> Merged:
        """Brings two edited versions of this plan together.

        Where the two contradict each other the merged plan has ours, and the conflict is listed with all three values.

        Args:
            ours: The one version.
            theirs: The other.

        Raises:
            PlanError: Where the merged document is no plan.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> ours, theirs = plan.to_dict(), plan.to_dict()
            >>> ours["status"], theirs["title"] = "proposed", {"en": "Another title"}
            >>> merged = plan.merge(sp.Plan.from_dict(ours), sp.Plan.from_dict(theirs))
            >>> len(merged.conflicts), merged.plan.to_dict()["status"], merged.plan.to_dict()["title"]
            (0, 'proposed', {'en': 'Another title'})
        """
        plan, conflicts, from_ours, from_theirs = self._core.merge(ours._core, theirs._core)
        return Merged(Plan._of(plan), Table._of(conflicts), from_ours, from_theirs)

    def approval(
        self, by: datetime.date | str | None = None, populations: Mapping[str, int] | None = None
    ) -> ApprovalState:
        """Whether the plan is approved under its rule, who is missing, and what would suffice.

        Args:
            by: Decisions up to this day count; all where it is left out.
            populations: Residents by three-digit codes, for years that the library's table (2000–2022) does not have.

        Returns:
            The status, both majorities, the members that are missing, and the smallest sets of further approvals.

        Raises:
            SoteplanError: `argument` where the plan has no rule of approval; `option-value`.

        Example:
            >>> import soteplan as sp
            >>> document = sp.examples.hyks_2021_2025().to_dict()
            >>> document["approval"] = {"kind": "double-majority"}
            >>> state = sp.Plan.from_dict(document).approval()
            >>> state["status"], state["members_needed"], state["population_needed"]
            ('open', 4, 637156)
        """
        arguments = {"by": by, "populations": populations}
        return cast("ApprovalState", json.loads(self._core.ask("approval", _frames.to_json(arguments))))

    def approval_members(
        self, by: datetime.date | str | None = None, populations: Mapping[str, int] | None = None
    ) -> Table[ApprovalRow]:
        """The members that decide on the plan, and what each has decided. To note is not to approve.

        Args:
            by: As `approval` takes it.
            populations: As `approval` takes them.

        Raises:
            SoteplanError: As `approval`.

        Example:
            >>> import soteplan as sp
            >>> document = sp.examples.hyks_2021_2025().to_dict()
            >>> document["approval"] = {"kind": "unanimity"}
            >>> sp.Plan.from_dict(document).approval_members()[0]["status"]
            'open'
        """
        arguments = {"by": by, "populations": populations}
        return Table._of(self._core.ask("approval_members", _frames.to_json(arguments)))

    def consequences(self, scenario: Scenario | None = None) -> Table[ConsequenceRow]:
        """What follows where the plan ends early: for documents, pairs, goals, indicators, measures and interfaces.

        Who follows a party is what the plan's changes of organisations say, or else the register of areas, from the day
        on which the duty to organise moves: `successor_source` tells which. Units, groups and pairs act through the
        organisations behind them; where only some of those end, `extent` is `partly`.

        Args:
            scenario: As `validity` takes it.

        Raises:
            SoteplanError: `unknown-name` for an unknown fact.

        Example:
            >>> import soteplan as sp
            >>> rows = sp.examples.hyks_2021_2025().consequences({"sote-reform": "2023-01-01"})
            >>> rows[0]["consequence"], rows[0]["document"]
            ('successor-due', 'organisation-agreement')
            >>> rows[1]["party"], rows[1]["successors"], rows[1]["successor_source"]
            ('espoo', 'lansi-uusimaa', 'plan')
        """
        return Table._of(self._core.ask("consequences", _frames.to_json({"scenario": scenario})))

    def consequence_findings(self, scenario: Scenario | None = None, lang: Language = "en") -> Findings:
        """The same as findings, each with its place and what to do about it.

        Args:
            scenario: As `validity` takes it.
            lang: The language of messages: `fi`, `sv` or `en`.

        Raises:
            SoteplanError: `unknown-name` for an unknown fact.

        Example:
            >>> import soteplan as sp
            >>> sp.examples.hyks_2021_2025().consequence_findings({"sote-reform": "2023-01-01"})["code"][0]
            'C001'
        """
        reply = self._core.ask("consequence_findings", _frames.to_json({"scenario": scenario}))
        return Findings._of_findings(reply, lang)

    def evaluate(
        self, observations: Data, *, combined: bool = True, confidence: float = 0.95, lang: Language = "en"
    ) -> Table[EvaluationRow]:
        """Calculates the plan's indicators, for each municipality and for all together.

        Args:
            observations: A data frame, a dict of columns or a list of rows: `area` (three-digit codes, text), `period`
                (years) and the figures that the indicators name. Other columns are left alone.
            combined: Whether to calculate the parties together, too.
            confidence: Confidence level of intervals, between 0 and 1.
            lang: The language of names and units: `fi`, `sv` or `en`.

        Returns:
            A row for each indicator, area and year: value, limits, target and status, or why there is no value.

        Raises:
            SoteplanError: `missing-column`, `column-type` or `column-value` where the observations do not fit the plan;
                `option-value`.

        Example:
            >>> import soteplan as sp
            >>> rows = sp.examples.hyks_2021_2025().evaluate(sp.examples.net_costs())
            >>> [round(row["value"]) for row in rows if row["area"] == "091" and row["period"] == 2018]
            [2918, 3470]
        """
        options = _evaluate_options(lang, combined=combined, confidence=confidence)
        return Table._of(self._core.evaluate(self._observed(observations), options))

    def chart(self, indicator: str, observations: Data, *, lang: Language = "en") -> dict[str, Any]:
        """One indicator over the years, as a Vega-Lite specification with the figures in it.

        Args:
            indicator: Its id.
            observations: As `evaluate` takes them.
            lang: The language of names and units: `fi`, `sv` or `en`.

        Raises:
            SoteplanError: `unknown-name` for an unknown indicator; otherwise as `evaluate`.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> chart = plan.chart("needs-adjusted-cost", sp.examples.net_costs())
            >>> len(chart["data"]["values"])
            14
        """
        options = _evaluate_options(lang)
        chart = self._core.chart(indicator, self._observed(observations), options)
        return cast("dict[str, Any]", json.loads(chart))

    def page(
        self,
        observations: Data | None = None,
        scenarios: Mapping[str, Scenario | None] | None = None,
        lang: Language = "en",
    ) -> str:
        """A self-contained HTML page: parties and validity under scenarios, findings, indicators.

        Args:
            observations: As `evaluate` takes them; without them the page has no values.
            scenarios: Scenarios as `validity` takes them, by the names to show.
            lang: The language of the page: `fi`, `sv` or `en`.

        Raises:
            SoteplanError: As `validity` and `evaluate`.

        Example:
            >>> import soteplan as sp
            >>> plan = sp.examples.hyks_2021_2025()
            >>> page = plan.page(scenarios={"Uudistus": {"sote-reform": "2023-01-01"}}, lang="fi")
            >>> page.startswith("<!doctype html>")
            True
        """
        source = None if observations is None else self._observed(observations)
        return self._core.page(source, _frames.to_json(scenarios or {}), lang)

    def _observed(self, observations: Data) -> Any:
        return _frames.take(observations, self._core.observed_columns())[0]

    def __eq__(self, other: object) -> bool:
        """Whether both plans say the same."""
        return self._core == other._core if isinstance(other, Plan) else NotImplemented

    # Equal plans would have to hash alike, and nobody needs plans as keys.
    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        """Lets the plan be copied and cross to another process."""
        return (Plan.parse, (self.text,)) if self.text is not None else (Plan.from_dict, (self.to_dict(),))

    def __repr__(self) -> str:
        """The plan at a glance."""
        return self._core.overview()

    def _repr_html_(self) -> str:
        return self._core.overview_html()


class Merged(NamedTuple):
    """Two versions of a plan brought together."""

    plan: Plan
    """The merged plan; where the versions contradict each other it has ours."""
    conflicts: Table[ConflictRow]
    """Every contradiction, with the common value and both others."""
    from_ours: int
    """How many changes only we made."""
    from_theirs: int
    """How many changes only they made."""


class Fixed(NamedTuple):
    """A plan with its fixes made."""

    plan: Plan
    """The plan; its text is as it was, but for what the fixes changed."""
    applied: list[AppliedFix]
    """What was made, in order."""
    refused: list[RefusedFix]
    """What was asked for and could not be made, with the reason."""
    left: Findings
    """What the rules still find."""
    rounds: int
    """How often fixes were made and the plan was checked again."""
    settled: bool
    """Whether nothing more would change: false where fixes undo each other."""


def inspect(
    text: str | bytes, *, lang: Language = "en", config: Config | None = None, **options: Unpack[CheckOptions]
) -> Findings:
    """Reads and checks a text in one go: what keeps it from being a plan, or else what the rules find.

    A text that is not a plan is no error here: that is what it says.

    Args:
        text: JSON; bytes are UTF-8.
        lang: The language of messages: `fi`, `sv` or `en`.
        config: As `Plan.check` takes it.
        options: As `Plan.check` takes them.

    Raises:
        SoteplanError: As `Plan.check`.

    Example:
        >>> import soteplan as sp
        >>> sp.inspect("[1, 2")["message"]
        ['`[` is never closed', 'an object is expected here, this is a list']
    """
    return Findings._of_findings(_native.inspect(_bytes(text), _frames.to_json(with_config(config, options))), lang)


def inspect_output(
    text: str | bytes,
    format: OutputFormat = "text",
    *,
    lang: Language = "en",
    color: bool = False,
    file: str = "plan.json",
    config: Config | None = None,
    **options: Unpack[CheckOptions],
) -> str:
    """Reads and checks a text in one go, as `inspect` does, and tells what was found, as `Plan.check_output` does.

    Args:
        text: JSON; bytes are UTF-8.
        format: As `Plan.check_output` takes it.
        lang: The language of messages: `fi`, `sv` or `en`.
        color: Whether `text` is coloured, for a terminal.
        file: What the document is called.
        config: As `Plan.check` takes it.
        options: As `Plan.check` takes them.

    Raises:
        SoteplanError: As `Plan.check_output`.

    Example:
        >>> import soteplan as sp
        >>> print(sp.inspect_output("[1, 2").splitlines()[0])
        plan.json:1:1: error P002 `[` is never closed
    """
    given = _frames.to_json(with_config(config, options))
    return _native.inspect_output(_bytes(text), given, _form(format, lang, color, file))


def check_together(
    plans: Iterable[Plan], *, config: Config | None = None, **options: Unpack[CheckOptions]
) -> list[CheckReport]:
    """Checks plans that belong together: each by its own rules, and all by those about sets (family `alignment`).

    A strategy and the plans that serve it, an agreement and the plan that it succeeds: a goal that the other plan does
    not have, a successor that begins too late, a target that is another one elsewhere.

    Args:
        plans: The plans.
        config: As `Plan.check` takes it.
        options: As `Plan.check` takes them, without `findings`, which are about one plan. A baseline is the set's.

    Returns:
        A report for each plan, in their order, as `Plan.check_report` gives it. Where a rule cannot decide because a
        plan is not in the set, its outcome names that plan among the missing facts.

    Raises:
        SoteplanError: As `Plan.check`.

    Example:
        >>> import soteplan as sp
        >>> plans = [sp.examples.hyks_2021_2025(), sp.examples.uusimaa_strategy_2030()]
        >>> reports = sp.check_together(plans, only=["focus-area-unserved"])
        >>> [report["outcomes"][0]["outcome"] for report in reports]
        ['not-applicable', 'failed']
    """
    cores = [plan._core for plan in plans]
    given = _frames.to_json(with_config(config, options))
    return cast("list[CheckReport]", json.loads(_native.check_together(cores, given)))


def catalog() -> Catalog:
    """Everything that the library can find, calculate and answer, with its documentation.

    Example:
        >>> import soteplan as sp
        >>> "crude_rate" in [method["id"] for method in sp.catalog()["methods"]]
        True
    """
    return cast("Catalog", json.loads(_native.catalog()))


def _bytes(text: str | bytes) -> bytes:
    # What has no form in UTF-8 (half a surrogate pair) is found by the reader, with its place.
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    if isinstance(text, (bytes, bytearray)):
        return bytes(text)
    raise TypeError(f"expected a text or bytes, not {type(text).__name__}")


def _form(format: OutputFormat, language: Language, color: bool, file: str) -> dict[str, object]:
    return {"format": format, "language": language, "color": color, "file": file}


def _evaluate_options(lang: Language, **options: Any) -> str:
    return _frames.to_json({"language": lang, **options})
