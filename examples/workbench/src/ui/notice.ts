// What went wrong, at the top of the page until it is closed.

import type { Wording } from "../language/language";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import { Signal, effect } from "../state/signal";
import { type Child, button, fill, h } from "./element";
import { icon } from "./icons";

/** What is said: a sentence, and details made when the language is known. */
export interface Message {
    wording: Wording;
    details?: () => Child;
}

export class Notice {
    readonly element = h("div", { class: "notices", role: "alert" });
    readonly #message = new Signal<Message | null>(null);

    constructor(words: Words) {
        effect([this.#message, words.language], () => {
            const message = this.#message.get();
            fill(
                this.element,
                message &&
                    h(
                        "div",
                        { class: "notice error" },
                        icon("cross"),
                        h("div", {}, h("p", {}, words.say(message.wording)), message.details?.()),
                        button(
                            {
                                class: "plain",
                                "aria-label": words.say(strings.dismiss),
                                title: words.say(strings.dismiss),
                            },
                            () => this.clear(),
                            "×",
                        ),
                    ),
            );
        });
    }

    show(message: Message): void {
        this.#message.set(message);
    }

    clear(): void {
        this.#message.set(null);
    }
}
