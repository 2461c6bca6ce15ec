// Keeps its thread for ever after half a second, so it can never notice by itself that its host has gone.
setTimeout(() => {
  for (;;);
}, 500);
