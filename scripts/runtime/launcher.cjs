// The stand-in runtime's default app: opens the app folder named on the command line, as Electron's own does.
'use strict';
const { app } = require('electron');
const Module = require('node:module');
const path = require('node:path');

const { preloads, folder } = parseArguments(process.argv.slice(1));
if (folder === undefined) {
  console.error('usage: electron [options] APP-FOLDER');
  process.exit(2);
}
useAdaptedAddon();
if (preloads.length > 0) Module._preloadModules(preloads);
openApp(path.resolve(folder));

/** better-sqlite3 asks for its own prebuilt addon; the copy beside this file suits this runtime (stand-in.mjs). */
function useAdaptedAddon() {
  const stock = path.join('better-sqlite3', 'prebuilds', 'linux-x64.node');
  const load = Module._extensions['.node'];
  Module._extensions['.node'] = (module, file) =>
    load(module, file.endsWith(stock) ? path.join(__dirname, 'better-sqlite3.node') : file);
}

function parseArguments(args) {
  const found = { preloads: [], folder: undefined };
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '-r' || args[at] === '--require') found.preloads.push(args[(at += 1)]);
    else if (!args[at].startsWith('-')) return { ...found, folder: args[at] };
  }
  return found;
}

/** Synchronously: after an asynchronous import the app could be ready before it registers its protocol. */
function openApp(dir) {
  const manifest = require(path.join(dir, 'package.json'));
  app.setAppPath(dir);
  app.setName(manifest.productName || manifest.name);
  app.setVersion(manifest.version || '0.0.0');
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  process.defaultApp = true;
  Module._load(path.resolve(dir, manifest.main || 'index.js'), Module, true);
}
