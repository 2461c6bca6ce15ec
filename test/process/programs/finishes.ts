// Finishes at once: the probe must not keep it.
console.log('done');
