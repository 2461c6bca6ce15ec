// Style sheets are bundled into page.css; the code gets nothing from them.
declare module '*.css';
