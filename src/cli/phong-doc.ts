import { dispatch, FAULT } from './dispatch.ts';

// bin/phong-doc.mjs may be killed without warning: then this, its other half, ends the same way.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}

// Node's own code for this, 1, means here that some input was refused.
process.on('uncaughtException', (error) => {
  process.stderr.write(`${error.stack ?? error.message}\n`);
  process.exit(FAULT);
});

process.exitCode = await dispatch(process.argv.slice(2), process);
