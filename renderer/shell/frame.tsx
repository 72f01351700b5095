import './frame.css';
import { Redirect, Route, Switch } from 'wouter';
import { Banners } from './banners.tsx';
import { Boundary } from './boundary.tsx';
import { useCommandKeys } from './commands.ts';
import { KeySheet } from './key-list.tsx';
import { PracticeBand } from './practice-band.tsx';
import { Palette } from './palette.tsx';
import { Sidebar } from './sidebar.tsx';
import { Tour } from './tour.tsx';
import { SyncWatch } from './sync-watch.tsx';
import { useNeedYouVoice } from './need-you-voice.ts';
import { useNavigatedByMain } from './navigated.ts';
import { useWindowCommands } from './window-commands.ts';
import { ActivityScreen } from '#renderer/screens/activity/activity-screen.tsx';
import { CaptureScreen } from '#renderer/screens/capture/capture-screen.tsx';
import { ChooseVendorScreen } from '#renderer/screens/connections/choose-vendor-screen.tsx';
import { ConnectionsScreen } from '#renderer/screens/connections/connections-screen.tsx';
import { MappingScreen } from '#renderer/screens/connections/mapping-screen.tsx';
import { SetupScreen } from '#renderer/screens/connections/setup-screen.tsx';
import { CustomerScreen } from '#renderer/screens/customer/customer-screen.tsx';
import { ImportScreen } from '#renderer/screens/import/import-screen.tsx';
import { QueueScreen } from '#renderer/screens/queue/queue-screen.tsx';
import { SettingsScreen } from '#renderer/screens/settings/settings-screen.tsx';
import { StartScreen } from '#renderer/screens/welcome/start-screen.tsx';

/** Sidebar, banners, and the screen that the address names. */
export function Frame() {
  useCommandKeys();
  useWindowCommands();
  useNavigatedByMain();
  useNeedYouVoice();
  return (
    <SyncWatch>
      <div className="window">
        <PracticeBand />
        <Switch>
          <Route path="/">
            <StartScreen />
          </Route>
          <Route>
            <div className="app">
              <Sidebar />
              <main className="main">
                <Banners />
                <Boundary>
                  <Screens />
                </Boundary>
              </main>
            </div>
          </Route>
        </Switch>
      </div>
      <Palette />
      <KeySheet />
      <Tour />
    </SyncWatch>
  );
}

function Screens() {
  return (
    <Switch>
      <Route path="/capture" component={CaptureScreen} />
      <Route path="/queue" component={QueueScreen} />
      <Route path="/customer/:id/:connectionId?">
        {({ id, connectionId }) => <CustomerScreen key={id} id={id} connectionId={connectionId} />}
      </Route>
      <Route path="/connections/new" component={ChooseVendorScreen} />
      <Route path="/connections/new/:vendor">
        {({ vendor }) => <SetupScreen key={vendor} target={{ kind: 'new', vendor }} />}
      </Route>
      <Route path="/connections/:id/edit">
        {({ id }) => <SetupScreen key={id} target={{ kind: 'edit', connectionId: id }} />}
      </Route>
      <Route path="/connections/:id/copy">
        {({ id }) => <SetupScreen key={id} target={{ kind: 'copy', connectionId: id }} />}
      </Route>
      <Route path="/connections/:id/mapping">{({ id }) => <MappingScreen key={id} connectionId={id} />}</Route>
      <Route path="/connections/:id?">{({ id }) => <ConnectionsScreen chosenId={id} />}</Route>
      <Route path="/import" component={ImportScreen} />
      <Route path="/settings/:section?">{({ section }) => <SettingsScreen sectionId={section} />}</Route>
      <Route path="/activity" component={ActivityScreen} />
      <Route>
        <Redirect to="/queue" replace />
      </Route>
    </Switch>
  );
}
