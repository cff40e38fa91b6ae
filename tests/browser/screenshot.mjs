// The picture of the workbench for the README: `node tests/browser/screenshot.mjs [FILE]`.
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { opened } from "./workbench/hands.mjs";
import { Stage } from "./workbench/stage.mjs";

const file = process.argv[2] ?? fileURLToPath(new URL("../../docs/images/workbench.png", import.meta.url));

const stage = await Stage.open();
try {
    await stage.visit({ language: "en", width: 1280, height: 800 }, async (page) => {
        await opened(page);
        // A finding beside its place says what the page is for.
        await page.locator(".finding").first().click();
        await page.mouse.move(0, 0);
        // A cursor that blinks would make every picture another one.
        await page.addStyleTag({ content: ".cm-cursorLayer { animation: none !important; }" });
        await mkdir(dirname(file), { recursive: true });
        await page.screenshot({ path: file });
    });
} finally {
    await stage.close();
}
console.log(file);
