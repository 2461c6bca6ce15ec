/** The commands of the right-click menus in the page: registered among the commands, carried out by the views. */
export type PageMenuCommand =
  | 'copyKey'
  | 'copyEntryAsJson'
  | 'filterEventsByKey'
  | 'showInCharts'
  | 'copyChart'
  | 'exportSeries'
  | 'resetZoom'
  | 'copyNumber';
