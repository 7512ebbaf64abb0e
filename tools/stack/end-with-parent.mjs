/** Preloaded (`--import`) into a process that has no business left once whoever started it over an IPC channel is gone. */
process.once('disconnect', () => process.exit(1));
// A process that has done its work ends all the same.
process.channel?.unref();
