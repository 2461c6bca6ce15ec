import type { Webview } from 'vscode';
import type { SessionSource } from './currentSession';
import { LoadingPage } from './loadingPage';
import type { PageMode } from './pageHtml';
import type { PageParts } from './statsPage';

/** Fills a webview with the page; what a page needs is a bundle of its own, which is read for the first one. */
export function openPage(webview: Webview, source: SessionSource, mode: PageMode, parts: PageParts): LoadingPage {
  return new LoadingPage(async () => {
    const { StatsPage } = await import('./statsPage');
    return () => new StatsPage(webview, source, mode, parts);
  }, parts.onFailed);
}
