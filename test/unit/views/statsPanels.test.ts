import assert from 'node:assert/strict';
import { Emitter } from '../../../src/base/emitter';
import { PanelSession } from '../../../src/views/panelSession';
import { StatsPanels, type SessionPanel } from '../../../src/views/statsPanels';
import { FakeSessions } from './fakeSessions';

/** A panel without a window. */
class FakePanel implements SessionPanel {
  readonly shown = new PanelSession();
  readonly activated = new Emitter<void>();
  readonly closed = new Emitter<void>();
  readonly onDidActivate = this.activated.event;
  readonly onDidClose = this.closed.event;
  readonly column = 1;
  readonly title = '';
  reveals = 0;

  get sessionId(): number | undefined {
    return this.shown.current?.snapshot.sessionId;
  }

  reveal(): void {
    this.reveals++;
  }

  dispose(): void {
    this.shown.dispose();
    this.activated.dispose();
    this.closed.fire();
    this.closed.dispose();
  }
}

class Desk {
  readonly sessions = new FakeSessions();
  readonly made: FakePanel[] = [];
  readonly panels = new StatsPanels(this.sessions.asSessions(), () => {
    const panel = new FakePanel();
    this.made.push(panel);
    return panel;
  });

  /** The sessions that the panels show, in the order in which the panels were made. */
  get shown(): (number | undefined)[] {
    return this.made.map(({ sessionId }) => sessionId);
  }
}

describe('StatsPanels', () => {
  it('opens the panel of the current session once, and reveals it from then on', () => {
    const desk = new Desk();
    desk.sessions.start();
    desk.panels.open();
    desk.panels.open();
    assert.deepEqual([desk.shown, desk.made[0]?.reveals], [[1], 1]);
  });

  it('opens one without a session when there is none, which the first session gets', () => {
    const desk = new Desk();
    desk.panels.open();
    desk.panels.open();
    assert.deepEqual([desk.shown, desk.made[0]?.reveals], [[undefined], 1]);
    desk.sessions.start();
    assert.deepEqual(desk.shown, [1]);
  });

  it('has a panel for each session that runs', () => {
    const desk = new Desk();
    for (const id of [1, 2, 3]) {
      desk.sessions.start();
      desk.panels.open(id);
    }
    assert.deepEqual(desk.shown, [1, 2, 3]);
    desk.panels.open(2);
    assert.equal(desk.made[1]?.reveals, 1);
    assert.equal(desk.panels.of(2), desk.made[1]);
  });

  it('leaves a panel to the session that replaces the one it showed', () => {
    const desk = new Desk();
    desk.sessions.start();
    desk.panels.open();
    desk.sessions.start();
    desk.panels.open();
    desk.sessions.start({ replaces: 1 });
    assert.deepEqual(desk.shown, [3, 2]);
  });

  it('gives a new session the panel of an ended one, the one that the user was at last', () => {
    const desk = new Desk();
    for (const id of [1, 2]) {
      desk.sessions.start();
      desk.panels.open(id);
    }
    desk.sessions.end(1);
    desk.sessions.end(2);
    desk.made[0]?.activated.fire();
    desk.sessions.start();
    assert.deepEqual(desk.shown, [3, 2]);
    desk.sessions.start();
    assert.deepEqual(desk.shown, [3, 4]);
    desk.sessions.start();
    assert.deepEqual(desk.shown, [3, 4], 'none is taken from a session that runs');
  });

  it('opens one for an ended session when that is wanted, and takes none from another', () => {
    const desk = new Desk();
    desk.sessions.start();
    desk.sessions.end(1);
    desk.sessions.start();
    desk.panels.open(2);
    desk.panels.open(1);
    assert.deepEqual(desk.shown, [2, 1]);
  });

  it('makes the session whose panel the user is at the current one', () => {
    const desk = new Desk();
    for (const id of [1, 2]) {
      desk.sessions.start();
      desk.panels.open(id);
    }
    desk.made[0]?.activated.fire();
    assert.equal(desk.sessions.current?.snapshot.sessionId, 1);
  });

  it('gives restored panels to new sessions', () => {
    const desk = new Desk();
    const restored = new FakePanel();
    desk.panels.adopt(restored);
    desk.sessions.start();
    assert.equal(restored.sessionId, 1);
  });

  it('leaves no listener behind, however many panels were opened and closed and sessions were started', () => {
    const desk = new Desk();
    for (let i = 1; i <= 200; i++) {
      desk.sessions.start();
      desk.panels.open(i);
      desk.panels.open(Math.max(1, i - 1));
      desk.made.at(-1)?.dispose();
      if (i % 2 === 0) desk.sessions.end(i);
      if (i % 3 === 0) for (const panel of desk.panels.all) panel.dispose();
    }
    for (const panel of desk.panels.all) panel.dispose();
    assert.deepEqual(desk.panels.all, []);
    assert.equal(desk.sessions.sessionListenerCount, 0);
    desk.panels.dispose();
    assert.equal(desk.sessions.startListenerCount, 0);
  });
});
