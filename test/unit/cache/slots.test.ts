import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { LIST_COUNT } from '../../../src/cache/slotLists';
import { Slots } from '../../../src/cache/slots';

describe('Slots', () => {
  it('agree with a Map, and number every change', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(60)), { maxLength: 200 }), (todo) => {
        const slots = new Slots<number | string, number>(5);
        const model = new Map<number | string, number>();
        for (const [kind, number] of todo) {
          const key = number % 2 === 0 ? number : `${number}`;
          const before = slots.changes;
          const slot = slots.find(key);
          const changes = kind < 18 ? !model.has(key) === kind < 12 && (kind < 11 || model.size > 0) : kind === 20;
          if (kind === 20) {
            slots.clear();
            model.clear();
          } else if (kind >= 18) {
            if (slot !== 0) slots.setValue(slot, kind);
            if (slot !== 0) model.set(key, kind);
          } else if (changes && kind === 11) {
            const [removed = ''] = model.keys();
            const refilled = slots.find(removed);
            assert.equal(slots.refill(refilled, key, number), removed);
            slots.exchangeKey(removed, key, refilled);
            model.delete(removed);
            model.set(key, number);
          } else if (changes && kind < 11) {
            assert.equal(slots.find(key), 0);
            assert.ok(slots.add(key, number) >= LIST_COUNT);
            model.set(key, number);
          } else if (changes) {
            slots.remove(slot);
            model.delete(key);
          }
          assert.equal(slots.changes !== before, changes);
          assert.equal(slots.size, model.size);
        }
        const held = [...model.keys()].map((key) => slots.find(key));
        assert.equal(new Set(held).size, model.size, 'each has a slot of its own');
        assert.deepEqual(
          held.map((slot) => [slots.keyAt(slot), slots.valueAt(slot)]),
          [...model],
        );
      }),
      { numRuns: 500 },
    );
  }).timeout(10_000);

  it('let columns grow with them, before a slot is handed out', () => {
    const slots = new Slots<number, number>();
    let room = 0;
    slots.attach({ reserve: (count) => void (room = count) });
    assert.ok(room > 0, 'an attached column has room at once');
    for (let key = 0; key < 1000; key++) assert.ok(slots.add(key, key) < room);
  });

  it('take no more room than their capacity needs, also when that grows', () => {
    const slots = new Slots<number, number>();
    let room = 0;
    slots.attach({ reserve: (count) => void (room = count) });
    for (const capacity of [100, 101, 300]) {
      slots.capacity = capacity;
      while (slots.size < capacity) assert.ok(slots.add(slots.size, 0) < room);
      assert.equal(room, capacity + LIST_COUNT);
    }
  });

  it('take the slot that was freed last again, so that a full cache stays as it is', () => {
    const slots = new Slots<number, number>();
    const columns: number[] = [];
    slots.attach({ reserve: (count) => void columns.push(count) });
    for (let key = 0; key < 10; key++) slots.add(key, key);
    for (let key = 10; key < 1000; key++) {
      const freed = slots.find(key - 10);
      slots.remove(freed);
      assert.equal(slots.add(key, key), freed);
    }
    assert.equal(columns.length, 1);
  });
});
