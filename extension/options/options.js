/** The settings page: wiring only. */

import { find } from "../shared/elements.js";
import { dressPage } from "../shared/look.js";
import { loadSettings } from "../shared/settings.js";
import { wireFields } from "./fields.js";
import { wireFile } from "./file.js";
import { wireHelper } from "./helper.js";
import { wirePairing } from "./pairing.js";
import { wireSites } from "./sites.js";
import { wireUse } from "./use.js";

const settings = await loadSettings();
dressPage(settings);
wireSites(settings);
wireHelper();
await Promise.all([wireFields(), wirePairing(), wireUse()]);
wireFile();
find("main").removeAttribute("aria-busy");

if (location.hash) {
  find(`#${CSS.escape(location.hash.slice(1))}`)?.scrollIntoView();
}
