import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../folders';

export interface Command {
  readonly command: string;
  readonly title: string;
  readonly category: string;
  readonly icon?: string;
  readonly enablement?: string;
}

export interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

export interface View {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly contextualTitle: string;
  readonly when?: string;
}

export interface Colour {
  readonly id: string;
  readonly description: string;
  readonly defaults: Readonly<Record<string, string>>;
}

export interface WalkthroughStep {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly markdown?: string; readonly svg?: string; readonly altText?: string };
  readonly completionEvents: readonly string[];
}

export interface Setting {
  readonly type: 'number' | 'boolean' | 'string';
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly order?: number;
  readonly scope?: string;
  readonly markdownDescription?: string;
}

/** The members of package.json that the extension's code and its users depend on. */
export interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly description: string;
  readonly main: string;
  readonly icon: string;
  readonly l10n: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly views: Readonly<Record<string, readonly View[]>>;
    readonly colors: readonly Colour[];
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly title: string;
      readonly description: string;
      readonly steps: readonly WalkthroughStep[];
    }[];
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly configuration: { readonly title: string; readonly properties: Readonly<Record<string, Setting>> };
    readonly snippets: readonly { readonly language: string; readonly path: string }[];
  };
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as Manifest;
}

/** The English texts of the manifest, by key. */
export function readManifestTexts(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(repository, 'package.nls.json'), 'utf8')) as Record<string, string>;
}

/** Every string anywhere in a JSON value, without the names of members. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
