/** The isolated world's one global of ours, which `content/namespace.js` defines. */
// eslint-disable-next-line no-var
declare var standfirst: import("../../../extension/shared/types.js").Standfirst;
