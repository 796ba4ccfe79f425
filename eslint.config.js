import js from "@eslint/js";
import noUnsanitized from "eslint-plugin-no-unsanitized";
import globals from "globals";

export default [
  { ignores: [".venv/", "build/", "dist/"] },
  js.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Build nodes with createElement and textContent." },
        { property: "outerHTML", message: "Build nodes with createElement and textContent." },
        { property: "insertAdjacentHTML", message: "Build nodes with createElement and textContent." },
      ],
    },
  },
  {
    files: ["extension/**"],
    languageOptions: { globals: globals.browser },
    rules: {
      "no-restricted-globals": [
        "error",
        { name: "chrome", message: "Import `browser` from shared/browser.js." },
        { name: "browser", message: "Import it from shared/browser.js." },
        { name: "fetch", message: "shared/requests.js is the one door." },
        { name: "XMLHttpRequest", message: "shared/requests.js is the one door." },
        { name: "WebSocket", message: "shared/requests.js is the one door." },
      ],
    },
  },
  {
    // Content scripts are classic scripts that import nothing; content/browser.js is their door to the browser's API.
    files: ["extension/content/**"],
    languageOptions: { sourceType: "script", globals: globals.browser },
  },
  {
    files: ["extension/shared/browser.js", "extension/shared/requests.js"],
    languageOptions: { globals: globals.webextensions },
    rules: { "no-restricted-globals": "off" },
  },
  {
    // Capture has the browser write the page down: outerHTML is read there, never written.
    files: ["extension/content/composed.js"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    // The helper's own page: a page as any other.
    files: ["server/standfirst/web/static/**"],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ["tests/js/**", "eslint.config.js"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
