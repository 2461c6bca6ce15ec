import { l10n } from 'vscode';
import type { Formatter } from '../base/format';
import type { SessionSnapshot } from '../protocol/snapshot';
import type { TreeNode } from './treeNode';

/** The memory of the observed process; none before its first sample. */
export function memoryNodes(snapshot: SessionSnapshot, format: Formatter): TreeNode[] {
  const { sessionId, memory, engineCollections, weakAlive } = snapshot;
  if (memory === null) return [];
  const number = (id: string, label: string, value: string, tooltip: string): TreeNode => ({
    id: `session:${sessionId}:${id}`,
    label,
    description: value,
    tooltip,
    icon: 'symbol-number',
    contextValue: 'memoryNumber',
    spoken: `${label}: ${value}`,
    sessionId,
  });
  const heap = format.bytes(memory.heapUsedBytes);
  return [
    {
      id: `session:${sessionId}:memory`,
      label: l10n.t('Memory'),
      description: heap,
      tooltip: l10n.t('The memory of the observed process, as Node reports it.'),
      icon: 'pulse',
      contextValue: 'memory',
      spoken: l10n.t('Memory: {0} heap used', heap),
      sessionId,
      children: [
        number(
          'heap',
          l10n.t('Heap used'),
          heap,
          l10n.t('Memory that the engine uses for objects now, garbage that was not collected yet included.'),
        ),
        number(
          'rss',
          l10n.t('Resident memory'),
          format.bytes(memory.rssBytes),
          l10n.t('All memory of the process that is not swapped out: heap, code, and buffers.'),
        ),
        number(
          'gc',
          l10n.t('Engine collections'),
          `${format.count(engineCollections.count)} · ${format.milliseconds(engineCollections.durationMs)}`,
          l10n.t('How often the engine collected garbage, and how long that took in all.'),
        ),
        ...(weakAlive === null
          ? []
          : [
              number(
                'weakAlive',
                l10n.t('Weak references alive'),
                format.count(weakAlive),
                l10n.t('The entries of all weak collections together.'),
              ),
            ]),
      ],
    },
  ];
}
