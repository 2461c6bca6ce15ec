// Does nothing until it is ended.
console.error('last words 1\nlast words 2');
setInterval(() => undefined, 1_000);
