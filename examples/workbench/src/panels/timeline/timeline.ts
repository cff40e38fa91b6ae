// Who is covered when: parties along the days, under the reader's scenario.

import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { effect } from "../../state/signal";
import { Disclosure } from "../../ui/disclosure";
import { fill, h } from "../../ui/element";
import { rowsOf } from "../../worker/protocol";
import { Axis } from "./axis";
import { backgroundLanes, calendarTables, yearLane } from "./background";
import type { Look } from "./lane";
import { explanationSection } from "./explanation";
import { dayMarker } from "./marker";
import { partyLane } from "./parties";

export interface Timeline {
    picture: HTMLElement;
    /** The events and terms behind it with their sources, folded away. */
    calendar: HTMLElement;
}

export function timeline(session: Session, words: Words): Timeline {
    const years = h("div", { class: "lanes" });
    const background = h("div", { class: "lanes" });
    const parties = words.attribute(h("div", { class: "lanes", role: "group" }), "aria-label", strings.whoIsCovered);
    const calendar = new Disclosure(strings.calendar, words);
    const why = explanationSection(session, words);
    const hint = words.text(h("p", { class: "muted caption" }), strings.chooseParty);
    const picture = h("div", { class: "timeline" });
    let axis: Axis | null = null;
    const marker = dayMarker(session, words, (chosen) => {
        if (axis === null) return;
        picture.style.setProperty("--day", `${axis.at(chosen)}%`);
        picture.toggleAttribute("data-off", !axis.has(chosen));
    });
    picture.append(years, marker.element, hint, parties, legend(words), background);

    const axisNow = (): Axis | null => {
        const [outline, validity] = [session.outline.get(), session.validity.get()];
        if (outline === null) return null;
        const days = rowsOf(validity)
            .flatMap(({ from, until }) => [from, until])
            .filter((day) => day !== null);
        return new Axis([outline.from, outline.until, ...days]);
    };
    effect([session.outline, session.validity, session.calendar, words.language, words.labels], () => {
        const [outline, known] = [session.outline.get(), session.calendar.get()];
        const line = axisNow();
        picture.hidden = line === null;
        if (outline === null || known === null || line === null) return;
        axis = line;
        fill(years, yearLane(line));
        fill(background, ...backgroundLanes(outline, known, line, words));
        calendar.show(() => calendarTables(known, line, words));
        marker.along(line);
    });
    effect(
        [session.outline, session.validity, session.consequences, session.party, words.language, words.labels],
        () => {
            const [outline, validity, line] = [session.outline.get(), session.validity.get(), axisNow()];
            if (outline === null || line === null || validity === null || "refusal" in validity) {
                fill(parties);
                return;
            }
            const consequences = rowsOf(session.consequences.get());
            const lanes = validity.rows.flatMap((row) => {
                const lane = partyLane(row, outline, consequences, line, session, words);
                return row.party === session.party.get() ? [lane, why] : [lane];
            });
            fill(parties, ...lanes);
            hint.hidden = session.party.get() !== null || lanes.length === 0;
        },
    );
    return { picture, calendar: calendar.element };
}

function legend(words: Words): HTMLElement {
    const looks = [
        ["certain", strings.lookCertain],
        ["undecided", strings.lookUndecided],
        ["after", strings.lookAfter],
    ] as const satisfies readonly (readonly [Look, unknown])[];
    const items = looks.map(([look, name]) =>
        h("li", {}, h("span", { class: `swatch ${look}`, "aria-hidden": "true" }), words.text(h("span"), name)),
    );
    return h("ul", { class: "legend muted" }, ...items);
}
