/** Where the banner is wanted: rules by host name, for a site and all below it. */

/** @typedef {import("./data_types.js").Settings} Settings */
/** @typedef {import("./data_types.js").SiteRule} SiteRule */

const HOST_NAME = /^(?!-)[\p{L}\p{N}.-]{1,253}(?<![.-])$/u;

/**
 * What holds for a site: the nearest rule on the way up from its host name, else the general mode.
 *
 * @param {Settings} settings
 * @param {string} host
 * @returns {SiteRule}
 */
export function siteRule(settings, host) {
  if (settings.bannerMode === "off") {
    return "never";
  }
  for (let name = host; name.includes("."); name = name.slice(name.indexOf(".") + 1)) {
    const rule = settings.sites[name];
    if (rule) {
      return rule;
    }
  }
  if (settings.bannerMode === "sites") {
    return "never";
  }
  // Who wants the summary at once on all sites has been asked already.
  return settings.bannerAction === "summarize" ? "always" : "ask";
}

/** @param {string} host */
export function isHost(host) {
  return HOST_NAME.test(host);
}

/** @param {string} host  with a dot: what readers mean by a site */
export function isHostName(host) {
  return isHost(host) && host.includes(".");
}
