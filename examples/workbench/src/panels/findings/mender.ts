// Has the worker work out what is to change and the editor make the change, and says what was done or why it was not.

import type { PlanEditor } from "../../editor/editor";
import type { PlanText, Wording } from "../../language/language";
import { sentences } from "../../language/sentences";
import { strings } from "../../language/strings";
import type { Session } from "../../state/session";
import { Signal } from "../../state/signal";
import type { Notice } from "../../ui/notice";
import type { Finding, Mended, Mending, Remedy } from "../../worker/protocol";

const IMPOSSIBLE = { gone: strings.gone, "no-place": strings.noPlace } as const;

/** What a person enters who accepts a finding. */
export interface Grounds {
    reason: PlanText;
    owner: string | null;
    until: string | null;
}

export class Mender {
    /** What was done last; null once the text has changed again. */
    readonly done = new Signal<Wording | null>(null);
    readonly #session: Session;
    readonly #editor: PlanEditor;
    readonly #notice: Notice;
    /** Until the text is examined again its findings are those from before. */
    #busy = false;

    constructor(session: Session, editor: PlanEditor, notice: Notice) {
        this.#session = session;
        this.#editor = editor;
        this.#notice = notice;
        session.version.watch(() => this.done.set(null));
        session.examination.watch(() => (this.#busy = false));
    }

    fix(finding: Finding, fix: number): void {
        const title = finding.fixes[fix]?.title;
        if (title !== undefined)
            this.#mend({ kind: "fix", finding, fix }, () => sentences.fixMade(title, finding.code));
    }

    fixSafely(): void {
        this.#mend({ kind: "safe" }, ({ made, refused }) => sentences.safeFixesMade(made, refused));
    }

    accept(finding: Finding, grounds: Grounds): void {
        this.#mend({ kind: "accept", finding, ...grounds }, () => sentences.acceptanceMade(finding.code));
    }

    withdraw(finding: Finding): void {
        this.#mend({ kind: "withdraw", finding }, () => sentences.acceptanceTaken(finding.code));
    }

    undo(): void {
        this.#editor.undo();
    }

    #mend(mending: Mending, told: (remedy: Extract<Remedy, { made: number }>) => Wording): void {
        if (this.#busy) return;
        this.#busy = true;
        this.#notice.clear();
        const take = (mended: Mended) => {
            if ("impossible" in mended) {
                this.#busy = false;
                this.#notice.show({ wording: IMPOSSIBLE[mended.impossible] });
                return;
            }
            this.#editor.mend(mended.changes);
            this.done.set(told(mended));
        };
        this.#session
            .mend(mending)
            .then(take)
            .catch((error: unknown) => this.#session.failure.set(String(error)));
    }
}
