import type { KeyPatternTexts } from '../../../../src/session/events/keyPattern';

export const keyPatternTexts: KeyPatternTexts = {
  notAnExpression: (reason) => `not an expression: ${reason}`,
  tooCostly: () => 'too costly',
  onlyNewest: (searched) => `only the newest ${searched}`,
};
