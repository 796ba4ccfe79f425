/** Wiring only. Browsers end the background at any time: listeners are registered at once, and nothing is remembered. */

import { browser } from "../shared/browser.js";
import { giveBackPermissions, registerBanner } from "./banner.js";
import { toggleSummary } from "./flow.js";
import { createMenus, onMenuClicked } from "./menus.js";
import { onCardMessage } from "./messages.js";

browser.action.onClicked.addListener((tab) => {
  if (tab.id !== undefined) {
    void toggleSummary(tab.id);
  }
});

browser.contextMenus.onClicked.addListener((click, tab) => {
  void onMenuClicked(click, tab);
});

browser.runtime.onMessage.addListener((sent, sender, respond) => {
  if (sender.id !== browser.runtime.id) {
    return false;
  }
  void onCardMessage(sent, sender).then(respond);
  return true; // the answer comes later
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  void createMenus();
  void registerBanner();
  if (reason === "install") {
    void browser.tabs.create({ url: browser.runtime.getURL("welcome/welcome.html") });
  }
});

browser.runtime.onStartup.addListener(() => {
  void createMenus();
  void registerBanner();
});

browser.storage.onChanged.addListener((changes) => {
  if ("settings" in changes) {
    void createMenus();
    void registerBanner().then(giveBackPermissions);
  }
});

browser.permissions.onAdded.addListener(() => void registerBanner());
browser.permissions.onRemoved.addListener(() => void registerBanner());
