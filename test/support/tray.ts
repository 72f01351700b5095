import { z } from 'zod';
import { until, type Bus, type BusInterface } from './bus.ts';

/** The icon that a process has put into the tray, driven over D-Bus as a desktop's panel does. */
export interface TrayItem {
  /** What hovering shows: title and text. */
  toolTip(): Promise<string>;
  /** The labels of its menu in order; a separator is "-". */
  menuLabels(): Promise<string[]>;
  /** Picks the menu entry with this label; waits for it to be there and enabled. */
  pick(label: string): Promise<void>;
  /** A left click on the icon. */
  activate(): Promise<void>;
  /** The icon's pixels, so that a test can tell that it has changed. */
  iconFingerprint(): Promise<string>;
}

const WATCHER: BusInterface = {
  service: 'org.kde.StatusNotifierWatcher',
  object: '/StatusNotifierWatcher',
  name: 'org.kde.StatusNotifierWatcher',
};

interface MenuEntry {
  readonly id: number;
  readonly label: string;
  readonly isEnabled: boolean;
}

/** Waits for the item of the process `pid`. */
export async function findTrayItem(bus: Bus, pid: number): Promise<TrayItem> {
  const item = await until(`tray item of process ${pid}`, async () => {
    for (const id of await bus.property(WATCHER, 'RegisteredStatusNotifierItems', z.array(z.string()))) {
      const at = parseItem(id);
      if ((await ownerOrUndefined(bus, at.service)) === pid) return at;
    }
    return undefined;
  });
  const menu = await bus.property(item, 'Menu', z.string());
  return createTrayItem(bus, item, { service: item.service, object: menu, name: 'com.canonical.dbusmenu' });
}

/** Ids are "service/path" or a service alone. */
function parseItem(id: string): BusInterface {
  const slash = id.indexOf('/');
  const service = slash < 0 ? id : id.slice(0, slash);
  return { service, object: slash < 0 ? '/StatusNotifierItem' : id.slice(slash), name: 'org.kde.StatusNotifierItem' };
}

/** A process that ends meanwhile takes its name with it. */
async function ownerOrUndefined(bus: Bus, service: string): Promise<number | undefined> {
  try {
    return await bus.ownerPid(service);
  } catch {
    return undefined;
  }
}

function createTrayItem(bus: Bus, item: BusInterface, menu: BusInterface): TrayItem {
  const entries = async (): Promise<MenuEntry[]> => {
    // Chromium answers AboutToShow on the root with an error, which panels ignore; so it is left out here.
    const [, [, , children]] = await bus.call(menu, 'GetLayout', layoutSchema, 'iias', '0', '-1', '0');
    return children.map(({ data: [id, properties] }) => ({
      id,
      label: properties.type?.data === 'separator' ? '-' : (properties.label?.data ?? ''),
      isEnabled: properties.enabled?.data ?? true,
    }));
  };
  return {
    async toolTip() {
      const [, , title, text] = await bus.property(item, 'ToolTip', toolTipSchema);
      return [title, text].filter((part) => part !== '').join('\n');
    },
    async menuLabels() {
      return (await entries()).map((entry) => entry.label);
    },
    async pick(label) {
      await until(`enabled tray entry "${label}"`, async () => {
        const entry = (await entries()).find((each) => each.label === label && each.isEnabled);
        if (entry === undefined) return undefined;
        try {
          await bus.call(menu, 'Event', z.unknown(), 'isvu', String(entry.id), 'clicked', 's', '', '0');
          return true;
        } catch {
          return undefined; // the app has changed its menu meanwhile, and with it the ids: nothing was clicked
        }
      });
    },
    async activate() {
      await bus.call(item, 'Activate', z.unknown(), 'ii', '0', '0');
    },
    async iconFingerprint() {
      return JSON.stringify(await bus.property(item, 'IconPixmap', z.unknown()));
    },
  };
}

const propertiesSchema = z.object({
  type: z.object({ data: z.string() }).optional(),
  label: z.object({ data: z.string() }).optional(),
  enabled: z.object({ data: z.boolean() }).optional(),
});
const childSchema = z.object({ data: z.tuple([z.number(), propertiesSchema]).rest(z.unknown()) });
const layoutSchema = z.tuple([z.number(), z.tuple([z.number(), z.unknown(), z.array(childSchema)])]);
const toolTipSchema = z.tuple([z.string(), z.unknown(), z.string(), z.string()]);
