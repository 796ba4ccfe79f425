/** The settings page: wiring only. */

import { find } from "../shared/elements.js";
import { dressPage } from "../shared/look.js";
import { loadSettings, managedSettings } from "../shared/settings.js";
import { offerMethods, wireFields } from "./fields.js";
import { wireFile } from "./file.js";
import { wireHelper } from "./helper.js";
import { wireModels } from "./models.js";
import { wirePairing } from "./pairing.js";
import { wireSites } from "./sites.js";
import { wireUse } from "./use.js";

const [settings, managed] = await Promise.all([loadSettings(), managedSettings()]);
dressPage(settings);
wireFields(settings, managed);
wireSites(settings);
wireFile();
wireHelper();
// Until here, a choice would be shown and not stored.
find("main").inert = false;
await Promise.all([offerMethods(settings), wirePairing(), wireUse(), wireModels()]);

if (location.hash) {
  find(`#${CSS.escape(location.hash.slice(1))}`)?.scrollIntoView();
}
