// What every page has: menus that close, notes that go, forms that ask before they act, and are sent once.
import { guardForms } from "./guard.js";
import { askBefore } from "./confirm.js";
import { watchMenus } from "./menus.js";
import { watchNotes } from "./notes.js";
import { watchFields } from "./fields.js";

watchMenus();
watchNotes();
askBefore();
guardForms();
watchFields();
