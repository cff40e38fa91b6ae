import { defineConfig } from "vite";

export default defineConfig({
    // The page can stand in any folder of a server.
    base: "./",
    build: {
        target: "es2022",
        // The page's policy allows no data: URLs but pictures.
        assetsInlineLimit: 0,
        // Vega comes by itself, later than the page.
        chunkSizeWarningLimit: 1200,
    },
    worker: { format: "es" },
    // The worker asks for them later than the server looks for what to prepare.
    optimizeDeps: { include: ["d3-dsv", "vega-embed", "vega-interpreter"] },
    server: { host: "127.0.0.1" },
    preview: { host: "127.0.0.1" },
});
