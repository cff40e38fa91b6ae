// A value that others watch.

export interface Watched<T> {
    get(): T;
    watch(listener: () => void): void;
}

export class Signal<T> implements Watched<T> {
    readonly #listeners: (() => void)[] = [];
    #value: T;

    constructor(value: T) {
        this.#value = value;
    }

    get(): T {
        return this.#value;
    }

    set(value: T): void {
        if (Object.is(value, this.#value)) return;
        this.#value = value;
        for (const listener of this.#listeners) listener();
    }

    watch(listener: () => void): void {
        this.#listeners.push(listener);
    }
}

/** Sets a value unless it says the same as the one before: nobody draws again what has not changed. */
export function update<T>(signal: Signal<T>, value: T): void {
    if (JSON.stringify(value) !== JSON.stringify(signal.get())) signal.set(value);
}

/** Runs now, and again whenever one of the values changes. */
export function effect(values: readonly Watched<unknown>[], run: () => void): void {
    for (const value of values) value.watch(run);
    run();
}

/**
 * An asynchronous call of which only the newest answer counts: `take` never sees an answer that a later call has
 * overtaken.
 */
export function newest<A extends unknown[], T>(
    call: (...args: A) => Promise<T>,
    take: (answer: T) => void,
): (...args: A) => Promise<void> {
    let last = 0;
    return async (...args) => {
        const mine = ++last;
        const answer = await call(...args);
        if (mine === last) take(answer);
    };
}
