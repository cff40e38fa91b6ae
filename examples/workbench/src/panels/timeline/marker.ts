// The day on which the reader looks at the plan: a slider along the line, and a field for the exact day.

import { day } from "../../language/format";
import { strings } from "../../language/strings";
import type { Words } from "../../language/words";
import type { Session } from "../../state/session";
import { effect } from "../../state/signal";
import { h } from "../../ui/element";
import type { Axis } from "./axis";

export interface DayMarker {
    /** The lane with both. */
    element: HTMLElement;
    /** Puts the slider along another line. */
    along(axis: Axis): void;
}

export function dayMarker(session: Session, words: Words, moved: (day: string) => void): DayMarker {
    const slider = h("input", { type: "range", class: "day-slider", min: 0, step: 1 });
    const field = h("input", { type: "date", id: "day" });
    let axis: Axis | null = null;
    slider.addEventListener("input", () => {
        if (axis !== null) session.day.set(axis.day(Number(slider.value)));
    });
    field.addEventListener("change", () => {
        // A date field that is still being filled in is empty.
        if (field.value !== "") session.day.set(field.value);
    });
    const show = () => {
        const chosen = session.day.get();
        if (axis === null || chosen === null) return;
        slider.max = String(axis.length - 1);
        slider.value = String(axis.offset(chosen));
        slider.setAttribute("aria-valuetext", day(chosen, words.language.get()));
        if (field.value !== chosen) field.value = chosen;
        moved(chosen);
    };
    effect([session.day, words.language], show);
    words.attribute(slider, "aria-label", strings.day);
    const label = words.text(h("label", { for: "day" }), strings.day);
    const element = h(
        "div",
        { class: "lane" },
        h("div", { class: "lane-day" }, label, field),
        h("span", { class: "track" }, slider),
    );
    return {
        element,
        along(next) {
            axis = next;
            show();
        },
    };
}
