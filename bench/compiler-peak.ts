import { writeSync } from 'node:fs';

// Loaded before a program that is measured: at its end it says on channel 3 how much memory it took at most, in KiB.
process.on('exit', () => {
  writeSync(3, String(process.resourceUsage().maxRSS));
});
