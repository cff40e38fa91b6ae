// The reader's day: by it acceptances run out and plans are late.

/** As `2026-01-31`, where the reader is. */
export function today(): string {
    const now = new Date();
    const two = (part: number) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
