// Calls to the worker as promises.

import type { Calls, Method, Reply, Request } from "../worker/protocol";

type Result<M extends Method> = Awaited<ReturnType<Calls[M]>>;

interface Waiting {
    resolve(value: unknown): void;
    reject(failure: Error): void;
}

export class Worktable {
    readonly #worker = new Worker(new URL("../worker/worker.ts", import.meta.url), { type: "module" });
    readonly #waiting = new Map<number, Waiting>();
    #last = 0;

    constructor() {
        this.#worker.addEventListener("message", ({ data }: MessageEvent<Reply>) => this.#settle(data));
        this.#worker.addEventListener("error", (event) => {
            event.preventDefault();
            for (const id of this.#waiting.keys()) this.#settle({ id, failure: event.message });
        });
    }

    /** Requests are answered in the order in which they are made. */
    call<M extends Method>(method: M, ...args: Parameters<Calls[M]>): Promise<Result<M>> {
        const id = ++this.#last;
        const request: Request<M> = { id, method, args };
        return new Promise((resolve, reject) => {
            this.#waiting.set(id, { resolve: (value) => resolve(value as Result<M>), reject });
            this.#worker.postMessage(request);
        });
    }

    #settle(reply: Reply): void {
        const waiting = this.#waiting.get(reply.id);
        this.#waiting.delete(reply.id);
        if ("failure" in reply) waiting?.reject(new Error(reply.failure));
        else waiting?.resolve(reply.value);
    }
}
