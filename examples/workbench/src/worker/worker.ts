// The worker: answers requests in the order in which they come.

import type { Calls, Method, Reply, Request } from "./protocol";

declare const self: DedicatedWorkerGlobalScope;

// Listens before the library is loaded, so that no request is lost.
const desk = import("./desk").then(({ Desk }) => new Desk());

self.addEventListener("message", ({ data }: MessageEvent<Request>) => {
    void answer(data).then((reply) => self.postMessage(reply));
});

async function answer({ id, method, args }: Request): Promise<Reply> {
    try {
        const calls = await desk;
        // The page's side of the protocol ties the arguments to the method.
        const call = calls[method] as (...args: Parameters<Calls[Method]>) => unknown;
        return { id, value: await call.apply(calls, args) };
    } catch (failure) {
        return { id, failure: failure instanceof Error ? failure.message : String(failure) };
    }
}
